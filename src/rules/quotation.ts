/** Words in quotation marks, in any language's marks: what the rules on wording pass over, and one rule holds to its source. */

/** A quotation with its marks, in UTF-16 units, the end exclusive; an unclosed one ends with the text. */
export interface Quotation {
  start: number;
  end: number;
  words: string;
}

/** What closes each mark, in whatever language it opens. */
const CLOSES: Readonly<Record<string, string>> = {
  '“': '”"',
  '”': '”',
  '„': '“”"',
  '‟': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '〝': '〞〟',
  '"': '"',
  '＂': '＂',
};
/** Marks that close what they also open: where the one opens between words, the other closes after one. */
const CLOSES_ITSELF = new Set(['“', '»', '„']);
const SINGLE: Readonly<Record<string, string>> = { '‘': "’'", "'": "’'", '‚': "‘’'", '‛': '’' };
const LETTER = /[\p{L}\p{N}]/u;
const ANY_MARK = /["“”„‟«»‹›‘‚‛'「『《〈〝＂]/u;

/** The longest words in single marks that are looked for: an apostrophe with nothing to close it costs no more than this. */
const LONGEST = 1000;

export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  if (!ANY_MARK.test(text)) return found;
  const searched: Searched = new Map();
  for (let at = 0; at < text.length; at++) {
    const close = closing(text, at, searched);
    if (close === undefined) continue;
    found.push({ start: at, end: Math.min(close + 1, text.length), words: text.slice(at + 1, close) });
    at = close;
  }
  return found;
}

/** Up to where a text was looked through for the end of single marks, and has none: it is not looked through again. */
type Searched = Map<string, number>;

/** Where the quotation that opens at a position closes; nothing where none opens. */
function closing(text: string, open: number, searched: Searched): number | undefined {
  const mark = text.charAt(open);
  const single = SINGLE[mark];
  if (single !== undefined) return closingSingle(text, open, single, searched);
  const closes = CLOSES[mark];
  if (closes === undefined || (mark === '"' && /\d/.test(text.charAt(open - 1)))) return undefined;
  if (mark === '”' && !opensWord(text, open)) return undefined;
  for (let at = open + 1; at < text.length; at++) {
    const c = text.charAt(at);
    if (closes.includes(c) || (c === mark && CLOSES_ITSELF.has(c) && closesWord(text, at))) return at;
  }
  return text.length;
}

const opensWord = (text: string, at: number): boolean =>
  !LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at + 1)) && !/[.,!?…]/.test(text.charAt(at - 1));

const closesWord = (text: string, at: number): boolean =>
  !/\s/.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + 1));

/**
 * Single marks are apostrophes too: one opens before a letter at the beginning of a word, and closes at the end of one. An
 * apostrophe after a plural s closes only where no other mark does.
 */
function closingSingle(text: string, open: number, closes: string, searched: Searched): number | undefined {
  const next = text.charAt(open + 1);
  if (LETTER.test(text.charAt(open - 1)) || !LETTER.test(next)) return undefined;
  if (/\d/.test(next) && text.charAt(open) === "'") return undefined;
  if (/^\d\ds\b/.test(text.slice(open + 1, open + 5))) return undefined;
  let possessive: number | undefined;
  const limit = Math.min(text.length, open + LONGEST);
  for (let at = Math.max(open + 2, searched.get(closes) ?? 0); at < limit; at++) {
    if (!closes.includes(text.charAt(at)) || LETTER.test(text.charAt(at + 1)) || text.charAt(at - 1) === ' ') continue;
    if (text.charAt(at - 1) !== 's' || !/^ \p{Ll}/u.test(text.slice(at + 1, at + 3))) return at;
    possessive ??= at;
  }
  if (possessive === undefined) searched.set(closes, Math.max(limit, searched.get(closes) ?? 0));
  return possessive;
}
