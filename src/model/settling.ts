import type { Actor } from './actor.ts';
import type { Brief } from './brief.ts';
import type { Library } from './library.ts';
import { daysBetween } from './due.ts';
import { names } from './naming.ts';
import { plain } from './plain.ts';
import type { Source } from './source.ts';

/** A part of an outlook that is to be settled, and what has been captured that may settle it. */
export interface Due {
  readonly brief: Brief;
  readonly kind: 'judgement' | 'scenarios' | 'forecast';
  /** Its own page's fragment: `judgement-3f2a9c81d0`, `scenarios`, `forecast-full-ceasefire`. */
  readonly fragment: string;
  /** Which of its kind in the briefing, from 0. */
  readonly nth: number;
  readonly words: string;
  /** The last day by which it is settled; of one that names an event, the event. */
  readonly due?: string;
  readonly by?: string;
  /** Whole days since then; absent where it names no day. */
  readonly days?: number;
  /** The day on which it was left open. */
  readonly leftOpen?: string;
  /** Captured texts of a later date that name the same actors, those that name the most of them first. */
  readonly sources: readonly Source[];
}

/**
 * What is to be settled on a day, the longest overdue first; then what waits for an event or was left open, where a text has been
 * captured since that may tell. Nothing of drafts and of withdrawn briefings.
 *
 * @param today YYYY-MM-DD
 */
export function dueOn({ briefings, sources, actors }: Library, today: string): Due[] {
  const all = briefings
    .filter(({ status }) => status === 'published')
    .flatMap((brief) => partsOf(brief).map((part) => ({ brief, ...part })))
    .filter(({ isSettled }) => !isSettled);
  const found = all.flatMap(({ isSettled: _, ...part }) => {
    const since = part.leftOpen ?? part.brief.asOf.slice(0, 10);
    const late = part.leftOpen === undefined && part.due !== undefined && part.due < today;
    if (!late && part.due !== undefined && part.due >= today) return [];
    const telling = sourcesSince(since, part.brief, part.words, sources, actors);
    if (!late && !telling.length) return [];
    const days = late && part.due !== undefined ? { days: daysBetween(part.due, today) } : {};
    return [{ ...part, ...days, sources: telling }];
  });
  return found.sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || order(a.brief.id, b.brief.id));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Part = Omit<Due, 'brief' | 'sources' | 'days'> & { readonly isSettled: boolean };

function partsOf(brief: Brief): Part[] {
  const { judgements, scenarios, scenarioSet: set, forecasts } = brief;
  return [
    ...judgements.map(({ id, text, due, by, outcome }, nth): Part => ({
      ...{ kind: 'judgement', fragment: `judgement-${id}`, nth, words: plain(text) },
      ...(due === undefined ? {} : { due }),
      ...(by === undefined ? {} : { by }),
      ...stateOf(outcome),
    })),
    ...(set
      ? [
          {
            ...{ kind: 'scenarios' as const, fragment: 'scenarios', nth: 0 },
            words: scenarios.map(({ name, text }) => `${name}: ${plain(text)}`).join(' / '),
            ...(set.due === undefined ? {} : { due: set.due }),
            ...stateOf(set.outcome),
          },
        ]
      : []),
    ...forecasts.map(({ id, text, resolves, outcome }, nth): Part => ({
      ...{ kind: 'forecast', fragment: `forecast-${id}`, nth, words: plain(text), due: resolves },
      ...stateOf(outcome),
    })),
  ];
}

const stateOf = (outcome: { is: string; on: string } | undefined): { isSettled: boolean; leftOpen?: string } =>
  outcome?.is === 'open' ? { isSettled: false, leftOpen: outcome.on } : { isSettled: outcome !== undefined };

/** Of the actors that the words name; where they name none, of those whose positions the briefing has. */
function sourcesSince(
  since: string,
  brief: Brief,
  words: string,
  sources: readonly Source[],
  actors: readonly Actor[],
): Source[] {
  const named = actors.filter((actor) => names(words, actor));
  const held = new Set(brief.positions.map(({ actor }) => actor.id));
  const wanted = named.length ? named : actors.filter(({ id }) => held.has(id));
  return sources
    .filter(({ published }) => published > since)
    .map((source) => ({
      source,
      of: wanted.filter((a) => source.party.includes(a.id) || names(source.body, a)).length,
    }))
    .filter(({ of }) => of > 0)
    .sort((a, b) => b.of - a.of || order(a.source.published, b.source.published) || order(a.source.id, b.source.id))
    .map(({ source }) => source);
}
