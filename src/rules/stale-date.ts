import { lexicon } from './lexicon.ts';
import { PART } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * No claim says today, now, recently, this week or current(ly): a briefing is read for months, and such a word is wrong
 * from the next day on. Quoted words are passed over.
 *
 * Standard: wire practice; 82 % of 1,360 official readouts contain such a word.
 *
 * Good:
 *
 *     <KeyFact on="2025-08-06">On 6 August 2025 the Kremlin called the talks “useful”; the current account is in deficit. <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>Russia has recently intensified its air attacks. <Cite passage="Russia’s intensified air attacks"/></KeyFact>
 *     → "recently" in a key fact is wrong once the day is over
 *
 *     <Position actor="ukraine"><Wants>A full ceasefire this week <Cite passage="insists on a full ceasefire"/></Wants></Position>
 *     → "this week" in what an actor wants is wrong once the day is over
 */
export const staleDate: Rule = ({ claims }) =>
  claims.flatMap((text) => {
    const other = exempt(text);
    return stale(text)
      .filter((hit) => !other.some((o) => o.start <= hit.start && hit.end <= o.end))
      .map(({ found }) => ({
        at: text.at,
        message: `"${found}" in ${PART[text.part]} is wrong once the day is over`,
        note: 'Write the date, or put the day into on="…"',
      }));
  });

const stale = lexicon((language) => language.stale.phrases);
const exempt = lexicon((language) => language.stale.except);
