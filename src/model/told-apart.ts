import { diffArrays } from 'diff';
import type { Brief, Rich } from './brief.ts';
import type { Run } from './change.ts';
import { normal } from './passage.ts';
import { plain } from './plain.ts';

/** How two texts differ. `retouched` is what provably says the same: see {@link toldApart}. */
export type Difference = 'none' | 'retouched' | 'source' | 'words';

/** Words, numbers with what stands inside them, and the signs that bear on the sense. */
const TOKEN =
  /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\p{N})[.,:/](?=\p{N})|["'](?=\p{L}))[\p{L}\p{M}\p{N}]+)*|-(?=\p{N})|[^\p{L}\p{M}\p{N}\s.,;:!()[\]'/-]/gu;

export const tokensOf = (text: string): string[] => normal(text).match(TOKEN) ?? [];

/** English words that may come or go without a claim becoming another; for other languages there are none. */
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** What the words, marks and links of a text are, in their order, for two of them to be compared. */
interface Reading {
  readonly exact: string;
  readonly words: string;
  readonly cited: string;
}

/**
 * How two running texts differ, each read in its own brief.
 *
 * Where `strict`, a text is retouched only where its emphasis and the glyphs of its quotation marks, dashes and blanks are
 * others. Where not, punctuation, the letter case of its first word and English articles may be others too. Anything else is
 * other words, since no program can prove that they mean the same. Citations that differ, or stand elsewhere, are another source.
 */
export function toldApart(was: Text, now: Text, strict: boolean): Difference {
  if (JSON.stringify(read(was, true)) === JSON.stringify(read(now, true)) && sameForm(was, now)) return 'none';
  const [before, after] = [read(was, strict), read(now, strict)];
  if (before.words !== after.words) return 'words';
  return before.cited === after.cited ? 'retouched' : 'source';
}

export interface Text {
  readonly rich: Rich;
  readonly brief: Pick<Brief, 'citations'>;
  /** BCP 47, of the words. */
  readonly lang: string;
}

const sameForm = (was: Text, now: Text): boolean => form(was.rich) === form(now.rich);

const form = (rich: Rich): string => JSON.stringify(rich.map((piece) => (piece.kind === 'mark' ? '' : piece)));

function read({ rich, brief, lang }: Text, strict: boolean): Reading {
  const text = plain(rich);
  let before = '';
  const cited = rich.flatMap((piece) => {
    if (piece.kind === 'text') {
      before += piece.text;
      return piece.href === undefined ? [] : [`${piece.text} ${piece.href}`];
    }
    const citation = brief.citations[piece.citation - 1];
    const at = wordsOf(before, strict, lang).length;
    return [`${at} ${citation ? `${citation.source} ${citation.quoted}` : ''}`];
  });
  return { exact: text, words: JSON.stringify(wordsOf(text, strict, lang)), cited: JSON.stringify(cited) };
}

function wordsOf(text: string, strict: boolean, lang: string): string[] {
  if (strict) return normal(text).split(' ');
  const words = tokensOf(text).filter((word) => !(/^en\b/i.test(lang) && ARTICLES.has(word.toLowerCase())));
  return words.map((word, i) => (i ? word : word.charAt(0).toUpperCase() + word.slice(1)));
}

/** Above so many words or entries that come or go, two texts are told apart as wholes: the time grows by its square. */
const MOST_EDITS = 1000;

/** Both texts in one, word by word as words are in the language; a number is one, with what stands in it. */
export function wordChanges(was: string, now: string, lang: string): Run[] {
  const words = (text: string): string[] => Array.from(segmenter(lang).segment(text), ({ segment }) => segment);
  return listChanges(words(was), words(now)).map(({ entries, did }) => ({ text: entries.join(''), did }));
}

/** Entries of two lists, in order; `kept` stand in both. */
export interface ListRun {
  readonly entries: readonly string[];
  readonly did: Run['did'];
}

/** Both lists in one, entry by entry; above so many that come or go, as wholes. */
export function listChanges(was: readonly string[], now: readonly string[]): ListRun[] {
  // Undefined above the limit, which the types do not say of a call without a time limit.
  const parts = diffArrays([...was], [...now], { maxEditLength: MOST_EDITS }) as
    ReturnType<typeof diffArrays<string>> | undefined;
  if (!parts)
    return [
      { entries: was, did: 'removed' },
      { entries: now, did: 'added' },
    ];
  return parts.map(({ value, added, removed }) => ({
    entries: value,
    did: added ? 'added' : removed ? 'removed' : 'kept',
  }));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, known);
  return known;
}
