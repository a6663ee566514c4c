import { languageOf, perLanguage } from './languages/index.ts';
import { wordNumerals } from './number-words.ts';
import type { Numeral } from './numeral.ts';

/**
 * Numerals of a text by their value: "three" is 3, "3-1/2" is 3.5, "2.5 million" is 2,500,000. Digits are read in every
 * script and language, words in those that the rules know.
 */
export function numerals(text: string, lang: string): Numeral[] {
  const inDigits = mayHaveDigits(text) ? digitNumerals(text, lang) : [];
  const inWords = wordNumerals(text, lang).filter((w) => !inDigits.some((d) => w.start < d.end && d.start < w.end));
  const found = [...inDigits, ...inWords].sort((a, b) => a.start - b.start);
  for (const [i, n] of found.entries()) shareScale(n, found[i + 1], text, lang);
  return found;
}

export const mayHaveDigits = (text: string): boolean =>
  /\d/.test(text) || (/[^\0-\x7f]/.test(text) && /\p{Nd}|[½¼¾⅓⅔⅛]/u.test(text));

/** A plain blank groups from a million on; below, it may part two numerals: "on 25 300 people". */
const LONE_GROUP = String.raw`[1-9]\d{0,2} \d{3}(?!\d| \d)`;
const GROUPED = String.raw`\d{1,3}(?:(?:[,.’'\u00A0\u202F\u2009]\d{3})+|(?: \d{3}){2,})(?!\d)(?:[.,]\d+(?!\d))?`;
/** A number that is part of a name has a letter right before it: "APT40", "F-16". */
const NUMBER = new RegExp(
  String.raw`(?=[\d½¼¾⅓⅔⅛])(?:(?<![\p{L}\d]|\p{Lu}-|\p{Lu}\p{Ll}-|\d[.,])(?<number>${GROUPED}|${LONE_GROUP}|\d+(?:[.,]\d+)?)(?:[-\s]?(?<over>\d\/[2-9](?!\d))|(?<glyph>[½¼¾⅓⅔⅛]))?|(?<alone>[½¼¾⅓⅔⅛]))`,
  'gu',
);
const GLYPHS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 1 / 8,
};

/** What a language writes right after digits: scales, and the endings of ordinals. */
const after = perLanguage(({ numbers }) => {
  const scales = { ...numbers.shortScales, ...numbers.scales };
  const words = Object.keys(scales).sort((a, b) => b.length - a.length);
  return {
    scales,
    pattern: new RegExp(String.raw`^[-\s\u00A0\u202F]?(${words.join('|')})(?![\p{L}\d])\.?`, 'iu'),
    decimal: numbers.decimal,
  };
});

const ORDINAL = /^(?:st|nd|rd|th)(?![\p{L}\d])/u;

function digitNumerals(original: string, lang: string): Numeral[] {
  const text = /[^\0-\x7f]/.test(original) ? original.replace(/\p{Nd}/gu, ascii) : original;
  return Array.from(text.matchAll(NUMBER), (m) => {
    const { number = '0', over, glyph, alone } = m.groups ?? {};
    const [a = 0, b = 1] = (over ?? '0/1').split('/').map(Number);
    // "$5.02-1/2" is half a cent more than $5.02.
    const decimals = /[.,](\d{1,2})$/.exec(number)?.[1]?.length ?? 0;
    const part = (a / b + (GLYPHS[glyph ?? alone ?? ''] ?? 0)) / 10 ** decimals;
    const [start, end] = [m.index, m.index + m[0].length];
    const { times, length } = scaleAfter(text.slice(end, end + 24), lang);
    const values = readings(number, lang).flatMap((v) => times.map((t) => (v + part) * t));
    const ordinal = ORDINAL.exec(text.slice(end, end + 3))?.[0].length ?? 0;
    const kind = ordinal ? 'ordinal' : alone ? 'fraction' : 'count';
    return {
      text: original.slice(start, end + length),
      start,
      end: end + length + ordinal,
      values,
      kind,
      weak: kind === 'ordinal',
    };
  });
}

/** The scale right after digits; "m" and "k" may be metres or a thousand of what is counted, or none of both. */
function scaleAfter(text: string, lang: string): { times: number[]; length: number } {
  const known = after(lang);
  const [whole = '', word = ''] = known?.pattern.exec(text) ?? [];
  const scale = known?.scales[word.toLowerCase()];
  if (scale === undefined) return { times: [1], length: 0 };
  const isMetre = word === 'm' && /^\s/.test(text);
  return { times: isMetre ? [1, scale] : [scale], length: whole.replace(/\.$/, '').length };
}

/** Where a language is known its own mark divides; three digits after the other mark are a group, else either may be. */
function readings(number: string, lang: string): number[] {
  const plain = number.replace(/[’' \u00A0\u202F\u2009]/g, '');
  const [first, second] = /^(\d{1,3}) (\d{3})$/.exec(number)?.slice(1) ?? [];
  if (first !== undefined) return [Number(plain), Number(first), Number(second)];
  const comma = Number(plain.replace(/,/g, ''));
  const point = Number(plain.replace(/\./g, '').replace(',', '.'));
  const isGrouped = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain);
  if (isGrouped && after(lang)?.decimal === ',') return [point];
  const groups = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) || !plain.includes(',');
  const all = after(lang)?.decimal === '.' && groups ? [comma] : [point, comma];
  const sure = /^\d+,\d{1,2}$/.test(plain) && after(lang)?.decimal === ',' ? [point] : all;
  return [...new Set(sure.filter((n) => !Number.isNaN(n)))];
}

/** Decimal digits of any script as ASCII: Unicode puts the ten of a script in a row, the zero at a multiple they share. */
function ascii(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero).padEnd(digit.length, ' ');
}

/** In "2 to 3 million" and "nearer 2 than 3 million" the 2 is two million as well. */
function shareScale(n: Numeral, next: Numeral | undefined, text: string, lang: string): void {
  const between = /^\s?(?:\p{Pd}|\p{L}{1,3}|than)\s?$/u;
  if (!next || n.kind !== 'count' || !between.test(text.slice(n.end, next.start))) return;
  scaled(n, next, lang);
}

/** A small number with the scale of another beside its own value. */
export function scaled(n: Numeral, other: Numeral, lang: string): void {
  const [scale = ''] = /\p{L}+$/u.exec(other.text) ?? [];
  const times = after(lang)?.scales[scale.toLowerCase()];
  if (times !== undefined && n.values.every((v) => v < 1000))
    n.values = [...n.values, ...n.values.map((v) => v * times)];
}

/** Whether number words of this language are understood; where they are not, a small number may stand there as a word. */
export const readsNumberWords = (lang: string): boolean => languageOf(lang) !== undefined;
