import PostalMime from 'postal-mime';

/** A mail taken apart, as its reader's program has it. */
export interface MailParts {
  /** Names in small letters, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Headers are as they are written there, their words decoded. */
export async function mailParts(bytes: Uint8Array): Promise<MailParts> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  return {
    headers: mail.headers.map(({ key, value }) => [key, key === 'subject' ? (mail.subject ?? value) : value]),
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
  };
}
