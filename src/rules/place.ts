import { placeOfWords } from '../model/whereabouts.ts';
import { START, type Place } from '../problem.ts';
import type { Printed } from './printed.ts';

/** Where words of a printed text stand in its file. */

/** What stands in an attribute; the rest stands between a component's tags, or in the front matter. */
export const ATTRIBUTES: ReadonlySet<Printed['part']> = new Set([
  'translation',
  'because',
  'criteria',
  'speaker',
  'deadline',
  'name',
  'resolver',
  'computed',
]);

/**
 * The place of a stretch of a printed text, in UTF-16 units of the text; that of its component where the file writes it in
 * another way.
 *
 * @param file the file's text
 */
export function placeOfStretch(
  file: string,
  { part, text, at }: Printed,
  stretch: { start: number; end: number },
): Place {
  const words = text.slice(stretch.start, stretch.end);
  if (!words) return at;
  const nth = text.slice(0, stretch.start).split(words).length - 1;
  const extent = ATTRIBUTES.has(part) ? 'attributes' : part === 'title' ? 'all' : 'content';
  return placeOfWords(file, at, words, extent, nth) ?? at;
}

/** The place of words after the heading of the background; its heading where the file writes them in another way. */
export function placeInBackground(file: string, words: string): Place {
  const lines = file.split('\n');
  const line = lines.findLastIndex((l) => /^##\s+background\s*$/i.test(l)) + 1;
  if (line === 0) return START;
  const heading = { line, column: 1, endLine: lines.length, endColumn: (lines.at(-1)?.length ?? 0) + 1 };
  return (
    placeOfWords(file, heading, words, 'all') ?? {
      ...heading,
      endLine: line,
      endColumn: (lines[line - 1]?.length ?? 0) + 1,
    }
  );
}
