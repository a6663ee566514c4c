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
  const quantities = quantitiesBeside(text, lang, [...dates, ...times]);
  return {
    quantities: dated(quantities, [...dates, ...months.map((m) => ({ ...m, month: m.number }))], text),
    dates,
    months,
    weekdays: saidWeekdays(text, lang),
    times,
  };
}

/** How far a month or year may stand from the quantity that is of it. */
const BESIDE = 24;

/** Each quantity with the month or year nearest to it, where no other quantity and no mark stands between. */
function dated(all: readonly Quantity[], said: readonly Moment[], text: string): Quantity[] {
  const years = all
    .filter((q) => q.kind === 'year')
    .map((q): Moment => ({ ...q, ...(q.values[0] ? { year: q.values[0] } : {}) }));
  const moments = [...said, ...years];
  if (!moments.length) return [...all];
  for (const q of all) {
    if (q.kind === 'year') continue;
    const gaps = moments.flatMap((m) => {
      const [from, to] = m.start >= q.end ? [q.end, m.start] : [m.end, q.start];
      const isFree = !all.some((o) => o !== q && o.kind !== 'year' && o.start < to && from < o.end);
      if (to < from || to - from > BESIDE || !isFree || /[;.:!?]/u.test(text.slice(from, to))) return [];
      return [{ moment: m, gap: to - from + (m.start >= q.end ? 0 : 1) }];
    });
    const nearest = gaps.sort((a, b) => a.gap - b.gap)[0]?.moment;
    if (nearest) q.when = { ...pick(nearest) };
  }
  return [...all];
}

const pick = ({ month, year }: Moment) => ({ ...(month ? { month } : {}), ...(year ? { year } : {}) });

interface Moment {
  start: number;
  end: number;
  month?: number;
  year?: number;
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
