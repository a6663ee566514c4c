import type { Actor } from './actor.ts';
import type { Brief } from './brief.ts';
import { mayGo } from './fields.ts';
import type { Library } from './library.ts';
import { names, wordsOf } from './naming.ts';
import type { Source } from './source.ts';

/** How many briefings were held back, by the first reason that applies. */
export interface Withheld {
  draft: number;
  embargoed: number;
  restricted: number;
}

export interface Published extends Pick<Library, 'site' | 'briefings' | 'sources' | 'actors'> {
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
  const briefings = library.briefings.filter((brief) => {
    const reason = reasonAgainst(brief, library, today);
    if (!reason || (preview && reason !== 'restricted')) return true;
    withheld[reason]++;
    return false;
  });
  const cited = new Set(briefings.flatMap((b) => b.sources.map((s) => s.id)));
  const sources = library.sources.filter((s) => cited.has(s.id));
  return { site: library.site, briefings, sources, actors: referred(library.actors, briefings, sources), withheld };
}

function reasonAgainst(brief: Brief, library: Library, today: string): keyof Withheld | undefined {
  if (!mayGo(brief.tlp, library.site.audience)) return 'restricted';
  if (brief.status === 'draft') return 'draft';
  return brief.published > today ? 'embargoed' : undefined;
}

/** The actors that published positions, quotes, sources and texts name, and whom those speak for. */
function referred(actors: readonly Actor[], briefings: readonly Brief[], sources: readonly Source[]): Actor[] {
  const byId = new Map(actors.map((a) => [a.id, a]));
  const wanted = new Set(sources.flatMap((s) => s.party));
  for (const brief of briefings) {
    for (const position of brief.positions) wanted.add(position.actor.id);
    for (const quote of brief.quotes) if (quote.by) wanted.add(quote.by.id);
    const words = wordsOf(brief);
    for (const actor of actors) if (!wanted.has(actor.id) && names(words, actor)) wanted.add(actor.id);
  }
  for (const id of wanted) {
    const represents = byId.get(id)?.represents;
    if (represents) wanted.add(represents);
  }
  return actors.filter((a) => wanted.has(a.id));
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
