import type { SaidDate, SaidName } from './calendar.ts';
import type { SaidTime } from './clock.ts';
import { joinedFigures, NO_FIGURES, type Figures } from './figures.ts';
import type { Ground } from './ground.ts';
import {
  areOpposed,
  couldReplace,
  countTheSame,
  isRounded,
  isSame,
  isContrary,
  roundsTo,
  shared,
  type Quantity,
} from './quantity.ts';

/** Where a figure is, or is not. */
type Found = 'another' | 'missing' | 'nowhere' | 'rounded' | 'elsewhere';

/** How a figure of a text fails to rest on its ground. */
export interface Failure {
  start: number;
  end: number;
  /** As the text has it. */
  text: string;
  /**
   * It is there, and may be of another thing; another stands in its place; it is nowhere, and nothing else stands in its
   * place; rounded; in the paragraph and not in the sentence; there in another unit; below nought where it is above; the contrary of what
   * it is; in another length of time; said to go the other way, or to be the beginning, end or measure of a change where it is another of them; on the other side of
   * the number; the part and the whole of another; against another; of another year.
   */
  how: Found | 'unit' | 'sign' | 'contrary' | 'rate' | 'way' | 'role' | 'side' | 'swapped' | 'pair' | 'year';
  /** What the ground has in its place, where that can be told. */
  instead?: string;
}

/**
 * Every figure of a text that does not rest on its ground, in the order of kinds.
 *
 * @param named figures that the writer says a figure was worked out from: no other takes their place
 */
export function failures(figures: Figures, ground: Ground, text: string, named = NO_FIGURES): Failure[] {
  const { quantities, dates, months, times, weekdays } = figures;
  const used = named === NO_FIGURES ? figures : joinedFigures([figures, named]);
  const said: Said = ({ start, end }) => ({ start, end, text: text.slice(start, end) });
  return [
    ...quantities.flatMap((q) => failureOf(q, quantities, ground, used)),
    ...dates.flatMap((d) => ofDate(d, used, ground, said)),
    ...months.flatMap((m) => ofMonth(m, figures, ground, said)),
    ...times.flatMap((t) => ofTime(t, used, ground, said)),
    ...weekdays.flatMap((w) => ofWeekday(w, ground, said)),
  ];
}

function failureOf(q: Quantity, all: readonly Quantity[], ground: Ground, used: Figures): Failure[] {
  const failed = (how: Failure['how'], instead?: Quantity): Failure[] => [
    { start: q.start, end: q.end, text: q.text, how, ...(instead ? { instead: instead.text } : {}) },
  ];
  const { quantities: cited } = ground.cited;
  const same = cited.filter((s) => isSame(q, s));
  if (same.length) {
    const found = turned(q, same, all, cited, failed);
    if (found.length) return found;
    if (isOfOtherYear(q, all, cited)) return failed('year');
    return isOfAnother(q, same, cited, used) || isInOtherOrder(q, same, cited) ? failed('another') : [];
  }
  const rounded = used.quantities.filter((c) => !cited.some((s) => isSame(c, s)));
  const free = cited.filter((s) => !used.quantities.some((c) => isSame(c, s)) && !rounded.some((c) => isRounded(c, s)));
  const other = free.find((s) => countTheSame(q, s));
  const isAround = ground.around.quantities.some((s) => isSame(q, s));
  if (q.weak) {
    const inPlace = other ?? (isCounted(q) ? free.find((s) => s.kind !== 'year' && couldReplace(q, s)) : undefined);
    return inPlace && !isAround ? failed('missing', inPlace) : [];
  }
  if (isImplied(q, ground) || isLengthOfRange(q, ground)) return [];
  const exact = roundsToOne(q, free);
  if (exact) return exact.how === 'surely' ? [] : failed('rounded', exact.source);
  const isOtherMultiple = q.kind === 'multiple' && free.some((s) => s.kind === 'multiple');
  if (isAround)
    return other || isOtherMultiple || isOtherYear(q, all, ground) ? failed('missing', other) : failed('elsewhere');
  const inOtherUnit = cited.find((s) => isSame(bare(q), s));
  if (inOtherUnit && inOtherUnit.kind !== 'year') return failed('unit', inOtherUnit);
  // "Half as many" of "twice as many" is the other way to say it.
  const isTurnedRound = (s: Quantity) =>
    s.kind === 'multiple' && s.values.some((v) => q.values.some((w) => v * w === 1));
  if (q.kind === 'fraction' && cited.some(isTurnedRound)) return failed('elsewhere');
  // How many times more is often worked out; another multiple there is not.
  if (q.kind === 'multiple' && !cited.some((s) => s.kind === 'multiple')) return failed('elsewhere');
  if (other) return failed('missing', other);
  return failed(free.some((s) => couldReplace(q, s)) || isOfRange(q, ground) ? 'missing' : 'nowhere');
}

/** "The 642nd day": what is counted so far is no place in a short row, which may be said in other ways. */
const isCounted = ({ kind, values }: Quantity): boolean => kind === 'ordinal' && values.every((v) => v > ROW);
const ROW = 31;

/** What a number is the round form of, among those that are free. */
function roundsToOne(
  q: Quantity,
  free: readonly Quantity[],
): { how: 'surely' | 'perhaps'; source: Quantity } | undefined {
  for (const source of free) {
    const how = roundsTo(q, source);
    if (how) return { how, source };
  }
  return undefined;
}

/** "By 61 to 87", where the source has the 87 first and no such pair. */
function isInOtherOrder({ against, values }: Quantity, same: readonly Quantity[], cited: readonly Quantity[]): boolean {
  if (!against || cited.some((s) => s.against && (meet(s.against, against) || meet(s.against, values)))) return false;
  const first = cited.findIndex((s) => meet(s.values, against));
  return first >= 0 && same.every((s) => s.role !== 'from' && cited.indexOf(s) > first);
}

/** It stands with words that the source has at another of its kind, which the text leaves out, and with fewer of its own. */
function isOfAnother(q: Quantity, same: readonly Quantity[], cited: readonly Quantity[], used: Figures): boolean {
  const others = cited.filter((s) => couldReplace(q, s) && !used.quantities.some((c) => isSame(c, s)));
  if (!others.length || q.kind === 'year') return false;
  const most = (some: readonly Quantity[]) => some.reduce((max, s) => Math.max(max, shared(q.near, s.near)), 0);
  const [own, other] = [most(same), most(others)];
  return own === 0 ? other > 0 : other > own + 1;
}

/** How far a year may stand after the figure that is its: " in 2019", " im Jahr 2019"; and " reduction from 2005". */
const [TO_YEAR, FAR] = [10, 40];

/** The year of a figure: what follows it next, and no further than that. */
const yearAfter = (q: Quantity, all: readonly Quantity[], most = TO_YEAR): Quantity | undefined => {
  const next = all.find((y) => y !== q && y.start >= q.end && y.start - q.end <= most);
  return next?.kind === 'year' ? next : undefined;
};

/** "98,000 tonnes in 2019", where the source has a year right after another figure of that unit, and not after this one. */
function isOfOtherYear(q: Quantity, all: readonly Quantity[], cited: readonly Quantity[]): boolean {
  const year = q.kind === 'count' ? yearAfter(q, all) : undefined;
  if (!year) return false;
  const has = (s: Quantity, most?: number): boolean => {
    const own = yearAfter(s, cited, most);
    return own !== undefined && isSame(year, own);
  };
  const isOfAnother = cited.some((s) => s.kind === 'count' && s.unit === q.unit && has(s));
  return isOfAnother && !cited.some((s) => isSame(q, s) && has(s, FAR));
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
  all: readonly Quantity[],
  cited: readonly Quantity[],
  failed: (how: Failure['how'], instead?: Quantity) => Failure[],
): Failure[] {
  const [first] = same;
  if (same.every((s) => areOpposed(q.side, s.side))) return failed('side', first);
  const isBelow = (a: Quantity, b: Quantity) => a.negative && !b.negative && !b.isLoss && b.way !== 'down';
  if (same.every((s) => isBelow(q, s) || isBelow(s, q))) return failed('sign', first);
  const isOtherRate = (s: Quantity) => s.rate !== undefined && s.rate !== q.rate;
  if (q.rate && same.every(isOtherRate)) return failed('rate', first);
  const isOtherPart = (s: Quantity) => s.quantifier !== undefined && s.quantifier !== q.quantifier;
  if (q.quantifier && same.every(isOtherPart)) return failed('contrary', first);
  if (same.every((s) => isContrary(q, s))) return failed('contrary', first);
  // "Eased from 3.4% to 3%" of a rate that "rose by 3%, down from 3.4%": the change is there, with the same beginning.
  const hasSameStart = all.some((c) => c.role === 'from' && cited.some((s) => s.role === 'from' && isSame(c, s)));
  const isEnd = q.role === 'to' && hasSameStart;
  const isOtherWay = (s: Quantity) => s.way !== undefined && s.way !== q.way;
  // "Up from 26%" tells of what came after; the source may have the 26% by itself: "a 26% reduction goal".
  const isBegun = q.role === 'from' && !same.some((s) => s.role === 'from');
  if (q.way && !isBegun && !isEnd && same.every(isOtherWay)) return failed('way', first);
  const isOtherRole = (s: Quantity) => s.role !== undefined && s.role !== q.role;
  if (q.role && same.every(isOtherRole) && !isEnd) return failed('role', first);
  if (q.exceeds && !same.some((s) => s.exceeds)) return failed('swapped', first);
  const isOtherPair = (s: Quantity) =>
    s.against !== undefined && !meet(s.against, q.against ?? []) && s.unit === q.unit;
  if (q.against && same.every((s) => s.against) && same.every(isOtherPair)) return failed('pair', first);
  if (isReversed(q, same, all, cited)) return failed('pair', first);
  const crossed = q.total && cited.find((s) => s.total && meet(s.total, q.values) && meet(s.values, q.total ?? []));
  const isStraight = same.some((s) => s.total && meet(s.total, q.total ?? []));
  return crossed && !isStraight ? failed('swapped', crossed) : [];
}

/** "From 8 to 6" of "from 6 to 8", "36 instead of 10" of "10 instead of 36". */
function isReversed(
  q: Quantity,
  same: readonly Quantity[],
  all: readonly Quantity[],
  cited: readonly Quantity[],
): boolean {
  const { against } = q;
  const isStraight = (s: Quantity) => s.against !== undefined && meet(s.against, against ?? []);
  const isTurned = (s: Quantity) => s.against && meet(s.values, against ?? []) && meet(s.against, q.values);
  if (against && cited.some(isTurned) && !same.some(isStraight)) return true;
  if (q.role !== 'from' || same.some((s) => s.role === 'from')) return false;
  const isHere = (s: Quantity) => all.some((c) => c !== q && c.role !== 'from' && isSame(c, s));
  return cited.some((s) => s.role === 'from' && !same.includes(s) && couldReplace(q, s) && isHere(s));
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
const isLengthOfRange = (q: Quantity, ground: Ground): boolean =>
  isOfRange(q, ground, (length) => q.values.some((v) => v === length || v === length + 1));

/** A number of days, where the cited words have the first and last of some. */
const isOfRange = ({ unit }: Quantity, { cited }: Ground, fits = (_length: number) => true): boolean =>
  unit === 'day' &&
  cited.dates.some(({ days: [first, last] }) => {
    const length = first !== undefined && last !== undefined ? last - first : 0;
    return length > 0 && fits(length);
  });

type Said = (f: { start: number; end: number }) => Pick<Failure, 'start' | 'end' | 'text'>;

function ofDate(d: SaidDate, used: Figures, ground: Ground, said: Said): Failure[] {
  const { cited, around, unread } = ground;
  const same = cited.dates.filter((s) => isOneDate(d, s, ground));
  if (d.bound && same.length && same.every((s) => s.bound !== undefined && s.bound !== d.bound))
    return [{ ...said(d), how: 'side' }];
  if (unread || isWhole(d, ground.days) || cited.dates.some((s) => isOneDate(d, s, ground))) return [];
  const isDay = (day: number) =>
    isWhole({ ...d, days: [day] }, ground.days) || cited.dates.some((s) => isOneDate({ ...d, days: [day] }, s, ground));
  if (d.days.length > 1 && d.days.every(isDay)) return [];
  if (inParts(d, cited, ground)) return [];
  const other = cited.dates.some((s) => !used.dates.some((c) => isOneDate(c, s, ground)));
  const isAround = around.dates.some((s) => isOneDate(d, s, ground)) || inParts(d, around, ground);
  const isReplaced = other || cited.months.some((m) => m.number !== d.month && !hasMonth(used, m.number));
  return [{ ...said(d), how: isAround && !other ? 'elsewhere' : isReplaced ? 'missing' : 'nowhere' }];
}

const hasMonth = ({ months, dates }: Figures, month: number): boolean =>
  months.some((m) => m.number === month) || dates.some((d) => d.month === month);

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
  if (unread || hasMonth(cited, m.number)) return [];
  // The month of writing goes without saying, unless it stands in the place of one that the source has.
  const isReplaced = cited.months.some((s) => !claimed.months.some((c) => c.number === s.number));
  if (!isReplaced && days.some((day) => Number(day.slice(5, 7)) === m.number)) return [];
  const other = cited.months.length > 0 || cited.dates.length > 0;
  return [{ ...said(m), how: !isReplaced && (!other || hasMonth(around, m.number)) ? 'elsewhere' : 'missing' }];
}

/** A weekday is one of the source's, or of a day that it speaks of; it is none where the source names another. */
function ofWeekday(w: SaidName, { cited, around, weekdays }: Ground, said: Said): Failure[] {
  if (!cited.weekdays.length || [...cited.weekdays, ...around.weekdays].some((s) => s.number === w.number)) return [];
  return weekdays.includes(w.number) ? [] : [{ ...said(w), how: 'missing' }];
}

function ofTime(t: SaidTime, used: Figures, { cited, around }: Ground, said: Said): Failure[] {
  const has = (f: Figures, { minutes }: SaidTime) => f.times.some((s) => meet(s.minutes, minutes));
  if (has(cited, t)) return [];
  const isReplaced = cited.times.some((s) => !has(used, s));
  return [
    { ...said(t), how: isReplaced ? 'missing' : has(around, t) && !cited.times.length ? 'elsewhere' : 'nowhere' },
  ];
}
