/**
 * Breaks a paragraph into a given number of lines at the least cost over all of them, after Knuth and Plass, *Breaking
 * Paragraphs into Lines* (1981), for ragged right setting: blanks neither stretch nor shrink.
 */

/** What stays on one line: its width with and its blank at the end, in points. */
export interface Unit {
  readonly width: number;
  readonly blank: number;
  /** Of ending a line after it, in squared shares of the measure. */
  readonly cost: number;
  readonly words: number;
}

/** Lengths closer than this are one length, in points: advances are exact, their sums are not. */
export const TOLERANCE = 0.005;

const LONE_LAST_WORD = 0.3;
const SHORT_LAST_LINE = 0.02;

/** How many lines the units take when each line takes all it can; none where a unit is wider than the measure. */
export function countLines(units: readonly Unit[], measure: number): number | undefined {
  let lines = 1;
  let width = 0;
  for (const unit of units) {
    const own = unit.width - unit.blank;
    if (own > measure + TOLERANCE) return undefined;
    if (width > 0 && width + own > measure + TOLERANCE) {
      lines += 1;
      width = 0;
    }
    width += unit.width;
  }
  return lines;
}

/**
 * The units at which lines end, each line's end exclusive, over exactly `count` lines. Balanced lines are all of one
 * length as nearly as they can be; others leave the last one free, but for a lone word.
 */
export function breakLines(units: readonly Unit[], measure: number, count: number, balanced: boolean): number[] {
  if (count === 1) return [units.length];
  const n = units.length;
  const starts = runningWidths(units);
  const best = new Float64Array((count + 1) * (n + 1)).fill(Infinity);
  const from = new Int32Array((count + 1) * (n + 1));
  best[0] = 0;
  for (let line = 1; line <= count; line++) {
    for (let end = line; end <= n; end++) {
      if (line === count && end < n) continue;
      const blank = units[end - 1]?.blank ?? 0;
      for (let start = end - 1; start >= line - 1; start--) {
        const length = (starts[end] ?? 0) - (starts[start] ?? 0) - blank;
        if (length > measure + TOLERANCE) break;
        const before = best[(line - 1) * (n + 1) + start] ?? Infinity;
        if (before === Infinity) continue;
        const cost = before + costOfLine(units, start, end, 1 - length / measure, balanced);
        if (cost < (best[line * (n + 1) + end] ?? Infinity)) {
          best[line * (n + 1) + end] = cost;
          from[line * (n + 1) + end] = start;
        }
      }
    }
  }
  return trace(from, n, count);
}

function costOfLine(units: readonly Unit[], start: number, end: number, slack: number, balanced: boolean): number {
  const last = end === units.length;
  const lone = last && end - start === 1 && units[start]?.words === 1 ? LONE_LAST_WORD : 0;
  if (!last) return slack * slack + (units[end - 1]?.cost ?? 0);
  return lone + (balanced ? slack * slack : slack > 0.88 ? SHORT_LAST_LINE : 0);
}

function runningWidths(units: readonly Unit[]): Float64Array {
  const sums = new Float64Array(units.length + 1);
  units.forEach((u, i) => (sums[i + 1] = (sums[i] ?? 0) + u.width));
  return sums;
}

function trace(from: Int32Array, n: number, count: number): number[] {
  const ends: number[] = [];
  let end = n;
  for (let line = count; line > 0; line--) {
    ends.unshift(end);
    end = from[line * (n + 1) + end] ?? 0;
  }
  return ends;
}
