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
  const { briefings, earlier, sources, actors } = publish(library, today, true);
  const restricted = library.briefings.filter(({ id }) => !briefings.some((b) => b.id === id)).map((b) => b.file);
  return { briefings, earlier, sources, actors, checks: checksOf(problems, restricted) };
}
