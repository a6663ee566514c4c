/**
 * The Message-ID in the head of a message, or nothing where it has none. A head ends at its first empty line; a header may
 * be folded over lines (RFC 5322, 2.2.3).
 */
export function messageIdOf(message: string): string | undefined {
  const end = /\r?\n\r?\n/.exec(message)?.index ?? message.length;
  return /^message-id:\s*(<[^<>\s]+>)/im.exec(message.slice(0, end))?.[1];
}

/** Every Message-ID of an mbox (RFC 4155): messages begin at a "From " line at the start or after an empty line. */
export function messageIdsOf(mbox: string): Set<string> {
  const messages = mbox.split(/(?:^|\r?\n\r?\n)From [^\n]*\n/);
  return new Set(messages.flatMap((m) => messageIdOf(m) ?? []));
}
