import type { Place } from '../problem.ts';
import { offsetsIn } from './offsets.ts';

/** Where words stand in a file, looked for when a problem is told of and not before: most words have none. */

/** What is looked through: a component's attributes, what stands between its tags, or all of it. */
export type Extent = 'attributes' | 'content' | 'all';

/** A part of a file without its markup; `from` gives where each unit of it stands in the file. */
interface Bare {
  text: string;
  from: number[];
}

/**
 * The place of words within a part of a file. Emphasis, escapes and runs of blanks between them do not count, and what a
 * citation quotes is passed over.
 *
 * @param text the file's
 * @param within the part's place; that of the file's first character stands for all of it
 * @param nth which of several like ones, from 0
 * @returns nothing where the file writes the words in another way
 */
export function placeOfWords(text: string, within: Place, words: string, extent: Extent, nth = 0): Place | undefined {
  const wanted = bare(words, 0, words.length, 'all').text.trim();
  if (!wanted) return undefined;
  const isWhole = within.line === within.endLine && within.column === within.endColumn;
  const offset = (line: number, column: number): number => offsetsIn(text).of({ line, column }) || 0;
  const start = isWhole ? 0 : offset(within.line, within.column);
  const end = isWhole ? text.length : offset(within.endLine, within.endColumn) || text.length;
  const part = bareOnce(text, start, end, extent);
  let at = part.text.indexOf(wanted);
  for (let i = 0; i < nth && at >= 0; i++) at = part.text.indexOf(wanted, at + 1);
  const [first, last] = [part.from[at], part.from[at + wanted.length - 1]];
  return at < 0 || first === undefined || last === undefined ? undefined : placeBetween(text, first, last + 1);
}

const CITE = /<Cite\b(?:[^>"]|"[^"]*")*>/y;
const TAG = /<\/?[A-Z]\w*(?:[^>"]|"[^"]*")*>/y;
const BLANK = /\s/;

/** The part that was looked through last: a file with many problems is asked for one after the other. */
let last: { key: readonly [text: string, start: number, end: number, extent: Extent]; part: Bare } | undefined;

function bareOnce(...key: readonly [text: string, start: number, end: number, extent: Extent]): Bare {
  if (!last || key.some((value, i) => value !== last?.key[i])) last = { key, part: bare(...key) };
  return last.part;
}

function bare(text: string, start: number, end: number, extent: Extent): Bare {
  const out: Bare = { text: '', from: [] };
  const limit = extent === 'attributes' ? start + (match(TAG, text, start)?.length ?? end - start) : end;
  for (let at = start; at < limit;) {
    const skipped = text.charAt(at) === '<' ? (match(CITE, text, at) ?? tagAt(text, at, extent)) : undefined;
    const c = text.charAt(at);
    if (
      skipped === undefined &&
      !'*_`\\'.includes(c) &&
      !(BLANK.test(c) && (out.text === '' || out.text.endsWith(' ')))
    ) {
      out.text += BLANK.test(c) ? ' ' : c;
      out.from.push(at);
    }
    at += skipped?.length ?? 1;
  }
  return out;
}

const tagAt = (text: string, at: number, extent: Extent): string | undefined =>
  extent === 'content' ? match(TAG, text, at) : undefined;

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The place of a stretch of a text, in UTF-16 units. */
export const placeBetween = (text: string, start: number, end: number): Place => offsetsIn(text).between(start, end);
