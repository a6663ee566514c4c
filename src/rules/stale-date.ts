import type { Fix } from '../problem.ts';
import { date } from '../wording/dates.ts';
import { dayAfter, onDay, relativeDay, weekdayOf, type SaidName } from './calendar.ts';
import { lexicon, type Hit, type Readable } from './lexicon.ts';
import { PART, type Printed } from './printed.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/**
 * No claim and no bottom line says today, now, recently, this week or current(ly), or "on Sunday" with no date to it: a
 * briefing is read for months, and such a word is wrong from the next day on. Quoted words are passed over.
 *
 * Standard: wire practice; 82 % of 1,360 official readouts contain such a word.
 *
 * Good:
 *
 *     <KeyFact on="2025-08-06">On 6 August 2025 the Kremlin called the talks “useful”; the current account is in deficit. <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *
 *     <KeyFact on="2025-08-06">Envoys met on Wednesday. <Cite passage="held a three-hour meeting"/></KeyFact>
 *
 * Bad:
 *
 *     <BottomLine>Envoys meet today.</BottomLine>
 *     → "today" in the bottom line is wrong once the day is over
 *
 *     <KeyFact>Envoys met on Wednesday. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → "Wednesday" in a key fact is wrong once the week is over
 *
 *     <KeyFact>Russia has recently intensified its air attacks. <Cite passage="Russia’s intensified air attacks"/></KeyFact>
 *     → "recently" in a key fact is wrong once the day is over
 *
 *     <Position actor="ukraine"><Wants>A full ceasefire this week <Cite passage="insists on a full ceasefire"/></Wants></Position>
 *     → "this week" in what an actor wants is wrong once the day is over
 */
export const staleDate: Rule = (reading) => [
  ...[...reading.claims, ...reading.texts.filter(({ part }) => part === 'bottomLine')].flatMap((text) =>
    staleWords(text, reading),
  ),
  ...reading.claims.flatMap((text) => loneWeekdays(text, reading)),
];

function staleWords(text: Printed, reading: Reading): Finding[] {
  return staleIn(text).map((hit) => ({
    at: reading.placeOf(text, hit),
    message: `"${hit.found}" in ${PART[text.part]} is wrong once the day is over`,
    note: 'Write the date, or put the day into on="…"',
    fix: dated(text, hit, reading),
  }));
}

/** The words of a text that mean another day tomorrow, quoted ones passed over. */
export function staleIn(text: Readable): Hit[] {
  const other = exempt(text);
  return stale(text).filter((hit) => !other.some((o) => o.start < hit.end && hit.start < o.end));
}

/** A weekday means a day where the text is dated, or where a date stands in it. */
function loneWeekdays(text: Printed, reading: Reading): Finding[] {
  if (text.part === 'quote' || text.on?.length === 10) return [];
  const weekdays = text.figures.weekdays.filter((w) => !text.isQuoted(w.start));
  if (!weekdays.length || text.figures.dates.some((d) => d.days.length)) return [];
  return weekdays.slice(0, 1).map((weekday) => ({
    at: reading.placeOf(text, weekday),
    message: `"${text.text.slice(weekday.start, weekday.end)}" in ${PART[text.part]} is wrong once the week is over`,
    note: 'Write the date, or put the day into on="…"',
    fix: weekdays.length === 1 ? datedWeekday(text, weekday, reading) : undefined,
  }));
}

/** The day that a word such as "today" means in its place: that of its text, else the one its source speaks of so. */
function dated(text: Printed, hit: Hit, reading: Reading): Fix | undefined {
  const from = relativeDay(hit.found, text.lang);
  if (from === undefined) return undefined;
  const own = text.on?.length === 10 && from <= 0 ? text.on : undefined;
  const cited = daysSaid(text, from, reading);
  const [day, ...others] = own === undefined ? cited : [own];
  if (day === undefined || others.length) return undefined;
  // Where the text is of the day of the cut-off, or its source calls the same day so, no other can be meant.
  const isSure = own !== undefined && ((from === 0 && own === reading.brief.asOf.slice(0, 10)) || cited[0] === own);
  const words = onDay(text.text, hit.start, day, text.lang);
  return words === undefined ? undefined : reading.rewrite(text, hit, words, isSure);
}

/** The days that the cited sentences call today, yesterday or tomorrow. */
function daysSaid(text: Printed, from: number, { sourceOf }: Reading): string[] {
  const days = text.citations.flatMap((citation) => {
    const source = sourceOf(citation);
    const { published = '' } = source?.source ?? {};
    const meant = dayAfter(published, from);
    const said = source?.sentencesOf(citation).flatMap((s) => source.daysSaid(s)) ?? [];
    return said.includes(meant) ? [meant] : [];
  });
  return [...new Set(days)];
}

/** The day of the week before its source's that a weekday is: "on Wednesday" in a report of Thursday. */
function datedWeekday(text: Printed, weekday: SaidName, reading: Reading): Fix | undefined {
  const days = text.citations.flatMap((citation) => {
    const source = reading.sourceOf(citation);
    if (!source?.figuresCited(citation).weekdays.some((w) => w.number === weekday.number)) return [];
    const { published } = source.source;
    return [dayAfter(published, -((weekdayOf(published) - weekday.number + 7) % 7))];
  });
  const [day, ...others] = new Set(days);
  if (day === undefined || others.length) return undefined;
  if (text.part === 'keyFact' && text.on === undefined)
    return reading.putIn(text, () => '<KeyFact'.length, ` on="${day}"`);
  const said = text.text.slice(weekday.start, weekday.end);
  return reading.rewrite(text, weekday, `${said} ${date(day, text.lang)}`, false);
}

const stale = lexicon((language) => language.stale.phrases);
const exempt = lexicon((language) => language.stale.except);
