import type { Brief } from '../model/brief.ts';
import type { Place } from '../problem.ts';
import { dayOf, exists, otherWeekday, weekdayName, weekdayOf, weekdaysWithDates } from './calendar.ts';
import { groundOf } from './ground.ts';
import type { Printed } from './printed.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/**
 * A weekday beside a date is that date's, in the year it says or the nearest; a date is one of the calendar; a weekday or
 * date of a fact that its source does not have is not another than its `on`; a fact is not dated after the cut-off; what is
 * watched or forecast is not dated before it. Outcomes come later by their nature.
 *
 * Good:
 *
 *     asOf: 2025-08-06T18:00:00Z
 *     <KeyFact on="2025-08">On Wednesday 6 August 2025 envoys met; Trump said on Monday that he would decide by 27 August 2025. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     <Watch on="2025-08-06">A statement</Watch>
 *
 * Bad:
 *
 *     <KeyFact>Envoys met on Tuesday, 6 August 2025. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → 2025-08-06 is a Wednesday, not a Tuesday
 *
 *     <KeyFact>Envoys met until 31 June 2025. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → The calendar has no 2025-06-31
 *
 *     <KeyFact on="2025-08-06">Envoys met on Friday. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → A text says Friday and is dated 2025-08-06, a Wednesday
 *
 *     <KeyFact on="2025-08-01">Envoys met on 6 August 2025. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → A fact says 2025-08-06 and is dated 2025-08-01, which its source does not have
 *
 *     asOf: 2025-08-06T18:00:00Z
 *     <KeyFact on="2025-08-07">Envoys met. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → A fact is dated 2025-08-07, after the cut-off of 2025-08-06
 *
 *     asOf: 2025-08-06T18:00:00Z
 *     <Watch on="2025-07">A statement</Watch>
 *     → A watch item is dated 2025-07, before the cut-off of 2025-08-06
 */
export const dateConsistent: Rule = (reading) => [
  ...dated(reading).flatMap((text) => [...weekdays(text, reading), ...impossible(text, reading)]),
  ...reading.texts
    .filter((t) => t.part !== 'quote')
    .flatMap((text) => [...loneWeekday(text, reading), ...otherDay(text, reading)]),
  ...pastCutOff(reading.brief),
];

/** A text that can hold a date, and a day near which one without a year is. */
interface Dated {
  text: Printed;
  near: string;
}

function dated({ brief, texts, labels }: Reading): Dated[] {
  const cutOff = brief.asOf.slice(0, 10);
  const printed = texts
    .filter((text) => text.part !== 'quote')
    .map((text) => ({ text, near: text.on?.length === 10 ? text.on : cutOff }));
  const deadlines = labels.filter(({ part }) => part === 'deadline').map((text) => ({ text, near: cutOff }));
  return [...printed, ...deadlines];
}

const weekdays = ({ text, near }: Dated, { placeOf, rewrite }: Reading): Finding[] =>
  weekdaysWithDates(text.text, text.lang, text.figures.dates).flatMap(({ start, end, weekday, date }) => {
    const day = dayOf(date, near);
    if (!exists(day) || weekdayOf(day) === weekday) return [];
    const message = `${day} is a ${weekdayName(weekdayOf(day))}, not a ${weekdayName(weekday)}`;
    const other = otherWeekday(text.text.slice(start, end), weekdayOf(day), text.lang);
    const fix = other === undefined ? undefined : rewrite(text, { start, end }, other, false);
    return [{ at: placeOf(text, { start, end }), message, note: 'Mend the weekday or the date', fix }];
  });

const impossible = ({ text, near }: Dated, { placeOf }: Reading): Finding[] =>
  text.figures.dates.flatMap((date) =>
    (date.days.length ? date.days.map((d) => dayOf({ ...date, days: [d] }, near)) : [])
      .filter((day) => !exists(day))
      .map((day) => ({
        at: placeOf(text, date),
        message: `The calendar has no ${day}`,
        note: 'Mend the day or the month',
      })),
  );

/** The one weekday of a text, beside no date, is that of its day, unless its source speaks of that weekday. */
function loneWeekday(text: Printed, { sourceOf, placeOf, rewrite }: Reading): Finding[] {
  const { on } = text;
  if (on?.length !== 10) return [];
  const said = text.figures.weekdays.filter((w) => !text.isQuoted(w.start));
  const [only] = said;
  if (!only || said.length > 1 || only.number === weekdayOf(on)) return [];
  if (weekdaysWithDates(text.text, text.lang, text.figures.dates).length) return [];
  const { cited } = groundOf(text, sourceOf);
  if (cited.weekdays.some((w) => w.number === only.number)) return [];
  const message = `A text says ${weekdayName(only.number)} and is dated ${on}, a ${weekdayName(weekdayOf(on))}`;
  const other = otherWeekday(text.text.slice(only.start, only.end), weekdayOf(on), text.lang);
  const fix = other === undefined ? undefined : rewrite(text, only, other, false);
  return [{ at: placeOf(text, only), message, note: 'Mend the weekday, or the date in `on`', fix }];
}

/** The one date of a fact is its day where no source has that day: `on` is what it was copied wrongly to. */
function otherDay(text: Printed, { brief, sourceOf, placeOf }: Reading): Finding[] {
  const { on } = text;
  if (text.part !== 'keyFact' || on?.length !== 10) return [];
  const dates = text.figures.dates.filter((d) => d.days.length === 1 && !text.isQuoted(d.start));
  const [only] = dates;
  if (!only || dates.length > 1) return [];
  const day = dayOf(only, on);
  if (day === on || day > brief.asOf.slice(0, 10)) return [];
  const ground = groundOf({ citations: text.citations, on: undefined }, sourceOf);
  const isSaid = [...ground.cited.dates, ...ground.around.dates].some((d) => d.days.length && dayOf(d, on) === on);
  if (isSaid || ground.days.includes(on)) return [];
  const message = `A fact says ${day} and is dated ${on}, which its source does not have`;
  return [{ at: placeOf(text, only), message, note: 'Mend the date in the text, or the one in `on`' }];
}

function pastCutOff(brief: Brief): Finding[] {
  const cutOff = brief.asOf.slice(0, 10);
  const after = brief.keyFacts.flatMap(({ on, at }) =>
    on && isAfter(on, cutOff) ? misdated('A fact', on, 'after', cutOff, at) : [],
  );
  const before = brief.watch.flatMap(({ on, at }) =>
    isAfter(cutOff, on) ? misdated('A watch item', on, 'before', cutOff, at) : [],
  );
  const past = brief.forecasts.flatMap(({ resolves: on, at }) =>
    isAfter(cutOff, on) ? misdated('A forecast', on, 'before', cutOff, at) : [],
  );
  return [...after, ...before, ...past];
}

/** As far as both dates say: August 2025 is not after 6 August 2025. */
const isAfter = (a: string, b: string): boolean => a.slice(0, b.length) > b.slice(0, a.length);

const misdated = (what: string, on: string, side: 'after' | 'before', cutOff: string, at: Place): Finding[] => [
  {
    at,
    message: `${what} is dated ${on}, ${side} the cut-off of ${cutOff}`,
    note: 'Mend the date, or `asOf` in the front matter',
  },
];
