import { checksOf } from '../../checks.ts';
import type { Collections } from '../../collections.ts';
import { publish } from '../../model/publish.ts';
import type { Inspected } from '../../reading/inspect.ts';

/**
 * What a writer is shown of a reading: drafts, embargoed briefings and those with errors too, as far as they could be read,
 * and what is wrong, file by file.
 *
 * @param today YYYY-MM-DD
 */
export function collectionsInDev(
  { library, problems }: Pick<Inspected, 'library' | 'problems'>,
  today: string,
): Collections {
  const { briefings, sources, actors } = publish(library, today, true);
  const restricted = library.briefings.filter((b) => !briefings.includes(b)).map((b) => b.file);
  return { briefings, sources, actors, checks: checksOf(problems, restricted) };
}
