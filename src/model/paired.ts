import { tokensOf } from './told-apart.ts';

/** An element of a brief as it is looked for in another edition. */
export interface Sought<T> {
  readonly element: T;
  /** Its own id, or what else tells it from every other; two of one key are one element, whatever they say. */
  readonly key?: string | undefined;
  readonly words: string;
  /** The passages it rests on. */
  readonly cited: readonly string[];
}

export interface Paired<T> {
  /** Elements of both, in the later one's order. */
  readonly pairs: readonly { readonly was: T; readonly now: T; readonly from: number }[];
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/** From this much of their words in common, or half as much and a passage, two elements are editions of one. */
const ALIKE = 0.5;
const SHARED_PASSAGE = 0.25;

/** Which element of one edition is which of another: by key, else the likest first. */
export function paired<T>(was: readonly Sought<T>[], now: readonly Sought<T>[]): Paired<T> {
  const taken = new Map<number, number>();
  const from = new Set<number>();
  for (const { before, after } of ranked(was, now)) {
    if (taken.has(after) || from.has(before)) continue;
    taken.set(after, before);
    from.add(before);
  }
  const pairs = now.flatMap(({ element }, i) => {
    const at = taken.get(i);
    const before = at === undefined ? undefined : was[at];
    return at === undefined || !before ? [] : [{ was: before.element, now: element, from: at }];
  });
  return {
    pairs,
    gone: was.filter((_, i) => !from.has(i)).map(({ element }) => element),
    come: now.filter((_, i) => !taken.has(i)).map(({ element }) => element),
  };
}

interface Likeness {
  before: number;
  after: number;
  score: number;
}

function ranked<T>(was: readonly Sought<T>[], now: readonly Sought<T>[]): Likeness[] {
  const [before, after] = [was.map(counted), now.map(counted)];
  const all = was.flatMap((old, i) =>
    now.map((young, j) => ({ before: i, after: j, score: likeness(old, young, before[i], after[j]) })),
  );
  const near = (l: Likeness) => Math.abs(l.before - l.after);
  return all.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score || near(a) - near(b));
}

function likeness<T>(was: Sought<T>, now: Sought<T>, before: Counts = NONE, after: Counts = NONE): number {
  if (was.key !== undefined && was.key === now.key) return 3;
  const shared = was.cited.some((passage) => now.cited.includes(passage)) ? SHARED_PASSAGE : 0;
  return was.words === now.words ? 2 : inCommon(before, after) + shared;
}

interface Counts {
  readonly of: ReadonlyMap<string, number>;
  readonly all: number;
}

const NONE: Counts = { of: new Map(), all: 0 };

function counted<T>({ words }: Sought<T>): Counts {
  const of = new Map<string, number>();
  const tokens = tokensOf(words.toLowerCase());
  for (const token of tokens) of.set(token, (of.get(token) ?? 0) + 1);
  return { of, all: tokens.length };
}

/** Dice’s coefficient over the words: 1 where they are the same, 0 where none is. */
function inCommon(a: Counts, b: Counts): number {
  let both = 0;
  for (const [token, n] of a.of) both += Math.min(n, b.of.get(token) ?? 0);
  return a.all + b.all ? (2 * both) / (a.all + b.all) : 0;
}
