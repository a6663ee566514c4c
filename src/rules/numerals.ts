import { ENGLISH } from './languages/en/index.ts';
import { languageOf } from './languages/index.ts';

/**
 * Numerals of a text by their value: "three" is 3, "3-1/2" is 3.5, "2.5 million" is 2,500,000. Digits are read in every
 * script, number words in English only.
 */

/** A numeral in UTF-16 units; several values where it can be read in several ways (1.000 is 1000 or 1). */
export interface Numeral {
  text: string;
  start: number;
  end: number;
  values: number[];
  /** Whether it names a group known already rather than counting one: "the two sides". */
  known: boolean;
}

export function numerals(text: string, lang: string): Numeral[] {
  if (!mayCount(text)) return [];
  const english = readsNumberWords(lang);
  const found = [...(/\p{Nd}|[½¼¾⅓⅔]/u.test(text) ? digits(text, english) : []), ...(english ? words(text) : [])];
  const inOrder = found.sort((a, b) => a.start - b.start);
  for (const [i, n] of inOrder.entries()) shareScale(n, inOrder[i + 1], text);
  return inOrder;
}

const {
  cardinals: CARDINALS,
  definite: DEFINITE,
  parts: PARTS,
  scales: SCALES,
  shortScales: SHORT_SCALES,
} = ENGLISH.numbers;

/** Whether a text has digits, or letters enough for a number word: most have neither, and are done. */
export const mayCount = (text: string): boolean => COUNTS.test(text);

const COUNTS =
  /\p{Nd}|[½¼¾⅓⅔]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|illion|dozen/iu;

/** Whether number words of this language are understood; where they are not, a small number may stand there as a word. */
export const readsNumberWords = (lang: string): boolean => languageOf(lang)?.tag === 'en';

/** A plain blank groups only from a million on: "on 25 300 people" has two numerals. */
const THOUSANDS = String.raw`\d{1,3}(?:(?:[,.’'\u00A0\u202F\u2009]\d{3})+|(?: \d{3}){2,})(?!\d)(?:[.,]\d+(?!\d))?`;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d]|\p{Lu}-)(?<time>(?:[01]?\d|2[0-3]):[0-5]\d)|(?<![\p{L}\d]|\p{Lu}-|\p{Lu}\p{Ll}-)(?<number>${THOUSANDS}|\d+(?:[.,]\d+)?)(?:[-\s]?(?<over>\d\/[2-9](?!\d))|(?<glyph>[½¼¾⅓⅔]))?(?:[\s\u00A0]?(?<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|[km](?=\W|$)))?|(?<alone>[½¼¾⅓⅔])`,
  'gu',
);
const GLYPHS: Readonly<Record<string, number>> = { '½': 1 / 2, '¼': 1 / 4, '¾': 3 / 4, '⅓': 1 / 3, '⅔': 2 / 3 };

function digits(original: string, english: boolean): Numeral[] {
  const text = original.replace(/\p{Nd}/gu, ascii);
  return Array.from(text.matchAll(NUMBER), (m) => {
    const { time, number = '0', over, glyph, alone, scale = '' } = m.groups ?? {};
    const [a = 0, b = 1] = (over ?? '0/1').split('/').map(Number);
    const part = a / b + (GLYPHS[glyph ?? alone ?? ''] ?? 0);
    const times = [...(scale === 'm' || scale === 'k' ? [1] : []), SCALES[scale] ?? SHORT_SCALES[scale] ?? 1];
    const values = time ? [minutes(time)] : readings(number, english).flatMap((v) => times.map((t) => (v + part) * t));
    return { text: m[0], start: m.index, end: m.index + m[0].length, values, known: false };
  });
}

/** A clock time has a value of its own, which no count can have: minutes of the day below zero. */
const minutes = (time: string): number => -1 - time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/** In English a comma groups and a point divides; elsewhere it may be either way. */
function readings(number: string, english: boolean): number[] {
  const plain = number.replace(/[’' \u00A0\u202F\u2009]/g, '');
  const comma = Number(plain.replace(/,/g, ''));
  const point = Number(plain.replace(/\./g, '').replace(',', '.'));
  const groups = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) || !plain.includes(',');
  const all = english && groups ? [comma] : [comma, point];
  return [...new Set(all.filter((n) => !Number.isNaN(n)))];
}

/** Decimal digits of any script as ASCII: Unicode puts the ten of a script in a row, the zero at a multiple they share. */
function ascii(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero).padEnd(digit.length, ' ');
}

const TOKEN = /[A-Za-z]+/g;

function words(text: string): Numeral[] {
  const found: Numeral[] = [];
  const tokens = Array.from(text.matchAll(TOKEN), (m) => ({
    word: m[0].toLowerCase(),
    start: m.index,
    end: m.index + m[0].length,
  }));
  for (let i = 0; i < tokens.length; i++) {
    const run = cardinal(tokens, i, text);
    const [first, last] = [tokens[i], tokens[i + run.length - 1]];
    if (!run.length || !first || !last) continue;
    const known = run.value <= 10 && DEFINITE.includes(tokens[i - 1]?.word ?? '');
    found.push({
      text: text.slice(first.start, last.end),
      start: first.start,
      end: last.end,
      values: [run.value],
      known,
    });
    i += run.length - 1;
  }
  return found;
}

interface Token {
  word: string;
  start: number;
  end: number;
}

/** The number that begins at a token: how many tokens it takes, none where there is no number. */
function cardinal(tokens: readonly Token[], from: number, text: string): { length: number; value: number } {
  let [total, group, length] = [0, 0, 0];
  const joined = (i: number) =>
    i === from || /^[\s-]$/.test(text.slice(tokens[i - 1]?.end ?? 0, tokens[i]?.start ?? 0));
  for (let i = from; i < tokens.length && joined(i); i++) {
    const word = tokens[i]?.word ?? '';
    const next = tokens[i + 1]?.word ?? '';
    const [unit, scale] = [CARDINALS[word], SCALES[word]];
    const article = length === 0 && (word === 'a' || word === 'one') && next in SCALES;
    const and =
      length > 0 &&
      word === 'and' &&
      joined(i + 1) &&
      group % 100 === 0 &&
      CARDINALS[next] !== undefined &&
      total + group >= 100;
    const tail = word === 'one' && length > 0 && group % 100 >= 20;
    if (article) group = 1;
    else if (tail) group += 1;
    else if (unit !== undefined && (group % 100 === 0 || (group % 10 === 0 && unit < 10))) group += unit;
    else if (scale !== undefined && length > 0)
      [total, group] = scale === 100 ? [total, group * 100] : [total + group * scale, 0];
    else if (!and) break;
    length++;
  }
  const value = total + group;
  const after = tokens[from + length]?.word ?? '';
  if (length && joined(from + length) && PARTS[after] !== undefined)
    return { length: length + 1, value: value / PARTS[after] };
  if (
    length &&
    tokens
      .slice(from + length, from + length + 3)
      .map((t) => t.word)
      .join(' ') === 'and a half'
  )
    return { length: length + 3, value: value + 0.5 };
  return { length, value };
}

/** In "2 to 3 million" the 2 is two million as well. */
function shareScale(n: Numeral, next: Numeral | undefined, text: string): void {
  if (!next || !/^\s?(?:[–-]|to|or|and)\s?$/.test(text.slice(n.end, next.start))) return;
  const scale = /[a-z]+$/.exec(next.text)?.[0] ?? '';
  const times = SCALES[scale] ?? SHORT_SCALES[scale];
  if (times !== undefined && n.values.every((v) => v < 1000)) n.values.push(...n.values.map((v) => v * times));
}
