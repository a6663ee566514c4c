import { daysBetween, dayOf, saidDates } from './calendar.ts';
import { quantities } from './quantities.ts';
import type { Failure } from './resting.ts';

/** What a `computed` attribute covers: the one figure that it derives from the numbers it names. */

/** How far a figure may be from what its inputs give, for rounding. */
const ROUNDING = 0.03;

/** A figure that was worked out, and its value. */
export interface Worked extends Failure {
  values: readonly number[];
}

/**
 * Those of the figures without a source that `computed` does not cover. It covers one: the first that its inputs give, else,
 * where they are not read as numbers, the only one there is.
 */
export function uncovered(missing: readonly Worked[], computed: string, lang: string, day: string): Worked[] {
  const inputs = inputsOf(computed, lang, day);
  const derived = missing.find((m) => m.values.some((v) => inputs.results.some((r) => isNear(v, r))));
  const covered = derived ?? (missing.length === 1 && !inputs.isSure ? missing[0] : undefined);
  return missing.filter((m) => m !== covered);
}

const isNear = (said: number, exact: number): boolean =>
  Math.abs(said - exact) <= ROUNDING * Math.max(1e-9, Math.abs(exact));

/** What two numbers, or the days between two dates, can give; sure where there are just two, so that nothing else is meant. */
function inputsOf(computed: string, lang: string, day: string): { results: number[]; isSure: boolean } {
  const days = saidDates(computed, lang).map((d) => dayOf(d, day));
  const numbers = quantities(computed, lang).flatMap((q) => q.values.slice(0, 1));
  const [first, second] = days;
  const between = first && second ? Math.abs(daysBetween(first, second)) : undefined;
  const results = [
    ...(between === undefined ? [] : [between, between + 1, between / 7, between / 30.4, between / 365.25]),
    ...numbers.flatMap((a, i) => numbers.flatMap((b, j) => (i === j ? [] : resultsOf(a, b)))),
    ...(numbers.length > 2 ? [numbers.reduce((sum, n) => sum + n, 0), numbers.reduce((all, n) => all * n, 1)] : []),
  ];
  return { results, isSure: numbers.length === 2 && !days.length };
}

const resultsOf = (a: number, b: number): number[] => [
  ...[a - b, a + b, a * b, a / b],
  // As per cent: a part, a change.
  ...[(a / b) * 100, ((a - b) / b) * 100, (a * b) / 100, 100 - (a / b) * 100].map(Math.abs),
];
