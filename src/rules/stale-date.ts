import { saidDates, saidWeekdays } from './calendar.ts';
import { lexicon } from './lexicon.ts';
import { PART, type Printed } from './printed.ts';
import type { Finding, Rule } from './rule.ts';

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
 * Bad:
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
export const staleDate: Rule = ({ claims, texts }) => [
  ...[...claims, ...texts.filter(({ part }) => part === 'bottomLine')].flatMap(staleWords),
  ...claims.flatMap(loneWeekdays),
];

function staleWords(text: Printed): Finding[] {
  const other = exempt(text);
  return stale(text)
    .filter((hit) => !other.some((o) => o.start < hit.end && hit.start < o.end))
    .map(({ found }) => ({
      at: text.at,
      message: `"${found}" in ${PART[text.part]} is wrong once the day is over`,
      note: 'Write the date, or put the day into on="…"',
    }));
}

/** A weekday means a day where the text is dated, or where a date stands in it. */
function loneWeekdays(text: Printed): Finding[] {
  if (text.part === 'quote' || text.on?.length === 10) return [];
  const weekdays = saidWeekdays(text.text, text.lang).filter((w) => !text.isQuoted(w.start));
  if (!weekdays.length || saidDates(text.text, text.lang).some((d) => d.days.length)) return [];
  return weekdays.slice(0, 1).map(({ start, end }) => ({
    at: text.at,
    message: `"${text.text.slice(start, end)}" in ${PART[text.part]} is wrong once the week is over`,
    note: 'Write the date, or put the day into on="…"',
  }));
}

const stale = lexicon((language) => language.stale.phrases);
const exempt = lexicon((language) => language.stale.except);
