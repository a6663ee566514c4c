import { checksOf } from '../../checks.ts';
import type { Collections } from '../../collections.ts';
import type { Brief } from '../../model/brief.ts';
import { byNewest } from '../../model/newest.ts';
import { publish } from '../../model/publish.ts';
import type { Inspected } from '../../reading/inspect.ts';

/**
 * What a writer is shown of a reading: drafts and embargoed briefings too, and what is wrong, file by file. Of a briefing
 * that has errors the version that was shown before stays.
 *
 * @param before what was shown of the reading before this one
 * @param today YYYY-MM-DD
 */
export function collectionsInDev(
  { library, problems, fills }: Inspected,
  today: string,
  before: readonly Brief[] = [],
): Collections {
  const broken = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const { briefings, sources, actors } = publish(library, today, true);
  const sound = briefings.filter((b) => !broken.has(b.file));
  const stays = before.filter((b) => broken.has(b.file));
  return { briefings: [...sound, ...stays].sort(byNewest), sources, actors, checks: checksOf(problems, fills) };
}
