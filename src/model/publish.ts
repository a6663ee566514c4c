import type { Actor } from './actor.ts';
import type { Brief } from './brief.ts';
import { type ActorId } from './fields.ts';
import { mayGo } from './label.ts';
import { asideIn } from './left-out.ts';
import type { Library } from './library.ts';
import { sortedByEdition } from './editions.ts';
import { names, wordsOf } from './naming.ts';
import { newestFirst } from './newest.ts';

/** How many briefings were held back, by the first reason that applies. */
export interface Withheld {
  draft: number;
  embargoed: number;
  restricted: number;
}

export interface Published extends Pick<Library, 'site' | 'briefings' | 'earlier' | 'sources' | 'actors' | 'pages'> {
  withheld: Withheld;
}

/**
 * Cuts out of a Library what may not be published, before any output sees it: drafts, embargoed briefings, those above the
 * site's audience, and every source and actor that nothing published refers to, because their names alone would tell.
 *
 * @param today the day the site is made, YYYY-MM-DD; a briefing published later is embargoed
 * @param preview keeps drafts and embargoed briefings, for the writer's own eyes
 */
export function publish(library: Library, today: string, preview = false): Published {
  const withheld: Withheld = { draft: 0, embargoed: 0, restricted: 0 };
  const all = [...library.briefings, ...library.earlier];
  const out = all.filter((brief) => {
    const reason = reasonAgainst(brief, library, today) ?? reasonByWithdrawal(brief, library);
    if (!reason || (preview && reason !== 'restricted')) return true;
    withheld[reason]++;
    return false;
  });
  const ids = new Set<string>(out.map(({ id }) => id));
  const cited = new Set(out.flatMap((b) => b.sources.map((s) => s.id)));
  const sources = library.sources.filter((s) => cited.has(s.id));
  const rest: Share = {
    briefings: all.filter((b) => !out.includes(b)),
    sources: library.sources.filter((s) => !cited.has(s.id)),
  };
  const actors = referred(library.actors, { briefings: out, sources }, rest);
  // Where the newest is held back, the one before it stands, and knows of none that is not published.
  const { newest, earlier } = rest.briefings.length
    ? sortedByEdition(out)
    : { newest: library.briefings, earlier: library.earlier };
  const marked = sources.map((source) => {
    const aside = asideIn(source, out, library.comments);
    return aside.length ? { ...source, aside } : source;
  });
  return {
    site: library.site,
    briefings: newestFirst(newest).map((brief) => knowing(ids, brief)),
    earlier,
    sources: marked,
    actors,
    pages: library.pages,
    withheld,
  };
}

/**
 * The files of content of which what was published may not go out any more, since they, or what decides about them, are
 * otherwise now; what is published in addition is no matter.
 */
export function noLongerPublished(then: Published, now: Published): string[] {
  const files = [filesOf(then), filesOf(now)] as const;
  return [...files[0]].filter(([file, value]) => files[1].get(file) !== value).map(([file]) => file);
}

/** All that is published, as JSON by its file. */
function filesOf({ site, briefings, earlier, sources, actors, pages }: Published): Map<string, string> {
  const all: (readonly [file: string, value: unknown])[] = [
    ['site.yaml', site],
    ...[...briefings, ...earlier].map((b) => [b.file, b] as const),
    ...sources.map((s) => [`sources/${s.id}.md`, s] as const),
    ...actors.map((a) => [`actors/${a.id}.yaml`, a] as const),
    ...pages.map((p) => [`pages/${p.id}.md`, p] as const),
  ];
  return new Map(all.map(([file, value]) => [file, JSON.stringify(value)]));
}

function reasonAgainst(brief: Brief, library: Library, today: string): keyof Withheld | undefined {
  if (!mayGo(brief.tlp, library.site.audience)) return 'restricted';
  if (brief.status === 'draft') return 'draft';
  return brief.published > today ? 'embargoed' : undefined;
}

/**
 * An edition that was published under a label of its own stays as it was where a later one may go less far: it neither knows of
 * that one nor says that it is the newest. Not where that one takes the briefing back: then none of them is to be relied on.
 */
function reasonByWithdrawal({ id }: Brief, { briefings, site }: Library): keyof Withheld | undefined {
  const newest = briefings.find((brief) => brief.id === id);
  return newest?.status === 'withdrawn' && !mayGo(newest.tlp, site.audience) ? 'restricted' : undefined;
}

/** The brief, without the id of one in its place that is not published. */
function knowing(ids: ReadonlySet<string>, brief: Brief): Brief {
  const { replacedBy, ...rest } = brief;
  return replacedBy === undefined || ids.has(replacedBy) ? brief : rest;
}

/** A part of a Library: what is published, or what is not. */
type Share = Pick<Library, 'briefings' | 'sources'>;

/**
 * The actors that something published refers to, and whom those speak for. A text that names an actor is a weaker sign, since
 * an alias may be a word like another ("May"): it counts for an actor of whom nothing is held back. Where what is held back
 * refers to an actor, only a reference publishes it; where it names one, only a reference or its full name.
 */
function referred(actors: readonly Actor[], published: Share, withheld: Share): Actor[] {
  const [open, closed] = [textsOf(published), textsOf(withheld)];
  const secret = withSpokenFor(references(withheld), actors);
  const isNamed = (actor: Actor): boolean => {
    if (secret.has(actor.id)) return false;
    const isNamedInSecret = closed.some((text) => names(text, actor));
    return open.some((text) => names(text, isNamedInSecret ? { name: actor.name, aliases: [] } : actor));
  };
  const wanted = references(published);
  for (const actor of actors) if (!wanted.has(actor.id) && isNamed(actor)) wanted.add(actor.id);
  const all = withSpokenFor(wanted, actors);
  return actors.filter((a) => all.has(a.id));
}

const textsOf = ({ briefings }: Share): string[] => briefings.map(wordsOf);

/** The ids of the actors that briefings and sources refer to. */
const references = ({ briefings, sources }: Share): Set<ActorId> =>
  new Set([
    ...sources.flatMap((source) => source.party),
    ...briefings.flatMap(({ positions, quotes }) => [
      ...positions.map(({ actor }) => actor.id),
      ...quotes.flatMap(({ by }) => (by ? [by.id] : [])),
    ]),
  ]);

/** Actors, and whom they speak for, and whom those do. */
function withSpokenFor(ids: ReadonlySet<ActorId>, actors: readonly Actor[]): Set<ActorId> {
  const byId = new Map(actors.map((a) => [a.id, a]));
  const all = new Set(ids);
  for (const id of all) {
    const represents = byId.get(id)?.represents;
    if (represents) all.add(represents);
  }
  return all;
}

/** "2 drafts, 1 embargoed and 1 above the audience were held back", or nothing where none was. */
export function withheldLine({ draft, embargoed, restricted }: Withheld, audience: string): string | undefined {
  const parts = [
    draft && `${draft} draft${draft > 1 ? 's' : ''}`,
    embargoed && `${embargoed} embargoed`,
    restricted && `${restricted} above TLP:${audience}`,
  ].filter((p) => typeof p === 'string');
  return parts.length ? `Held back: ${parts.join(', ')}` : undefined;
}
