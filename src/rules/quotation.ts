import type { Citation } from '../model/brief.ts';
import { normal } from '../model/passage.ts';

/** Words in quotation marks, in any language's marks: what the rules on wording pass over, and one rule holds to its source. */

/** A quotation with its marks, in UTF-16 units, the end exclusive; an unclosed one ends with the text. */
export interface Quotation {
  start: number;
  end: number;
  words: string;
}

const CLOSES: Readonly<Record<string, string>> = { '“': '”"', '„': '“”', '«': '»', '»': '«', '‹': '›', '"': '"' };
const LETTER = /[\p{L}\p{N}]/u;
const ANY_MARK = /["“„«»‹‘']/u;

export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  if (!ANY_MARK.test(text)) return found;
  const lastSingle = lastClosingSingle(text);
  for (let at = 0; at < text.length; at++) {
    const close = closing(text, at, lastSingle);
    if (close === undefined) continue;
    found.push({ start: at, end: Math.min(close + 1, text.length), words: text.slice(at + 1, close) });
    at = close;
  }
  return found;
}

/** Where the quotation that opens at a position closes; nothing where none opens. */
function closing(text: string, open: number, lastSingle: number): number | undefined {
  const mark = text.charAt(open);
  if (mark === '‘' || mark === "'") return open + 2 <= lastSingle ? closingSingle(text, open) : undefined;
  const closes = CLOSES[mark];
  if (closes === undefined || (mark === '"' && /\d/.test(text.charAt(open - 1)))) return undefined;
  for (let at = open + 1; at < text.length; at++) if (closes.includes(text.charAt(at))) return at;
  return text.length;
}

/** Single marks are apostrophes too: one opens before a letter at the beginning of a word, and closes at the end of one. */
function closingSingle(text: string, open: number): number | undefined {
  if (LETTER.test(text.charAt(open - 1)) || !/\p{L}/u.test(text.charAt(open + 1))) return undefined;
  for (let at = open + 2; at < text.length; at++) if (closesSingle(text, at)) return at;
  return undefined;
}

const closesSingle = (text: string, at: number): boolean =>
  "’'".includes(text.charAt(at)) && !LETTER.test(text.charAt(at + 1)) && text.charAt(at - 1) !== ' ';

/** The last place where a single mark could close, or -1: behind it no opening one looks for its end in vain. */
function lastClosingSingle(text: string): number {
  for (let at = text.length - 1; at > 0; at--) if (closesSingle(text, at)) return at;
  return -1;
}

const passages = new WeakMap<Citation, string>();

/** A passage is normalised once, however many quotations are looked for in it. */
function normalOf(citation: Citation): string {
  const known = passages.get(citation) ?? normal(citation.quoted);
  passages.set(citation, known);
  return known;
}

const OMISSION = /\s*\[(?:…|\.\.\.)\]\s*|\s*(?:…|\.\.\.)\s*/u;

/**
 * Whether quoted words stand in a passage, letter for letter after the normalisation that passages have. `[…]` leaves
 * words out, the pieces in order; `[A]` may change the case of one letter, and other words in square brackets are the
 * editor's. A comma, full stop or semicolon before the closing mark may be the sentence's own.
 */
export function standsIn(words: string, citation: Citation): boolean {
  const text = normalOf(citation);
  let from = 0;
  for (const piece of pieces(words)) {
    const at = Math.max(...spellings(piece).map((p) => indexAtEdges(text, p, from)));
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** The words of a quotation between what was left out and what the editor put in. */
export function pieces(words: string): string[] {
  return words
    .split(OMISSION)
    .flatMap((p) => p.split(/\[(?!\p{L}\])[^\]]*\]/u))
    .map((p, i, all) => normal(i === all.length - 1 ? p.replace(/[,.;]\s*$/u, '') : p).replace(/^"|"$/g, ''))
    .map((p) => p.trim())
    .filter((p) => LETTER.test(p));
}

/** A piece as written, or with the case of its bracketed first letter changed. */
function spellings(piece: string): string[] {
  const bracketed = /^\[(\p{L})\]/u.exec(piece);
  if (!bracketed) return [piece];
  const [whole, letter = ''] = bracketed;
  const rest = piece.slice(whole.length);
  return [letter.toLowerCase() + rest, letter.toUpperCase() + rest];
}

function indexAtEdges(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (
      !(LETTER.test(text.charAt(at - 1)) && LETTER.test(words.charAt(0))) &&
      !(LETTER.test(text.charAt(end)) && LETTER.test(words.at(-1) ?? ''))
    ) {
      return at;
    }
  }
  return -1;
}
