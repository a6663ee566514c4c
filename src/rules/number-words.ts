import { perLanguage } from './languages/index.ts';
import type { Language, NumberWords } from './languages/language.ts';
import type { Numeral } from './numeral.ts';

/** Numbers that a text has in words: "three and a half", "two thirds", "half a million", "tens of thousands". */

/** A word of a text as the reader of numbers sees it: lower case, one apostrophe, `gap` what stands before it. */
interface Token {
  word: string;
  start: number;
  end: number;
  /** Whether nothing but a blank or a hyphen stands between it and the word before. */
  joined: boolean;
}

/** What a run of words says, and how many tokens it takes. */
interface Run {
  length: number;
  value: number;
  kind: Numeral['kind'];
  weak?: boolean;
}

interface Compiled {
  words: NumberWords;
  /** Phrases of a table by their first word, the longest first. */
  cardinals: ReadonlyMap<string, readonly Entry[]>;
  units: ReadonlySet<string>;
  small: ReadonlySet<string>;
  /** Every word that a number may begin with. */
  begins: ReadonlySet<string>;
}

type Entry = readonly [words: readonly string[], value: number];

const compiled = perLanguage((language: Language): Compiled => {
  const { numbers } = language;
  const cardinals = byFirst(numbers.cardinals);
  const units = new Set(
    Object.values(language.units)
      .flat()
      .map((unit) => unit.split(' ')[0] ?? ''),
  );
  const tables = [numbers.multiples, numbers.times, numbers.groups, numbers.scales, numbers.ordinals];
  const lists = [numbers.half, numbers.articles, numbers.one, ...tables.map((t) => Object.keys(t))];
  return {
    ...{ words: numbers, small: new Set(language.small), cardinals, units },
    begins: new Set([...cardinals.keys(), ...units, ...lists.flat()]),
  };
});

function byFirst(table: Readonly<Record<string, number>>): Map<string, Entry[]> {
  const entries = Object.entries(table).map(([key, value]): Entry => [key.split(/[ -]/), value]);
  entries.sort(([a], [b]) => b.length - a.length);
  return Map.groupBy(entries, ([words]) => words[0] ?? '');
}

/** Articles and pronouns that a language writes onto the next word: "l'an", "d'un". */
const TOKEN = /(?:\b(?:[cdjlmnstCDJLMNST]|[Qq][uU])['’])?(\p{L}+(?:['’ʼ]\p{L}+)*)/gu;

/** Nothing, or one blank or hyphen. */
const JOINED = /^[\s\u00A0\u2010\u2011-]?$/u;

function tokensOf(text: string): Token[] {
  let after = 0;
  return Array.from(text.matchAll(TOKEN), (m) => {
    const [start, end] = [m.index + m[0].length - (m[1] ?? '').length, m.index + m[0].length];
    const joined = start - after <= 1 && JOINED.test(text.slice(after, start));
    after = end;
    const word = text.slice(start, end).toLowerCase();
    return { word: /[’ʼ]/.test(word) ? word.replace(/[’ʼ]/g, "'") : word, start, end, joined };
  });
}

/** The numbers in words of a text, in order; none in a language that is not read. */
export function wordNumerals(text: string, lang: string): Numeral[] {
  const known = compiled(lang);
  if (!known) return [];
  const found: Numeral[] = [];
  const tokens = tokensOf(text);
  for (let i = 0; i < tokens.length; i++) {
    if (!known.begins.has(tokens[i]?.word ?? '')) continue;
    const run = runAt(tokens, i, known);
    const [first, last] = [tokens[i], tokens[i + (run?.length ?? 0) - 1]];
    if (!run || !first || !last) continue;
    const { start } = first;
    const weak = run.weak ?? isKnownGroup(tokens, i, run, known.words);
    found.push({ text: text.slice(start, last.end), start, end: last.end, values: [run.value], kind: run.kind, weak });
    i += run.length - 1;
  }
  return found;
}

/** "The two sides": a small group that is known already rather than counted. */
const isKnownGroup = (tokens: readonly Token[], at: number, { value, kind }: Run, words: NumberWords): boolean =>
  kind === 'count' && value <= 10 && words.definite.includes(tokens[at - 1]?.word ?? '');

function runAt(tokens: readonly Token[], at: number, known: Compiled): Run | undefined {
  return (
    multipleAt(tokens, at, known.words) ??
    groupAt(tokens, at, known.words) ??
    halfAt(tokens, at, known) ??
    partAt(tokens, at, known) ??
    countAt(tokens, at, known) ??
    unitAndHalfAt(tokens, at, known) ??
    oneAt(tokens, at, known) ??
    ordinalAt(tokens, at, known.words)
  );
}

/** "doubled"; "three times" is a count with what follows it. */
function multipleAt(tokens: readonly Token[], at: number, words: NumberWords): Run | undefined {
  const { multiples, times, definite } = words;
  const adjective = own(times, tokens[at]?.word);
  const next = tokens[at + 1];
  if (adjective !== undefined && next?.joined && definite.includes(next.word))
    return { length: 1, value: adjective, kind: 'multiple' };
  const value = own(multiples, tokens[at]?.word);
  // "Trump doubles down" is no multiple, and is not among the words; "doubling down" neither.
  if (value === undefined || tokens[at + 1]?.word === 'down') return undefined;
  return { length: 1, value, kind: 'multiple' };
}

/** "tens of thousands": one word of a group, or several with or without a word between them. */
function groupAt(tokens: readonly Token[], at: number, { groups }: NumberWords): Run | undefined {
  const first = own(groups, tokens[at]?.word);
  if (first === undefined) return undefined;
  let [value, length] = [first, 1];
  for (let next = tokens[at + 1]; next?.joined; next = tokens[at + length]) {
    const of = next.word.length <= 3 ? 1 : 0;
    const more = own(groups, tokens[at + length + of]?.word);
    if (more === undefined) break;
    [value, length] = [value * more, length + of + 1];
  }
  return { length, value, kind: 'group' };
}

/** "half a million", "half an hour", "half of Europe"; not the second half of a match. */
function halfAt(tokens: readonly Token[], at: number, known: Compiled): Run | undefined {
  const { words, units } = known;
  if (!words.half.includes(tokens[at]?.word ?? '')) return undefined;
  if (own(words.ordinals, tokens[at - 1]?.word) !== undefined) return undefined;
  const article = [...words.articles, ...words.one].includes(tokens[at + 1]?.word ?? '') ? 1 : 0;
  const next = tokens[at + 1 + article];
  const scale = next?.joined ? scaleOf(words, next.word) : undefined;
  if (scale !== undefined) return { length: 2 + article, value: scale / 2, kind: 'count' };
  if (next?.joined && units.has(next.word)) return { length: 1 + article, value: 0.5, kind: 'count' };
  return article ? undefined : { length: 1, value: 0.5, kind: 'fraction' };
}

/** "two thirds", "a quarter", "three tenths of one", "a third of"; alone, "a third" is the one after the second. */
function partAt(tokens: readonly Token[], at: number, known: Compiled): Run | undefined {
  const { words } = known;
  const first = tokens[at]?.word ?? '';
  const isOne = words.articles.includes(first) || words.one.includes(first);
  const count = isOne ? { length: 1, value: 1 } : countAt(tokens, at, known);
  const [part, after] = [tokens[at + (count?.length ?? 0)], tokens[at + (count?.length ?? 0) + 1]];
  const of = part?.joined && count ? own(words.parts, part.word) : undefined;
  if (!count || of === undefined || !part) return undefined;
  const isOrdinal = own(words.ordinals, part.word) !== undefined;
  const ends = !after?.joined || words.ofPart.includes(after.word);
  // "A tenth session" is one after nine; "one tenth to vessels" is no other than a part.
  const saysOne = words.one.includes(first) && !words.articles.includes(first);
  if (isOrdinal && !ends && !saysOne) return undefined;
  // "first quarter", "a fifth session" go with an ordinal; "the third quarter" has no count before it.
  const length = count.length + 1;
  const [one, scale] = [tokens[at + length + 1], tokens[at + length + 2]];
  const ofOne = words.ofPart.includes(after?.word ?? '') && isArticle(words, one?.word) ? 2 : 0;
  const times = ofOne ? scaleOf(words, scale?.word ?? '') : undefined;
  if (times !== undefined) return { length: length + 3, value: (count.value / of) * times, kind: 'count' };
  return {
    length: length + (ofOne && known.units.has(scale?.word ?? '') ? 2 : 0),
    value: count.value / of,
    kind: 'fraction',
  };
}

const isArticle = (words: NumberWords, word = ''): boolean => words.articles.includes(word) || words.one.includes(word);

/** "One member": said of a thing, it may count; alone it stands for someone. */
function oneAt(tokens: readonly Token[], at: number, { words, small }: Compiled): Run | undefined {
  const [before, one, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!one || !words.one.includes(one.word) || !next?.joined || small.has(next.word)) return undefined;
  return before?.joined && (small.has(before.word) || words.definite.includes(before.word))
    ? undefined
    : { length: 1, value: 1, kind: 'count', weak: true };
}

/** "a year and a half", "un an et demi": an article, a unit, then a half; the unit is read again by who asks for it. */
function unitAndHalfAt(tokens: readonly Token[], at: number, { words, units }: Compiled): Run | undefined {
  const unit = tokens[at];
  if (!unit || !units.has(unit.word)) return undefined;
  const length = andHalf(tokens, at + 1, words);
  return length ? { length: length + 1, value: 1.5, kind: 'count' } : undefined;
}

/** How many tokens "and a half" takes at an index; 0 where it is not there. */
function andHalf(tokens: readonly Token[], at: number, words: NumberWords): number {
  if (!tokens[at]?.joined || !words.and.includes(tokens[at]?.word ?? '')) return 0;
  const article = isArticle(words, tokens[at + 1]?.word) ? 1 : 0;
  return words.half.includes(tokens[at + 1 + article]?.word ?? '') ? 2 + article : 0;
}

/**
 * The whole number that begins at a token, with "and a half" after it. A scale alone is one of its kind in a language that
 * has no article to put before it.
 */
function countAt(tokens: readonly Token[], from: number, known: Compiled): Run | undefined {
  const { words } = known;
  let [total, group, length] = [0, 0, 0];
  for (let i = from; i < tokens.length && (i === from || tokens[i]?.joined);) {
    const word = tokens[i]?.word ?? '';
    const entry = entryAt(tokens, i, known.cardinals);
    const scale = scaleOf(words, word);
    const taken = entry?.[0].length ?? 1;
    const isOne = length === 0 && isArticle(words, word) && scaleOf(words, tokens[i + 1]?.word ?? '') !== undefined;
    if (isOne) group = 1;
    else if (words.one.includes(word) && length > 0 && group % 100 >= 20 && group % 10 === 0) group += 1;
    else if (entry && fits(entry[1], group)) group += entry[1];
    else if (scale !== undefined && length > 0) [total, group] = scaled(total, group, scale);
    else if (scale !== undefined && scale >= 1000 && from === i && !words.articles.length) [total, group] = [scale, 0];
    else if (!isAnd(tokens, i, total + group, group, known)) break;
    i += taken;
    length = i - from;
  }
  if (!length) return undefined;
  const half = andHalf(tokens, from + length, words);
  return { length: length + half, value: total + group + (half ? 0.5 : 0), kind: 'count' };
}

/** "two hundred" goes on with "five", "twenty" with "one": what is added is smaller than what is there. */
const fits = (value: number, group: number): boolean =>
  group === 0 || (Number.isInteger(value) && group % 10 ** String(value).length === 0);

const scaled = (total: number, group: number, scale: number): [number, number] =>
  scale === 100 ? [total, Math.max(group, 1) * 100] : [total + Math.max(group, 1) * scale, 0];

/** "and" within a number: after a hundred or more, before what is smaller. */
function isAnd(tokens: readonly Token[], at: number, sum: number, group: number, known: Compiled): boolean {
  const next = entryAt(tokens, at + 1, known.cardinals);
  const isJoin = known.words.and.includes(tokens[at]?.word ?? '') && !!tokens[at + 1]?.joined;
  return isJoin && sum >= 100 && next !== undefined && next[1] < 100 && group % 100 === 0;
}

function entryAt(tokens: readonly Token[], at: number, table: Compiled['cardinals']): Entry | undefined {
  return table
    .get(tokens[at]?.word ?? '')
    ?.find(([words]) => words.every((w, j) => tokens[at + j]?.word === w && (j === 0 || tokens[at + j]?.joined)));
}

/** An ordinal is worked out as often as said ("the fourth year"), so it counts against another one of the same thing. */
function ordinalAt(tokens: readonly Token[], at: number, { ordinals, cardinals }: NumberWords): Run | undefined {
  const first = tokens[at]?.word ?? '';
  const [tens, last] = [own(cardinals, first), own(ordinals, tokens[at + 1]?.word)];
  if (tens !== undefined && tens >= 20 && last !== undefined && last < 10 && tokens[at + 1]?.joined)
    return { length: 2, value: tens + last, kind: 'ordinal', weak: true };
  const value = own(ordinals, first);
  return value === undefined ? undefined : { length: 1, value, kind: 'ordinal', weak: true };
}

const scaleOf = (words: NumberWords, word: string): number | undefined => own(words.scales, word);

const own = (table: Readonly<Record<string, number>>, word: string | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
