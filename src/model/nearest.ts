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

/**
 * The stretch of as many words that shares most of them in place with the wanted text, and the first word that differs.
 * What it costs does not grow with the body: each of the first {@link MOST_WORDS} words speaks for the beginnings of a
 * stretch that its own places give, and the {@link CANDIDATES} most spoken for are compared.
 */
export function nearest(text: string, body: Searchable): Pick<Miss, 'closest' | 'differs'> {
  const wanted = text.split(' ', MOST_WORDS);
  const { words } = body.words;
  const shared = (at: number): number => wanted.filter((w, i) => words[at + i]?.text === w).length;
  const best = candidates(wanted, body.words).reduce(
    (found, at) => (shared(at) > found.score ? { score: shared(at), at } : found),
    { score: 0, at: 0 },
  );
  const [first, last] = [words[best.at], words[Math.min(best.at + wanted.length, words.length) - 1]];
  if (best.score === 0 || !first || !last) return {};
  const { start, end } = body.piece(first.start, last.start + last.text.length - first.start);
  const differing = wanted.findIndex((w, i) => words[best.at + i]?.text !== w);
  const word = wanted[differing];
  return {
    closest: body.original.slice(start, Math.min(end, start + LONGEST)).replace(/\s+/gu, ' '),
    ...(word === undefined ? {} : { differs: { wanted: word, found: words[best.at + differing]?.text ?? 'the end' } }),
  };
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
