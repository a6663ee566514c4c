import { saidDates, saidMonths, saidWeekdays, type SaidDate, type SaidName } from './calendar.ts';
import { saidTimes, type SaidTime } from './clock.ts';
import { quantitiesBeside } from './quantities.ts';
import type { Quantity } from './quantity.ts';

/** Everything in a text that has a value: quantities, dates, months and weekdays by name, times of day. */
export interface Figures {
  readonly quantities: readonly Quantity[];
  readonly dates: readonly SaidDate[];
  /** Months that stand in no date. */
  readonly months: readonly SaidName[];
  readonly weekdays: readonly SaidName[];
  readonly times: readonly SaidTime[];
}

export const NO_FIGURES: Figures = { quantities: [], dates: [], months: [], weekdays: [], times: [] };

export function figuresOf(text: string, lang: string): Figures {
  const dates = saidDates(text, lang);
  const times = saidTimes(text, lang);
  const months = saidMonths(text, lang).filter((m) => !dates.some((d) => d.start <= m.start && m.end <= d.end));
  return {
    quantities: quantitiesBeside(text, lang, [...dates, ...times]),
    dates,
    months,
    weekdays: saidWeekdays(text, lang),
    times,
  };
}

/** Those of a text's figures that touch a stretch of it. */
export function figuresIn(all: Figures, start: number, end: number): Figures {
  const inside = <T extends { start: number; end: number }>(some: readonly T[]): T[] =>
    some.filter((f) => f.start < end && start < f.end);
  return {
    quantities: inside(all.quantities),
    dates: inside(all.dates),
    months: inside(all.months),
    weekdays: inside(all.weekdays),
    times: inside(all.times),
  };
}

export const joinedFigures = (all: readonly Figures[]): Figures => ({
  quantities: all.flatMap((f) => f.quantities),
  dates: all.flatMap((f) => f.dates),
  months: all.flatMap((f) => f.months),
  weekdays: all.flatMap((f) => f.weekdays),
  times: all.flatMap((f) => f.times),
});
