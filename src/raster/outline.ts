/** What is filled, or drawn along: contours of straight lines, one after the other. */
export interface Outline {
  /** The corners of all contours, x and y by turns. */
  readonly corners: Float64Array;
  readonly contours: readonly Contour[];
  readonly box: Box;
}

export interface Contour {
  /** Its first corner among all, and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** Whether a line drawn along it goes back to its first corner. */
  readonly closed: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How many numbers each command of a path takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, A: 7, Z: 0 };

/**
 * A path as SVG writes it, its curves as straight lines that leave them by `tolerance` at most, in the path's own unit. Arcs
 * are of circles; the shorthands S and T are not known, and throw.
 */
export function outlineOf(path: string, tolerance: number): Outline {
  const pen = new Pen(tolerance);
  for (let at = 0; at < path.length;) {
    const letter = path.charAt(at);
    const command = letter.toUpperCase();
    const numbers: number[] = [];
    const end = numbersFrom(path, at + 1, numbers);
    const takes = TAKES[command];
    if (takes === undefined || (takes ? !numbers.length || numbers.length % takes : numbers.length))
      throw new Error(`A path has a command that is not expected: ${path.slice(at, Math.max(end, at + 1))}`);
    for (let i = 0; i === 0 || i < numbers.length; i += takes || 1) {
      // More places after the first are lines to them.
      const does = command === 'M' && i ? 'L' : command;
      pen.go(does, numbers.length > takes ? numbers.slice(i, i + takes) : numbers, letter !== command);
    }
    at = end;
  }
  return pen.outline();
}

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];

/** Reads numbers up to the next letter, and says where that stands. By hand: a page's code is some thousand of them. */
function numbersFrom(path: string, start: number, into: number[]): number {
  let at = start;
  for (let code = path.charCodeAt(at); at < path.length && !isLetter(code); code = path.charCodeAt(at)) {
    if (code !== MINUS && code !== POINT && !isDigit(code)) {
      at++;
      continue;
    }
    const from = at++;
    while (isDigit(path.charCodeAt(at)) || path.charCodeAt(at) === POINT) at++;
    into.push(Number(path.slice(from, at)));
  }
  return at;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** Straight lines from corner to corner. */
export function outlineAlong(corners: readonly number[], contours: readonly Contour[]): Outline {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < corners.length; i += 2) {
    const [x, y] = [corners[i] as number, corners[i + 1] as number];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { corners: Float64Array.from(corners), contours, box: { left, top, right, bottom } };
}

class Pen {
  readonly #tolerance: number;
  readonly #corners: number[] = [];
  readonly #contours: Contour[] = [];
  #start = 0;
  #x = 0;
  #y = 0;

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  go(command: string, numbers: readonly number[], relative: boolean): void {
    const [fromX, fromY] = relative ? [this.#x, this.#y] : [0, 0];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = numbers;
    switch (command) {
      case 'M':
        this.#end(false);
        return this.#to(a + fromX, b + fromY);
      case 'L':
        return this.#to(a + fromX, b + fromY);
      case 'H':
        return this.#to(a + fromX, this.#y);
      case 'V':
        return this.#to(this.#x, a + fromY);
      case 'Q':
        return this.#quadratic(a + fromX, b + fromY, c + fromX, d + fromY);
      case 'C':
        return this.#cubic(a + fromX, b + fromY, c + fromX, d + fromY, e + fromX, f + fromY);
      case 'A':
        return this.#arc(a, d !== 0, e !== 0, f + fromX, g + fromY);
      default:
        return this.#close();
    }
  }

  outline(): Outline {
    this.#end(false);
    return outlineAlong(this.#corners, this.#contours);
  }

  #to(x: number, y: number): void {
    this.#corners.push(x, y);
    [this.#x, this.#y] = [x, y];
  }

  #close(): void {
    const [x, y] = [this.#corners[2 * this.#start] ?? this.#x, this.#corners[2 * this.#start + 1] ?? this.#y];
    this.#end(true);
    [this.#x, this.#y] = [x, y];
  }

  #end(closed: boolean): void {
    const end = this.#corners.length / 2;
    if (end > this.#start) this.#contours.push({ start: this.#start, end, closed });
    this.#start = end;
  }

  #quadratic(cx: number, cy: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    const bend = Math.hypot(x0 - 2 * cx + x, y0 - 2 * cy + y);
    const pieces = Math.ceil(Math.sqrt(bend / (4 * this.#tolerance)));
    for (let i = 1; i < pieces; i++) {
      const [t, u] = [i / pieces, 1 - i / pieces];
      this.#to(u * u * x0 + 2 * u * t * cx + t * t * x, u * u * y0 + 2 * u * t * cy + t * t * y);
    }
    this.#to(x, y);
  }

  #cubic(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    const bend = Math.max(Math.hypot(x0 - 2 * ax + bx, y0 - 2 * ay + by), Math.hypot(ax - 2 * bx + x, ay - 2 * by + y));
    const pieces = Math.ceil(Math.sqrt((0.75 * bend) / this.#tolerance));
    for (let i = 1; i < pieces; i++) {
      const [t, u] = [i / pieces, 1 - i / pieces];
      const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      this.#to(p * x0 + q * ax + r * bx + s * x, p * y0 + q * ay + r * by + s * y);
    }
    this.#to(x, y);
  }

  /** Of a circle, by the ends it goes between (SVG 2, B.2.4). */
  #arc(radius: number, large: boolean, sweep: boolean, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    const half = Math.hypot(x - x0, y - y0) / 2;
    if (!half || !radius) return this.#to(x, y);
    const r = Math.max(radius, half);
    const away = (Math.sqrt(r * r - half * half) / (2 * half)) * (large === sweep ? -1 : 1);
    const [cx, cy] = [(x0 + x) / 2 - away * (y - y0), (y0 + y) / 2 + away * (x - x0)];
    const from = Math.atan2(y0 - cy, x0 - cx);
    const whole = Math.atan2(y - cy, x - cx) - from;
    const turn = sweep ? (whole > 0 ? whole : whole + 2 * Math.PI) : whole < 0 ? whole : whole - 2 * Math.PI;
    const pieces = Math.ceil(Math.abs(turn) / (2 * Math.acos(Math.max(0, 1 - this.#tolerance / r))));
    for (let i = 1; i < pieces; i++) {
      const angle = from + (turn * i) / pieces;
      this.#to(cx + r * Math.cos(angle), cy + r * Math.sin(angle));
    }
    this.#to(x, y);
  }
}
