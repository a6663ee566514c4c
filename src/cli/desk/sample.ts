import { publish } from '../../model/publish.ts';
import { libraryOf } from '../../reading/library.ts';
import type { Reading } from '../../reading/reading.ts';

/**
 * The files of a content folder that anyone may have: the settings, the briefings that a site would show whose sources may
 * all be shown whole, those sources, and the actors who are published.
 */
export async function sampleOf(reading: Reading, today: string): Promise<[path: string, text: string][]> {
  const library = await libraryOf(reading);
  const { briefings, sources, actors } = publish(library, today);
  const open = new Set<string>(sources.filter(({ show }) => show === 'full').map(({ id }) => id));
  const shown = briefings.filter((brief) => brief.sources.every(({ id }) => open.has(id)));
  const used = new Set<string>(shown.flatMap((brief) => brief.sources.map(({ id }) => id)));
  const paths = new Set([
    'site.yaml',
    ...[...reading.content.files.keys()].filter((file) => file.startsWith('brand/')),
    ...shown.map(({ file }) => file),
    ...[...used].map((id) => `sources/${id}.md`),
    ...actors.map(({ id }) => `actors/${id}.yaml`),
  ]);
  return [...reading.content.files].filter(([path]) => paths.has(path));
}
