import type { Loader, LoaderContext } from 'astro/loaders';
import type { Check } from './checks.ts';
import { givenBy, type Given } from './integration.ts';
import type { Actor } from './model/actor.ts';
import type { Brief } from './model/brief.ts';
import { slugOf } from './model/superseded.ts';
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
 *
 * @param given finds it
 */
export const loaderOf = (kind: keyof Collections, given: Giving = givenTo): Loader => ({
  name: `readout-${kind}`,
  load: async (context) => {
    const { store, parseData, generateDigest } = context;
    const { collections } = await given(context);
    // Editions of a briefing have its id.
    const entries: readonly { key?: string; id: string }[] =
      kind === 'earlier' ? collections.earlier.map((brief) => ({ ...brief, key: slugOf(brief) })) : collections[kind];
    const ids = new Set(entries.map((entry) => entry.key ?? entry.id));
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
    for (const { key, ...entry } of entries) {
      const id = key ?? entry.id;
      const data = await parseData({ id, data: { ...entry } });
      store.set({ id, data, digest: generateDigest(data) });
    }
  },
});

type Giving = (context: Pick<LoaderContext, 'config' | 'watcher'>) => Promise<Pick<Given, 'collections'>>;

const givenTo: Giving = ({ config }) => givenBy(config);
