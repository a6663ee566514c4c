import type { Place } from '../problem.ts';
import { weekdaysWithDates } from './calendar.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * A weekday beside a full date is that date's; a fact is not dated after the cut-off; what is watched or forecast is not
 * dated before it. Outcomes come later by their nature.
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
 *     asOf: 2025-08-06T18:00:00Z
 *     <KeyFact on="2025-08-07">Envoys met. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → A fact is dated 2025-08-07, after the cut-off of 2025-08-06
 *
 *     asOf: 2025-08-06T18:00:00Z
 *     <Watch on="2025-07">A statement</Watch>
 *     → A watch item is dated 2025-07, before the cut-off of 2025-08-06
 */
export const dateConsistent: Rule = ({ brief, texts }) => {
  const cutOff = brief.asOf.slice(0, 10);
  const weekdays = texts
    .filter((text) => text.part !== 'quote')
    .flatMap((text) => weekdaysWithDates(text.text, text.lang).map((w) => ({ ...w, at: text.at })))
    .filter(({ weekday, actual }) => actual !== '' && weekday !== actual)
    .map(({ at, weekday, day, actual }) => ({
      at,
      message: `${day} is a ${actual}, not a ${weekday}`,
      note: 'Mend the weekday or the date',
    }));
  const after = brief.keyFacts.flatMap(({ on, at }) =>
    on && isAfter(on, cutOff) ? misdated('A fact', on, 'after', cutOff, at) : [],
  );
  const before = brief.watch.flatMap(({ on, at }) =>
    isAfter(cutOff, on) ? misdated('A watch item', on, 'before', cutOff, at) : [],
  );
  const past = brief.forecasts.flatMap(({ resolves: on, at }) =>
    isAfter(cutOff, on) ? misdated('A forecast', on, 'before', cutOff, at) : [],
  );
  return [...weekdays, ...after, ...before, ...past];
};

/** As far as both dates say: August 2025 is not after 6 August 2025. */
const isAfter = (a: string, b: string): boolean => a.slice(0, b.length) > b.slice(0, a.length);

const misdated = (what: string, on: string, side: 'after' | 'before', cutOff: string, at: Place): Finding[] => [
  {
    at,
    message: `${what} is dated ${on}, ${side} the cut-off of ${cutOff}`,
    note: 'Mend the date, or `asOf` in the front matter',
  },
];
