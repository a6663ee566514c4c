import type { Brief, Forecast, Judgement, ScenarioSet } from './model/brief.ts';

/**
 * What the site has said would happen, and what came of it: judgements, scenarios and forecasts by their state. What they score is
 * the business of `scores/`. Pure; `today` is YYYY-MM-DD.
 */

/** A forecast and the brief that makes it. */
export interface Made {
  brief: Brief;
  forecast: Forecast;
}

export interface Forecasts {
  /** Due before today and nothing said of it, the longest overdue first. */
  overdue: Made[];
  /** Due today or later, the soonest first. */
  open: Made[];
  /** Looked at on its day or after, and left open for a reason, the latest first. */
  left: Made[];
  /** With an outcome, the latest first. */
  settled: Made[];
}

/** Every forecast by its state. */
export function forecastsOf(briefs: readonly Brief[], today: string): Forecasts {
  const all = briefs.flatMap((brief) => brief.forecasts.map((forecast): Made => ({ brief, forecast })));
  const due = all.filter((m) => !m.forecast.outcome).sort((a, b) => order(keyOf(a), keyOf(b)));
  const told = latestFirst(all, (m) => m.forecast.outcome?.on, keyOf);
  return {
    overdue: due.filter((m) => m.forecast.resolves < today),
    open: due.filter((m) => m.forecast.resolves >= today),
    left: told.filter((m) => m.forecast.outcome?.is === 'open'),
    settled: told.filter((m) => m.forecast.outcome?.is !== 'open'),
  };
}

const keyOf = ({ brief, forecast }: Made): string => `${forecast.resolves} ${brief.id} ${forecast.id}`;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those with an outcome by its day. */
const latestFirst = <T>(all: readonly T[], on: (t: T) => string | undefined, key: (t: T) => string): T[] =>
  all.filter((t) => on(t) !== undefined).sort((a, b) => order(on(b) ?? '', on(a) ?? '') || order(key(a), key(b)));

/** A judgement and the brief that makes it. */
export interface Judged {
  brief: Brief;
  judgement: Judgement;
}

/** Scenarios, what holds of them together, and the brief that makes them. */
export interface Staged {
  brief: Brief;
  set: ScenarioSet;
}

/** What is to be settled by a day or an event, by its state. */
export interface States<T> {
  /** Its day has passed and nothing is said of it, the longest overdue first. */
  overdue: T[];
  /** Its day is today or later, the soonest first. */
  ahead: T[];
  /** It names no day that a calendar has: "the US deadline". The newest cut-off first. */
  undated: T[];
  /** Looked at and left open for a reason, the latest first. */
  left: T[];
  /** With an outcome, the latest first. */
  settled: T[];
}

/** Every judgement by its state. */
export const judgementsOf = (briefs: readonly Brief[], today: string): States<Judged> =>
  statesOf(
    briefs.flatMap((brief) => brief.judgements.map((judgement): Judged => ({ brief, judgement }))),
    ({ judgement: { due, outcome } }) => ({ due, outcome }),
    today,
  );

/** Every set of scenarios by its state. */
export const scenariosOf = (briefs: readonly Brief[], today: string): States<Staged> =>
  statesOf(
    briefs.flatMap((brief) => (brief.scenarioSet ? [{ brief, set: brief.scenarioSet }] : [])),
    ({ set: { due, outcome } }) => ({ due, outcome }),
    today,
  );

interface Settling {
  due: string | undefined;
  outcome: { is: string; on: string } | undefined;
}

function statesOf<T extends { brief: Brief }>(
  all: readonly T[],
  settling: (t: T) => Settling,
  today: string,
): States<T> {
  const due = (t: T): string => settling(t).due ?? '';
  const waiting = all
    .filter((t) => !settling(t).outcome)
    .sort((a, b) => order(due(a), due(b)) || order(a.brief.id, b.brief.id));
  const told = latestFirst(
    all,
    (t) => settling(t).outcome?.on,
    ({ brief }) => brief.id,
  );
  return {
    overdue: waiting.filter((t) => due(t) !== '' && due(t) < today),
    ahead: waiting.filter((t) => due(t) >= today),
    undated: waiting
      .filter((t) => due(t) === '')
      .sort((a, b) => Date.parse(b.brief.asOf) - Date.parse(a.brief.asOf) || order(a.brief.id, b.brief.id)),
    left: told.filter((t) => settling(t).outcome?.is === 'open'),
    settled: told.filter((t) => settling(t).outcome?.is !== 'open'),
  };
}
