import { balance, breakLines, longest, type Measured, type Run } from './paragraph.ts';

/** A node as satori takes it. */
export interface Node {
  readonly type: 'div';
  readonly props: {
    readonly style: Style;
    readonly children?: readonly Node[];
    /** What is drawn into it. satori, which would measure and draw the words again, is shown an empty box. */
    readonly line?: Line;
  };
}

/** One line of words, broken and measured, in a box of its own. */
export interface Line {
  readonly runs: readonly Run[];
  /** Pixels. */
  readonly size: number;
  readonly align?: 'flex-end';
}

export type Style = Readonly<Record<string, string | number>>;

/** A node and the height it will have, in pixels: everything is measured before satori sees it. */
export interface Box {
  readonly node: Node;
  readonly height: number;
}

export const node = (style: Style, children?: readonly Node[]): Node => ({
  type: 'div',
  props: {
    style: { display: 'flex', boxSizing: 'border-box', ...style },
    ...(children === undefined ? {} : { children }),
  },
});

/** Space, or a rule where it has a colour. */
export const bar = (height: number, colour?: string): Box => ({
  node: node({ height, flexShrink: 0, ...(colour ? { width: '100%', backgroundColor: colour } : {}) }),
  height,
});

/** Boxes one under the other, `gap` between them. */
export function column(boxes: readonly Box[], gap = 0, style: Style = {}): Box {
  const spaced = boxes.flatMap((box, i) => (i && gap ? [bar(gap), box] : [box]));
  return {
    node: node(
      { flexDirection: 'column', ...style },
      spaced.map((box) => box.node),
    ),
    height: spaced.reduce((sum, box) => sum + box.height, 0),
  };
}

/** Boxes side by side, each in a column of its own width, tops aligned. */
export function row(cells: readonly { box: Box; width: number }[]): Box {
  return {
    node: node(
      { flexDirection: 'row' },
      cells.map(({ box, width }) => node({ width, flexShrink: 0 }, [box.node])),
    ),
    height: cells.reduce((most, { box }) => Math.max(most, box.height), 0),
  };
}

/** A box with space round it, in pixels, on a ground. */
export function pad(
  box: Box,
  [top, right, bottom, left]: readonly [number, number, number, number],
  style: Style = {},
): Box {
  return {
    node: node({ paddingTop: top, paddingRight: right, paddingBottom: bottom, paddingLeft: left, ...style }, [
      box.node,
    ]),
    height: box.height + top + bottom,
  };
}

export interface Setting {
  /** Pixels. */
  readonly size: number;
  readonly width: number;
  /** Line height as a multiple of the size. */
  readonly leading: number;
  /** Of titles: lines as even as they come, and no word broken where a smaller size holds it. */
  readonly balanced?: boolean;
  readonly align?: 'flex-end';
}

/** A paragraph, broken here: satori is given a box for each line and has nothing left to break, to measure or to lose. */
export function paragraph(text: Measured, { size: wanted, width, leading, balanced, align }: Setting): Box {
  // What is measured word by word is drawn a line at a time: what a pair over a blank can differ by.
  const room = width - 1;
  const size = balanced ? sizeFor(longest(text), wanted, room) : wanted;
  const measure = room / size;
  const lines = balanced ? balance(text, measure) : breakLines(text, measure);
  const height = Math.round(size * leading);
  return {
    node: node(
      { flexDirection: 'column', width },
      lines.map((runs): Node => ({
        type: 'div',
        props: { ...node({ height, flexShrink: 0 }).props, line: { runs, size, ...(align && { align }) } },
      })),
    ),
    height: height * lines.length,
  };
}

/** A title is set smaller, down to seven tenths, before a word of it is broken. */
const sizeFor = (word: number, wanted: number, room: number): number =>
  word * wanted > room && word * wanted * 0.7 <= room ? Math.floor(room / word) : wanted;
