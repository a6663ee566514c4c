import { problem, START, type Problem } from '../problem.ts';
import { backgroundOf } from './background.ts';
import type { Read } from './documents.ts';
import type { Prose } from './prose.ts';
import { placeOf } from './node.ts';
import type { Site } from './site.ts';
import { readTree } from './syntax.ts';

/** A page of the desk's own, as its imprint: ordinary Markdown that begins with its title. */
export interface OwnPage {
  readonly id: string;
  readonly title: string;
  /** As a background is, the level of each heading one more than written. */
  readonly body: readonly Prose[];
}

/** A site as every page of it is given it: its own pages are linked at each one's foot. */
export type ShownSite = Site & { readonly pages?: readonly OwnPage[] };

/** An imprint is one page of text; what is longer is not read, since Markdown can be written to hang its reader. */
const MAX_BYTES = 32 * 1024;

/** `pages/<id>.md` -> its title and what stands under it, under the same safety as a background. */
export function readPage(text: string, id: string, file: string): Read<OwnPage> {
  const problems: Problem[] = [];
  const tree = readTree(text, file, MAX_BYTES, problems);
  if (!tree) return { problems };
  const [heading] = tree.children;
  const [only, ...more] = heading?.type === 'heading' && heading.depth === 1 ? heading.children : [];
  if (only?.type !== 'text' || more.length) {
    const at = heading ? placeOf(heading) : START;
    const note = 'Begin the file with # and the title, in plain words';
    return { problems: [...problems, problem('schema', file, at, 'The page has no title', note)] };
  }
  const found = backgroundOf(tree.children, file, { name: 'page', level: 1 });
  return {
    data: { id, title: only.value.trim(), body: found.tree ?? [] },
    problems: [...problems, ...found.problems],
  };
}
