/** Letters of one alphabet, or of a style, that stand in a word of another and are read as its own. */

/** Letters of Cyrillic and Greek that look like Latin ones, and Latin ones that look like either (UTS 39, the plain cases). */
const CYRILLIC = new Set('аеорсухіјѕһԁԛԝѵԍҽАВЕКМНОРСТУХІЈЅЗԌҮ');
const GREEK = new Set('ονρυαικγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ');
const LATIN = new Set('aceijopsxyABCEHIKMOPSTXYZ');

/** Alphabets and styles that no honest word mixes with Latin letters. */
const ALPHABETS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Lisu', /\p{Script=Lisu}/u],
  ['Coptic', /\p{Script=Coptic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Deseret', /\p{Script=Deseret}/u],
  ['small capital', /[\u1D00-\u1D2B\u0299\u0262\u026A\u0274\u0276\u0280\u028F\u029C\u029F\uA730\uA731]/u],
  ['phonetic', /[\u0251\u0261\u0269\u0254\u0259\u028B\u028C]/u],
  ['full-width', /[\uFF21-\uFF3A\uFF41-\uFF5A]/u],
  ['mathematical', /[\u2102-\u2134\u{1D400}-\u{1D7CB}]/u],
  ['numeral', /[\u2160-\u2188]/u],
];

/** Whether a text has any letter beside the plain ones of Latin: most have none, and are not looked at again. */
const SUSPECT =
  /[\u0250-\u02AF\u0370-\u058F\u10A0-\u10FF\u13A0-\u13FF\u1D00-\u1DBF\u2102-\u2188\u2C80-\u2CFF\uA4D0-\uA4FF\uA730\uA731\uAB70-\uABBF\uFF21-\uFF5A\u{10400}-\u{1044F}\u{1D400}-\u{1D7CB}]/u;
const CYRILLIC_LETTER = /\p{Script=Cyrillic}/u;
const GREEK_LETTER = /\p{Script=Greek}/u;
const LATIN_LETTER = /\p{Script=Latin}/u;

/** A word, or an acronym with its full stops: "U.S." is one word. */
const WORDS = /(?:\p{L}\.){2,}|[\p{L}\p{M}\p{Nl}]+/gu;
/** A zero in another alphabet between digits. */
const LETTER_IN_NUMBER = /\d+[.,]?[ОоΟο]+\d*(?![\p{L}\p{M}])/gu;
/** Marks of a phonetic transcription, in which every letter means a sound. */
const TRANSCRIBED = /[\u02B0-\u02FF]/u;

/** What is wrong with a word, in a sentence. */
export interface LookAlike {
  word: string;
  message: string;
  /** Whether it may be what it seems to be, so that a reader has to look. */
  unsure?: true;
}

/** Every word that mixes alphabets, or styles of letters, that look alike. Linear in the text. */
export function lookAlikes(text: string): LookAlike[] {
  if (!SUSPECT.test(text)) return [];
  const words = Array.from(text.matchAll(WORDS), ([word]) => word);
  const numbers = Array.from(text.matchAll(LETTER_IN_NUMBER), ([word]) => word);
  return [
    ...words.flatMap((word) => mixed(word) ?? []),
    ...numbers.map((word) => ({ word, message: `"${word}" has a letter in the place of a digit` })),
    ...disguised(words),
  ];
}

/** The sentence on a word of two alphabets; nothing where they cannot be taken for one. */
function mixed(word: string): LookAlike | undefined {
  const other = otherLetters(word);
  if (!other) return undefined;
  return { word, message: `"${word}" mixes Latin and ${other} letters that look alike` };
}

/** The alphabet whose letters stand among Latin ones and look like them. */
function otherLetters(word: string): string | undefined {
  const letters = [...word].filter((c) => /[\p{L}\p{Nl}]/u.test(c));
  const style = ALPHABETS.find(([, pattern]) => pattern.test(word));
  if (style) return isMixedStyle(word, letters, style[1]) ? style[0] : undefined;
  if (!letters.some((c) => LATIN_LETTER.test(c))) return undefined;
  if (CYRILLIC_LETTER.test(word))
    return isCyrillicLoan(letters) || !resembles(letters, CYRILLIC) ? undefined : 'Cyrillic';
  if (GREEK_LETTER.test(word)) return isSymbol(letters) || !letters.some((c) => GREEK.has(c)) ? undefined : 'Greek';
  return undefined;
}

/** Mathematical letters are a style wherever two stand together; the others where plain letters stand beside them. */
function isMixedStyle(word: string, letters: readonly string[], style: RegExp): boolean {
  if (TRANSCRIBED.test(word)) return false;
  const styled = letters.filter((c) => style.test(c)).length;
  const plain = letters.filter((c) => LATIN_LETTER.test(c) && !style.test(c)).length;
  return plain > 0 ? styled < letters.length : styled > 1 && /[\u{1D400}-\u{1D7CB}]/u.test(word);
}

const resembles = (letters: readonly string[], others: ReadonlySet<string>): boolean =>
  letters.some((c) => others.has(c) || LATIN.has(c));

/** An acronym with the ending of another alphabet: "SMSка". */
const isCyrillicLoan = (letters: readonly string[]): boolean =>
  /^\p{Script=Latin}{2,}\p{Script=Cyrillic}+$/u.test(letters.join('')) && /^\p{Lu}{2,}\p{Ll}+$/u.test(letters.join(''));

/** A small Greek letter before or after a Latin capital: "TNFα", "μA". */
const isSymbol = (letters: readonly string[]): boolean =>
  /^(?:[α-ω]{1,2}\p{Script=Latin}*|\p{Script=Latin}*\p{Lu}[α-ω])$/u.test(letters.join('')) &&
  /\p{Lu}|^[α-ω]\p{Ll}?$/u.test(letters.filter((c) => LATIN_LETTER.test(c)).join('') || letters.join(''));

/** Words all in look-alikes between words in Latin letters: "Хі" for "Xi". Whether they are meant, no rule can tell. */
function disguised(words: readonly string[]): LookAlike[] {
  return words.flatMap((word, i) => {
    const beside = [words[i - 1], words[i + 1]].filter((w) => w !== undefined);
    if (!beside.length || !beside.every((w) => LATIN_LETTER.test(w) && !CYRILLIC_LETTER.test(w))) return [];
    const letters = [...word];
    const isCyrillic = letters.every((c) => CYRILLIC.has(c));
    if (!isCyrillic && !(letters.length > 1 && letters.every((c) => GREEK.has(c)))) return [];
    const message = `"${word}" is in ${isCyrillic ? 'Cyrillic' : 'Greek'} letters that look Latin`;
    return [{ word, message, unsure: true as const }];
  });
}

const HOST = /\bhttps?:\/\/([^/\s?#"<>]+)/giu;

/** A host with a label that is all look-alikes, under a Latin ending. */
export function disguisedAddresses(text: string): LookAlike[] {
  if (!SUSPECT.test(text)) return [];
  return Array.from(text.matchAll(HOST)).flatMap(([, host = '']) => {
    const labels = host.split('.');
    const imitates = labels.some(
      (l) => l.length > 1 && [...l].every((c) => CYRILLIC.has(c) || GREEK.has(c) || c === '-'),
    );
    return imitates && /^[a-z]+$/i.test(labels.at(-1) ?? '')
      ? [{ word: host, message: `The address "${host}" is in letters that look Latin` }]
      : [];
  });
}
