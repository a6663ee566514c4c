import type { Canvas } from '../raster/canvas.ts';
import type { Line } from './box.ts';
import { PHASES, type Faces } from './faces.ts';

/** A line, and where it stands, in pixels. */
export interface PlacedLine {
  readonly line: Line;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Draws a line: words on one baseline of whole pixels. Throws where it is wider than its place, which a bug alone can do. */
export function drawLine({ line, left, top, width }: PlacedLine, faces: Faces, canvas: Canvas): void {
  const { runs, size, height, align } = line;
  const set = runs.flatMap(({ text, face, colour }) => faces.shape(text, face).map((s) => ({ ...s, colour })));
  const scales = set.map((s) => size / faces.metrics(s.face).upem);
  const whole = set.reduce((sum, s, i) => sum + s.width * (scales[i] ?? 0), 0);
  if (whole > width + OVER) throw new Error(`Wider than its box: ${runs.map((r) => r.text).join('')}`);
  const { ascent, descent } = faces.metrics(runs[0]?.face ?? 'serif');
  const baseline = Math.round(top + (height - (ascent + descent) * size) / 2 + ascent * size);
  let pen = align ? left + width - whole : left;
  set.forEach(({ face, glyphs, colour, width: run }, i) => {
    const scale = scales[i] ?? 0;
    for (const { id, x, y } of glyphs) {
      const at = Math.round((pen + x * scale) * PHASES);
      const pixel = Math.floor(at / PHASES);
      const mask = faces.mask(face, id, size, at - pixel * PHASES);
      if (mask) canvas.paint(mask, colour, pixel, baseline - Math.round(y * scale));
    }
    pen += run * scale;
  });
}

/** What a line may be wider than was measured, in pixels: a pair over a blank. */
const OVER = 1.5;
