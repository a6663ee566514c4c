import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Canvas } from '../../../src/raster/canvas.ts';
import { maskOf, WHOLE, type Mask } from '../../../src/raster/mask.ts';
import { outlineOf, type Outline } from '../../../src/raster/outline.ts';
import { strokeOf } from '../../../src/raster/stroke.ts';

const cover = (outline: Outline, scale = 1): Mask => {
  const mask = maskOf([{ outline, scale, up: false, x: 0, y: 0 }]);
  if (!mask) throw new Error('It covers nothing');
  return mask;
};
/** How many pixels are covered. */
const area = ({ levels }: Mask): number => levels.reduce((sum, level) => sum + level, 0) / WHOLE;
const rowsOf = ({ levels, width }: Mask): number[][] =>
  Array.from({ length: levels.length / width }, (_, y) => [...levels.subarray(y * width, (y + 1) * width)]);

describe('what an outline covers', () => {
  it('is whole pixels, and of those at its edges the share that lies in it', () => {
    expect(rowsOf(cover(outlineOf('M1 1h2v2h-2z', 1)))).toEqual([
      [15, 15],
      [15, 15],
    ]);
    // Three fifths from the left and two fifths from above.
    expect(rowsOf(cover(outlineOf('M.4 .6h1.6v1.4h-1.6z', 1)))).toEqual([
      [4, 6],
      [9, 15],
    ]);
  });

  it('is nothing where another contour turns the other way', () => {
    expect(rowsOf(cover(outlineOf('M0 0H3V3H0ZM1 1V2H2V1Z', 1)))[1]).toEqual([15, 0, 15]);
  });

  it('is covered once where two contours lie over one another', () => {
    expect(rowsOf(cover(outlineOf('M0 0H2V1H0ZM1 0H3V1H1Z', 1)))).toEqual([[15, 15, 15]]);
  });

  it('is as large as a triangle is, wherever it stands', () => {
    const at = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(at, at, at, at, at, at), ([ax, ay, bx, by, cx, cy]) => {
        const fixed = (n: number): string => n.toFixed(3);
        const outline = outlineOf(`M${[ax, ay].map(fixed).join(' ')}L${[bx, by, cx, cy].map(fixed).join(' ')}Z`, 1);
        const [x0, y0, x1, y1, x2, y2] = outline.corners as unknown as [number, number, number, number, number, number];
        const exact = Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
        const mask = maskOf([{ outline, scale: 1, up: false, x: 0, y: 0 }]);
        // Each pixel at an edge is rounded to a level, by half of one at most.
        const edge = Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x0 - x2, y0 - y2);
        expect(Math.abs((mask ? area(mask) : 0) - exact)).toBeLessThan((2 * edge + 6) / WHOLE / 2 + 0.01);
      }),
      { numRuns: 300, seed: 2026 },
    );
  });

  it('is the same upside down where its y goes up', () => {
    const outline = outlineOf('M0 0L5 0L0 3Z', 1);
    const up = maskOf([{ outline, scale: 1, up: true, x: 0, y: 3 }]);
    const upside = (up ? rowsOf(up) : []).reverse().flat();
    expect(upside).toHaveLength(15);
    // What is halfway between two levels may be either.
    for (const [i, level] of [...cover(outline).levels].entries())
      expect(Math.abs(level - (upside[i] ?? 0))).toBeLessThanOrEqual(1);
  });

  it('is what another program draws of the same path: curves, arcs, holes and lines along them', () => {
    const paths = [
      'M10 80C40 10 65 10 95 80L180 80Q150 20 120 90Z',
      'M20 50a30 30 0 1 0 60 0a30 30 0 1 0 -60 0zM40 50a10 10 0 1 1 20 0a10 10 0 1 1 -20 0z',
      'M110 20h70v60h-70zm10 10v40h50v-40z',
      'M100 100A40 40 0 0 1 180 110L140 90z',
    ];
    for (const d of paths) {
      const outline = outlineOf(d, 0.05);
      for (const stroke of [0, 1.3, 6]) {
        const canvas = new Canvas(200, 120, '#ffffff');
        const mask = cover(stroke ? strokeOf(outline, stroke) : outline);
        canvas.paint(mask, '#000000');
        const paint = stroke ? `fill="none" stroke="#000" stroke-width="${stroke}"` : 'fill="#000"';
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"><rect width="200" height="120" fill="#fff"/><path ${paint} d="${d}"/></svg>`;
        const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
        const drawn = pixelsOf(canvas);
        let [most, sum] = [0, 0];
        for (let i = 0; i < drawn.length; i++) {
          const apart = Math.abs((drawn[i]?.[0] ?? 0) - (pixels[4 * i] ?? 0));
          [most, sum] = [Math.max(most, apart), sum + apart];
        }
        expect(sum / drawn.length, `${d} ${stroke}`).toBeLessThan(1);
        // Where a thin line crosses itself, programs differ.
        if (!stroke) expect(most, d).toBeLessThan(40);
      }
    }
  });
});

it('a path with what is not known is refused', () => {
  expect(() => outlineOf('M0 0T5 5', 1)).toThrow('not expected: T5 5');
  expect(() => outlineOf('M0 0L5', 1)).toThrow('not expected: L5');
});

describe('a line along an outline', () => {
  it('ends square, and is pointed where it turns', () => {
    expect(rowsOf(cover(strokeOf(outlineOf('M0 1H3', 1), 2)))).toEqual([
      [15, 15, 15],
      [15, 15, 15],
    ]);
    // From the middle of the first pixel round one corner: the corner's own pixel is whole.
    expect(rowsOf(cover(strokeOf(outlineOf('M.5 2V.5H2', 1), 1)))).toEqual([
      [15, 15],
      [15, 0],
    ]);
  });

  it('goes back to where it began where that is said', () => {
    expect(area(cover(strokeOf(outlineOf('M.5 .5h3v3h-3z', 1), 1)))).toBe(12);
    expect(area(cover(strokeOf(outlineOf('M.5 .5h3v3h-3', 1), 1)))).toBeCloseTo(9, 0);
  });
});

describe('a canvas', () => {
  const square = (x: number, y: number, side: number): Mask =>
    cover(outlineOf(`M${x} ${y}h${side}v${side}h-${side}z`, 1));

  it('has what is painted on it, one over the other, and nothing of what stands outside it', () => {
    const canvas = new Canvas(3, 2, '#ffffff');
    canvas.fill(-5, 1, 100, 100, '#102030');
    canvas.paint(square(0, 0, 2), '#ff0000', 2, -1);
    expect(pixelsOf(canvas).map(hex)).toEqual(['ffffff', 'ffffff', 'ff0000', '102030', '102030', '102030']);
  });

  it('shows through what covers half of it, and is darker where two do', () => {
    const canvas = new Canvas(2, 1, '#ffffff');
    const half = (x: number): Mask => cover(outlineOf(`M${x} 0h1v.5334h-1z`, 1));
    canvas.paint(half(0), '#000000');
    canvas.paint(half(1), '#000000');
    canvas.paint(half(1), '#000000');
    const [one, two] = pixelsOf(canvas).map(([red = 0]) => red);
    expect(one).toBe(Math.round(255 * (7 / 15)));
    expect(two).toBe(Math.round(255 * (3 / 15)));
  });

  it('takes the nearest colour where there are 256', () => {
    const canvas = new Canvas(300, 1, '#000000');
    for (let i = 0; i < 300; i++)
      canvas.fill(
        i,
        0,
        1,
        1,
        `#00${(i >> 4).toString(16).padStart(2, '0')}${((i * 16) & 255).toString(16).padStart(2, '0')}`,
      );
    expect(canvas.palette.length).toBe(3 * 256);
    const last = pixelsOf(canvas).map(hex);
    expect(last[255]).toBe('000ff0');
    expect(last[299]).toBe('000fb0');
  });
});

const pixelsOf = ({ rows, palette, width, height }: Canvas): number[][] =>
  Array.from({ length: width * height }, (_, i) => {
    const at = 3 * (rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] ?? 0);
    return [...palette.subarray(at, at + 3)];
  });

const hex = (colour: readonly number[]): string => colour.map((c) => c.toString(16).padStart(2, '0')).join('');
