import { OUTPUTS, type Output } from '../../pressroom/job.ts';
import type { Made } from '../../pressroom/run.ts';

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
