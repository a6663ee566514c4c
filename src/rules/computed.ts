import { daysBetween } from '../model/due.ts';
import { dayOf, saidDates } from './calendar.ts';
import { quantities } from './quantities.ts';
import { couldReplace, type Quantity } from './quantity.ts';
import type { Failure } from './resting.ts';
import { isTime, minutesOf } from './units.ts';

/** What a `computed` attribute covers: the one figure that it derives from the numbers it names. */

/** How far a figure may be from what its inputs give, for rounding. */
const ROUNDING = 0.03;
/** The same, where it says so itself: "nearly". */
const SAID_ROUND = 0.1;

/** A figure that was worked out, and its value. */
export interface Worked extends Failure {
  values: readonly number[];
  quantity?: Quantity;
}

/**
 * Those of the figures without a source that `computed` does not cover. It covers one: the first that its inputs give, else,
 * where they are not read as numbers, the only one there is. What its two numbers do not give is surely wrong; a figure that
 * it names itself, or that its words may speak of, a reader has to look at.
 */
export function uncovered(missing: readonly Worked[], computed: string, lang: string, day: string): Worked[] {
  const inputs = inputsOf(computed, lang, day);
  const derived = missing.find((m) => isDerived(m, inputs, lang, day));
  const covered = derived ?? (missing.length === 1 && !inputs.isSure ? missing[0] : undefined);
  return missing.filter((m) => m !== covered).map((m) => ({ ...m, how: howOf(m, inputs, derived !== undefined) }));
}

/** What two numbers do not give, in the place of one of them or of the figure that they do give, is another figure than it should be. */
function howOf({ how, values, quantity }: Worked, { known, isSure }: Inputs, isExplained: boolean): Failure['how'] {
  const own = quantity?.kind === 'fraction' ? values.flatMap((v) => [v, v * 100]) : values;
  if (own.some((v) => known.some((q) => q.values.some((w) => isNear(v, w))))) return 'nowhere';
  // The numbers of a sum are often written without their unit.
  const isInPlace = (q: Quantity) => quantity && couldReplace(quantity, { ...quantity, ...q });
  return isSure && how === 'nowhere' && (!isExplained || known.some(isInPlace)) ? 'missing' : how;
}

/** Powers of ten that a scale may stand for where the inputs are written without it: "1.2 plus 0.35" gives 1.55 billion. */
const SCALES = [1, 1e3, 1e6, 1e9, 1e12];

function isDerived(worked: Worked, { results, days, known }: Inputs, lang: string, day: string): boolean {
  const { text, quantity } = worked;
  // "Four in five" is the part that it is.
  const parts = worked.values.flatMap((v) => quantity?.total?.map((t) => v / t) ?? []);
  const by = quantity?.side ? SAID_ROUND : ROUNDING;
  const isResult = (v: number) => results.some((r) => SCALES.some((s) => (s === 1 || v >= s) && isNear(v, r * s, by)));
  if ([...worked.values, ...parts].some(isResult)) return true;
  if (saidDates(text, lang).some((d) => days.includes(dayOf(d, day) ?? ''))) return true;
  const own = quantities(text, lang)[0];
  return own !== undefined && known.some((q) => isConverted(own, q));
}

/** The same length of time in another unit: "three months" of 90 days. */
function isConverted(own: Quantity, input: Quantity): boolean {
  const [a, b] = [own.unit, input.unit];
  if (!a || !b || a === b || !isTime(a) || !isTime(b)) return false;
  return own.values.some((v) => input.values.some((w) => isNear(minutesOf(v, a), minutesOf(w, b))));
}

const isNear = (said: number, exact: number, by = ROUNDING): boolean =>
  Math.abs(said - exact) <= by * Math.max(1e-9, Math.abs(exact));

/** What two numbers, or the days between two dates, can give; sure where there are just two, so that nothing else is meant. */
function inputsOf(computed: string, lang: string, day: string): Inputs {
  const days = saidDates(computed, lang).map((d) => dayOf(d, day));
  const known = quantities(computed, lang);
  const numbers = known.flatMap((q) => q.values.slice(0, 1));
  const [first, second] = days;
  const between = first && second ? Math.abs(daysBetween(first, second)) : undefined;
  const results = [
    ...(between === undefined ? [] : [between, between + 1, between / 7, between / 30.4, between / 365.25]),
    ...numbers.flatMap((a, i) => numbers.flatMap((b, j) => (i === j ? [] : resultsOf(a, b)))),
    ...(numbers.length > 2 ? [numbers.reduce((sum, n) => sum + n, 0), numbers.reduce((all, n) => all * n, 1)] : []),
  ];
  const from = days.length ? days.flatMap((d) => d ?? []) : [day.slice(0, 10)];
  return {
    ...{ results, known, isSure: numbers.length === 2 && !days.length },
    days: from.flatMap((d) => known.flatMap((q) => [daysAway(d, q, 1), daysAway(d, q, -1)])).flatMap((d) => d ?? []),
  };
}

interface Inputs {
  /** What the numbers give. */
  results: readonly number[];
  /** Days that a length of time from a day gives, YYYY-MM-DD. */
  days: readonly string[];
  known: readonly Quantity[];
  /** Whether nothing else can be meant. */
  isSure: boolean;
}

/** The day so many days or weeks from another; nothing where that is no length of time. */
function daysAway(day: string, { values: [value], unit }: Quantity, way: 1 | -1): string | undefined {
  if (value === undefined || !(unit === 'day' || unit === 'week') || value > 5000) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`) + way * Math.round(value) * (unit === 'week' ? 7 : 1) * 86_400_000;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
}

const resultsOf = (a: number, b: number): number[] => [
  ...[a - b, a + b, a * b, a / b],
  // As per cent: a part, a change.
  ...[(a / b) * 100, ((a - b) / b) * 100, (a * b) / 100, 100 - (a / b) * 100].map(Math.abs),
];
