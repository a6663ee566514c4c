import type { Part, Picture, Shape as Drawn } from '../figures/svg.ts';
import type { Meaning } from './blocks.ts';
import type { Circle, Colour, Mark, Paint, Shape } from './laid.ts';
import { baselineIn, naturalWidth, setParagraph, type Paragraph } from './paragraph.ts';
import type { Voice } from './prepare.ts';
import { COLOURS, strut, type SizeName, type Theme } from './theme.ts';
import type { Setter } from './words.ts';

/** A picture of `figures`, set on the sheet: what a page draws in pixels and styles by class, in points and the sheet's colours. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly picture: Picture;
  /** The words of each part that has some, set in the voice of its class. */
  readonly words: ReadonlyMap<Part, Paragraph>;
  readonly legend: readonly Entry[];
  /** Without it, it is not read: a shape that repeats what stands beside it. */
  readonly tag?: Meaning;
}

/** A shape and what it means. */
export interface Entry {
  readonly parts: readonly Part[];
  readonly words: Paragraph;
}

/** The size of a page's small words, in the pixels that pictures are drawn in: on the sheet they have the size of its notes. */
const SMALL = 13;
const SIZE: SizeName = 'note';
/** Of the legend, in pixels: a line of it, what a shape takes, what parts an entry from the next. */
const LINE = 21;
const SHAPE = 24;
const APART = 16;

const scaleOf = (theme: Theme): number => theme.size[SIZE] / SMALL;

export const heightOf = (drawing: Drawing, theme: Theme, width: number): number =>
  (drawing.picture.height + LINE * legendLines(drawing, theme, width).length) * scaleOf(theme);

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What is painted: shapes, then words, since none of the first may cover the second. */
export function marksOf(drawing: Drawing, theme: Theme, setter: Setter, { x, y, width }: Place): Mark[] {
  const scale = scaleOf(theme);
  const marks: Mark[] = [];
  const put = (parts: readonly Part[], of: string, px: number, py: number, words = drawing.words): void => {
    for (const part of parts) {
      const paragraph = part.kind === 'text' ? words.get(part) : undefined;
      if (part.kind !== 'text') marks.push(markOf(part, of, px, py, scale));
      else if (paragraph) set(paragraph, part, px, py);
    }
  };
  const set = (words: Paragraph, { x: dx = 0, y: dy, anchor = 'start' }: Words, px: number, py: number): void => {
    const wide = naturalWidth(words, theme);
    const left = px + dx * scale - { start: 0, middle: wide / 2, end: wide }[anchor];
    const line = baselineIn(theme.lineHeight[SIZE], theme.size[SIZE], setter.extents(strut(SIZE)));
    const at = { x: left, y: py + dy * scale - line, width: wide + 1, align: 'start', balanced: false } as const;
    for (const mark of setParagraph(words, theme, at, setter)) if (mark.kind === 'run') marks.push(mark);
  };
  for (const shape of drawing.picture.shapes) {
    if (shape.kind === 'bar') marks.push(barOf(shape, { x, y, width }, scale));
    else put(shape.parts, shape.class ?? '', x + (shape.x / 100) * width, y + shape.y * scale);
  }
  legendLines(drawing, theme, width).forEach((line, row) => {
    const middle = y + (drawing.picture.height + LINE * (row + 0.5)) * scale;
    for (const { entry, left } of line) {
      put(entry.parts, '', x + left + (SHAPE / 2 - 2) * scale, middle);
      set(entry.words, { y: 4.5, x: SHAPE }, x + left, middle);
    }
  });
  return marks;
}

type Words = Pick<Extract<Part, { kind: 'text' }>, 'x' | 'y' | 'anchor'>;

/** The entries of a legend in as few lines as they need, and where in them each begins. */
function legendLines({ legend }: Drawing, theme: Theme, width: number): { entry: Entry; left: number }[][] {
  const scale = scaleOf(theme);
  const lines: { entry: Entry; left: number }[][] = [];
  let end = Infinity;
  for (const entry of legend) {
    const own = SHAPE * scale + naturalWidth(entry.words, theme);
    if (end + own > width) {
      lines.push([]);
      end = 0;
    }
    lines.at(-1)?.push({ entry, left: end });
    end += own + APART * scale;
  }
  return lines;
}

function barOf(bar: Extract<Drawn, { kind: 'bar' }>, { x, y, width }: Place, scale: number): Shape {
  const [left, wide] = [x + (bar.from / 100) * width, ((bar.to - bar.from) / 100) * width];
  const high = bar.height * scale;
  const corners = [
    [wide, 0],
    [wide, high],
    [0, high],
  ] as const;
  return { kind: 'shape', x: left, y: y + bar.y * scale, corners, closed: true, paint: paintOf(bar.class) };
}

function markOf(part: Exclude<Part, { kind: 'text' }>, of: string, x: number, y: number, scale: number): Mark {
  const paint = paintOf(part.class || of);
  if (part.kind === 'circle') return circle(x, y + (part.y ?? 0) * scale, part.r * scale, paint);
  const { corners, closed } = cornersOf(part.d);
  const [first = [0, 0], ...rest] = corners;
  return {
    kind: 'shape',
    x: x + first[0] * scale,
    y: y + first[1] * scale,
    corners: rest.map(([cx, cy]) => [(cx - first[0]) * scale, (cy - first[1]) * scale] as const),
    closed,
    paint,
  };
}

const circle = (x: number, y: number, radius: number, paint: Paint): Circle => ({
  kind: 'circle',
  x,
  y,
  radius,
  paint,
});

/** The corners of a path of straight lines: M, L, H, V and Z, as pictures are drawn. Throws on any other. */
function cornersOf(d: string): { corners: (readonly [number, number])[]; closed: boolean } {
  const corners: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', numbers = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const [a = 0, b = 0] = numbers.trim().split(/[ ,]+/).map(Number);
    if (letter === 'Z') return { corners, closed: true };
    if (letter === 'M' || letter === 'L') [x, y] = [a, b];
    else if (letter === 'H') x = a;
    else if (letter === 'V') y = a;
    else throw new Error(`A sheet draws no ${letter} of a path: ${d}`);
    corners.push([x, y]);
  }
  return { corners, closed: false };
}

const line = (weight: number, colour: Colour = COLOURS.accent) => ({ colour, weight });

/** What `styles/figures.css` says of the classes, on paper. */
function paintOf(name: string): Paint {
  switch (name) {
    case 'past':
    case 'full':
      return { fill: COLOURS.accent };
    case 'ahead':
      return { fill: COLOURS.quiet };
    case 'stem':
      return { line: line(0.5, COLOURS.hair) };
    case 'now':
      return { line: line(0.9, COLOURS.ink) };
    case 'open':
      return { fill: COLOURS.paper, line: line(0.9) };
    case 'spread':
    case 's2':
      return { fill: COLOURS.half, line: line(0.6) };
    case 's1':
      return { fill: COLOURS.accent, line: line(0.6) };
    default:
      return { fill: COLOURS.paper, line: line(0.6) };
  }
}

/** How the words of a part are set: in what is full they are paper, beside marks quiet. */
export function voiceOf(part: Part, of: string): Voice {
  const name = (part.kind === 'text' && part.class) || of;
  const [face, colour] = VOICES[name.split(' ').at(-1) ?? ''] ?? QUIET;
  return { face, size: SIZE, colour, tabular: true };
}

const QUIET = ['sans', COLOURS.quiet] as const;
const STRONG = ['sans-semibold', COLOURS.ink] as const;
const ON_ACCENT = ['sans-semibold', COLOURS.paper] as const;
const VOICES: Readonly<Record<string, readonly [Voice['face'], Colour]>> = {
  cutoff: STRONG,
  forecast: ['sans', COLOURS.ink],
  on: ON_ACCENT,
  s1: ON_ACCENT,
  s2: STRONG,
  s3: STRONG,
};
