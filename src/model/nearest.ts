import { align, type Aligned } from './align.ts';
import type { Miss, Searchable } from './passage.ts';

/** The stretch of a source that is nearest to a passage it does not have: shown to the writer, never used. */

/** A text's words, parted at blanks, and where each word stands among them. */
export interface WordsByText {
  readonly words: readonly { text: string; start: number }[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** How many words of the passage are compared, and how many of its places each of them may speak for. */
const MOST_WORDS = 40;
const MOST_PLACES = 50;
/** How many stretches are compared word by word. */
const CANDIDATES = 20;
/** A word longer than this is shown to no one. */
const LONGEST = 1000;

export function wordsByText(normalised: string): WordsByText {
  const words = Array.from(normalised.matchAll(/\S+/gu), (m) => ({ text: m[0], start: m.index }));
  const places = new Map<string, number[]>();
  words.forEach(({ text }, i) => {
    const known = places.get(text);
    if (!known) places.set(text, [i]);
    else if (known.length < MOST_PLACES) known.push(i);
  });
  return { words, places };
}

/** How many words around a stretch are looked at for one that has its words with some more or fewer. */
const AROUND = 8;

/**
 * The stretch that has most of the wanted words in their order, and the first word that differs; where none is near, that of
 * as many words that shares most of them in place.
 */
export function nearest(text: string, body: Searchable): Pick<Miss, 'closest' | 'differs' | 'near'> {
  const wanted = text.split(' ');
  const at = mostInPlace(wanted.slice(0, MOST_WORDS), body.words);
  if (at === undefined) return {};
  const near = aligned(text, wanted.length, at, body);
  const { start, end } = near ?? wordsAt(body, at, Math.min(wanted.length, MOST_WORDS));
  const piece = body.piece(start, end - start);
  return {
    closest: body.original.slice(piece.start, Math.min(piece.end, piece.start + LONGEST)).replace(/\s+/gu, ' '),
    ...differing(wanted, body.normal.text.slice(start, end).split(' ')),
    ...(near ? { near: { ...piece, alike: near.alike } } : {}),
  };
}

/**
 * Where the stretch begins that shares most words in place. What it costs does not grow with the body: each of the wanted
 * words speaks for the beginnings of a stretch that its own places give, and the {@link CANDIDATES} most spoken for are
 * compared.
 */
function mostInPlace(wanted: readonly string[], known: WordsByText): number | undefined {
  const shared = (at: number): number => wanted.filter((w, i) => known.words[at + i]?.text === w).length;
  const best = candidates(wanted, known).reduce(
    (found, at) => (shared(at) > found.score ? { score: shared(at), at } : found),
    { score: 0, at: 0 },
  );
  return best.score ? best.at : undefined;
}

/** Where so many words stand in the normalised text. */
function wordsAt(body: Searchable, at: number, count: number): { start: number; end: number } {
  const { words } = body.words;
  const last = words[Math.min(at + count, words.length) - 1];
  return { start: words[Math.max(0, at)]?.start ?? 0, end: last ? last.start + last.text.length : 0 };
}

/** The same words with some more or fewer, near where they begin; places are the normalised text's. */
function aligned(text: string, count: number, at: number, body: Searchable): Aligned | undefined {
  const { start, end } = wordsAt(body, at - AROUND, count + 2 * AROUND);
  const found = align(text, body.normal.text.slice(start, end));
  return found && { start: start + found.start, end: start + found.end, alike: found.alike };
}

function differing(wanted: readonly string[], closest: readonly string[]): Pick<Miss, 'differs'> {
  const at = wanted.findIndex((word, i) => closest[i] !== word);
  const word = wanted[at];
  return word === undefined ? {} : { differs: { wanted: word, found: closest[at] ?? 'the end' } };
}

/** Where a stretch may begin, those that most words speak for first, then in the order of the body. */
function candidates(wanted: readonly string[], { words, places }: WordsByText): number[] {
  const votes = new Map<number, number>();
  wanted.forEach((word, i) => {
    for (const place of places.get(word) ?? []) {
      const at = place - i;
      if (at >= 0 && at < words.length) votes.set(at, (votes.get(at) ?? 0) + 1);
    }
  });
  return [...votes]
    .sort(([a, votesA], [b, votesB]) => votesB - votesA || a - b)
    .slice(0, CANDIDATES)
    .map(([at]) => at);
}
