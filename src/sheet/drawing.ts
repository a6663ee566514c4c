import { commandsOf, GRID } from '../brand/logo.ts';
import type { Circle, Colour, Emblem, FaceName, LaidPage, Mark, Run, Shape, Squares, Tagged } from './laid.ts';
import type { Setter } from './words.ts';

/** A laid-out page as what is drawn of it, in order, lengths in points: for whoever draws it. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly DrawnMark[];
  /** The outlines of the glyphs used, by their ids, as SVG path data. */
  readonly outlines: ReadonlyMap<string, string>;
}

export type DrawnMark = DrawnRectangle | DrawnPath | DrawnImage | DrawnRun;

export interface DrawnRectangle {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** Squares on a grid, a shape or a circle, in a box that holds all of it. */
export interface DrawnPath extends Omit<DrawnRectangle, 'kind' | 'colour'> {
  readonly kind: 'path';
  readonly d: string;
  readonly fill?: string;
  /** Of two that lie over one another, neither. */
  readonly evenOdd?: true;
  readonly stroke?: { readonly colour: string; readonly weight: number };
}

/** A picture of pixels: a PNG file in base64, and how many it has. */
export interface DrawnImage extends Omit<DrawnRectangle, 'kind' | 'colour'> {
  readonly kind: 'image';
  readonly png: string;
  readonly pixels: { readonly width: number; readonly height: number };
}

/** Glyphs on one baseline, in units of the face, of which each is so many points; y upwards. */
export interface DrawnRun {
  readonly kind: 'run';
  readonly x: number;
  readonly y: number;
  /** How far it goes, and the size of its letters, in points. */
  readonly width: number;
  readonly size: number;
  readonly scale: number;
  readonly colour: string;
  /** A line along the edges, its weight in units of the face. */
  readonly stroke?: { readonly colour: string; readonly weight: number };
  readonly glyphs: readonly (readonly [id: string, x: number, y: number])[];
}

/** Every glyph an outline: it looks the same wherever it is shown and needs no font. It is a picture beside the PDF, which has the text. */
export function drawPage(page: LaidPage, setter: Setter): DrawnPage {
  const outlines = new Map<string, string>();
  const found = [...page.artifacts.flatMap((a) => a.marks), ...marksIn(page.root)];
  const marks = found.flatMap((mark) => drawMark(mark, outlines, setter) ?? []);
  for (const [id, outline] of outlines) if (!outline) outlines.delete(id);
  return { width: page.width, height: page.height, marks, outlines };
}

const marksIn = (node: Tagged): Mark[] => node.children.flatMap((c) => (c.kind === 'tagged' ? marksIn(c) : [c]));

function drawMark(
  mark: Mark,
  outlines: Map<string, string>,
  setter: Setter,
): DrawnMark | readonly DrawnMark[] | undefined {
  if (mark.kind === 'emblem') return drawEmblem(mark);
  if (mark.kind === 'run') return drawRun(mark, outlines, setter);
  const [x, y] = [n(mark.x), n(mark.y)];
  if (mark.kind === 'rectangle')
    return { kind: 'rectangle', x, y, width: n(mark.width), height: n(mark.height), colour: hex(mark.colour) };
  if (mark.kind === 'squares') {
    const [width, height] = [(mark.cells[0]?.length ?? 0) * mark.side, mark.cells.length * mark.side];
    return { kind: 'path', x, y, width: n(width), height: n(height), d: squares(mark), fill: hex(mark.colour) };
  }
  if (mark.kind === 'raster') {
    const { width, height, png, pixels } = mark;
    return { kind: 'image', x, y, width: n(width), height: n(height), png, pixels };
  }
  const { fill, line } = mark.paint;
  return {
    kind: 'path',
    ...boxOf(mark, (line?.weight ?? 0) / 2),
    d: mark.kind === 'shape' ? pathOf(mark, String) : circle(mark),
    ...(fill ? { fill: hex(fill) } : {}),
    ...(line ? { stroke: { colour: hex(line.colour), weight: n(line.weight) } } : {}),
  };
}

/** Each shape of a logo, where it stands on the page. */
function drawEmblem(mark: Emblem): DrawnPath[] {
  const { width, height } = mark;
  const [x, y, scale] = [n(mark.x), n(mark.y), height / GRID];
  const box = { x, y, width: n(width), height: n(height) };
  return mark.shapes.map((shape) => {
    const at = (value: number, i: number): number => n((i % 2 ? mark.y : mark.x) + value * scale);
    const d = commandsOf(shape).map(({ letter, numbers }) => letter + numbers.map(at).join(' '));
    return {
      kind: 'path' as const,
      ...box,
      d: d.join(''),
      ...(shape.fill ? { fill: shape.fill } : {}),
      ...(shape.evenOdd ? { evenOdd: true as const } : {}),
      ...(shape.line ? { stroke: { colour: shape.line.colour, weight: n(shape.line.weight * scale) } } : {}),
    };
  });
}

/** Around all of a shape or circle, and so much beyond its edges. */
function boxOf(mark: Shape | Circle, more: number): Pick<DrawnPath, 'x' | 'y' | 'width' | 'height'> {
  const places =
    mark.kind === 'circle'
      ? [-mark.radius, mark.radius].map((r) => [mark.x + r, mark.y + r] as const)
      : [[mark.x, mark.y] as const, ...mark.corners.map(([cx, cy]) => [mark.x + cx, mark.y + cy] as const)];
  const [left, top, right, bottom] = places.reduce<readonly [number, number, number, number]>(
    ([l, t, r, b], [x, y]) => [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)],
    [mark.x, mark.y, mark.x, mark.y],
  );
  const [width, height] = [right - left + 2 * more, bottom - top + 2 * more];
  return { x: n(left - more), y: n(top - more), width: n(width), height: n(height) };
}

/** A shape or a circle as SVG, its numbers written as `n` has it. */
export function drawShape(mark: Shape | Circle, n: (value: number) => string): string {
  const { fill, line } = mark.paint;
  const painted =
    ` fill="${fill ? hex(fill) : 'none'}"` +
    (line ? ` stroke="${hex(line.colour)}" stroke-width="${n(line.weight)}"` : '');
  return mark.kind === 'circle'
    ? `<circle${painted} cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.radius)}"/>`
    : `<path${painted} d="${pathOf(mark, n)}"/>`;
}

function pathOf({ x, y, corners, closed }: Shape, written: (value: number) => string): string {
  const w = (value: number): string => written(n(value));
  let [atX, atY] = [0, 0];
  const lines = corners.map(([cx, cy]) => {
    const [dx, dy] = [cx - atX, cy - atY];
    [atX, atY] = [cx, cy];
    return dy === 0 ? `h${w(dx)}` : dx === 0 ? `v${w(dy)}` : `l${w(dx)} ${w(dy)}`;
  });
  return `M${w(x)} ${w(y)}${lines.join('')}${closed ? 'z' : ''}`;
}

function circle({ x, y, radius }: Circle): string {
  const r = n(radius);
  return `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${n(2 * radius)} 0a${r} ${r} 0 1 0 ${n(-2 * radius)} 0z`;
}

/** Nothing where it is all blanks; outlines have y upwards, pages downwards. */
function drawRun(run: Run, outlines: Map<string, string>, setter: Setter): DrawnRun | undefined {
  const upem = setter.unitsPerEm(run.face);
  const scale = run.size / upem;
  let pen = 0;
  const glyphs: [string, number, number][] = [];
  for (const glyph of run.glyphs) {
    const id = define(run.face, glyph.id, outlines, setter);
    if (id) glyphs.push([id, n((pen + glyph.dx) * upem), n(glyph.dy * upem)]);
    pen += glyph.advance;
  }
  if (!glyphs.length) return undefined;
  const { outline } = run;
  return {
    kind: 'run',
    ...{ x: n(run.x), y: n(run.y), width: n(pen * run.size), size: run.size, scale: n(scale, 5) },
    colour: hex(run.colour),
    ...(outline ? { stroke: { colour: hex(outline.colour), weight: n(outline.weight / scale) } } : {}),
    glyphs,
  };
}

/** The id of a glyph's outline, or nothing for a blank. */
function define(face: FaceName, glyph: number, outlines: Map<string, string>, setter: Setter): string | undefined {
  const id = `${face}-${glyph}`;
  const d = outlines.get(id) ?? setter.outline(face, glyph);
  outlines.set(id, d);
  return d ? id : undefined;
}

function squares({ x, y, side, cells }: Squares): string {
  return cells
    .flatMap((row, r) =>
      row.map((dark, c) => (dark ? `M${n(x + c * side)} ${n(y + r * side)}h${n(side)}v${n(side)}h${n(-side)}z` : '')),
    )
    .join('');
}

/** Rounded, and never -0. */
function n(value: number, digits = 3): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale || 0;
}

const hex = (colour: Colour): string =>
  '#' +
  colour
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
