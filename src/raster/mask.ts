import type { Outline } from './outline.ts';

/** How much of a pixel is covered: this is all of it. More steps are not seen, and make larger files. */
export const WHOLE = 15;

/** How much of each pixel of a box is covered, row by row. */
export interface Mask {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

/** An outline where it is to be: its own unit is so many pixels, `up` where its y goes up. */
export interface Placed {
  readonly outline: Outline;
  readonly scale: number;
  readonly up: boolean;
  readonly x: number;
  readonly y: number;
}

/**
 * Covered by any of them; nothing where they cover nothing. Outlines that turn the other way within another leave a hole;
 * where it is `evenOdd`, any within another do.
 */
export function maskOf(placed: readonly Placed[], evenOdd = false): Mask | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { outline, scale, up, x, y } of placed) {
    const { box } = outline;
    left = Math.min(left, x + box.left * scale);
    right = Math.max(right, x + box.right * scale);
    top = Math.min(top, up ? y - box.bottom * scale : y + box.top * scale);
    bottom = Math.max(bottom, up ? y - box.top * scale : y + box.bottom * scale);
  }
  if (left > right) return undefined;
  [left, top] = [Math.floor(left), Math.floor(top)];
  const [width, height] = [Math.max(1, Math.ceil(right) - left), Math.max(1, Math.ceil(bottom) - top)];
  // What an edge does to the pixels right of it goes one beyond the last.
  const stride = width + 2;
  const sums = new Float64Array(stride * height);
  for (const { outline, scale, up, x, y } of placed)
    edges(sums, stride, outline, scale, up ? -scale : scale, x - left, y - top);
  return { left, top, width, height, levels: levelsOf(sums, stride, width, height, evenOdd) };
}

/** Adds the edges of an outline: each changes how much is covered from where it stands to the right. */
function edges(
  sums: Float64Array,
  stride: number,
  { corners, contours }: Outline,
  scaleX: number,
  scaleY: number,
  x: number,
  y: number,
): void {
  for (const { start, end } of contours) {
    let fromX = (corners[2 * end - 2] as number) * scaleX + x;
    let fromY = (corners[2 * end - 1] as number) * scaleY + y;
    for (let i = 2 * start; i < 2 * end; i += 2) {
      const toX = (corners[i] as number) * scaleX + x;
      const toY = (corners[i + 1] as number) * scaleY + y;
      if (fromY < toY) edge(sums, stride, fromX, fromY, toX, toY, 1);
      else if (fromY > toY) edge(sums, stride, toX, toY, fromX, fromY, -1);
      fromX = toX;
      fromY = toY;
    }
  }
}

/** One that goes down, or up where its sign is -1: row by row, the share of each pixel that lies right of it. */
function edge(sums: Float64Array, stride: number, x0: number, y0: number, x1: number, y1: number, sign: number): void {
  const slope = (x1 - x0) / (y1 - y0);
  let x = x0;
  const last = Math.ceil(y1);
  for (let row = Math.floor(y0); row < last; row++) {
    const down = Math.min(row + 1, y1) - Math.max(row, y0);
    const next = x + slope * down;
    const share = down * sign;
    const left = slope < 0 ? next : x;
    const right = slope < 0 ? x : next;
    const first = Math.floor(left);
    const end = Math.ceil(right);
    const at = row * stride + first;
    if (end <= first + 1) {
      const beyond = (left + right) / 2 - first;
      sums[at] = (sums[at] as number) + share * (1 - beyond);
      sums[at + 1] = (sums[at + 1] as number) + share * beyond;
    } else {
      // Over several pixels of a row: how much of the edge has been passed grows as a triangle does, then evenly.
      const even = 1 / (right - left);
      let before = 0;
      for (let column = first; column < end; column++) {
        const to = Math.min(right, column + 1) - left;
        const from = Math.max(left, column) - left;
        // The mean of what is passed within this pixel, and what is passed before it.
        const passed = even * (to - from) * (column + 1 - left - (from + to) / 2) + even * from;
        const own = share * (passed - before);
        const index = row * stride + column;
        sums[index] = (sums[index] as number) + own;
        before = passed;
      }
      const index = row * stride + end;
      sums[index] = (sums[index] as number) + share * (1 - before);
    }
    x = next;
  }
}

function levelsOf(sums: Float64Array, stride: number, width: number, height: number, evenOdd: boolean): Uint8Array {
  const levels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    let covered = 0;
    let from = row * stride;
    for (let at = row * width, end = at + width; at < end; at++, from++) {
      covered += sums[from] as number;
      const times = Math.abs(covered);
      const share = evenOdd && times > 1 ? Math.abs(times - 2 * Math.round(times / 2)) : Math.min(1, times);
      levels[at] = share * WHOLE + 0.5;
    }
  }
  return levels;
}
