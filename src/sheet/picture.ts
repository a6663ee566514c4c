import { Canvas, type Indexed } from '../raster/canvas.ts';
import { paintPixels } from '../raster/logo.ts';
import { maskOf, type Placed } from '../raster/mask.ts';
import { outlineAlong, outlineOf, type Outline } from '../raster/outline.ts';
import { strokeOf } from '../raster/stroke.ts';
import { drawPage, type DrawnMark, type DrawnRun } from './drawing.ts';
import type { LaidPage } from './laid.ts';
import type { Setter } from './words.ts';

/** How far a straight line may leave a curve, in pixels. */
const TOLERANCE = 0.1;

/** The units of a face that are a pixel, or more of them, on a picture one pixel wide: a face has a thousand or more, type is smaller than a 25th of the page. */
const UNITS = 25_000;

/** Paints laid-out pages as pictures so many pixels wide. Outlines are kept from page to page. */
export function openPainter(setter: Setter, width: number): (page: LaidPage) => Indexed {
  const glyphs = new Map<string, Outline>();
  return (page) => {
    const { marks, outlines } = drawPage(page, setter);
    const scale = width / page.width;
    const glyph = (id: string): Outline => {
      const known = glyphs.get(id) ?? outlineOf(outlines.get(id) ?? '', (TOLERANCE * UNITS) / width);
      glyphs.set(id, known);
      return known;
    };
    const canvas = new Canvas(width, Math.ceil(page.height * scale), '#ffffff');
    for (const mark of marks) paintMark(mark, scale, canvas, glyph);
    return canvas;
  };
}

function paintMark(mark: DrawnMark, scale: number, canvas: Canvas, glyph: (id: string) => Outline): void {
  const paint = (placed: readonly Placed[], colour: string, evenOdd = false): void => {
    const mask = maskOf(placed, evenOdd);
    if (mask) canvas.paint(mask, colour);
  };
  if (mark.kind === 'rectangle') {
    const { x, y, width, height, colour } = mark;
    const corners = [x, y, x + width, y, x + width, y + height, x, y + height];
    return paint([atScale(outlineAlong(corners, [{ start: 0, end: 4, closed: true }]), scale)], colour);
  }
  if (mark.kind === 'run') {
    paint(placedIn(mark, scale, glyph), mark.colour);
    const { stroke } = mark;
    if (stroke)
      paint(
        placedIn(mark, scale, (id) => strokeOf(glyph(id), stroke.weight)),
        stroke.colour,
      );
    return;
  }
  if (mark.kind === 'image') {
    const { png, pixels } = mark;
    const [x, y, width, height] = [mark.x, mark.y, mark.width, mark.height].map((n) => n * scale) as [
      number,
      number,
      number,
      number,
    ];
    return paintPixels(canvas, { png, ...pixels }, { x, y, width, height });
  }
  const outline = outlineOf(mark.d, TOLERANCE / scale);
  if (mark.fill !== undefined) paint([atScale(outline, scale)], mark.fill, mark.evenOdd);
  if (mark.stroke) paint([atScale(strokeOf(outline, mark.stroke.weight), scale)], mark.stroke.colour);
}

const atScale = (outline: Outline, scale: number): Placed => ({ outline, scale, up: false, x: 0, y: 0 });

const placedIn = (run: DrawnRun, scale: number, glyph: (id: string) => Outline): Placed[] =>
  run.glyphs.map(([id, x, y]) => ({
    outline: glyph(id),
    scale: run.scale * scale,
    up: true,
    x: (run.x + x * run.scale) * scale,
    y: (run.y - y * run.scale) * scale,
  }));
