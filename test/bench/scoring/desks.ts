import { SCALES } from '../../../src/model/scale.ts';
import { verdictOf, type Range, type Verdict } from '../../../src/scores/verdict.ts';

/** Desks that are made up: what their words mean is known, so that it is known which verdicts are wrong. */

const SCALE = SCALES.icd203;

/** How an honest desk means its words; `turning` is one that wants an alarm, and means the end of the range that makes it likelier. */
export type Strategy = 'low' | 'middle' | 'high' | 'turning';
export const STRATEGIES: readonly Strategy[] = ['low', 'middle', 'high', 'turning'];

const meant = ({ low, high }: Range, strategy: Strategy, yes: number, count: number): number => {
  const middle = (low + high) / 200;
  if (strategy === 'middle') return middle;
  const isHigh = strategy === 'high' || (strategy === 'turning' && yes >= middle * count);
  return (isHigh ? high : low) / 100;
};

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const known = new Map<string, Verdict>();

/** A verdict on a word of a scale of seven, each worked out once. */
export function verdict(range: Range, yes: number, count: number): Verdict {
  const key = `${range.low} ${range.high} ${yes} ${count}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = verdictOf(range, yes, count, SCALE.length);
  known.set(key, made);
  return made;
}

/** Whether a desk ever sees a verdict against a word, all its words used `cases` times and looked at after every outcome. */
export function desk(strategy: Strategy, seed: number, cases: number): boolean {
  const draw = random(seed + 1);
  return SCALE.some((range) => {
    let yes = 0;
    for (let n = 1; n <= cases; n++) {
      if (draw() < meant(range, strategy, yes, n - 1)) yes++;
      const said = verdict(range, yes, n);
      if (said === 'more' || said === 'less') return true;
    }
    return false;
  });
}

/** After how many cases a desk that means `share` by a word first sees this verdict; Infinity where it has not by `most`. */
export function casesUntil(wanted: Verdict, range: Range, share: number, seed: number, most: number): number {
  const draw = random(seed + 1);
  let yes = 0;
  for (let n = 1; n <= most; n++) {
    if (draw() < share) yes++;
    if (verdict(range, yes, n) === wanted) return n;
  }
  return Infinity;
}
