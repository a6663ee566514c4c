import type { Brief, Judgement } from '../model/brief.ts';
import { daysBetween } from '../model/due.ts';
import { SCALES, type ScaleName } from '../model/scale.ts';
import { briersAllowed, discrimination, hindsight, meanBrier, meanOf, type Said, type Score } from './brier.ts';
import { tally, type Counted, type Tally } from './tally.ts';
import { verdictOf, type Range, type Verdict } from './verdict.ts';
import { wilson, type Interval } from './wilson.ts';

/**
 * How good a desk's outlook was, and how much its numbers carry. A probability word is never scored by one made-up number: what
 * came of it is compared with its printed range, which is printed because readers take a word for other numbers than writers
 * mean (Wintle and others 2019). Pure; `today` is YYYY-MM-DD.
 */
export interface Scores {
  readonly judgements: Tally;
  readonly words: readonly WordScore[];
  /** Between which the judgements' mean Brier score lies, whatever numbers of their ranges were meant. */
  readonly allowed: Interval | undefined;
  readonly discrimination: { readonly came: number; readonly not: number } | undefined;
  readonly forecasts: Tally;
  readonly scored: readonly Score[];
  readonly brier: number | undefined;
  readonly hindsight: { readonly share: number; readonly brier: number } | undefined;
  readonly scenarios: Tally;
  readonly sets: number;
  /** The mean over sets of scenarios, 0 best and 2 worst. */
  readonly setBrier: number | undefined;
  readonly groups: readonly Group[];
}

/** A word of the scale: what became of what it said. */
export interface WordScore extends Range, Tally {
  readonly term: string;
  readonly settled: number;
  /** Where the share that comes true in the long run lies, 95%, for one look (Wilson 1927); absent where none is settled. */
  readonly interval: Interval | undefined;
  readonly verdict: Verdict;
}

/** What one author, topic or length of time has enough of to say anything. */
export interface Group {
  readonly by: 'author' | 'topic' | 'horizon';
  /** An author's or topic's name; of a horizon the most days from cut-off to due day, or none. */
  readonly name: string;
  readonly judgements: number;
  readonly allowed: Interval | undefined;
  readonly forecasts: number;
  readonly brier: number | undefined;
}

/** How many settled cases a group has at least, of one kind, to be shown by itself. */
export const LEAST = 10;

/** The most days from cut-off to due day, of what is put together. */
export const HORIZONS = [30, 90, 365, Infinity] as const;

export function scoresOf(briefs: readonly Brief[], scale: ScaleName, today: string): Scores {
  const judged = briefs.flatMap((brief) => brief.judgements.map((judgement) => ({ brief, judgement })));
  const said = judged.flatMap(({ judgement }) => saidBy(judgement));
  const scored = briefs.flatMap(scoresIn);
  const sets = briefs.flatMap(({ scenarioSet: set }) => (set?.brier === undefined ? [] : [set.brier]));
  return {
    judgements: tally(briefs.flatMap(judgementsIn), today),
    words: wordsOf(judged, scale, today),
    allowed: briersAllowed(said),
    discrimination: discrimination(said),
    forecasts: tally(briefs.flatMap(forecastsIn), today),
    scored,
    brier: meanBrier(scored),
    hindsight: hindsight(scored),
    scenarios: tally(briefs.flatMap(setsIn), today),
    sets: sets.length,
    setBrier: meanOf(sets),
    groups: groupsOf(briefs),
  };
}

const isWithdrawn = ({ status }: Brief): boolean => status === 'withdrawn';

const judgementsIn = (brief: Brief): Counted[] =>
  brief.judgements.map(({ outcome, due }) => ({ outcome: outcome?.is, due, withdrawn: isWithdrawn(brief) }));

const forecastsIn = (brief: Brief): Counted[] =>
  brief.forecasts.map(({ outcome, resolves: due }) => ({ outcome: outcome?.is, due, withdrawn: isWithdrawn(brief) }));

/** A set of scenarios "came true" where one of them came. */
function setsIn(brief: Brief): Counted[] {
  const { scenarioSet: set } = brief;
  if (!set) return [];
  const is = set.outcome?.is;
  const outcome = is === 'came' ? 'yes' : is === 'none' ? 'no' : is;
  return [{ outcome, due: set.due, withdrawn: isWithdrawn(brief) }];
}

const scoresIn = ({ forecasts }: Brief): Score[] =>
  forecasts.flatMap(({ probability, outcome }) => {
    if (outcome?.is !== 'yes' && outcome?.is !== 'no') return [];
    return [{ probability: probability / 100, came: outcome.is === 'yes' ? 1 : 0 }];
  });

function saidBy({ low, high, outcome }: Judgement): Said[] {
  if (outcome?.is !== 'yes' && outcome?.is !== 'no') return [];
  return [{ low, high, came: outcome.is === 'yes' ? 1 : 0 }];
}

interface Judged {
  readonly brief: Brief;
  readonly judgement: Judgement;
}

/** The words that were used, in the order of the scale. */
function wordsOf(judged: readonly Judged[], scale: ScaleName, today: string): WordScore[] {
  const terms = SCALES[scale];
  return terms.flatMap(({ key: term, low, high }): WordScore[] => {
    const own = judged.filter(({ judgement }) => judgement.term === term);
    if (!own.length) return [];
    const counts = tally(
      own.map(({ brief, judgement: { outcome, due } }) => ({
        ...{ outcome: outcome?.is, due, withdrawn: isWithdrawn(brief) },
      })),
      today,
    );
    const settled = counts.yes + counts.no;
    const interval = settled ? wilson(counts.yes, settled) : undefined;
    const verdict = verdictOf({ low, high }, counts.yes, settled, terms.length);
    return [{ term, low, high, ...counts, settled, interval, verdict }];
  });
}

/** Those that have enough; no verdicts, since each more test is one more chance to be wrong. */
function groupsOf(briefs: readonly Brief[]): Group[] {
  const names = (of: (brief: Brief) => readonly string[]): string[] => [...new Set(briefs.flatMap(of))].sort();
  const all = [
    ...names(({ authors }) => authors).map((name) =>
      within(
        'author',
        name,
        briefs.filter((b) => b.authors.includes(name)),
      ),
    ),
    ...names(({ topics }) => topics).map((name) =>
      within(
        'topic',
        name,
        briefs.filter((b) => b.topics.includes(name)),
      ),
    ),
    ...HORIZONS.map((most, i) =>
      within(
        'horizon',
        String(most),
        briefs.map((b) => dueWithin(b, HORIZONS[i - 1] ?? -1, most)),
      ),
    ),
  ];
  return all.filter(({ judgements, forecasts }) => judgements >= LEAST || forecasts >= LEAST);
}

function within(by: Group['by'], name: string, briefs: readonly Brief[]): Group {
  const said = briefs.flatMap(({ judgements }) => judgements.flatMap(saidBy));
  const scored = briefs.flatMap(scoresIn);
  return {
    ...{ by, name, judgements: said.length, forecasts: scored.length },
    allowed: said.length >= LEAST ? briersAllowed(said) : undefined,
    brier: scored.length >= LEAST ? meanBrier(scored) : undefined,
  };
}

/** A brief with what falls due after more than so many days from its cut-off, and at most so many. */
function dueWithin(brief: Brief, after: number, most: number): Brief {
  const isWithin = (due: string | undefined): boolean => {
    if (due === undefined) return false;
    const days = daysBetween(brief.asOf.slice(0, 10), due);
    return days > after && days <= most;
  };
  return {
    ...brief,
    judgements: brief.judgements.filter(({ due }) => isWithin(due)),
    forecasts: brief.forecasts.filter(({ resolves }) => isWithin(resolves)),
  };
}
