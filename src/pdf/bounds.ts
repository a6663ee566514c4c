import type { Mark } from '../sheet/laid.ts';

/** The corners of a rectangle in points, y downwards as on a laid page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far a line of text reaches over and under its baseline, in ems: enough for accents and descenders. */
const [ABOVE, BELOW] = [0.9, 0.25];

function around(box: Box | undefined, x: number, y: number): Box {
  const { left, top, right, bottom } = box ?? { left: x, top: y, right: x, bottom: y };
  return { left: Math.min(left, x), top: Math.min(top, y), right: Math.max(right, x), bottom: Math.max(bottom, y) };
}

function boxOf(mark: Mark): Box {
  const { x, y } = mark;
  if (mark.kind === 'run') {
    return { left: x, top: y - mark.size * ABOVE, right: x + mark.width, bottom: y + mark.size * BELOW };
  }
  if (mark.kind === 'circle') {
    const { radius } = mark;
    return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
  }
  if (mark.kind === 'shape') {
    return mark.corners.reduce((box, [across, down]) => around(box, x + across, y + down), around(undefined, x, y));
  }
  if (mark.kind === 'rectangle' || mark.kind === 'emblem' || mark.kind === 'raster')
    return { left: x, top: y, right: x + mark.width, bottom: y + mark.height };
  const columns = mark.cells.reduce((most, row) => Math.max(most, row.length), 0);
  return { left: x, top: y, right: x + columns * mark.side, bottom: y + mark.cells.length * mark.side };
}

/** The smallest box that holds all the marks; throws where there are none. */
export function boundsOf(marks: readonly Mark[]): Box {
  const [first, ...boxes] = marks.map(boxOf);
  if (!first) throw new Error('No marks to bound');
  return boxes.reduce(
    (a, b) => ({
      left: Math.min(a.left, b.left),
      top: Math.min(a.top, b.top),
      right: Math.max(a.right, b.right),
      bottom: Math.max(a.bottom, b.bottom),
    }),
    first,
  );
}
