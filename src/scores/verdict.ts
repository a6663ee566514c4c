/**
 * Whether what a probability word said comes true as often as its printed range says, told from how often it did.
 *
 * Readers look after every outcome, so a test that holds for one look would cry wolf in the end. This one holds however often
 * one looks: an e-process, a wager against the word that no honest desk can make rich. For "more often than the range" it stakes
 * on every probability above the range at once, against the range's upper end; for "less often" likewise below. While each case
 * has a probability within the range, given those settled before, neither wager's expected worth ever grows, so that (Ville 1939)
 * the chance that it is ever worth x is at most 1/x. Wagers depend on the counts alone, and not on the order of the outcomes.
 *
 * A verdict against a word needs a wager worth 2 × words / 0.05: two wagers a word, all words of the scale together. Of a hundred
 * desks whose every word fits, fewer than five ever see one, whatever the words and however long they look.
 * `test/bench/SCORING.md` shows it, and how many cases a verdict takes.
 *
 * What it takes for granted: that outcomes say little about each other. Two judgements on one matter, settled together, count
 * as two.
 */
export type Verdict = 'fits' | 'more' | 'less' | 'few';

/** How often a desk whose every word fits may ever see a verdict against one of them. */
export const FALSE_ALARMS = 0.05;

/** In per cent points: a word fits where it is shown to be off by no more than this. */
export const TOLERANCE = 10;

/** A probability word's range, in per cent. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * @param yes how many came true of `count` that are settled
 * @param words how many words the scale has: so many verdicts are given at once
 */
export function verdictOf({ low, high }: Range, yes: number, count: number, words: number): Verdict {
  const worth = Math.log((2 * words) / FALSE_ALARMS);
  const [from, to] = [low / 100, high / 100];
  if (above(to, yes, count) >= worth) return 'more';
  if (below(from, yes, count) >= worth) return 'less';
  const margin = TOLERANCE / 100;
  const notOver = to + margin >= 1 || below(to + margin, yes, count) >= worth;
  const notUnder = from - margin <= 0 || above(from - margin, yes, count) >= worth;
  return count && notOver && notUnder ? 'fits' : 'few';
}

/** The logarithm of what a wager on a probability above `bound` is worth. */
const above = (bound: number, yes: number, count: number): number => wager(bound, bound, 1, yes, count);

const below = (bound: number, yes: number, count: number): number => wager(bound, 0, bound, yes, count);

/** On how many probabilities it is staked, in equal parts. */
const STAKES = 64;

/** The mean over probabilities between two of how much likelier each makes the outcomes than `bound` does, as a logarithm. */
function wager(bound: number, from: number, to: number, yes: number, count: number): number {
  if (bound <= 0 || bound >= 1) return -Infinity;
  const ratios = Array.from({ length: STAKES }, (_, i) => {
    const p = from + ((i + 0.5) / STAKES) * (to - from);
    return yes * Math.log(p / bound) + (count - yes) * Math.log((1 - p) / (1 - bound));
  });
  const most = ratios.reduce((a, b) => Math.max(a, b), -Infinity);
  return most + Math.log(ratios.reduce((sum, ratio) => sum + Math.exp(ratio - most), 0) / STAKES);
}
