import type { Fix, Place } from '../problem.ts';
import { spliced } from './splice.ts';

/** Makes the edits that mend problems. The text may have any line ends: it keeps them, in what is put in too. */

/** A stretch of a text in UTF-16 units, the end exclusive. */
export type Range = readonly [start: number, end: number];

const LINE_END = /\r\n?|\n/g;

/** Where each line of a text begins. */
const lineStarts = (text: string): number[] => [
  0,
  ...Array.from(text.matchAll(LINE_END), (m) => m.index + m[0].length),
];

/** The stretch at a place of a text; nothing where the text has no such place. */
export function rangeIn(text: string, place: Place): Range | undefined {
  return rangeFrom(lineStarts(text), text, place);
}

function rangeFrom(starts: readonly number[], text: string, place: Place): Range | undefined {
  const offset = (line: number, column: number): number => {
    const start = starts[line - 1] ?? NaN;
    const next = starts[line] ?? text.length + 1;
    return start + column - 1 < next ? start + column - 1 : NaN;
  };
  const [start, end] = [offset(place.line, place.column), offset(place.endLine, place.endColumn)];
  return start <= end ? [start, end] : undefined;
}

export interface Mended {
  text: string;
  /** The fixes that were made, in the order of the text; one that another overlaps is not, and is to be asked for again. */
  made: Fix[];
}

/** A text after fixes of its problems: of two that overlap the first is made, of two that are alike one. */
export function mended(text: string, fixes: readonly Fix[]): Mended {
  const starts = lineStarts(text);
  const placed = fixes.flatMap((fix) => {
    const range = rangeFrom(starts, text, fix);
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
