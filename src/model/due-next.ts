import type { Brief, Rich } from './brief.ts';

/** Something that is due: what, by when, and whether that day has passed. */
export interface Due {
  kind: 'watch' | 'forecast' | 'judgement' | 'scenarios';
  brief: Brief;
  on: string;
  text: Rich;
  /** Where it stands on its briefing's page. */
  fragment: string;
  /** How likely it was said to be, in per cent; with the word for it, of a judgement. */
  likelihood?: { low: number; high: number; term?: string };
  late: boolean;
}

/**
 * What is due next: first what is overdue, the longest overdue first, then what is ahead, the soonest first. A month or year is
 * due on its last day. What was only to be watched is not overdue.
 *
 * @param today YYYY-MM-DD
 */
export function dueNext(briefs: readonly Brief[], today: string, most = Infinity): Due[] {
  const all = briefs.flatMap((brief) => [
    ...forecastsOf(brief),
    ...judgementsOf(brief),
    ...scenariosOf(brief),
    ...watchOf(brief, today),
  ]);
  const sorted = all
    .map((due) => ({ ...due, late: due.on.length === 10 && due.on < today }))
    .sort(
      (a, b) =>
        order(lastDay(a.on), lastDay(b.on)) || order(a.brief.id, b.brief.id) || order(KINDS[a.kind], KINDS[b.kind]),
    );
  return sorted.slice(0, most);
}

const KINDS = { forecast: '1', judgement: '2', scenarios: '3', watch: '4' } as const;

type Undated = Omit<Due, 'late'>;

const forecastsOf = (brief: Brief): Undated[] =>
  brief.forecasts
    .filter(({ outcome }) => !outcome)
    .map(({ id, resolves, text, probability }) => ({
      ...{ kind: 'forecast', brief, on: resolves, text, fragment: `forecast-${id}` },
      likelihood: { low: probability, high: probability },
    }));

const judgementsOf = (brief: Brief): Undated[] =>
  brief.judgements.flatMap(({ id, due, text, term, low, high, outcome }): Undated[] =>
    due === undefined || outcome
      ? []
      : [{ kind: 'judgement', brief, on: due, text, fragment: `judgement-${id}`, likelihood: { low, high, term } }],
  );

/** Scenarios are due together, and called by their names. */
function scenariosOf(brief: Brief): Undated[] {
  const { scenarioSet: set } = brief;
  if (set?.due === undefined || set.outcome) return [];
  const names = brief.scenarios.map(({ name }) => name).join(', ');
  return [{ kind: 'scenarios', brief, on: set.due, text: [{ kind: 'text', text: names }], fragment: 'scenarios' }];
}

const watchOf = (brief: Brief, today: string): Undated[] =>
  brief.watch
    .filter(({ on }) => on >= today.slice(0, on.length))
    .map(({ on, text }) => ({ kind: 'watch', brief, on, text, fragment: 'watch' }));

const lastDay = (on: string): string => (on.length === 10 ? on : `${on.length === 4 ? `${on}-12` : on}-31`);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
