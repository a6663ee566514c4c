import { median, type Stretch } from './pdf-glyphs.ts';

/** A line of a paragraph, and the page it stands on, counted from 1. */
export interface Line {
  readonly text: string;
  readonly page: number;
}

export interface Paragraph {
  readonly lines: Line[];
  readonly size: number;
  /** A row of a table: it stands close under the one before. */
  readonly isRow: boolean;
  /** Whether its last line is full and ends inside a sentence: the next column or page may go on with it. */
  readonly isOpen: boolean;
  /** Set smaller than the text, at the foot of a column. */
  isNote: boolean;
}

interface SetLine extends Stretch {
  readonly cells: number;
}

const ITEM = /^(?:[•◦▪‣●■–—*-]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\[\d{1,3}\]|[⁰¹²³⁴-⁹]+)\s?\S/u;
const ENDS = /[.!?:;…][”"’»)\]⁰¹²³⁴-⁹]*$/u;

/** The paragraphs of one column, told apart by gaps, sizes, indents and lines that end where the next word had room. */
export function paragraphsOf(column: readonly Stretch[], page: number, usual: number): Paragraph[] {
  const lines = linesOf(column);
  const leading = median(lines.slice(1).map((line, i) => line.y - (lines[i]?.y ?? 0)));
  const [left, right] = [leftOf(lines), lines.reduce((most, l) => Math.max(most, l.right), 0)];
  const groups: SetLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && goesOn(before, line, group, { leading, left, right })) group.push(line);
    else groups.push([line]);
  }
  const paragraphs = groups.map((group): Paragraph => {
    const last = group.at(-1);
    const isRow = (group[0]?.cells ?? 0) > 1;
    return {
      lines: group.map(({ text }) => ({ text, page })),
      size: median(group.map((l) => l.size)),
      isRow,
      isOpen: !isRow && !!last && !ENDS.test(last.text) && last.right > right - 0.3 * (right - left),
      isNote: false,
    };
  });
  for (const paragraph of [...paragraphs].reverse()) {
    if (paragraph.size >= 0.92 * usual) break;
    paragraph.isNote = true;
  }
  return paragraphs;
}

function linesOf(column: readonly Stretch[]): SetLine[] {
  const lines: Stretch[][] = [];
  for (const s of [...column].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line && first && Math.abs(s.y - first.y) <= 0.4 * Math.max(s.size, first.size)) line.push(s);
    else lines.push([s]);
  }
  return lines.map((cells) => {
    const sorted = [...cells].sort((a, b) => a.x - b.x);
    return {
      text: sorted.map((s) => s.text).join('\t'),
      x: sorted[0]?.x ?? 0,
      right: sorted.reduce((most, s) => Math.max(most, s.right), 0),
      y: sorted[0]?.y ?? 0,
      size: sorted.reduce((most, s) => Math.max(most, s.size), 0),
      cells: isItem(sorted) ? 1 : sorted.length,
    };
  });
}

/** A bullet or number may stand far before its words. */
const isItem = (cells: readonly Stretch[]): boolean =>
  cells.length === 2 && /^(?:[•◦▪‣●■–—*-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])$/u.test(cells[0]?.text ?? '');

/** Where most lines begin. */
function leftOf(lines: readonly SetLine[]): number {
  const counts = new Map<number, number>();
  for (const { x } of lines) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}

function goesOn(
  before: SetLine,
  line: SetLine,
  group: readonly SetLine[],
  { leading, left, right }: { leading: number; left: number; right: number },
): boolean {
  if (before.cells > 1 || line.cells > 1) return false;
  const gap = line.y - before.y;
  if (gap > 1.3 * leading && gap > 1.3 * line.size) return false;
  if (Math.abs(line.size - before.size) > 0.1 * before.size) return false;
  if (/\p{L}[-‐\u00AD]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)) return true;
  const hangs = ITEM.test(group[0]?.text ?? '');
  if (line.x > left + 0.7 * line.size && before.x < line.x - 0.7 * line.size && !hangs) return false;
  if (hangs && line.x < (group[0]?.x ?? 0) - 0.7 * line.size) return false;
  const em = (line.right - line.x) / Math.max(1, line.text.length);
  const word = line.text.split(/[\s-]/)[0] ?? '';
  const hadRoom = before.right + (word.length + 1) * em < right - 1.5 * em;
  if (ITEM.test(line.text) && (hadRoom || ENDS.test(before.text) || hangs)) return false;
  // One line may be far longer than all others: a word in small letters goes on with a sentence that has no end.
  const isInside = !ENDS.test(before.text) && /^\p{Ll}/u.test(line.text);
  return !hadRoom || (isInside && before.right > (left + right) / 2);
}
