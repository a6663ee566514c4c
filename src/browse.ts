import type { Actor } from './model/actor.ts';
import { plain, type ActorRef, type Brief, type Position } from './model/brief.ts';
import { names, wordsOf } from './model/naming.ts';
import { newestFirst } from './model/newest.ts';
import { slug } from './wording/slug.ts';

/** The ways into the archive: by topic, place, actor and year, a page at a time. Pure. */

/** Briefings that have something in common, under one address. */
export interface Shelf {
  /** The last part of its address, not encoded. */
  slug: string;
  name: string;
  /** Newest first. */
  briefs: Brief[];
}

/** Every topic, the most written about first; names that make one address are one topic. */
export const topicsOf = (briefs: readonly Brief[]): Shelf[] => byName(briefs, (brief) => brief.topics).sort(mostFirst);

/** Every place, the most written about first. */
export const placesOf = (briefs: readonly Brief[]): Shelf[] =>
  byName(briefs, (brief) => (brief.place === undefined ? [] : [brief.place])).sort(mostFirst);

/** Every year of publication, the latest first. */
export const yearsOf = (briefs: readonly Brief[]): Shelf[] =>
  byName(briefs, (brief) => [brief.published.slice(0, 4)]).sort((a, b) => Number(b.name) - Number(a.name));

/** Every actor, with the briefings in which it holds a position, is quoted or is named; the most written about first. */
export function actorsOf(briefs: readonly Brief[], actors: readonly Actor[]): Shelf[] {
  const about = new Map(
    collected(briefs, (brief) => {
      const holders = actorsIn(brief).map(({ id }) => id);
      const words = wordsOf(brief);
      return [...holders, ...actors.filter((actor) => names(words, actor)).map(({ id }) => id)];
    }),
  );
  return actors.map(({ id, name }) => ({ slug: id, name, briefs: about.get(id) ?? [] })).sort(mostFirst);
}

function byName(briefs: readonly Brief[], namesOf: (brief: Brief) => readonly string[]): Shelf[] {
  const names = new Map<string, string>();
  for (const name of briefs.flatMap(namesOf)) {
    const known = names.get(slug(name));
    if (known === undefined || name < known) names.set(slug(name), name);
  }
  return collected(briefs, (brief) => namesOf(brief).map(slug)).flatMap(([key, about]) =>
    key ? [{ slug: key, name: names.get(key) ?? key, briefs: about }] : [],
  );
}

function collected(briefs: readonly Brief[], keysOf: (brief: Brief) => readonly string[]): [string, Brief[]][] {
  const shelves = new Map<string, Brief[]>();
  for (const brief of newestFirst(briefs)) {
    for (const key of new Set(keysOf(brief))) {
      const shelf = shelves.get(key) ?? [];
      shelf.push(brief);
      shelves.set(key, shelf);
    }
  }
  return [...shelves];
}

const mostFirst = (a: Shelf, b: Shelf): number =>
  b.briefs.length - a.briefs.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Those of the briefings about an actor in which it neither holds a position nor is quoted. */
export const namingOnly = (actor: string, about: readonly Brief[]): Brief[] =>
  about.filter((brief) => !actorsIn(brief).some(({ id }) => id === actor));

/** The actors of a briefing who hold a position or are quoted, each once, in printing order. */
export function actorsIn(brief: Brief): ActorRef[] {
  const all = [...brief.positions.map((p) => p.actor), ...brief.quotes.flatMap((q) => q.by ?? [])];
  return [...new Map(all.reverse().map((actor) => [actor.id, actor])).values()].reverse();
}

/** A list cut into pages; a list of nothing is one empty page. */
export const paged = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** One page of a list: its number, counted from 1, of how many, and what stands on it. */
export interface Leaf<T> {
  number: number;
  of: number;
  items: T[];
}

/** Every page of a list; the first has no number in its address. */
export function leaves<T>(items: readonly T[], size: number): { page: string | undefined; leaf: Leaf<T> }[] {
  const pages = paged(items, size);
  return pages.map((on, i) => ({
    page: i ? String(i + 1) : undefined,
    leaf: { number: i + 1, of: pages.length, items: on },
  }));
}

/** Who holds what across briefings: a row an actor, a cell a briefing, in the order of the briefings given. */
export interface Matrix {
  briefs: readonly Brief[];
  rows: { actor: ActorRef; cells: (Position | undefined)[] }[];
}

/** The actors with the most positions come first, then those of the newest briefing. */
export function matrixOf(briefs: readonly Brief[]): Matrix {
  const actors = new Map(briefs.flatMap((b) => b.positions.map(({ actor }) => [actor.id, actor] as const)).reverse());
  const rows = [...actors.values()].reverse().map((actor) => ({
    actor,
    cells: briefs.map((brief) => brief.positions.find((p) => p.actor.id === actor.id)),
  }));
  const count = (cells: (Position | undefined)[]) => cells.filter(Boolean).length;
  return { briefs, rows: rows.sort((a, b) => count(b.cells) - count(a.cells)) };
}

/** The first words of a claim, cut at a blank near `length` characters. */
export function inShort(position: Position, half: 'wants' | 'offers', length = 90): string | undefined {
  const text = position[half] && plain(position[half].text);
  if (text === undefined || text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(' ', length)).replace(/[\s,;:–-]+$/, '')}\u00A0…`;
}

/** Another briefing, and the actors it has in common with one. */
export interface Related {
  brief: Brief;
  shared: ActorRef[];
}

/** What else concerns a briefing's actors, by its id: those that share the most of them, then the newest. */
export function relatedById(briefs: readonly Brief[], limit: number): ReadonlyMap<string, Related[]> {
  const all = newestFirst(briefs).map((brief) => ({ brief, actors: actorsIn(brief) }));
  const holding = all.flatMap(({ actors }, at) => actors.map(({ id }) => ({ id, at })));
  const byActor = Map.groupBy(holding, ({ id }) => id);
  return new Map(
    all.map(({ brief, actors }, own) => {
      const others = actors.flatMap(({ id }) => byActor.get(id) ?? []).filter(({ at }) => at !== own);
      const shared = Map.groupBy(others, ({ at }) => at);
      const closest = [...shared].sort(([a, of], [b, more]) => more.length - of.length || a - b).slice(0, limit);
      return [brief.id, closest.flatMap(([at, of]) => relatedOf(all[at], new Set(of.map(({ id }) => id))))];
    }),
  );
}

const relatedOf = (other: { brief: Brief; actors: ActorRef[] } | undefined, ids: ReadonlySet<string>): Related[] =>
  other ? [{ brief: other.brief, shared: other.actors.filter(({ id }) => ids.has(id)) }] : [];
