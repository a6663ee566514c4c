import type { AstroConfig } from 'astro';
import type { Loader } from 'astro/loaders';
import type { Check } from './checks.ts';
import { givenBy } from './integration.ts';
import type { Actor } from './model/actor.ts';
import type { Brief } from './model/brief.ts';
import { slugOf } from './model/editions.ts';
import type { Source } from './model/source.ts';

/** What Astro is given of one reading: what may be published of it and, in preview, what is wrong with it. */
export interface Collections {
  briefings: readonly Brief[];
  /** Editions that were superseded, by the briefing’s id and their number. */
  earlier: readonly Brief[];
  sources: readonly Source[];
  actors: readonly Actor[];
  checks: readonly (Check & { id: string })[];
}

/**
 * Fills one of Astro's collections with what the command that runs Astro has at hand, in the same process: the folder is
 * not read here. In `dev` Astro asks again after every reading.
 */
export const loaderOf = (kind: keyof Collections): Loader => ({
  name: `readout-${kind}`,
  load: async ({ config, store, parseData, generateDigest }) => {
    const given = await collectionsOf(config);
    // Editions of a briefing have its id.
    const entries: readonly { key?: string; id: string }[] =
      kind === 'earlier' ? given.earlier.map((brief) => ({ ...brief, key: slugOf(brief) })) : given[kind];
    const ids = new Set(entries.map((entry) => entry.key ?? entry.id));
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
    for (const { key, ...entry } of entries) {
      const id = key ?? entry.id;
      const data = await parseData({ id, data: { ...entry } });
      store.set({ id, data, digest: generateDigest(data) });
    }
  },
});

const collectionsOf = async (config: AstroConfig): Promise<Collections> => (await givenBy(config)).collections;
