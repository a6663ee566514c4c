import { perLanguage } from './languages/index.ts';
import type { Language } from './languages/language.ts';

/**
 * Words and phrases of a list, found in a text by whole words. A list is compiled once; a text is split into words once and
 * shared by every rule, so that forty lists cost one reading.
 */

/** A word of a text: `key` is its lower case without a possessive ending, `quoted` whether it stands in quotation marks. */
export interface Word {
  text: string;
  key: string;
  start: number;
  end: number;
  quoted: boolean;
}

/** A phrase of a list where it stands in a text, in UTF-16 units. */
export interface Hit {
  /** The list's entry that it is, as written there. */
  entry: string;
  /** The phrase as the text has it. */
  found: string;
  start: number;
  end: number;
  /** Index of its first word, and of the one after its last. */
  from: number;
  to: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[’'.\-\u2010\u2011][\p{L}\p{N}\p{M}]+)*/gu;

export function wordsOf(text: string, quoted: (at: number) => boolean = () => false): Word[] {
  return Array.from(text.matchAll(WORD), (m) => ({
    text: m[0],
    key: keyOf(m[0]),
    start: m.index,
    end: m.index + m[0].length,
    quoted: quoted(m.index),
  }));
}

function keyOf(word: string): string {
  const lower = word.toLowerCase();
  return /[’']/.test(lower) ? lower.replace(/’/g, "'").replace(/'s$/, '') : lower;
}

/** What a lexicon reads: a text's words and its language. */
export interface Readable {
  text: string;
  lang: string;
  words: readonly Word[];
}

/** Finds the phrases of a list, quoted words passed over; nothing in a language without a list. */
export type Lexicon = (text: Readable) => Hit[];

/**
 * @param list picks the phrases out of a language. In a phrase, `a|b` is either word and `a?` may be absent:
 *   `it is|was widely? believed`
 */
export function lexicon(list: (language: Language) => readonly string[] | undefined): Lexicon {
  const compiled = perLanguage((language) => byFirstWord((list(language) ?? []).flatMap(variants)));
  return (text) => {
    const phrases = compiled(text.lang);
    return phrases?.size ? hits(text, phrases) : [];
  };
}

/** A sequence of words, and the entry of a list that stands for it. */
interface Phrase {
  words: string[];
  entry: string;
}

/** An entry with alternatives -> every sequence of words it stands for. */
function variants(entry: string): Phrase[] {
  const sequences = entry.split(' ').reduce<string[][]>(
    (all, part) => {
      const options = part.toLowerCase().replace(/\?$/, '').split('|');
      const longer = all.flatMap((before) => options.map((o) => [...before, o]));
      return part.endsWith('?') ? [...all, ...longer] : longer;
    },
    [[]],
  );
  return sequences.map((words) => ({ words, entry }));
}

type ByFirstWord = Map<string, Phrase[]>;

function byFirstWord(phrases: readonly Phrase[]): ByFirstWord {
  const map: ByFirstWord = new Map();
  for (const phrase of [...phrases].sort((a, b) => b.words.length - a.words.length)) {
    const [first] = phrase.words;
    if (first !== undefined) map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
}

/** The longest phrase at each place, none overlapping another. */
function hits({ text, words }: Readable, list: ByFirstWord): Hit[] {
  const found: Hit[] = [];
  for (let i = 0; i < words.length; i++) {
    const candidates = list.get(words[i]?.key ?? '');
    const match = candidates?.find((c) => c.words.every((w, j) => words[i + j]?.key === w && !words[i + j]?.quoted));
    const [first, last] = [words[i], match && words[i + match.words.length - 1]];
    if (!match || !first || !last) continue;
    const span = { start: first.start, end: last.end, from: i, to: i + match.words.length };
    found.push({ entry: match.entry, found: text.slice(first.start, last.end), ...span });
    i += match.words.length - 1;
  }
  return found;
}
