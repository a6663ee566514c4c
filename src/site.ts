import type { Actor } from './model/actor.ts';
import { plain, type Brief, type Citation, type Claim, type Position, type Quote } from './model/brief.ts';
import { paragraphs } from './model/context.ts';
import { newestFirst } from './model/newest.ts';
import { citationsIn, partsOf, type Part } from './model/parts.ts';
import type { Source } from './model/source.ts';

/**
 * Collections -> what pages ask for. Pure functions over what the collections hold, so that a page is a question and
 * its markup, and nothing is computed twice in two components. What a thousand pages ask for is one index, made once.
 */

/** What was published just before and just after a briefing. */
export interface Neighbours {
  newer?: Brief;
  older?: Brief;
}

/** The neighbours of every briefing, by its id. */
export function neighboursById(briefs: readonly Brief[]): ReadonlyMap<string, Neighbours> {
  const all = newestFirst(briefs);
  return new Map(
    all.map((brief, i) => {
      const [newer, older] = [all[i - 1], all[i + 1]];
      return [brief.id, { ...(newer && { newer }), ...(older && { older }) }];
    }),
  );
}

/** One citation of a source, with the part of a briefing that it stands in. */
export interface Citing {
  brief: Brief;
  citation: Citation;
  part: Part;
}

/** Every citation by its source's id: newest briefing first, in printing order within one. */
export const citingsBySource = (briefs: readonly Brief[]): ReadonlyMap<string, readonly Citing[]> =>
  Map.groupBy(newestFirst(briefs).flatMap(citingsIn), ({ citation }) => citation.source);

/**
 * The same over all editions: where only an edition that was superseded cites a passage, its citation stands behind those of the
 * newest, so that no link to a passage breaks.
 */
export function citingsOfEditions(
  briefs: readonly Brief[],
  earlier: readonly Brief[],
): ReadonlyMap<string, readonly Citing[]> {
  const met = new Set(briefs.flatMap((brief) => brief.citations.map(({ anchor }) => anchor)));
  const more = [...earlier]
    .sort((a, b) => b.edition - a.edition)
    .flatMap((brief) => {
      const own = citingsIn(brief).filter(({ citation }) => !met.has(citation.anchor));
      for (const { citation } of own) met.add(citation.anchor);
      return own;
    });
  return Map.groupBy([...newestFirst(briefs).flatMap(citingsIn), ...more], ({ citation }) => citation.source);
}

/** Every briefing that has other editions: all of them, the newest first, by its id. */
export function editionsById(
  briefs: readonly Brief[],
  earlier: readonly Brief[],
): ReadonlyMap<string, readonly [Brief, ...Brief[]]> {
  const before = Map.groupBy(earlier, ({ id }) => id);
  return new Map(
    briefs.flatMap((brief) => {
      const rest = before.get(brief.id);
      return rest ? [[brief.id, [brief, ...rest.toSorted((a, b) => b.edition - a.edition)]] as const] : [];
    }),
  );
}

const citingsIn = (brief: Brief): Citing[] =>
  partsOf(brief).flatMap((part) => citationsIn(part.text, brief).map((citation) => ({ brief, citation, part })));

/** A stretch of a source's text, with the citations whose words it is part of. */
export interface Stretch {
  text: string;
  citings: Citing[];
  /** Those of them whose words begin here. */
  begins: Citing[];
}

/** A paragraph of a source as its page shows it, with the citations whose words begin in it. */
export interface ShownParagraph {
  number: number;
  /** Whether text was left out between the paragraph shown before, or the document's start, and this one. */
  skipped: boolean;
  /** The parts of it that are shown; text is left out between two of them. */
  excerpts: { before: boolean; after: boolean; stretches: Stretch[] }[];
  begins: Citing[];
}

interface Extent {
  start: number;
  end: number;
}

/** A source's text as far as it may be shown, each cited passage marked: all of it, or the cited contexts alone. */
export function shownText(source: Source, citings: readonly Citing[]): ShownParagraph[] {
  const shown: ShownParagraph[] = [];
  for (const paragraph of paragraphs(source.body)) {
    const extents = source.show === 'full' ? [paragraph] : joined(extentsIn(paragraph, source.body, citings));
    if (!extents.length) continue;
    const excerpts = extents.map((extent) => ({
      before: extent.start > paragraph.start,
      after: extent.end < paragraph.end,
      stretches: stretchesOf(extent, source.body, citings),
    }));
    const begins = excerpts.flatMap((e) => e.stretches.flatMap((s) => s.begins));
    shown.push({
      number: paragraph.number,
      skipped: paragraph.number !== (shown.at(-1)?.number ?? 0) + 1,
      excerpts,
      begins,
    });
  }
  return shown;
}

/** Where the citations' contexts lie in one paragraph. */
function extentsIn(paragraph: Extent & { number: number }, body: string, citings: readonly Citing[]): Extent[] {
  return citings.flatMap(({ citation }) =>
    citation.context
      .filter((c) => c.paragraph === paragraph.number)
      .map((c) => {
        const text = c.parts.map((p) => p.text).join('');
        const start = body.indexOf(text, paragraph.start);
        if (start < 0) throw new Error(`A context of source ${citation.source} is not in its text: ${text}`);
        return { start, end: start + text.length };
      }),
  );
}

/** Extents that overlap, or have only a blank between them, become one. */
function joined(extents: readonly Extent[]): Extent[] {
  const out: Extent[] = [];
  for (const { start, end } of [...extents].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** An extent cut wherever a cited piece begins or ends. */
function stretchesOf({ start, end }: Extent, body: string, citings: readonly Citing[]): Stretch[] {
  const edges = citings.flatMap((c) => c.citation.pieces.flatMap((p) => [p.start, p.end]));
  const cuts = [...new Set([start, ...edges.filter((e) => e > start && e < end), end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const inside = citings.filter((c) => c.citation.pieces.some((p) => p.start <= from && from < p.end));
    return {
      text: body.slice(from, cuts[i + 1]),
      citings: inside,
      begins: inside.filter((c) => c.citation.pieces[0]?.start === from),
    };
  });
}

/**
 * What became of one half of a position since the briefing before it that records one: stated for the first time, no longer
 * stated, or put in other words. Whether other words are another position is for the reader to judge.
 */
export type Change = 'first' | 'dropped' | 'reworded';

/** What an actor held in one briefing, and what is different from the one before. */
export interface Held {
  brief: Brief;
  position: Position;
  /** The briefing that is compared with, where there is an earlier one. */
  since?: Brief;
  changes: { wants?: Change; offers?: Change };
}

/** Every position by its actor's id, the newest cut-off first, each compared with the one before it. */
export function positionsByActor(briefs: readonly Brief[]): ReadonlyMap<string, readonly Held[]> {
  const all = byCutOff(briefs).flatMap((brief) => brief.positions.map((position) => ({ brief, position })));
  const byActor = Map.groupBy(all, ({ position }) => position.actor.id);
  return new Map([...byActor].map(([actor, held]) => [actor, held.map((one, i) => compared(one, held[i + 1]))]));
}

type Holding = Pick<Held, 'brief' | 'position'>;

function compared({ brief, position }: Holding, before: Holding | undefined): Held {
  if (!before) return { brief, position, changes: {} };
  const wants = changeOf(position.wants, before.position.wants);
  const offers = changeOf(position.offers, before.position.offers);
  return { brief, position, since: before.brief, changes: { ...(wants && { wants }), ...(offers && { offers }) } };
}

function changeOf(now: Claim | undefined, before: Claim | undefined): Change | undefined {
  if (!now || !before) return now ? 'first' : before && 'dropped';
  return plain(now.text) === plain(before.text) ? undefined : 'reworded';
}

/** A quotation and the briefing it stands in. */
export interface Quoted {
  brief: Brief;
  quote: Quote;
}

/** Every quotation of an actor of the registry by the actor's id, the newest cut-off first. */
export function quotesByActor(briefs: readonly Brief[]): ReadonlyMap<string, readonly Quoted[]> {
  const all = byCutOff(briefs).flatMap((brief) => brief.quotes.map((quote): Quoted => ({ brief, quote })));
  return Map.groupBy(
    all.filter(({ quote }) => quote.by),
    ({ quote }) => quote.by?.id ?? '',
  );
}

const byCutOff = (briefs: readonly Brief[]): Brief[] =>
  newestFirst(briefs).sort((a, b) => Date.parse(b.asOf) - Date.parse(a.asOf));

/** The actors that speak for one. */
export const speakersFor = (actor: string, actors: readonly Actor[]): Actor[] =>
  actors.filter((a) => a.represents === actor);
