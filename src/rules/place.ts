import type { Actor } from '../model/actor.ts';
import { aliasAdded } from '../model/actor-edit.ts';
import { rangeIn } from '../model/mend.ts';
import { shown } from '../model/shown.ts';
import { placeBetween, placeOfWords } from '../model/whereabouts.ts';
import { START, type Fix, type Place } from '../problem.ts';
import type { Printed } from './printed.ts';

/** Where words of a printed text stand in its file, and edits of them. */

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
export const placeOfStretch = (file: string, printed: Printed, stretch: Stretch): Place =>
  placeIfThere(file, printed, stretch) ?? printed.at;

/** In UTF-16 units of a printed text, the end exclusive. */
interface Stretch {
  start: number;
  end: number;
}

function placeIfThere(file: string, { part, text, at }: Printed, stretch: Stretch): Place | undefined {
  const words = text.slice(stretch.start, stretch.end);
  if (!words) return undefined;
  const nth = text.slice(0, stretch.start).split(words).length - 1;
  const extent = ATTRIBUTES.has(part) ? 'attributes' : part === 'title' ? 'all' : 'content';
  return placeOfWords(file, at, words, extent, nth);
}

/** A file of the content with its text. */
interface Written {
  file: string;
  text: string;
}

/** What MDX or YAML could take for more than words. */
const MARKUP = /[\\*_`{}<>[\]&|~#:\n]|^[-+>=\d]+[.)]? /;

/** The edit that puts other words in the place of a stretch, where the file writes it just so. */
export function rewriting(
  { file, text }: Written,
  printed: Printed,
  stretch: Stretch,
  words: string,
  safe: boolean,
): Fix | undefined {
  const place = placeIfThere(text, printed, stretch);
  const range = place && rangeIn(text, place);
  const before = printed.text.slice(stretch.start, stretch.end);
  const quotes = printed.part === 'title' || ATTRIBUTES.has(printed.part) ? /["']/ : undefined;
  if (!range || words === before || MARKUP.test(words) || quotes?.test(words)) return undefined;
  if (text.slice(...range).replace(/\s+/gu, ' ') !== before.replace(/\s+/gu, ' ')) return undefined;
  return { file, ...place, text: words, label: `“${shown(words, MOST_SHOWN)}”`, safe };
}

/** How many characters of an edit are shown. */
const MOST_SHOWN = 400;

/** The edit that puts something in, at an offset of a component as it is written. */
export function insertion(
  { file, text }: Written,
  { at }: Pick<Printed, 'at'>,
  offsetIn: (component: string) => number,
  words: string,
): Fix | undefined {
  const range = rangeIn(text, at);
  if (!range) return undefined;
  const offset = range[0] + offsetIn(text.slice(...range));
  return {
    file,
    ...placeBetween(text, offset, offset),
    text: words,
    label: shown(words.trim(), MOST_SHOWN),
    safe: false,
  };
}

/** The edit that adds a form to an actor's aliases, or to those of one of its offices. */
export function aliasFix(
  texts: ReadonlyMap<string, string>,
  { id, offices }: Actor,
  alias: string,
  office?: number,
): Fix | undefined {
  const file = `actors/${id}.yaml`;
  const text = texts.get(file);
  const splice = text === undefined ? undefined : aliasAdded(text, alias, office);
  if (text === undefined || !splice) return undefined;
  const of = office === undefined ? '' : ` of “${offices[office]?.title ?? ''}”`;
  const label = shown(`“${alias}” in the aliases${of} in ${file}`, MOST_SHOWN);
  return { file, ...placeBetween(text, splice.from, splice.to), text: splice.insert, label, safe: false };
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
