/** SVG path data (SVG 2, 9.3) -> absolute moves, lines, cubic curves and closes; arcs and quadratic curves become cubic ones. */

export type Point = readonly [x: number, y: number];

export type Segment =
  | { readonly kind: 'M' | 'L'; readonly to: Point }
  | { readonly kind: 'C'; readonly by: Point; readonly and: Point; readonly to: Point }
  | { readonly kind: 'Z' };

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

const NUMBER = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
const FLAG = /[\s,]*([01])/y;
const COMMAND = /[\s,]*([MLHVCSQTAZ])/iy;

/** @returns nothing where it does not parse */
export function segmentsOf(d: string): Segment[] | undefined {
  const out: Segment[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(d)?.[1];
    if (found !== undefined) at = pattern.lastIndex;
    return found;
  };
  let pen: Point = [0, 0];
  let start: Point = [0, 0];
  /** The last control point, of a cubic or a quadratic curve, which a smooth one goes on from. */
  let cubic: Point | undefined;
  let quadratic: Point | undefined;
  let letter = '';
  while (/[^\s,]/.test(d.slice(at))) {
    const next = take(COMMAND);
    if (next !== undefined) letter = next;
    else if (!letter || letter.toUpperCase() === 'Z') return undefined;
    else if (letter.toUpperCase() === 'M') letter = letter === 'M' ? 'L' : 'l';
    const command = letter.toUpperCase();
    if (!out.length && command !== 'M') return undefined;
    const numbers: number[] = [];
    for (let i = 0; i < (TAKES[command] ?? 0); i++) {
      const found = take(command === 'A' && (i === 3 || i === 4) ? FLAG : NUMBER);
      if (found === undefined) return undefined;
      numbers.push(Number(found));
    }
    const [ox, oy] = letter === command ? [0, 0] : pen;
    const point = (i: number): Point => [(numbers[i] ?? 0) + ox, (numbers[i + 1] ?? 0) + oy];
    const [from, lastCubic, lastQuadratic]: [Point, Point | undefined, Point | undefined] = [pen, cubic, quadratic];
    [cubic, quadratic] = [undefined, undefined];
    const line = (to: Point): void => void out.push({ kind: 'L', to: (pen = to) });
    const curve = (by: Point, and: Point, to: Point): void => void out.push({ kind: 'C', by, and, to: (pen = to) });
    const bend = (over: Point, to: Point): void => {
      quadratic = over;
      curve(between(from, over, 2 / 3), between(to, over, 2 / 3), to);
    };
    switch (command) {
      case 'M':
        start = pen = point(0);
        out.push({ kind: 'M', to: pen });
        break;
      case 'L':
        line(point(0));
        break;
      case 'H':
        line([(numbers[0] ?? 0) + ox, pen[1]]);
        break;
      case 'V':
        line([pen[0], (numbers[0] ?? 0) + oy]);
        break;
      case 'C':
        cubic = point(2);
        curve(point(0), cubic, point(4));
        break;
      case 'S':
        cubic = point(0);
        curve(mirrored(lastCubic, from), cubic, point(2));
        break;
      case 'Q':
        bend(point(0), point(2));
        break;
      case 'T':
        bend(mirrored(lastQuadratic, from), point(0));
        break;
      case 'A': {
        const to = point(5);
        const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0] = numbers;
        if (!rx || !ry) line(to);
        else for (const [by, and, end] of arc(from, to, [rx, ry], turn, large === 1, sweep === 1)) curve(by, and, end);
        pen = to;
        break;
      }
      case 'Z':
        pen = start;
        out.push({ kind: 'Z' });
        break;
    }
  }
  return out;
}

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

const mirrored = (last: Point | undefined, at: Point): Point =>
  last ? [2 * at[0] - last[0], 2 * at[1] - last[1]] : at;

/** An elliptical arc as cubic curves of a quarter turn at most (SVG 2, B.2.4). */
function arc(
  from: Point,
  to: Point,
  radii: Point,
  turn: number,
  large: boolean,
  sweep: boolean,
): (readonly [Point, Point, Point])[] {
  if (from[0] === to[0] && from[1] === to[1]) return [];
  const phi = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [cos * dx + sin * dy, -sin * dx + cos * dy];
  let [rx, ry] = [Math.abs(radii[0]), Math.abs(radii[1])];
  const grown = Math.sqrt((x / rx) ** 2 + (y / ry) ** 2);
  if (grown > 1) [rx, ry] = [rx * grown, ry * grown];
  const over = (rx * y) ** 2 + (ry * x) ** 2;
  const root = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - over) / over)) * (large === sweep ? -1 : 1);
  const [cx, cy] = [(root * rx * y) / ry, (-root * ry * x) / rx];
  const middle: Point = [cos * cx - sin * cy + (from[0] + to[0]) / 2, sin * cx + cos * cy + (from[1] + to[1]) / 2];
  const first = Math.atan2((y - cy) / ry, (x - cx) / rx);
  let sweepBy = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - first;
  if (sweep && sweepBy < 0) sweepBy += 2 * Math.PI;
  if (!sweep && sweepBy > 0) sweepBy -= 2 * Math.PI;
  const parts = Math.max(1, Math.ceil(Math.abs(sweepBy) / (Math.PI / 2) - 1e-9));
  const step = sweepBy / parts;
  const k = (4 / 3) * Math.tan(step / 4);
  const at = (u: number, v: number): Point => [
    middle[0] + rx * u * cos - ry * v * sin,
    middle[1] + rx * u * sin + ry * v * cos,
  ];
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [first + i * step, first + (i + 1) * step];
    return [
      at(Math.cos(a) - k * Math.sin(a), Math.sin(a) + k * Math.cos(a)),
      at(Math.cos(b) + k * Math.sin(b), Math.sin(b) - k * Math.cos(b)),
      i === parts - 1 ? to : at(Math.cos(b), Math.sin(b)),
    ] as const;
  });
}
