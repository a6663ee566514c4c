import { resolve } from 'node:path';
import type { Given } from '../integration.ts';
import { publish } from '../model/publish.ts';
import { loadLibrary } from '../reading/library.ts';
import { dayOf } from './command.ts';
import { ROOT, settingsOf, shownSite } from './settings.ts';

/** What Astro's own tools are given: what may be published of a folder today. */
export async function givenOf(folder: string): Promise<Given> {
  const library = await loadLibrary(resolve(ROOT, folder));
  const today = dayOf(new Date());
  const { briefings, earlier, sources, actors } = publish(library, today);
  return {
    settings: settingsOf(shownSite(library), { today }),
    collections: { briefings, earlier, sources, actors, checks: [] },
  };
}
