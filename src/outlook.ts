import type { Brief, Forecast, Judgement, Rich } from './model/brief.ts';
import { date } from './wording/dates.ts';

/**
 * What the site has said would happen, and what came of it: the forecasts by their state, their scores and calibration,
 * and the judgements by the day they name. Pure; `today` is YYYY-MM-DD.
 */

/** A forecast and the brief that makes it. */
export interface Made {
  brief: Brief;
  forecast: Forecast;
}

export interface Forecasts {
  /** Due before today and not settled, the longest overdue first. */
  overdue: Made[];
  /** Due today or later, the soonest first. */
  open: Made[];
  /** With an outcome, the latest first. */
  settled: Made[];
}

/** Every forecast by its state. */
export function forecastsOf(briefs: readonly Brief[], today: string): Forecasts {
  const all = briefs.flatMap((brief) => brief.forecasts.map((forecast): Made => ({ brief, forecast })));
  const due = all.filter((m) => !m.forecast.outcome).sort((a, b) => order(keyOf(a), keyOf(b)));
  return {
    overdue: due.filter((m) => m.forecast.resolves < today),
    open: due.filter((m) => m.forecast.resolves >= today),
    settled: all
      .filter((m) => m.forecast.outcome)
      .sort((a, b) => order(b.forecast.outcome?.on ?? '', a.forecast.outcome?.on ?? '') || order(keyOf(a), keyOf(b))),
  };
}

const keyOf = ({ brief, forecast }: Made): string => `${forecast.resolves} ${brief.id} ${forecast.id}`;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whole days from one day to another, both YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A judgement and the brief that makes it; `due` is the day it names, where it names one. */
export interface Judged {
  brief: Brief;
  judgement: Judgement;
  due?: string;
}

export interface Judgements {
  /** The day named is today or later, the soonest first. */
  ahead: Judged[];
  /** No day is named that a calendar has: "the US deadline". The newest cut-off first. */
  undated: Judged[];
  /** The day named has passed, the latest first. */
  passed: Judged[];
}

/** Every judgement by the day it names. */
export function judgementsOf(briefs: readonly Brief[], today: string): Judgements {
  const all = briefs.flatMap((brief) =>
    brief.judgements.map((judgement): Judged => {
      const due = dueOf(judgement, brief.lang);
      return { brief, judgement, ...(due && { due }) };
    }),
  );
  const by = (a: Judged, b: Judged) => order(a.due ?? '', b.due ?? '') || order(a.brief.id, b.brief.id);
  return {
    ahead: all.filter((j) => j.due !== undefined && j.due >= today).sort(by),
    undated: all
      .filter((j) => j.due === undefined)
      .sort((a, b) => Date.parse(b.brief.asOf) - Date.parse(a.brief.asOf) || order(a.brief.id, b.brief.id)),
    passed: all.filter((j) => j.due !== undefined && j.due < today).sort((a, b) => by(b, a)),
  };
}

/** The day in "by 30 April 2025", read as the briefing's language writes it; nothing where no whole date stands there. */
export function dueOf({ by = '' }: Pick<Judgement, 'by'>, lang: string): string | undefined {
  const year = /\b\d{4}\b/.exec(by)?.[0];
  if (!year) return undefined;
  return [...daysOf(Number(year), lang)].find(([day, written]) => by === day || endsWithDate(by, written))?.[0];
}

const years = new Map<string, ReadonlyMap<string, string>>();

/** Every day of a year as a language writes it, kept, since a desk's judgements name few years. */
function daysOf(year: number, lang: string): ReadonlyMap<string, string> {
  const known = years.get(`${lang} ${year}`);
  if (known) return known;
  const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10));
  const made = new Map(days.map((day) => [day, date(day, lang)]));
  years.set(`${lang} ${year}`, made);
  return made;
}

/** "1 May 2025" is no part of "31 May 2025". */
const endsWithDate = (text: string, written: string): boolean =>
  text.endsWith(written) && !/\d/.test(text.at(-written.length - 1) ?? '');

/** A forecast that came true or did not: its probability as a share, and 1 or 0. A void one is not scored. */
export interface Score {
  probability: number;
  came: 0 | 1;
}

export const scoresOf = (settled: readonly Made[]): Score[] =>
  settled.flatMap(({ forecast: { probability, outcome } }) =>
    outcome && outcome.is !== 'void' ? [{ probability: probability / 100, came: outcome.is === 'yes' ? 1 : 0 }] : [],
  );

/** The mean of (probability − outcome)² (Brier 1950, two-way form): 0 best, 1 worst; nothing where none is scored. */
export function meanBrier(scores: readonly Score[]): number | undefined {
  if (!scores.length) return undefined;
  return scores.reduce((sum, { probability, came }) => sum + (probability - came) ** 2, 0) / scores.length;
}

/** Forecasts of like probability: what was said of them on average, and how many of them came true. */
export interface Bin {
  /** In per cent, `high` left out but for the last. */
  low: number;
  high: number;
  count: number;
  yes: number;
  /** Shares from 0 to 1. */
  said: number;
  came: number;
  /** Where the share that comes true in the long run lies, with 95% confidence. */
  from: number;
  to: number;
}

/** The forecasts in ten bins of ten per cent, those without any left out. */
export function calibration(scores: readonly Score[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => i * 10).flatMap((low): Bin[] => {
    const inside = scores.filter(({ probability }) => Math.min(9, Math.floor(probability * 10 + 1e-9)) * 10 === low);
    if (!inside.length) return [];
    const count = inside.length;
    const yes = inside.filter((s) => s.came).length;
    const said = inside.reduce((sum, s) => sum + s.probability, 0) / count;
    return [{ low, high: low + 10, count, yes, said, came: yes / count, ...wilson(yes, count) }];
  });
}

/** Wilson's score interval for a share (Wilson 1927), 95%: it holds for few cases, and never leaves 0 to 1. */
export function wilson(yes: number, count: number): { from: number; to: number } {
  const z = 1.959964;
  const share = yes / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  const middle = share + (z * z) / (2 * count);
  return { from: Math.max(0, (middle - spread) / scale), to: Math.min(1, (middle + spread) / scale) };
}

/** Something that is due: what, by when, and whether that day has passed. */
export interface Due {
  kind: 'watch' | 'forecast' | 'judgement';
  brief: Brief;
  on: string;
  text: Rich;
  late: boolean;
}

/**
 * What is due next: first what is overdue, the longest overdue first, then what is ahead, the soonest first. A month or year is
 * due on its last day. What was only to be watched is not overdue.
 */
export function dueNext(briefs: readonly Brief[], today: string, most: number): Due[] {
  const { overdue, open } = forecastsOf(briefs, today);
  const { ahead, passed } = judgementsOf(briefs, today);
  const all: Due[] = [
    ...[...overdue, ...open].map(
      ({ brief, forecast: { resolves, text } }): Due => ({
        ...{ kind: 'forecast', brief, on: resolves, text },
        late: resolves < today,
      }),
    ),
    ...[...ahead, ...passed].flatMap(({ brief, judgement, due }): Due[] =>
      due === undefined || 'outcome' in judgement
        ? []
        : [{ kind: 'judgement', brief, on: due, text: judgement.text, late: due < today }],
    ),
    ...briefs.flatMap((brief) =>
      brief.watch
        .filter(({ on }) => on >= today.slice(0, on.length))
        .map(({ on, text }): Due => ({ kind: 'watch', brief, on, text, late: false })),
    ),
  ];
  const last = ({ on }: Due): string => `${on}-12-31`.slice(0, on.length === 7 ? 7 : 10) + (on.length === 7 ? '-31' : '');
  const sorted = all.sort((a, b) => order(last(a), last(b)) || order(a.brief.id, b.brief.id));
  return sorted.slice(0, most);
}
