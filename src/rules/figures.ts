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

/** How many texts are remembered: of an archive the briefings beside each other, which share their sentences. */
const REMEMBERED = 10_000;
const remembered = new Map<string, Figures>();

/** The figures of a text; a text that was read lately, as editions and positions repeat theirs, is not read again. */
export function figuresOf(text: string, lang: string): Figures {
  const key = `${lang} ${text}`;
  const known = remembered.get(key) ?? read(text, lang);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, known);
  return known;
}

function read(text: string, lang: string): Figures {
  const figures: Figures = new Lazy({
    quantities: () => {
      const { dates, months, times } = figures;
      const quantities = quantitiesBeside(text, lang, [...dates, ...times]);
      return quantities.length
        ? dated(quantities, [...dates, ...months.map((m) => ({ ...m, month: m.number }))], text)
        : [];
    },
    dates: () => saidDates(text, lang),
    months: () =>
      saidMonths(text, lang).filter((m) => !figures.dates.some((d) => d.start <= m.start && m.end <= d.end)),
    weekdays: () => saidWeekdays(text, lang),
    times: () => saidTimes(text, lang),
  });
  return figures;
}

type Readers = { readonly [Kind in keyof Figures]: () => Figures[Kind] };

/** Figures of which each kind is read when it is first asked for. */
class Lazy implements Figures {
  private readonly read: Readers;
  private readonly known: { -readonly [Kind in keyof Figures]?: Figures[Kind] } = {};

  constructor(read: Readers) {
    this.read = read;
  }

  get quantities() {
    return (this.known.quantities ??= this.read.quantities());
  }
  get dates() {
    return (this.known.dates ??= this.read.dates());
  }
  get months() {
    return (this.known.months ??= this.read.months());
  }
  get weekdays() {
    return (this.known.weekdays ??= this.read.weekdays());
  }
  get times() {
    return (this.known.times ??= this.read.times());
  }
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
export const figuresIn = (all: Figures, start: number, end: number): Figures =>
  figuresWhere(all, (f) => f.start < end && start < f.end);

/** Those of a text's figures for which something holds. */
export const figuresWhere = (all: Figures, holds: (f: { start: number; end: number }) => boolean): Figures =>
  new Lazy({
    quantities: () => all.quantities.filter(holds),
    dates: () => all.dates.filter(holds),
    months: () => all.months.filter(holds),
    weekdays: () => all.weekdays.filter(holds),
    times: () => all.times.filter(holds),
  });

export function joinedFigures(all: readonly Figures[]): Figures {
  const [only] = all;
  if (only && all.length === 1) return only;
  return new Lazy({
    quantities: () => all.flatMap((f) => f.quantities),
    dates: () => all.flatMap((f) => f.dates),
    months: () => all.flatMap((f) => f.months),
    weekdays: () => all.flatMap((f) => f.weekdays),
    times: () => all.flatMap((f) => f.times),
  });
}
