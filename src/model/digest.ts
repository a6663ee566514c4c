import type { Brief, Forecast, Judgement, Outcome, ScenarioSet, SetOutcome } from './brief.ts';
import { dueNext, type Due } from './due-next.ts';
import { isSuperseded } from './superseded.ts';
import { mayGo, type Label } from './label.ts';
import { newestFirst } from './newest.ts';

/**
 * What is new in a span of days: which briefings came out, which changed or were withdrawn, what was settled, what is due next. A
 * function of the briefings and the span alone: it is as it is on the span's last day, as far as the editions that were kept tell.
 */

/** Both days are in it, YYYY-MM-DD. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Seven days up to a day, and it. */
export function weekTo(to: string): Span {
  const from = new Date(Date.parse(`${to}T00:00:00Z`) - 6 * 86_400_000);
  return { from: from.toISOString().slice(0, 10), to };
}

/** A briefing in a digest: the edition that stood at the end of the span. */
export interface Entry {
  readonly brief: Brief;
  /** The editions of the span that changed one before them, the newest first. */
  readonly revisions: readonly Brief[];
  /** What has become of that edition since, where it stands no more. */
  readonly since?: 'superseded' | 'withdrawn';
}

/** A part of an outlook of which the span brought the outcome. */
export type Settled = {
  readonly brief: Brief;
  /** The day it was settled, or told where that was later. */
  readonly on: string;
  /** Where it stands on its briefing's page. */
  readonly fragment: string;
} & (
  | { readonly kind: 'judgement'; readonly judgement: Judgement; readonly outcome: Outcome }
  | { readonly kind: 'forecast'; readonly forecast: Forecast; readonly outcome: Outcome }
  | { readonly kind: 'scenarios'; readonly set: ScenarioSet; readonly outcome: SetOutcome }
);

export interface Digest {
  readonly span: Span;
  /** What all of it concerns, where it was asked for by topic. */
  readonly topic?: string;
  /** Whether it is the one that the site shows, and so has a page. */
  readonly onSite: boolean;
  /** The most restricted label of what it holds. */
  readonly tlp: Label;
  /** Taken back in the span; their bottom lines are said no more. The newest first, as all of these. */
  readonly withdrawn: readonly Entry[];
  /** Whose first edition is of the span. */
  readonly fresh: readonly Entry[];
  /** Which had come out before, and have another edition. */
  readonly changed: readonly Entry[];
  /** What came, or can never be told: the latest first. */
  readonly settled: readonly Settled[];
  /** Looked at, and left open for a reason. */
  readonly leftOpen: readonly Settled[];
  /** What is overdue on the last day, then what is next, {@link DUE} at most. */
  readonly due: readonly Due[];
  readonly moreDue: number;
}

/** How much of what is due a digest holds. */
export const DUE = 12;

/** What a digest is made of: what may be published. */
interface Briefs {
  readonly briefings: readonly Brief[];
  readonly earlier: readonly Brief[];
}

/** @param asked whether it is the one that the site shows; what it concerns, where the briefings were chosen by it */
export function digestOf(
  { briefings, earlier }: Briefs,
  { from, to }: Span,
  asked: Pick<Digest, 'onSite' | 'topic'> = { onSite: false },
): Digest {
  const editions = Map.groupBy([...briefings, ...earlier], ({ id }) => id);
  const histories = [...editions.values()].flatMap((all) => historyOf(all, to));
  const entries = newestFirst(histories.map(({ now }) => now)).flatMap((brief) => {
    const history = histories.find(({ now }) => now === brief);
    return history && brief.published >= from ? [{ history, entry: entryOf(history, from) }] : [];
  });
  const isWithdrawn = ({ brief }: Entry): boolean => brief.status === 'withdrawn';
  const told = entries.filter(({ entry }) => !isWithdrawn(entry));
  const settled = settledIn(histories, { from, to });
  const standing = histories.filter(({ now, later }) => ![now, ...later].some(({ status }) => status === 'withdrawn'));
  const due = dueNext(
    standing.map(({ now }) => now),
    to,
  );
  const made = {
    withdrawn: entries.map(({ entry }) => entry).filter(isWithdrawn),
    fresh: told.filter(({ history }) => isNew(history, from)).map(({ entry }) => entry),
    changed: told.filter(({ history }) => !isNew(history, from)).map(({ entry }) => entry),
    settled: settled.filter(({ outcome }) => outcome.is !== 'open'),
    leftOpen: settled.filter(({ outcome }) => outcome.is === 'open'),
    due: due.slice(0, DUE),
  };
  return { span: { from, to }, ...asked, tlp: highest(made), ...made, moreDue: Math.max(0, due.length - DUE) };
}

/** Whether nothing came out, changed or was settled. */
export const isEmpty = ({ withdrawn, fresh, changed, settled, leftOpen }: Digest): boolean =>
  withdrawn.length + fresh.length + changed.length + settled.length + leftOpen.length === 0;

/** Every briefing that a digest names, each once. */
export function briefsIn({
  withdrawn,
  fresh,
  changed,
  settled,
  leftOpen,
  due,
}: Omit<Digest, 'span' | 'onSite' | 'tlp' | 'moreDue'>): Brief[] {
  return [...new Set([...withdrawn, ...fresh, ...changed, ...settled, ...leftOpen, ...due].map(({ brief }) => brief))];
}

const highest = (digest: Parameters<typeof briefsIn>[0]): Label =>
  briefsIn(digest).reduce<Label>((most, { tlp }) => (mayGo(tlp, most) ? most : tlp), 'CLEAR');

/** The editions of a briefing that were out by a day, the newest first, and those that came later. */
interface History {
  readonly now: Brief;
  readonly before: readonly Brief[];
  readonly later: readonly Brief[];
}

function historyOf(editions: readonly Brief[], to: string): History[] {
  // A draft is new to nobody, even where a preview shows it.
  const known = editions.filter(({ status }) => status !== 'draft').sort((a, b) => b.edition - a.edition);
  const [now, ...before] = known.filter(({ published }) => published <= to);
  return now ? [{ now, before, later: known.filter(({ edition }) => edition > now.edition) }] : [];
}

/** Whether it has its first edition in the span; one whose first was not kept had come out before. */
function isNew({ now, before }: History, from: string): boolean {
  const first = before.at(-1) ?? now;
  return first.edition === 1 && first.published >= from;
}

function entryOf({ now, before, later }: History, from: string): Entry {
  const revisions = [now, ...before].filter(({ published, editions }) => published >= from && editions?.since);
  const since = later.some(({ status }) => status === 'withdrawn')
    ? 'withdrawn'
    : isSuperseded(now)
      ? 'superseded'
      : undefined;
  return { brief: now, revisions, ...(since && { since }) };
}

/** What was settled in a span. */
function settledIn(histories: readonly History[], { from, to }: Span): Settled[] {
  const all = histories.flatMap(({ now: brief, before }): Settled[] => [
    ...brief.judgements.flatMap((judgement): Settled[] => {
      const { id, outcome } = judgement;
      if (!outcome) return [];
      const on = toldOn(outcome, brief, before, (b) => b.judgements.find((j) => j.id === id)?.outcome);
      return [{ kind: 'judgement', brief, on, fragment: `judgement-${id}`, judgement, outcome }];
    }),
    ...brief.forecasts.flatMap((forecast): Settled[] => {
      const { id, outcome } = forecast;
      if (!outcome) return [];
      const on = toldOn(outcome, brief, before, (b) => b.forecasts.find((f) => f.id === id)?.outcome);
      return [{ kind: 'forecast', brief, on, fragment: `forecast-${id}`, forecast, outcome }];
    }),
    ...[brief.scenarioSet].flatMap((set): Settled[] => {
      if (!set?.outcome) return [];
      const { outcome } = set;
      const on = toldOn(outcome, brief, before, (b) => b.scenarioSet?.outcome);
      return [{ kind: 'scenarios', brief, on, fragment: 'scenarios', set, outcome }];
    }),
  ]);
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return all
    .filter(({ on }) => on >= from && on <= to)
    .sort((a, b) => order(b.on, a.on) || order(a.brief.id, b.brief.id) || order(a.fragment, b.fragment));
}

interface Came {
  readonly is: string;
  readonly on: string;
  readonly scenario?: string | undefined;
}

/** The day that an outcome is of, or that of the first edition which told it, where that came out later. */
function toldOn(
  outcome: Came,
  brief: Brief,
  before: readonly Brief[],
  outcomeIn: (brief: Brief) => Came | undefined,
): string {
  let first = brief;
  for (const earlier of before) {
    const known = outcomeIn(earlier);
    if (known?.is !== outcome.is || known.scenario !== outcome.scenario) break;
    first = earlier;
  }
  return first.published > outcome.on ? first.published : outcome.on;
}
