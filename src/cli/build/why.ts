import { OUTPUTS, type Output } from '../../pressroom/job.ts';
import type { Made } from '../../pressroom/run.ts';
import type { Written } from './pages.ts';

/** Why something was made, in words: what of the content is another than when it was made last. */
export function reasonOf({ took, origins, before }: Made): string {
  if (!before) return 'not in the cache yet';
  const then = new Map(before);
  const changed = origins.filter(([file, digest]) => then.get(file) !== digest).map(([file]) => file);
  if (changed.length) return `${changed.join(', ')} changed`;
  return Object.keys(took).length === OUTPUTS.length
    ? 'what it is made by changed, or the settings'
    : 'not all of it stood in the cache';
}

/** A line for each briefing of which something was made. */
export const whyLines = (made: readonly Made[]): string[] =>
  made
    .filter(({ took }) => Object.keys(took).length)
    .map((m) => `  ${m.file}: ${reasonOf(m)}`)
    .sort();

/** Seconds of work in threads by what was made. */
export function workOf(made: readonly Made[]): [Output, number][] {
  return OUTPUTS.map((output): [Output, number] => [
    output,
    made.reduce((sum, { took }) => sum + (took[output] ?? 0), 0) / 1000,
  ]).filter(([, seconds]) => seconds > 0);
}

/** How many pages are named for one reason; to programs all are told. */
const NAMED = 12;

/** A line on how many pages were made, and one for each reason, with the pages' addresses. */
export function pageLines({ made, taken }: Pick<Written, 'made' | 'taken'>): string[] {
  const reasons = [...Map.groupBy(made, ({ why }) => why())].map(([why, all]) => {
    const more = all.length - NAMED;
    const named = all.slice(0, NAMED).map(({ file }) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
    return `  ${why}: ${named.join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  return [`${made.length} pages and files were made, ${taken} were taken as they stood:`, ...reasons.sort()];
}
