import { GRID, type Logo, type Raster } from '../brand/logo.ts';
import { bytesOfBase64 } from '../brand/bytes.ts';
import { pixelsOf } from '../brand/png.ts';
import type { Canvas } from './canvas.ts';
import { maskOf, type Placed } from './mask.ts';
import { outlineOf } from './outline.ts';
import { strokeOf } from './stroke.ts';

/** Where a logo is painted, in pixels. */
export interface LogoBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far a straight line may leave a curve, in pixels. */
const TOLERANCE = 0.1;

/** Paints a logo into a box of its own shape. */
export function paintLogo(canvas: Canvas, logo: Logo, box: LogoBox): void {
  if (logo.kind === 'raster') return paintPixels(canvas, logo, box);
  const scale = box.height / GRID;
  for (const { d, fill, evenOdd, line } of logo.shapes) {
    const outline = outlineOf(d, TOLERANCE / scale);
    const placed = (of: typeof outline): Placed[] => [{ outline: of, scale, up: false, x: box.x, y: box.y }];
    const filled = fill && maskOf(placed(outline), evenOdd);
    if (fill && filled) canvas.paint(filled, fill);
    const drawn = line && maskOf(placed(strokeOf(outline, line.weight)));
    if (line && drawn) canvas.paint(drawn, line.colour);
  }
}

/** The palette of a picture has 256 colours for all that is on it: a logo takes those of so many steps. */
const STEP = 17;

/** Each pixel the mean of those that fall on it. */
export function paintPixels(
  canvas: Canvas,
  { png, width, height }: Pick<Raster, 'png' | 'width' | 'height'>,
  box: LogoBox,
): void {
  const pixels = pixelsOf(bytesOfBase64(png));
  const [left, top] = [Math.round(box.x), Math.round(box.y)];
  const [wide, high] = [Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height))];
  const span = (i: number, of: number, from: number): [number, number] => [
    Math.floor((i * from) / of),
    Math.max(Math.floor((i * from) / of) + 1, Math.floor(((i + 1) * from) / of)),
  ];
  for (let y = 0; y < high; y++) {
    const [firstY, endY] = span(y, high, height);
    for (let x = 0; x < wide; x++) {
      const [firstX, endX] = span(x, wide, width);
      const sums = [0, 0, 0];
      for (let py = firstY; py < endY; py++)
        for (let px = firstX; px < endX; px++)
          for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (pixels[(py * width + px) * 3 + c] ?? 255);
      const count = (endX - firstX) * (endY - firstY);
      const hex = sums.map((sum) => (Math.round(sum / count / STEP) * STEP).toString(16).padStart(2, '0')).join('');
      if (hex !== 'ffffff') canvas.fill(left + x, top + y, 1, 1, `#${hex}`);
    }
  }
}
