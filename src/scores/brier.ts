import type { Range } from './verdict.ts';

/** A forecast that came true or did not: its probability as a share, and 1 or 0. */
export interface Score {
  readonly probability: number;
  readonly came: 0 | 1;
}

/** The mean of (probability − outcome)² (Brier 1950, two-way form): 0 best, 1 worst; nothing where none is scored. */
export function meanBrier(scores: readonly Score[]): number | undefined {
  return meanOf(scores.map(({ probability, came }) => (probability - came) ** 2));
}

/** What saying of each the share that came true would have scored: known only afterwards, and no feat then. */
export function hindsight(scores: readonly Score[]): { share: number; brier: number } | undefined {
  const share = meanOf(scores.map(({ came }) => came));
  return share === undefined ? undefined : { share, brier: share * (1 - share) };
}

/** A probability word and whether what it said came true. */
export interface Said extends Range {
  readonly came: 0 | 1;
}

/**
 * Between which mean Brier scores the words would lie, had each been any number of its range. A range has no single score that
 * rewards honesty (Seidenfeld, Schervish and Kadane 2012), so none is made up for it.
 */
export function briersAllowed(said: readonly Said[]): { from: number; to: number } | undefined {
  const far = ({ low, high, came }: Said): number => (came ? 1 - low / 100 : high / 100);
  const near = ({ low, high, came }: Said): number => (came ? 1 - high / 100 : low / 100);
  const from = meanOf(said.map((one) => near(one) ** 2));
  const to = meanOf(said.map((one) => far(one) ** 2));
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * How far apart the words stood for what came and what did not: the mean of the ranges' middles, as shares. That a range is
 * taken as its middle is a convention (Mandel and Barnes 2014 score words so). Nothing where either has no case.
 */
export function discrimination(said: readonly Said[]): { came: number; not: number } | undefined {
  const middle = ({ low, high }: Said): number => (low + high) / 200;
  const came = meanOf(said.filter((one) => one.came).map(middle));
  const not = meanOf(said.filter((one) => !one.came).map(middle));
  return came === undefined || not === undefined ? undefined : { came, not };
}

export const meanOf = (numbers: readonly number[]): number | undefined =>
  numbers.length ? numbers.reduce((sum, n) => sum + n, 0) / numbers.length : undefined;
