import type { Stretch } from './pdf-glyphs.ts';

/** From so many lines on each side on a gap parts columns. */
const LINES = 3;
/** Lines of a column hold so many words in the middle; those of a table fewer. */
const WORDS = 3.5;

/** A page's columns in the order they are read: from the top, the left one before the right, what runs over both between them. */
export function columnsOf(stretches: readonly Stretch[]): Stretch[][] {
  const sorted = [...stretches].sort((a, b) => a.y - b.y || a.x - b.x);
  const gap = bestGap(sorted);
  if (!gap) return sorted.length ? [sorted] : [];
  const { x, from, to } = gap;
  const inside = sorted.slice(from, to);
  return [
    ...columnsOf(sorted.slice(0, from)),
    ...columnsOf(inside.filter((s) => s.right <= x)),
    ...columnsOf(inside.filter((s) => s.x >= x)),
    ...columnsOf(sorted.slice(to)),
  ];
}

/** A place that no stretch of some lines in a row crosses, with columns on both sides. */
interface Gap {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

function bestGap(sorted: readonly Stretch[]): Gap | undefined {
  let best: Gap | undefined;
  for (const x of new Set(sorted.map((s) => Math.round(s.x - 2)))) {
    for (const gap of runsBeside(sorted, x)) {
      if (best && gap.to - gap.from <= best.to - best.from) continue;
      if (partsColumns(sorted.slice(gap.from, gap.to), x)) best = gap;
    }
  }
  return best;
}

/** The longest runs of stretches of which none crosses a place. */
function* runsBeside(sorted: readonly Stretch[], x: number): Generator<Gap> {
  let from = 0;
  for (let at = 0; at <= sorted.length; at++) {
    const s = sorted[at];
    if (s && (s.right <= x || s.x >= x)) continue;
    // A line beside one that crosses belongs to it.
    if (at - from >= 2 * LINES) yield { x, from, to: at };
    from = at + 1;
  }
}

function partsColumns(stretches: readonly Stretch[], x: number): boolean {
  const [left, right] = [stretches.filter((s) => s.right <= x), stretches.filter((s) => s.x >= x)];
  return isColumn(left) && isColumn(right) && beside(left, right) && beside(right, left);
}

const isColumn = (side: readonly Stretch[]): boolean => {
  const words = side.map((s) => s.text.split(' ').length).sort((a, b) => a - b);
  return side.length >= LINES && (words[words.length >> 1] ?? 0) >= WORDS;
};

/** Whether enough lines of one side have some of the other at their height. */
function beside(side: readonly Stretch[], other: readonly Stretch[]): boolean {
  const [top, bottom] = [other[0]?.y ?? 0, other.at(-1)?.y ?? 0];
  return side.filter((s) => s.y >= top - s.size && s.y <= bottom + s.size).length >= LINES;
}
