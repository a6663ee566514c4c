/** Things along a line, put one above the other where they would touch. */

export interface Lying<T> {
  readonly item: T;
  /** 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** About its middle, in pixels. */
  readonly width: number;
}

/** The narrowest that a picture is shown, in pixels: what has room there has it everywhere. */
export const NARROW = 300;
const APART = 3;

/** Each in the lowest row in which it touches nothing, counted from 0, where the picture is so many pixels wide. */
export function inRows<T>(
  all: readonly Lying<T>[],
  wide = NARROW,
): { count: number; placed: { item: T; row: number }[] } {
  const ends: number[] = [];
  const placed = all.map(({ item, from, to, width }) => {
    const middle = ((from + to) / 2) * wide;
    const begin = Math.min(from * wide, middle - width / 2);
    const end = Math.max(to * wide, middle + width / 2);
    const free = ends.findIndex((last) => last + APART <= begin);
    const row = free < 0 ? ends.length : free;
    ends[row] = end;
    return { item, row };
  });
  return { count: ends.length, placed };
}
