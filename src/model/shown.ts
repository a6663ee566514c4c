import type { Place } from '../problem.ts';

/**
 * Foreign text as a message shows it: on one line, short, and with what no one can see, or what would reorder the line,
 * spelt out.
 *
 * @param most characters above which it is cut
 */
export function shown(text: string, most = 60): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, codeOf);
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}

const codeOf = (c: string): string => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/** The first character that no text has: it is shown nowhere, and some readers of feeds and mails stop at it. */
export function controlIn(text: string): { character: string; at: Place } | undefined {
  // eslint-disable-next-line no-control-regex -- it looks for them
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.exec(text);
  return found ? { character: found[0], at: placeAt(text, found.index, 1) } : undefined;
}

/** The most marks on one letter that text has: UAX-15's stream-safe format. The time to normalise more grows by their square. */
export const MOST_MARKS = 30;
const STACKED = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u');

/** Where a letter first has over {@link MOST_MARKS} marks. */
export function stackedIn(text: string): Place | undefined {
  const found = STACKED.exec(text);
  return found ? placeAt(text, found.index, MOST_MARKS) : undefined;
}

function placeAt(text: string, index: number, length: number): Place {
  const before = text.slice(0, index).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return { line, column, endLine: line, endColumn: column + length };
}
