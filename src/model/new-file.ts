import { stringify } from 'yaml';
import type { z } from 'zod';
import type { actorFields } from './actor.ts';
import { hashOf } from './capture.ts';
import type { sourceFields } from './source.ts';

/** Files of a content folder as they are first written, whoever writes them. */

type SourceFields = z.input<typeof sourceFields>;
type ActorFields = z.input<typeof actorFields>;

/**
 * A source's file.
 *
 * @param body the words as captured, see `capture.ts`
 */
export const sourceFile = (fields: SourceFields, body: string): string =>
  `---\n${yaml({ ...fields, sha256: hashOf(body) })}---\n\n${body}\n`;

/** An actor's file. */
export const actorFile = (fields: ActorFields): string => yaml(fields);

/** An empty list says nothing in a file that people read. */
function yaml(fields: object): string {
  const said = Object.entries(fields).filter(([, v]) => v !== undefined && !(Array.isArray(v) && !v.length));
  return stringify(Object.fromEntries(said), { lineWidth: 0 });
}
