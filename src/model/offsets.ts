import type { Place } from '../problem.ts';

const LINE_END = /\r\n?|\n/g;

/** The lines and columns of a text, both from 1, and its UTF-16 units. Line ends are those of any system. */
export class Offsets {
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(text: string) {
    this.starts = [0, ...Array.from(text.matchAll(LINE_END), (m) => m.index + m[0].length)];
    this.length = text.length;
  }

  /** The unit at a place; not a number where the text has no such place. */
  of({ line, column }: Pick<Place, 'line' | 'column'>): number {
    const at = (this.starts[line - 1] ?? NaN) + column - 1;
    return at < (this.starts[line] ?? this.length + 1) ? at : NaN;
  }

  /** The place of a stretch. */
  between(start: number, end: number): Place {
    const [from, to] = [this.at(start), this.at(end)];
    return { ...from, endLine: to.line, endColumn: to.column };
  }

  private at(offset: number): { line: number; column: number } {
    let [line, after] = [1, this.starts.length + 1];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.starts[middle - 1] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line, column: offset - (this.starts[line - 1] ?? 0) + 1 };
  }
}

/** Those of the text that was asked about last: a file with many problems is asked about one after the other. */
let last: { text: string; offsets: Offsets } | undefined;

export function offsetsIn(text: string): Offsets {
  if (last?.text !== text) last = { text, offsets: new Offsets(text) };
  return last.offsets;
}
