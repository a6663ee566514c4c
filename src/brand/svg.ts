import type { Hex } from './colour.ts';
import { CAPS, GRID, JOINS, type Emblem, type Fault, type Line, type Shape } from './logo.ts';
import { segmentsOf, type Point, type Segment } from './path-data.ts';
import { tokensOf } from './svg-markup.ts';

/** Larger is no logo, in characters of SVG and in commands of its paths. */
const MOST_CHARACTERS = 64 * 1024;
const MOST_SEGMENTS = 6000;
const MOST_DEPTH = 64;
/** How far beyond its view box a logo may reach, in parts of it: a rounded number does. */
const BEYOND = 0.01;
/** How wide for its height, and how high for its width. */
const WIDEST = 8;
const HIGHEST = 2;

/** What is drawn, and what holds it. */
const SHAPES: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
const HOLDERS: ReadonlySet<string> = new Set(['svg', 'g']);
/** What is about the drawing, or only for one that is drawn by reference, which none here is. */
const UNDRAWN: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'defs', 'linearGradient', 'radialGradient']);

const FLATTEN = 'Flatten it to plain shapes in one colour each, and save it as plain SVG';
const REMEDIES: Readonly<Record<string, string>> = {
  script: 'Take it out: a logo runs nothing',
  foreignObject: 'Take it out: a logo is shapes alone',
  image: 'Draw it as shapes, or give the logo as a PNG',
  style: 'Write colours as attributes: save it as plain SVG, or with presentation attributes',
  text: 'Turn its letters into paths: the page may not have their typeface',
  use: 'Unlink its clones, so that each shape is there itself',
  a: 'Take the link out: what the logo leads to is not its own to say',
};

type Matrix = readonly [number, number, number, number, number, number];

/** How a shape is painted, as its holders hand it down. */
interface Style {
  readonly fill: string;
  readonly rule: string;
  readonly stroke: string;
  readonly weight: string;
  readonly cap: string;
  readonly join: string;
  readonly colour: string;
  readonly hidden: boolean;
}

const INITIAL: Style = {
  ...{ fill: 'black', rule: 'nonzero', stroke: 'none', weight: '1', cap: 'butt', join: 'miter', colour: 'black' },
  hidden: false,
};

/**
 * An SVG file -> what it draws, as plain shapes: nothing else of it is kept, and nothing of it is ever shown as it was written.
 * What could run, ask for another file, or would look otherwise elsewhere is a fault, which says what to do.
 */
export function readSvg(text: string, alt: string): Emblem | Fault {
  if (text.length > MOST_CHARACTERS) {
    const message = `The logo has ${text.length} characters of SVG, at most ${MOST_CHARACTERS} are read`;
    return { at: 0, message, note: 'Simplify its paths, and leave out what an editor keeps for itself' };
  }
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return tokens;
  const [root] = tokens;
  if (root?.kind !== 'open' || root.name !== 'svg')
    return { at: 0, message: 'The logo is no SVG', note: 'It begins with <svg: save it as plain SVG, or as a PNG' };
  const box = boxOf(root.attributes);
  if (!box) {
    const note = 'Give <svg> the attribute viewBox="0 0 WIDTH HEIGHT"';
    return { at: root.at, message: 'The logo does not say how large it is', note };
  }
  const [, , width, height] = box;
  if (width / height > WIDEST || height / width > HIGHEST) {
    const message = `The logo is ${(width / height).toFixed(2)} times as wide as high, from ${1 / HIGHEST} to ${WIDEST} stand in a head`;
    return { at: root.at, message, note: 'Use the form of it that is made for letterheads' };
  }
  const scale = GRID / height;
  const toGrid: Matrix = [scale, 0, 0, scale, -box[0] * scale, -box[1] * scale];
  const holders: { style: Style; matrix: Matrix; name: string }[] = [{ style: INITIAL, matrix: toGrid, name: '' }];
  const shapes: Shape[] = [];
  let [segments, undrawn] = [0, 0];
  for (const token of tokens) {
    const holder = holders.at(-1);
    if (!holder) return { at: token.at, message: 'The logo is closed twice', note: 'Save it as plain SVG' };
    if (token.kind === 'close') {
      if (token.name !== holder.name) return mismatched(token.at, token.name);
      holders.pop();
      if (undrawn > holders.length) undrawn = 0;
      continue;
    }
    const refused = refusal(token.name, token.attributes, token.at);
    if (refused) return refused;
    const isKnown = SHAPES.has(token.name) || HOLDERS.has(token.name) || UNDRAWN.has(token.name);
    // What an editor keeps for itself has a name with a prefix, and is not drawn.
    if (!isKnown && !token.name.includes(':') && !undrawn) return element(token.name, token.at, FLATTEN);
    const style = styleOf(token.attributes, holder.style);
    if ('message' in style) return { ...style, at: token.at };
    const own = matrixOf(token.attributes.get('transform') ?? '');
    if (!own) return { at: token.at, message: 'A transform of the logo cannot be read', note: FLATTEN };
    const matrix = multiplied(holder.matrix, own);
    if (!token.empty) {
      if (holders.length > MOST_DEPTH) return element(token.name, token.at, FLATTEN);
      holders.push({ style, matrix, name: token.name });
      if (!undrawn && !SHAPES.has(token.name) && !HOLDERS.has(token.name)) undrawn = holders.length;
    }
    if (undrawn || !SHAPES.has(token.name) || style.hidden) continue;
    const path = segmentsIn(token.name, token.attributes);
    if (!path) {
      const note = 'Write its lengths as plain numbers, and its path as SVG has it';
      return { at: token.at, message: `A <${token.name}> of the logo cannot be read`, note };
    }
    if (!path.length) continue;
    segments += path.length;
    if (segments > MOST_SEGMENTS) {
      const message = `The logo has over ${MOST_SEGMENTS} curves and lines`;
      return { at: token.at, message, note: 'Simplify its paths: that many are not seen at its size' };
    }
    const shape = shapeOf(path, matrix, style);
    if ('message' in shape) return { ...shape, at: token.at };
    if (!shape.fill && !shape.line) continue;
    const reach = reachOf(path, matrix, (shape.line?.weight ?? 0) / 2);
    const [over, aside] = [GRID * BEYOND, width * scale * BEYOND];
    if (reach[0] < -aside || reach[1] < -over || reach[2] > width * scale + aside || reach[3] > GRID + over) {
      const note = 'Fit the page to the drawing, or take out what stands beside it';
      return { at: token.at, message: 'A shape of the logo stands outside its view box', note };
    }
    shapes.push(shape);
  }
  if (holders.length !== 1) return mismatched(text.length, holders.at(-1)?.name ?? '');
  if (!shapes.length)
    return { at: 0, message: 'The logo draws nothing', note: 'Save it with its shapes, as plain SVG' };
  return { kind: 'emblem', alt, aspect: Math.round((width / height) * 1000) / 1000, shapes };
}

const element = (name: string, at: number, note: string): Fault => ({
  at,
  message: `The logo has a <${name}>, which is no shape`,
  note,
});

const mismatched = (at: number, name: string): Fault => ({
  at,
  message: `<${name}> of the logo is not closed, or not opened`,
  note: 'Save it as plain SVG',
});

/** What no logo may have, wherever in it that stands. */
function refusal(name: string, attributes: ReadonlyMap<string, string>, at: number): Fault | undefined {
  const local = name.replace(/^svg:/, '');
  if (REMEDIES[local] !== undefined) return element(local, at, REMEDIES[local]);
  if (/^(filter|fe[A-Z]\w*|mask|clipPath|pattern|marker|symbol|switch|tspan|textPath)$/.test(local))
    return element(local, at, FLATTEN);
  if (/^(animate\w*|set|handler|listener|iframe|embed|object|video|audio)$/i.test(local))
    return element(local, at, 'Take it out: a logo stands still and runs nothing');
  for (const [attribute, value] of attributes) {
    if (/^on/i.test(attribute))
      return { at, message: `The logo has the event handler ${attribute}`, note: 'Take it out: a logo runs nothing' };
    if (/(^|:)href$|^src$/i.test(attribute) || (attribute === 'xml:base' && value))
      return {
        at,
        message: `The logo refers to "${value.slice(0, 40)}"`,
        note: 'Take the reference out: all of a logo is in its own file',
      };
    if (/url\s*\(|@import|expression\s*\(|javascript:/i.test(value))
      return { at, message: `${attribute} of the logo refers to something else`, note: FLATTEN };
  }
  return undefined;
}

/** The view box, or one made of width and height. */
function boxOf(attributes: ReadonlyMap<string, string>): readonly [number, number, number, number] | undefined {
  const given = attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const made = given ?? [0, 0, lengthOf(attributes.get('width')) ?? NaN, lengthOf(attributes.get('height')) ?? NaN];
  const [x = NaN, y = NaN, width = NaN, height = NaN] = made;
  const sound = made.length === 4 && made.every(Number.isFinite) && width > 0 && height > 0;
  return sound ? [x, y, width, height] : undefined;
}

function lengthOf(said: string | undefined): number | undefined {
  const found = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:px)?\s*$/i.exec(said ?? '0')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Properties that would change what is seen, by the values at which they do not. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  opacity: /^(1(\.0*)?|100%)$/,
  'fill-opacity': /^(1(\.0*)?|100%)$/,
  'stroke-opacity': /^(1(\.0*)?|100%)$/,
  'stroke-dasharray': /^(none|0)$/,
  'clip-path': /^none$/,
  mask: /^none$/,
  filter: /^none$/,
  'mix-blend-mode': /^normal$/,
  'vector-effect': /^none$/,
  'marker-start': /^none$/,
  'marker-mid': /^none$/,
  'marker-end': /^none$/,
};

function styleOf(attributes: ReadonlyMap<string, string>, from: Style): Style | Omit<Fault, 'at'> {
  const said = new Map(attributes);
  for (const part of (attributes.get('style') ?? '').split(';')) {
    const [name = '', ...value] = part.split(':');
    if (value.length) said.set(name.trim().toLowerCase(), value.join(':').replace('!important', '').trim());
  }
  for (const [name, plain] of Object.entries(PLAIN)) {
    const value = said.get(name)?.trim();
    if (value !== undefined && value !== 'inherit' && !plain.test(value))
      return { message: `The logo has ${name}: ${value.slice(0, 40)}`, note: FLATTEN };
  }
  const get = (name: string, before: string): string => {
    const value = said.get(name)?.trim();
    return value === undefined || value === 'inherit' ? before : value;
  };
  return {
    fill: get('fill', from.fill),
    rule: get('fill-rule', from.rule),
    stroke: get('stroke', from.stroke),
    weight: get('stroke-width', from.weight),
    cap: get('stroke-linecap', from.cap),
    join: get('stroke-linejoin', from.join),
    colour: get('color', from.colour),
    hidden: from.hidden || said.get('display') === 'none' || /^(hidden|collapse)$/.test(said.get('visibility') ?? ''),
  };
}

const NAMED: Readonly<Record<string, Hex>> = {
  ...{ black: '#000000', white: '#ffffff', red: '#ff0000', green: '#008000', blue: '#0000ff', yellow: '#ffff00' },
  ...{ gray: '#808080', grey: '#808080', silver: '#c0c0c0', maroon: '#800000', navy: '#000080', teal: '#008080' },
  ...{ olive: '#808000', purple: '#800080', lime: '#00ff00', aqua: '#00ffff', fuchsia: '#ff00ff', orange: '#ffa500' },
  ...{ gold: '#ffd700', crimson: '#dc143c', darkblue: '#00008b', darkred: '#8b0000', darkgreen: '#006400' },
};

/** A colour, none, or nothing where it cannot be read. */
function paintOf(said: string, { colour }: Style): Hex | 'none' | undefined {
  const value = said.toLowerCase();
  if (value === 'none' || value === 'transparent') return 'none';
  if (value === 'currentcolor')
    return colour.toLowerCase() === 'currentcolor' ? '#000000' : paintOf(colour, { colour: 'black' } as Style);
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(value)?.[1];
  if (hex !== undefined) return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
  const rgb = /^rgb\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*\)$/.exec(value);
  if (rgb)
    return `#${rgb
      .slice(1)
      .map((c) => Math.min(255, Number(c)).toString(16).padStart(2, '0'))
      .join('')}`;
  return NAMED[value];
}

function shapeOf(path: readonly Segment[], matrix: Matrix, style: Style): Shape | Omit<Fault, 'at'> {
  const [fill, stroke] = [paintOf(style.fill, style), paintOf(style.stroke, style)];
  const unknown = fill === undefined ? style.fill : stroke === undefined ? style.stroke : undefined;
  if (unknown !== undefined)
    return { message: `A colour of the logo cannot be read: ${unknown.slice(0, 40)}`, note: 'Write it as #rrggbb' };
  const weight = (lengthOf(style.weight) ?? NaN) * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  if (stroke !== 'none' && !(weight >= 0))
    return { message: 'The width of a line of the logo cannot be read', note: FLATTEN };
  if (stroke !== 'none' && isSkewed(matrix))
    return {
      message: 'A line of the logo is stretched more one way than the other',
      note: 'Turn its lines into paths',
    };
  const line: Line | undefined =
    stroke !== 'none' && stroke !== undefined && weight > 0
      ? { colour: stroke, weight: rounded(weight), cap: oneOf(CAPS, style.cap), join: oneOf(JOINS, style.join) }
      : undefined;
  return {
    d: path.map((segment) => written(segment, matrix)).join(''),
    ...(fill !== 'none' && fill !== undefined ? { fill } : {}),
    ...(style.rule === 'evenodd' ? { evenOdd: true as const } : {}),
    ...(line ? { line } : {}),
  };
}

const oneOf = <T extends string>(known: readonly [T, ...T[]], said: string): T =>
  known.find((k) => k === said) ?? known[0];

/** Whether a circle becomes an ellipse by it. */
function isSkewed([a, b, c, d]: Matrix): boolean {
  const [one, other] = [Math.hypot(a, b), Math.hypot(c, d)];
  return Math.abs(one - other) > 0.01 * Math.max(one, other) || Math.abs(a * c + b * d) > 0.01 * one * other;
}

/** A tenth of a thousandth of its height. */
const rounded = (n: number): number => Math.round(n * 10) / 10 || 0;

const applied = ([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

function written(segment: Segment, matrix: Matrix): string {
  if (segment.kind === 'Z') return 'Z';
  const points = segment.kind === 'C' ? [segment.by, segment.and, segment.to] : [segment.to];
  return segment.kind + points.map((p) => applied(matrix, p).map(rounded).join(' ')).join(' ');
}

/** How many points of a curve are looked at for how far it reaches. */
const LOOKS = 8;

/** Left, top, right and bottom of what a path reaches, in the grid. */
function reachOf(path: readonly Segment[], matrix: Matrix, more: number): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const look = ([x, y]: Point): void => {
    [left, top] = [Math.min(left, x - more), Math.min(top, y - more)];
    [right, bottom] = [Math.max(right, x + more), Math.max(bottom, y + more)];
  };
  let pen: Point = [0, 0];
  for (const segment of path) {
    if (segment.kind === 'Z') continue;
    const to = applied(matrix, segment.to);
    if (segment.kind === 'C') {
      const [by, and] = [applied(matrix, segment.by), applied(matrix, segment.and)];
      for (let i = 1; i < LOOKS; i++) look(onCurve([pen, by, and, to], i / LOOKS));
    }
    look((pen = to));
  }
  return [left, top, right, bottom];
}

function onCurve([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const u = 1 - t;
  const at = (i: 0 | 1): number => u ** 3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t ** 3 * d[i];
  return [at(0), at(1)];
}

function segmentsIn(name: string, attributes: ReadonlyMap<string, string>): Segment[] | undefined {
  const length = (attribute: string): number => lengthOf(attributes.get(attribute)) ?? NaN;
  const sound = (...all: number[]): boolean => all.every(Number.isFinite);
  switch (name) {
    case 'path':
      return segmentsOf(attributes.get('d') ?? '');
    case 'rect': {
      const [x, y, w, h] = [length('x'), length('y'), length('width'), length('height')];
      const given = [attributes.get('rx'), attributes.get('ry')].map((r) =>
        r === undefined ? undefined : lengthOf(r),
      );
      const rx = Math.min(given[0] ?? given[1] ?? 0, w / 2);
      const ry = Math.min(given[1] ?? given[0] ?? 0, h / 2);
      if (!sound(x, y, w, h, rx, ry) || w < 0 || h < 0) return undefined;
      if (!rx || !ry) return segmentsOf(`M${x} ${y}h${w}v${h}h${-w}z`);
      const turn = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
      return segmentsOf(
        `M${x + rx} ${y}h${w - 2 * rx}${turn(rx, ry)}v${h - 2 * ry}${turn(-rx, ry)}h${2 * rx - w}${turn(-rx, -ry)}v${2 * ry - h}${turn(rx, -ry)}z`,
      );
    }
    case 'circle':
    case 'ellipse': {
      const [cx, cy] = [length('cx'), length('cy')];
      const [rx, ry] = name === 'circle' ? [length('r'), length('r')] : [length('rx'), length('ry')];
      if (!sound(cx, cy, rx, ry) || rx < 0 || ry < 0) return undefined;
      return segmentsOf(`M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`);
    }
    case 'line': {
      const ends = [length('x1'), length('y1'), length('x2'), length('y2')];
      return sound(...ends) ? segmentsOf(`M${ends[0]} ${ends[1]}L${ends[2]} ${ends[3]}`) : undefined;
    }
    default: {
      const points = attributes.get('points')?.trim() ?? '';
      return segmentsOf(points ? `M${points}${name === 'polygon' ? 'z' : ''}` : '');
    }
  }
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const multiplied = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

/** The transforms of an element, one after the other; nothing where they do not parse. */
function matrixOf(said: string): Matrix | undefined {
  let matrix = IDENTITY;
  const rest = said.replace(/\s*,?\s*(\w+)\s*\(([^)]*)\)/g, (_, name: string, inside: string) => {
    const numbers = inside
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const own = numbers.every(Number.isFinite) ? transformOf(name, numbers) : undefined;
    if (!own) return '!';
    matrix = multiplied(matrix, own);
    return '';
  });
  return rest.trim() === '' ? matrix : undefined;
}

function transformOf(name: string, [a = 0, b, c, d, e, f]: readonly number[]): Matrix | undefined {
  const turn = (a * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  switch (name) {
    case 'matrix':
      return f === undefined ? undefined : [a, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f];
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const [x, y] = [b ?? 0, c ?? 0];
      return multiplied(multiplied([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
    }
    case 'skewX':
      return [1, 0, Math.tan(turn), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(turn), 0, 1, 0, 0];
    default:
      return undefined;
  }
}
