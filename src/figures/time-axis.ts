import type { Brief, Watch } from '../model/brief.ts';
import { plain } from '../model/plain.ts';
import { DAY, extentOf, ticksBetween, type Tick } from './days.ts';

/** What a mark on the axis stands for. Facts that are earlier than the axis reaches stand at its beginning, as one mark. */
export type TimeKind = 'fact' | 'earlier' | 'watch' | 'forecast' | 'outcome';

export interface TimeMark {
  readonly kind: TimeKind;
  /** The day, month or year. */
  readonly on: string;
  /** Where it begins and ends, 0 to 1; of a day the same. */
  readonly from: number;
  readonly to: number;
  /** The facts of one day are one mark. */
  readonly count: number;
  readonly effect?: Watch['effect'];
  /** Of a forecast, or of the scenario that came, in per cent. */
  readonly probability?: number;
  /** Of an outcome; of scenarios that one of them came, or none did. */
  readonly is?: 'yes' | 'no' | 'came' | 'none';
  /** The words of all that it stands for. */
  readonly words: readonly string[];
}

/** What a briefing says happened and will be looked at, on a line of time. */
export interface TimeAxis {
  /** Where the cut-off is, 0 to 1, and its day. */
  readonly asOf: { readonly on: string; readonly at: number };
  readonly ticks: readonly Tick[];
  /** In the order of time. */
  readonly marks: readonly TimeMark[];
}

/** An axis reaches back at most so many times as far as it looks ahead, and the latter counts for a month at least. */
const BACK = 3;
const AHEAD = 30 * DAY;
/** What stays free at each end, as a share of the whole. */
const FREE = 0.05;

/** Ticks closer than this would have no room for their words on a phone. */
const TICKS = 0.21;

type Dated = Omit<TimeMark, 'from' | 'to'>;

/** A briefing's axis of time; nothing where it names no day but that of its cut-off. */
export function timeAxis(
  brief: Pick<Brief, 'asOf' | 'keyFacts' | 'watch' | 'forecasts'> & Settled,
): TimeAxis | undefined {
  const cutOff = brief.asOf.slice(0, 10);
  const now = extentOf(cutOff).first;
  const dated = [...factsOf(brief), ...aheadOf(brief)];
  if (dated.every(({ on }) => on === cutOff)) return undefined;
  const extents = dated.map(({ on }) => extentOf(on));
  const last = extents.reduce((most, { last: end }) => Math.max(most, end), now);
  const earliest = extents.reduce((least, { first }) => Math.min(least, first), now);
  const first = Math.max(earliest, now - BACK * Math.max(last - now, AHEAD));
  const at = (time: number): number => FREE + (1 - 2 * FREE) * ((time - first) / (last - first));
  const marks = dated.flatMap((mark, i): TimeMark[] => {
    const { first: begin, last: end } = extents[i] ?? { first: now, last: now };
    return end < first ? [] : [{ ...mark, from: at(Math.max(begin, first)), to: at(end) }];
  });
  return {
    asOf: { on: cutOff, at: at(now) },
    ticks: apart(ticksBetween(first, last, 4).map((tick) => ({ ...tick, at: at(tick.at) }))),
    marks: [...earlierThan(first, dated), ...marks].sort((a, b) => a.from - b.from || a.to - b.to),
  };
}

/** Every tick that is far enough from the one before it. */
function apart(ticks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (tick.at - (kept.at(-1)?.at ?? -1) >= TICKS) kept.push(tick);
  return kept;
}

/** What may have an outcome beside forecasts. */
type Settled = Partial<Pick<Brief, 'judgements' | 'scenarios' | 'scenarioSet'>>;

function factsOf({ keyFacts }: Pick<Brief, 'keyFacts'>): Dated[] {
  const byDay = Map.groupBy(
    keyFacts.filter((fact) => fact.on !== undefined),
    (fact) => fact.on ?? '',
  );
  return [...byDay].map(([on, facts]) => ({
    kind: 'fact',
    on,
    count: facts.length,
    words: facts.map((fact) => plain(fact.text)),
  }));
}

function aheadOf(brief: Pick<Brief, 'watch' | 'forecasts'> & Settled): Dated[] {
  const { watch, forecasts, judgements = [] } = brief;
  return [
    ...watch.map(({ on, effect, text }): Dated => ({
      kind: 'watch',
      on,
      count: 1,
      words: [plain(text)],
      ...(effect && { effect }),
    })),
    ...forecasts.map(({ resolves, probability, text }): Dated => ({
      kind: 'forecast',
      on: resolves,
      count: 1,
      probability,
      words: [plain(text)],
    })),
    ...[...forecasts, ...judgements].flatMap(outcomeIn),
    ...outcomeOfSet(brief),
  ];
}

/**
 * What came of a forecast or a judgement. That it is void, or left open, is no event: its day is the one on which the desk said
 * so, often long after, and would stretch the line over time in which nothing happened. It stands in words.
 */
function outcomeIn({ outcome }: Pick<Brief['forecasts'][number], 'outcome'>): Dated[] {
  if (outcome?.is !== 'yes' && outcome?.is !== 'no') return [];
  return [{ kind: 'outcome', on: outcome.on, count: 1, is: outcome.is, words: [plain(outcome.text)] }];
}

/** Which scenario came, by the probability it had been given; or that none did. */
function outcomeOfSet({ scenarios = [], scenarioSet }: Settled): Dated[] {
  const outcome = scenarioSet?.outcome;
  if (outcome?.is !== 'came' && outcome?.is !== 'none') return [];
  const came = scenarios.find(({ name }) => name === outcome.scenario);
  const words = [came?.name, plain(outcome.text)].filter((said) => said !== undefined);
  const probability = came ? { probability: came.probability } : {};
  return [{ kind: 'outcome', on: outcome.on, count: 1, is: outcome.is, words, ...probability }];
}

/** All facts before the axis begins, as one mark at its very beginning. */
function earlierThan(first: number, dated: readonly Dated[]): TimeMark[] {
  const facts = dated.filter(({ on }) => extentOf(on).last < first);
  const [oldest] = facts.map(({ on }) => on).sort();
  if (oldest === undefined) return [];
  const count = facts.reduce((sum, fact) => sum + fact.count, 0);
  return [{ kind: 'earlier', on: oldest, from: 0, to: 0, count, words: facts.flatMap(({ words }) => words) }];
}
