import { utcTicks } from 'd3-time';

/** Days as numbers, and a stretch of them as a line from 0 to 1. */

export const DAY = 86_400_000;

/** The first and the last day of a day, a month or a year, in milliseconds. */
export function extentOf(on: string): { first: number; last: number } {
  const [year = 0, month, day] = on.split('-').map(Number);
  if (month === undefined) return { first: Date.UTC(year, 0, 1), last: Date.UTC(year, 11, 31) };
  if (day === undefined) return { first: Date.UTC(year, month - 1, 1), last: Date.UTC(year, month, 0) };
  const at = Date.UTC(year, month - 1, day);
  return { first: at, last: at };
}

/** A day as YYYY-MM-DD. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A tick, as much of its date as is to be said. */
export interface Tick {
  readonly on: string;
  readonly at: number;
}

/** Round days between two: whole weeks, months, years, as many as about `count`; of a whole month or year no more is said. */
export function ticksBetween(first: number, last: number, count: number): Tick[] {
  const ticks = utcTicks(new Date(first), new Date(last), count)
    .map((tick) => tick.getTime())
    .filter((at) => at % DAY === 0);
  const days = ticks.map(dayOf);
  const cut = days.every((d) => d.endsWith('-01-01')) ? 4 : days.every((d) => d.endsWith('-01')) ? 7 : 10;
  // One tick on the first of a month among days does not make it a month.
  const length = ticks.length > 1 ? cut : 10;
  return days.map((day, i) => ({ on: day.slice(0, length), at: ticks[i] ?? first }));
}
