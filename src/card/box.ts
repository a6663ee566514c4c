import { standIn } from './faces.ts';
import { balance, breakLines, longest, type Measured, type Run } from './paragraph.ts';

/** A node as satori takes it. */
export interface Node {
  readonly type: 'div';
  readonly props: { readonly style: Style; readonly children?: string | readonly Node[] };
}

export type Style = Readonly<Record<string, string | number>>;

/** A node and the height it will have, in pixels: everything is measured before satori sees it. */
export interface Box {
  readonly node: Node;
  readonly height: number;
}

export const node = (style: Style, children?: string | readonly Node[]): Node => ({
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

/** A paragraph, broken here: satori is given one line at a time and has nothing left to break or to lose. */
export function paragraph(text: Measured, { size: wanted, width, leading, balanced, align }: Setting): Box {
  // HarfBuzz measures word by word and satori shapes whole lines: what a pair over a blank can differ by.
  const room = width - 1;
  const size = balanced ? sizeFor(longest(text), wanted, room) : wanted;
  const measure = room / size;
  const lines = balanced ? balance(text, measure) : breakLines(text, measure);
  const height = Math.round(size * leading);
  const style = {
    height,
    flexShrink: 0,
    lineHeight: `${height}px`,
    fontSize: size,
    whiteSpace: 'pre',
    justifyContent: align ?? 'flex-start',
  };
  return {
    node: node(
      { flexDirection: 'column', width },
      lines.map((line) => lineNode(line, style)),
    ),
    height: height * lines.length,
  };
}

/** A title is set smaller, down to seven tenths, before a word of it is broken. */
const sizeFor = (word: number, wanted: number, room: number): number =>
  word * wanted > room && word * wanted * 0.7 <= room ? Math.floor(room / word) : wanted;

/** A line in one look is one node: what satori spends goes by nodes more than by words. */
function lineNode(line: readonly Run[], style: Style): Node {
  const [first] = line;
  if (first && line.length === 1) return node({ ...style, ...look(first) }, first.text);
  return node(
    style,
    line.map((run) => node({ ...look(run), flexShrink: 0 }, run.text)),
  );
}

const look = ({ face, colour }: Run): Style => ({ color: colour, fontFamily: `${face}, ${standIn(face)}` });
