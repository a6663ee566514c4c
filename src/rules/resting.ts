import type { SaidDate, SaidName } from './calendar.ts';
import type { SaidTime } from './clock.ts';
import type { Figures } from './figures.ts';
import type { Ground } from './ground.ts';
import { areOpposed, countTheSame, isRounded, isSame, type Quantity } from './quantity.ts';

/** How a figure of a text fails to rest on its ground. */
export interface Failure {
  start: number;
  end: number;
  /** As the text has it. */
  text: string;
  /**
   * It is nowhere; in the paragraph and not in the sentence; there in another unit; said to go the other way, or to be
   * the beginning, end or measure of a change where it is another of them; on the other side of the number; the part and the whole of another; against another; of another year.
   */
  how: 'missing' | 'elsewhere' | 'unit' | 'way' | 'role' | 'side' | 'swapped' | 'pair' | 'year';
  /** What the ground has in its place, where that can be told. */
  instead?: string;
}

/** Every figure of a text that does not rest on its ground, in the order of kinds. */
export function failures(figures: Figures, ground: Ground, text: string): Failure[] {
  const { quantities, dates, months, times, weekdays } = figures;
  const said = (f: { start: number; end: number }) => text.slice(f.start, f.end);
  return [
    ...quantities.flatMap((q) => failureOf(q, quantities, ground)),
    ...dates.flatMap((d) => ofDate(d, dates, ground, said)),
    ...months.flatMap((m) => ofMonth(m, figures, ground, said)),
    ...times.flatMap((t) => ofTime(t, ground, said)),
    ...weekdays.flatMap((w) => ofWeekday(w, ground, said)),
  ];
}

function failureOf(q: Quantity, all: readonly Quantity[], ground: Ground): Failure[] {
  const failed = (how: Failure['how'], instead?: Quantity): Failure[] => [
    { start: q.start, end: q.end, text: q.text, how, ...(instead ? { instead: instead.text } : {}) },
  ];
  const { quantities: cited } = ground.cited;
  const same = cited.filter((s) => isSame(q, s));
  if (same.length) {
    const found = turned(q, same, cited, failed);
    return found.length || !isOfOtherYear(q, all, cited) ? found : failed('year');
  }
  const other = cited.find((s) => !all.some((c) => isSame(c, s)) && countTheSame(q, s));
  const isAround = ground.around.quantities.some((s) => isSame(q, s));
  if (q.weak) return other && !isAround ? failed('missing', other) : [];
  if (isImplied(q, ground) || isLengthOfRange(q, ground)) return [];
  if (isAround) return other || isOtherYear(q, all, ground) ? failed('missing', other) : failed('elsewhere');
  const inOtherUnit = cited.find((s) => isSame(bare(q), s));
  if (inOtherUnit && inOtherUnit.kind !== 'year') return failed('unit', inOtherUnit);
  // "Half as many" of "twice as many" is the other way to say it.
  const isTurnedRound = (s: Quantity) =>
    s.kind === 'multiple' && s.values.some((v) => q.values.some((w) => v * w === 1));
  if (q.kind === 'fraction' && cited.some(isTurnedRound)) return failed('elsewhere');
  // How many times more is often worked out; another multiple there is not.
  if (q.kind === 'multiple' && !cited.some((s) => s.kind === 'multiple')) return failed('elsewhere');
  return failed('missing', other);
}

/** How far a year may stand after the figure that is its: " in 2019", " im Jahr 2019". */
const TO_YEAR = 10;

const yearRightAfter = (q: Quantity, all: readonly Quantity[]): Quantity | undefined => {
  const next = all.find((y) => y !== q && y.start >= q.end && y.start - q.end <= TO_YEAR);
  return next?.kind === 'year' ? next : undefined;
};

/** "98,000 tonnes in 2019", where the source has a year right after another figure of that unit, and not after this one. */
function isOfOtherYear(q: Quantity, all: readonly Quantity[], cited: readonly Quantity[]): boolean {
  const year = q.kind === 'count' ? yearRightAfter(q, all) : undefined;
  if (!year) return false;
  const ofYear = cited.filter((s) => {
    const own = s.kind === 'count' && s.unit === q.unit ? yearRightAfter(s, cited) : undefined;
    return own !== undefined && isSame(year, own);
  });
  return ofYear.length > 0 && !ofYear.some((s) => isSame(q, s));
}

/** A year, where the cited words have only years that the claim leaves out: it stands in the place of one of them. */
function isOtherYear(q: Quantity, all: readonly Quantity[], { cited }: Ground): boolean {
  const years = cited.quantities.filter((s) => s.kind === 'year');
  return q.kind === 'year' && years.length > 0 && !years.some((s) => all.some((c) => isSame(c, s)));
}

/** The number alone. */
function bare({ unit: _unit, ...q }: Quantity): Quantity {
  return { ...q, kind: 'count' };
}

/** The number is there; what it says may still be turned round. */
function turned(
  q: Quantity,
  same: readonly Quantity[],
  cited: readonly Quantity[],
  failed: (how: Failure['how'], instead?: Quantity) => Failure[],
): Failure[] {
  const [first] = same;
  if (same.every((s) => areOpposed(q.side, s.side))) return failed('side', first);
  const isOtherWay = (s: Quantity) => s.way !== undefined && s.way !== q.way;
  // "Up from 26%" tells of what came after; the source may have the 26% by itself: "a 26% reduction goal".
  const isBegun = q.role === 'from' && !same.some((s) => s.role === 'from');
  if (q.way && !isBegun && same.every(isOtherWay)) return failed('way', first);
  if (q.role && same.every((s) => s.role && s.role !== q.role)) return failed('role', first);
  const isOtherPair = (s: Quantity) => s.against !== undefined && !meet(s.against, q.against ?? []);
  if (q.against && same.every((s) => s.against) && same.every(isOtherPair)) return failed('pair', first);
  const crossed = q.total && cited.find((s) => s.total && meet(s.total, q.values) && meet(s.values, q.total ?? []));
  const isStraight = same.some((s) => s.total && meet(s.total, q.total ?? []));
  return crossed && !isStraight ? failed('swapped', crossed) : [];
}

const meet = (a: readonly number[], b: readonly number[]): boolean => a.some((v) => b.includes(v));

/** Rounded and said to be; a year that goes without saying; a small number in a source whose words are not read. */
function isImplied(q: Quantity, { cited, years, unread }: Ground): boolean {
  if (cited.quantities.some((s) => isRounded(q, s))) return true;
  if (unread && q.values.some((v) => v <= 100)) return true;
  if (q.kind !== 'year') return false;
  return q.values.some((v) => years.includes(v) || cited.dates.some((d) => d.year === v));
}

/** "Three days" of "23–25 March", counted with both ends or without the first. */
const isLengthOfRange = ({ unit, values }: Quantity, { cited }: Ground): boolean =>
  unit === 'day' &&
  cited.dates.some(({ days: [first, last] }) => {
    const length = first !== undefined && last !== undefined ? last - first : 0;
    return length > 0 && values.some((v) => v === length || v === length + 1);
  });

type Said = (f: { start: number; end: number }) => string;

function ofDate(d: SaidDate, all: readonly SaidDate[], ground: Ground, said: Said): Failure[] {
  const { cited, around, unread } = ground;
  if (unread || isWhole(d, ground.days) || cited.dates.some((s) => isOneDate(d, s, ground))) return [];
  const isDay = (day: number) =>
    isWhole({ ...d, days: [day] }, ground.days) || cited.dates.some((s) => isOneDate({ ...d, days: [day] }, s, ground));
  if (d.days.length > 1 && d.days.every(isDay)) return [];
  if (inParts(d, cited, ground)) return [];
  const other = cited.dates.find((s) => !all.some((c) => isOneDate(c, s, ground)));
  const isAround = around.dates.some((s) => isOneDate(d, s, ground)) || inParts(d, around, ground);
  return [{ start: d.start, end: d.end, text: said(d), how: isAround && !other ? 'elsewhere' : 'missing' }];
}

function isWhole({ year, month, days }: SaidDate, whole: readonly string[]): boolean {
  return whole.some((day) => {
    const [y, m, d] = day.split('-').map(Number);
    return (m === undefined || m === month) && days.every((n) => n === d) && (year === undefined || year === y);
  });
}

/** One month, the same days as far as both say them, and a year that one of them leaves to be understood. */
function isOneDate(claim: SaidDate, source: SaidDate, { years }: Ground): boolean {
  if (claim.month !== source.month) return false;
  const year = claim.year === undefined || claim.year === source.year || (!source.year && years.includes(claim.year));
  return year && claim.days.every((d) => source.days.includes(d));
}

/** "6, 7 and 8 August", "July and September 2020": a date that stands there in pieces. */
function inParts({ year, month, days }: SaidDate, figures: Figures, { years }: Ground): boolean {
  const isFree = (d: SaidDate) => d.year === undefined || year === undefined || d.year === year;
  const hasMonth = [...figures.dates.filter(isFree), ...figures.months.map((m) => ({ month: m.number }))].some(
    (d) => d.month === month,
  );
  const hasNumber = (n: number) =>
    figures.quantities.some((q) => !q.unit && q.values.includes(n)) || figures.dates.some((d) => d.year === n);
  const isKnownYear = year === undefined || years.includes(year) || hasNumber(year);
  return hasMonth && isKnownYear && days.every((d) => figures.quantities.some((q) => !q.unit && q.values.includes(d)));
}

/** A month alone is in the source, or the one in which a source speaks of a day. */
function ofMonth(m: SaidName, claimed: Figures, { cited, around, days, unread }: Ground, said: Said): Failure[] {
  const has = (f: Figures) => f.months.some((s) => s.number === m.number) || f.dates.some((d) => d.month === m.number);
  if (unread || has(cited)) return [];
  // The month of writing goes without saying, unless it stands in the place of one that the source has.
  const isReplaced = cited.months.some((s) => !claimed.months.some((c) => c.number === s.number));
  if (!isReplaced && days.some((day) => Number(day.slice(5, 7)) === m.number)) return [];
  const other = cited.months.length > 0 || cited.dates.length > 0;
  return [
    {
      start: m.start,
      end: m.end,
      text: said(m),
      how: !isReplaced && (!other || has(around)) ? 'elsewhere' : 'missing',
    },
  ];
}

/** A weekday is one of the source's, or of a day that it speaks of; it is none where the source names another. */
function ofWeekday(w: SaidName, { cited, around, weekdays }: Ground, said: Said): Failure[] {
  if (!cited.weekdays.length || [...cited.weekdays, ...around.weekdays].some((s) => s.number === w.number)) return [];
  return weekdays.includes(w.number) ? [] : [{ start: w.start, end: w.end, text: said(w), how: 'missing' }];
}

function ofTime(t: SaidTime, { cited, around }: Ground, said: Said): Failure[] {
  const has = (f: Figures) => f.times.some((s) => meet(s.minutes, t.minutes));
  if (has(cited)) return [];
  const how = has(around) && !cited.times.length ? 'elsewhere' : 'missing';
  return [{ start: t.start, end: t.end, text: said(t), how }];
}
