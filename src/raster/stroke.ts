import { outlineAlong, type Contour, type Outline } from './outline.ts';

/** How far a corner may reach beyond the line, as SVG has it unless it is told. */
const MITER_LIMIT = 4;

/**
 * The outline of a line drawn along another, so wide: cut off square at its ends, pointed at its corners. It is made of pieces
 * that lie over one another, all round the same way.
 */
export function strokeOf({ corners, contours }: Outline, width: number): Outline {
  const made: number[] = [];
  const pieces: Contour[] = [];
  const add = (...piece: readonly number[]): void => {
    const start = made.length / 2;
    const turned = areaOf(piece) < 0;
    for (let i = 0; i < piece.length; i += 2) {
      const at = turned ? piece.length - 2 - i : i;
      made.push(piece[at] as number, piece[at + 1] as number);
    }
    pieces.push({ start, end: made.length / 2, closed: true });
  };
  for (const contour of contours) {
    const lines = linesOf(corners, contour, width / 2);
    for (const { x, y, toX, toY, nx, ny } of lines)
      add(x + nx, y + ny, toX + nx, toY + ny, toX - nx, toY - ny, x - nx, y - ny);
    lines.forEach((line, i) => {
      const next = lines[i + 1] ?? (contour.closed ? lines[0] : undefined);
      if (next) join(line, next, width / 2, add);
    });
  }
  return outlineAlong(made, pieces);
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  /** Square to it, as long as half the line is wide. */
  readonly nx: number;
  readonly ny: number;
}

function linesOf(corners: Float64Array, { start, end, closed }: Contour, half: number): Line[] {
  const lines: Line[] = [];
  for (let i = start; i < (closed ? end : end - 1); i++) {
    const next = i + 1 < end ? i + 1 : start;
    const [x, y] = [corners[2 * i] as number, corners[2 * i + 1] as number];
    const [toX, toY] = [corners[2 * next] as number, corners[2 * next + 1] as number];
    const length = Math.hypot(toX - x, toY - y);
    if (length) lines.push({ x, y, toX, toY, nx: (-(toY - y) * half) / length, ny: ((toX - x) * half) / length });
  }
  return lines;
}

/** Fills the gap at the outer side of a corner. */
function join(a: Line, b: Line, half: number, add: (...piece: readonly number[]) => void): void {
  const side = a.nx * b.ny - a.ny * b.nx > 0 ? -1 : 1;
  const [ax, ay, bx, by] = [side * a.nx, side * a.ny, side * b.nx, side * b.ny];
  const [x, y] = [b.x, b.y];
  const together = 1 + (ax * bx + ay * by) / (half * half);
  if (together > 2 / MITER_LIMIT ** 2)
    add(x, y, x + ax, y + ay, x + (ax + bx) / together, y + (ay + by) / together, x + bx, y + by);
  else add(x, y, x + ax, y + ay, x + bx, y + by);
}

function areaOf(corners: readonly number[]): number {
  let area = 0;
  for (let i = 0; i < corners.length; i += 2) {
    const next = (i + 2) % corners.length;
    area += (corners[i] ?? 0) * (corners[next + 1] ?? 0) - (corners[next] ?? 0) * (corners[i + 1] ?? 0);
  }
  return area;
}
