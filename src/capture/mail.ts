import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { shown } from '../model/shown.ts';
import type { Choices, Extraction, Reader } from './extracted.ts';
import { fromHtml } from './html.ts';
import { unwrapped } from './plain-text.ts';
import { versionOf } from './versions.ts';

/** How deep mails in mails are read. */
const DEEPEST = 8;
/** What is printed of a mail's head, in this order. */
const HEAD = ['From', 'To', 'Cc', 'Date', 'Subject'] as const;

/**
 * The words of a mail: who wrote to whom, when and on what, then its text part; where it has none, its HTML as a page is read.
 * Mails that are attached follow in the order they are attached, each with its head; of other attachments the names are told.
 */
export async function fromMail(bytes: Uint8Array, choices: Choices): Promise<Extraction> {
  const found: Found = { notes: [], reader: choices.reader };
  const text = await wordsOf(bytes, choices, found, 1);
  return typeof text === 'string' ? { text, ...found, by: versionOf('postal-mime') } : text;
}

/** What is found on the way to a mail’s words. */
interface Found {
  readonly notes: string[];
  /** Whose text of a page was taken: all pages in a mail are read by one. */
  reader: Reader | undefined;
}

async function wordsOf(
  bytes: Uint8Array,
  choices: Choices,
  found: Found,
  depth: number,
): Promise<string | { refused: string }> {
  const mail = await PostalMime.parse(bytes, {
    rfc822Attachments: true,
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
  });
  const head = headOf(mail);
  if (!head.length) return { refused: 'is not a mail, as its name says: it begins with no header' };
  const body = bodyOf(mail, choices, found);
  if (typeof body !== 'string') return body;
  const nested: string[] = [];
  for (const attachment of mail.attachments) {
    const inner =
      isMail(attachment) && depth < DEEPEST ? await wordsOf(bytesOf(attachment), choices, found, depth + 1) : undefined;
    if (typeof inner === 'string') nested.push(inner);
    else
      found.notes.push(
        `Not read, an attachment: “${shown(attachment.filename ?? 'without a name')}” (${attachment.mimeType})`,
      );
  }
  if (!body && !nested.length) return { refused: noText(mail) };
  return [head.join('\n'), body, ...nested].filter(Boolean).join('\n\n');
}

const isMail = ({ mimeType }: Attachment): boolean => mimeType === 'message/rfc822';

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const addresses = (list: readonly Address[] = []): string =>
  list
    .map(({ name, address, group }) =>
      group ? `${name}: ${addresses(group)}` : name ? `${name} <${address}>` : address,
    )
    .join(', ');

function headOf(mail: Email): string[] {
  const values: Record<(typeof HEAD)[number], string | undefined> = {
    From: addresses(mail.from && [mail.from]),
    To: addresses(mail.to),
    Cc: addresses(mail.cc),
    // As it is written there: a day in another form would be another's word.
    Date: mail.headers.find(({ key }) => key === 'date')?.value,
    Subject: mail.subject,
  };
  return HEAD.flatMap((name) => {
    const value = values[name]?.replace(/\s+/g, ' ').trim();
    return value ? [`${name}: ${value}`] : [];
  });
}

function bodyOf(mail: Email, choices: Choices, found: Found): string | { refused: string } {
  const text = mail.text?.trim() ? unwrapped(mail.text, choices.lines) : '';
  if (text || !mail.html?.trim()) return text;
  const page = fromHtml(mail.html, found.reader);
  // A letter of pictures alone has no words, and its attachments may.
  if ('refused' in page) return '';
  found.reader = page.reader;
  found.notes.push(`It has no text part: its HTML was read by ${page.by}`);
  for (const note of page.notes) found.notes.push(note);
  return page.text;
}

function noText({ attachments }: Email): string {
  const encrypted = attachments.some(({ mimeType }) => /pkcs7-mime|pgp-encrypted/.test(mimeType));
  return encrypted
    ? 'has no text: it is encrypted; open it in your mail program, and save its words as .txt'
    : 'has no text';
}
