/** Characters that no one sees, or that strike or bury the letters they stand on, inside what is read. */

/** A character where none should stand, the word it stands in, and a sentence on it. */
export interface Hidden {
  word: string;
  message: string;
  /** The word without what no one sees. */
  plain?: string;
}

const ANY =
  /[\u00AD\u034F\u0300-\u036F\u115F\u1160\u180E\u200B-\u200F\u2060-\u2064\u206A-\u206F\u20D0-\u20F0\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E01EF}]/u;
/** A flag is written in tag characters after a black flag. */
const FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu;
const TAGS = /[\u{E0000}-\u{E007F}]+/gu;
/** Letters and digits of the alphabets that join without help. */
const PLAIN = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Nd}]`;
const INSIDE = new RegExp(`(?<=${PLAIN}\\p{M}?)[\\u034F\\u200B-\\u200F\\u2060\\uFEFF]+(?=${PLAIN})`, 'gu');
const NOWHERE = /[\u180E\u2061-\u2064\u206A-\u206F\u3164\uFFA0\uFFF9-\uFFFB]/gu;
const FILLER = /(?<![\u1100-\u11FF])[\u115F\u1160](?![\u1100-\u11FF])/gu;
const SELECTOR = new RegExp(`(?<=${PLAIN})(?:[\\uFE00-\\uFE0F](?!\\u20E3)|[\\u{E0100}-\\u{E01EF}])`, 'gu');
const SOFT_HYPHEN = /(?<=[\p{L}\p{N}])\u00AD(?=[\p{L}\p{N}])/gu;
const STRUCK = new RegExp(
  `${PLAIN}[\\u0300-\\u036F]*[\\u0334-\\u0338\\u20D2\\u20D3\\u20DD-\\u20E0\\u20E5-\\u20EB]`,
  'gu',
);
const BURIED = new RegExp(
  `${PLAIN}(?:[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20F0\\uFE20-\\uFE2F]{4,}|[\\u0363-\\u036F])`,
  'gu',
);
/** The German compounds that are broken at a soft hyphen have as many letters at least. */
const LONG_WORD = 14;

/** Every hidden character of a text. Linear in it. */
export function hiddenCharacters(text: string): Hidden[] {
  if (!ANY.test(text)) return [];
  const composed = text.normalize('NFC');
  return [
    ...hiddenWords(text),
    ...each(text, NOWHERE, (c) => `A character that no one sees (${codeOf(c)}) stands`),
    ...each(text, FILLER, (c) => `A character that no one sees (${codeOf(c)}) stands`),
    ...each(text, INSIDE, (c) => `A character that no one sees (${codeOf(c)}) stands`),
    ...each(text, SELECTOR, (c) => `A variation selector (${codeOf(c)}) stands`),
    ...each(text, SOFT_HYPHEN, () => 'A soft hyphen (U+00AD) stands').filter(
      ({ word }) => [...word].length < LONG_WORD,
    ),
    ...each(composed, STRUCK, (c) => `A mark that strikes a letter out (${codeOf(c.slice(-1))}) stands`),
    ...each(composed, BURIED, () => 'A heap of marks stands'),
  ];
}

/** Words in tag characters, which are shown nowhere and read by machines. */
export function hiddenWords(text: string): Hidden[] {
  const bare = text.replace(FLAG, '');
  return Array.from(bare.matchAll(TAGS), ([run]) => {
    const said = [...run].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xe0000)).join('');
    const words = said.replace(/[^\x20-\x7E]/g, '').trim();
    return { word: run, message: `Hidden characters carry the words "${words}"` };
  });
}

function each(text: string, pattern: RegExp, said: (found: string) => string): Hidden[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const word = wordAt(text, match.index, match.index + match[0].length);
    const bare = word.replace(/[\p{Cf}\p{Mn}\u3164\uFFA0\u115F\u1160]/gu, '').replace(/^\p{P}+|\p{P}+$/gu, '');
    const plain = word.replace(match[0], '');
    return { word, message: `${said(match[0])} in "${bare}"`, ...(UNSEEN.test(match[0]) && { plain }) };
  });
}

/** What leaves no trace on the page when it goes. */
const UNSEEN = /^[\p{Cf}\uFE00-\uFE0F\u034F\u{E0100}-\u{E01EF}]+$/u;

/** The word around a place, at most as long as words are. */
function wordAt(text: string, start: number, end: number): string {
  const before = /[^\s]{0,40}$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const after = /^[^\s]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}

export const codeOf = (c: string): string => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
