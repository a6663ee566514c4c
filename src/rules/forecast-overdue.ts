import { daysBetween } from '../model/due.ts';
import type { Finding, Rule } from './rule.ts';

/** Days after its date in which a forecast without an outcome is a warning only, and nothing is said of the rest. */
const GRACE = 14;

/**
 * A forecast past its date has an outcome: a warning from the first day, an error after 14, because a desk that forgets
 * its misses is not held to account. So has a judgement, and so have the scenarios together: a warning 14 days after their
 * day. The examples are checked on 1 September 2025.
 *
 * Good:
 *
 *     <Forecast id="deal" probability="10" resolves="2025-09-01" criteria="both sign" resolver="Standards desk">Will they sign?</Forecast>
 *     <Judgement term="likely" by="19 August 2025" confidence="low" because="one report only">The ships enter the port</Judgement>
 *     <Judgement term="likely" by="the deadline" confidence="low" because="one report only">The ships leave the port</Judgement>
 *
 * Bad:
 *
 *     <Forecast id="deal" probability="10" resolves="2025-08-31" criteria="both sign" resolver="Standards desk">Will they sign?</Forecast>
 *     → The forecast `deal` was due 1 day ago and has no outcome
 *
 *     <Forecast id="deal" probability="10" resolves="2025-08-07" criteria="both sign" resolver="Standards desk">Will they sign?</Forecast>
 *     → The forecast `deal` was due 25 days ago and has no outcome
 *
 *     <Judgement term="likely" by="18 August 2025" confidence="low" because="one report only">The ships enter the port</Judgement>
 *     → A judgement was due 14 days ago and has no outcome
 *
 *     <Scenario name="Open" probability="60">On 18 August 2025 the port is open.</Scenario>
 *     <Scenario name="Closed" probability="40">The port is closed then.</Scenario>
 *     → The scenarios were due 14 days ago and have no outcome
 */
export const forecastOverdue: Rule = (reading) => [
  ...forecasts(reading),
  ...judgements(reading),
  ...scenarios(reading),
];

const forecasts: Rule = ({ brief, today }) =>
  brief.forecasts
    .filter((f) => !f.outcome && f.resolves < today)
    .map(({ id, resolves, at }) => {
      const days = daysBetween(resolves, today);
      const message = `The forecast \`${id}\` was due ${days} day${days === 1 ? '' : 's'} ago and has no outcome`;
      const note = 'Add <Outcome is="yes|no|void" on="…"> with its citation; the edition and its changeNote say so';
      return { at, message, note, severity: days > GRACE ? ('error' as const) : ('warning' as const) };
    });

const SETTLE = 'Say what came with `readout settle`: yes, no, void or open, each with its reason';

const judgements: Rule = ({ brief, today }) =>
  brief.judgements.flatMap(({ due, outcome, at }) => late(due, outcome, today, at, 'A judgement was', 'has'));

function scenarios({ brief: { scenarios: all, scenarioSet: set }, today }: Parameters<Rule>[0]): Finding[] {
  const [first] = all;
  return first ? late(set?.due, set?.outcome, today, first.at, 'The scenarios were', 'have') : [];
}

function late(
  due: string | undefined,
  outcome: object | undefined,
  today: string,
  at: Finding['at'],
  were: string,
  have: string,
): Finding[] {
  if (outcome || due === undefined) return [];
  const days = daysBetween(due, today);
  return days < GRACE ? [] : [{ at, message: `${were} due ${days} days ago and ${have} no outcome`, note: SETTLE }];
}
