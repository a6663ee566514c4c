import type { Citation } from '../model/brief.ts';
import { daysBetween } from '../model/due.ts';
import { dayAfter, dayOf, saidDates, weekdayOf } from './calendar.ts';
import type { CitedSource } from './cited.ts';
import { joinedFigures, NO_FIGURES, type Figures } from './figures.ts';
import { languageOf } from './languages/index.ts';
import type { Printed } from './printed.ts';
import type { Reading } from './rule.ts';

/** What the figures of a text may rest on. */
export interface Ground {
  /** Those of the cited words and the sentences they stand in. */
  readonly cited: Figures;
  /** Those of their paragraphs. */
  readonly around: Figures;
  /** Years that need not be said: those of the sources, and of "last year" in the cited sentences. */
  readonly years: readonly number[];
  /** Whole days, YYYY-MM-DD, that may be said in full or in part. */
  readonly days: readonly string[];
  /** The weekdays of those days, by number from 0, which is Sunday. */
  readonly weekdays: readonly number[];
  /** Whether months and small numbers may stand there in words that are not read. */
  readonly unread: boolean;
}

/** What a claim rests on: the passages that it cites. */
export function groundOf(text: Pick<Printed, 'citations' | 'on'>, sourceOf: Reading['sourceOf']): Ground {
  const cited = text.citations.flatMap((citation) => {
    const source = sourceOf(citation);
    return source ? [{ citation, source }] : [];
  });
  return new LazyGround({
    cited: () => joinedFigures(cited.map(({ citation, source }) => source.figuresCited(citation))),
    around: () =>
      joinedFigures(
        cited.flatMap(({ citation, source }) => source.paragraphsOf(citation).map((p) => source.figuresOf(p))),
      ),
    years: () => [
      ...cited.map(({ source }) => Number(source.source.published.slice(0, 4))),
      ...cited.flatMap(({ citation, source }) => [...yearsOf(citation, source), ...yearsNear(citation, source)]),
    ],
    days: () => [...new Set(cited.flatMap(({ citation, source }) => daysOf(text.on, citation, source)))],
    on: text.on,
    unread: cited.some(({ source }) => !languageOf(source.source.lang)),
  });
}

type Readers = Pick<Ground, 'unread'> & { on: string | undefined } & {
  readonly [Part in 'cited' | 'around' | 'years' | 'days']: () => Ground[Part];
};

/** A ground of which each part is read when it is first asked for: most claims ask for no more than the cited words. */
class LazyGround implements Ground {
  private readonly read: Readers;
  private readonly known: { -readonly [Part in keyof Ground]?: Ground[Part] } = {};
  readonly unread: boolean;

  constructor(read: Readers) {
    this.read = read;
    this.unread = read.unread;
  }

  get cited(): Figures {
    return (this.known.cited ??= this.read.cited());
  }
  get around(): Figures {
    return (this.known.around ??= this.read.around());
  }
  get years(): readonly number[] {
    return (this.known.years ??= this.read.years());
  }
  get days(): readonly string[] {
    return (this.known.days ??= this.read.days());
  }
  get weekdays(): readonly number[] {
    const { on } = this.read;
    return [...this.days, ...(on === undefined ? [] : [on])].filter((d) => d.length === 10).map(weekdayOf);
  }
}

/**
 * Days that a source of a day speaks of without their date: its own, those of "yesterday" and of a weekday within a week of
 * it, and the claim's `on` where that is in the week before.
 */
function daysOf(on: string | undefined, citation: Citation, source: CitedSource): string[] {
  const { published } = source.source;
  const relative = source.sentencesOf(citation).flatMap((s) => source.daysSaid(s));
  const named = source.figuresCited(citation).weekdays.flatMap((w) => daysNamed(w.number, published));
  const isReported = on?.length === 10 && daysBetween(on, published) >= 0 && daysBetween(on, published) <= 7;
  return [published, ...relative, ...named, ...(isReported ? [on] : [])];
}

/**
 * Years that a source speaks of without their number: "last year", and "a year earlier" than one that its sentence has.
 */
function yearsOf(citation: Citation, source: CitedSource): number[] {
  const own = Number(source.source.published.slice(0, 4));
  const { quantities, dates } = source.figuresCited(citation);
  const years = quantities.filter((q) => q.kind === 'year').flatMap((q) => q.values);
  const said = saidYears(citation, source);
  return [...said, ...[...years, ...dates.flatMap((d) => d.year ?? [])].flatMap((y) => said.map((s) => y + s - own))];
}

const saidYears = (citation: Citation, source: CitedSource): number[] =>
  source.sentencesOf(citation).flatMap((s) => source.yearsSaid(s));

/** The years of the dates that a source gives without one: each is the one nearest to it. */
const yearsNear = (citation: Citation, source: CitedSource): number[] =>
  source
    .figuresCited(citation)
    .dates.filter((d) => d.year === undefined)
    .map((d) => Number(dayOf(d, source.source.published).slice(0, 4)));

/** The days of a weekday within a week of another day. */
function daysNamed(weekday: number, near: string): string[] {
  const days = Array.from({ length: 15 }, (_, i) => dayAfter(near, i - 7));
  return days.filter((d) => weekdayOf(d) === weekday);
}

/** What the title and the bottom line rest on: what the briefing says below them, and the days that it names. */
export function groundOfBrief(
  { brief, texts }: Reading,
  isGround = (t: Printed) => t.isClaim || SAID_AHEAD.has(t.part),
): Ground {
  const said = texts.filter(isGround).map((t) => t.figures);
  const deadlines = brief.judgements.map((j) => ({ ...NO_FIGURES, dates: saidDates(j.by ?? '', brief.lang) }));
  const days = [...texts.flatMap((t) => t.on ?? []), ...brief.forecasts.map((f) => f.resolves)];
  const all = joinedFigures([...said, ...deadlines]);
  return {
    ...{ cited: all, around: NO_FIGURES, days, unread: false },
    years: [brief.asOf, ...days].map((d) => Number(d.slice(0, 4))),
    weekdays: [...days, ...all.dates.map((d) => dayOf(d, brief.asOf))].filter((d) => d.length === 10).map(weekdayOf),
  };
}

const SAID_AHEAD: ReadonlySet<Printed['part']> = new Set([
  'judgement',
  'because',
  'scenario',
  'forecast',
  'criteria',
  'watch',
]);
