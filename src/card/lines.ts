import type { Line } from './box.ts';
import type { Faces } from './faces.ts';

/** A line and its box, in pixels. */
export interface PlacedLine {
  readonly line: Line;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a line into its box: words on one baseline, a path for each look. Throws where it is wider, which a bug alone can do. */
export function drawLine({ line, left, top, width, height }: PlacedLine, faces: Faces): string {
  const { runs, size, align } = line;
  const set = runs.flatMap(({ text, face, colour }) => faces.shape(text, face).map((s) => ({ ...s, colour })));
  const widths = set.map((s) => (s.width * size) / faces.metrics(s.face).upem);
  const whole = widths.reduce((a, b) => a + b, 0);
  if (whole > width + OVER) throw new Error(`Wider than its box: ${runs.map((r) => r.text).join('')}`);
  const { ascent, descent } = faces.metrics(runs[0]?.face ?? 'serif');
  const baseline = top + (height - (ascent + descent) * size) / 2 + ascent * size;
  let x = align ? left + width - whole : left;
  return set
    .map(({ face, glyphs, colour }, i) => {
      const scale = size / faces.metrics(face).upem;
      const d = glyphs.map((g) => draw(faces.outline(face, g.id), g)).join('');
      const at = `matrix(${n(scale)} 0 0 ${n(-scale)} ${n(x)} ${n(baseline)})`;
      x += widths[i] ?? 0;
      return d && `<path fill="${colour}" transform="${at}" d="${d}"/>`;
    })
    .join('');
}

/** What a line may be wider than was measured, in pixels: a pair over a blank. */
const OVER = 1.5;

const draw = (outline: string, { x, y }: { x: number; y: number }): string => outline && `M${x} ${y}${outline}`;

const n = (value: number): string => String(Math.round(value * 1e5) / 1e5);
