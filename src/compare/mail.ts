import { mailParts } from '../capture/mail-parts.ts';
import type { Entry, Reading } from './change.ts';
import { pageReading } from './page.ts';
import type { Whereto } from './whereto.ts';

/** A mail's head, its words as text and as a page, and what is attached to it, which is told by itself. */
export async function mailReading(bytes: Uint8Array, whereto: Whereto): Promise<Reading> {
  const { headers, text, html, attachments } = await mailParts(bytes);
  const page = html ? pageReading(html, whereto) : undefined;
  const words = text.split(/\r?\n\s*\r?\n/).flatMap((paragraph): Entry[] => {
    const line = paragraph.replace(/\s+/gu, ' ').trim();
    return line ? [{ text: whereto.text(line), under: 'as text' }] : [];
  });
  const fields = [
    ...headers
      .filter(([name]) => !DERIVED.has(name))
      .map(([name, value]) => ({ under: name, text: whereto.text(value) })),
    ...attachments.map(({ name }) => ({ under: 'attached', text: name })),
  ];
  const { labels = [], links = [], markup = [] } = page?.parts ?? {};
  return {
    lang: page?.lang ?? '',
    parts: { words: [...words, ...(page?.parts.words ?? [])], head: fields, labels, links, markup },
  };
}

/** Headers that follow from the rest: a digest of all, and the marks between parts. */
const DERIVED = new Set(['message-id', 'content-type', 'content-transfer-encoding', 'mime-version']);
