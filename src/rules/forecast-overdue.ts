import { daysBetween } from './calendar.ts';
import type { Rule } from './rule.ts';

/** Days after its date in which a forecast without an outcome is a warning only. */
const GRACE = 14;

/**
 * A forecast past its date has an outcome: a warning from the first day, an error after 14, because a desk that forgets
 * its misses is not held to account. The examples are checked on 1 September 2025.
 *
 * Good:
 *
 *     <Forecast id="deal" probability="10" resolves="2025-09-01" criteria="both sign" resolver="Standards desk">Will they sign?</Forecast>
 *
 * Bad:
 *
 *     <Forecast id="deal" probability="10" resolves="2025-08-31" criteria="both sign" resolver="Standards desk">Will they sign?</Forecast>
 *     → The forecast `deal` was due 1 day ago and has no outcome
 *
 *     <Forecast id="deal" probability="10" resolves="2025-08-07" criteria="both sign" resolver="Standards desk">Will they sign?</Forecast>
 *     → The forecast `deal` was due 25 days ago and has no outcome
 */
export const forecastOverdue: Rule = ({ brief, today }) =>
  brief.forecasts
    .filter((f) => !f.outcome && f.resolves < today)
    .map(({ id, resolves, at }) => {
      const days = daysBetween(resolves, today);
      const message = `The forecast \`${id}\` was due ${days} day${days === 1 ? '' : 's'} ago and has no outcome`;
      const note = 'Add <Outcome is="yes|no|void" on="…"> with its citation; the edition and its changeNote say so';
      return { at, message, note, severity: days > GRACE ? ('error' as const) : ('warning' as const) };
    });
