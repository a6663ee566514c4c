import type { Fix, Place } from '../problem.ts';
import { Offsets, offsetsIn } from './offsets.ts';
import { spliced } from './splice.ts';

/** Makes the edits that mend problems. The text may have any line ends: it keeps them, in what is put in too. */

/** A stretch of a text in UTF-16 units, the end exclusive. */
export type Range = readonly [start: number, end: number];

/** The stretch at a place of a text; nothing where the text has no such place. */
export function rangeIn(text: string, place: Place): Range | undefined {
  return rangeAt(offsetsIn(text), place);
}

function rangeAt(offsets: Offsets, place: Place): Range | undefined {
  const [start, end] = [offsets.of(place), offsets.of({ line: place.endLine, column: place.endColumn })];
  return start <= end ? [start, end] : undefined;
}

export interface Mended {
  text: string;
  /** The fixes that were made, in the order of the text; one that another overlaps is not, and is to be asked for again. */
  made: Fix[];
}

/** A text after fixes of its problems: of two that overlap the first is made, of two that are alike one. */
export function mended(text: string, fixes: readonly Fix[]): Mended {
  const offsets = new Offsets(text);
  const placed = fixes.flatMap((fix) => {
    const range = rangeAt(offsets, fix);
    return range ? [{ fix, start: range[0], end: range[1] }] : [];
  });
  const made: typeof placed = [];
  for (const next of placed.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = made.at(-1);
    if (!last || next.start > last.end || (next.start === last.end && last.end > last.start)) made.push(next);
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const after = made.reduceRight(
    (before, { fix, start, end }) =>
      spliced(before, { from: start, to: end, insert: fix.text.replaceAll('\n', lineEnd) }),
    text,
  );
  return { text: after, made: made.map(({ fix }) => fix) };
}
