import type { Logo } from '../brand/logo.ts';
import { balance, breakLines, longest, type Measured, type Run } from './paragraph.ts';

/** A node as satori takes it. */
export interface Node {
  readonly type: 'div';
  readonly props: {
    readonly style: Style;
    readonly children?: readonly Node[];
    /** What is drawn into it, line under line. satori, which would measure and draw the words again, is shown an empty box. */
    readonly lines?: readonly Line[];
    /** What is drawn into it: a logo, in a box of its shape. */
    readonly logo?: Logo;
  };
}

/** One line of words, broken and measured. */
export interface Line {
  readonly runs: readonly Run[];
  /** Of its type, and of the line, in pixels. */
  readonly size: number;
  readonly height: number;
  readonly align?: 'flex-end';
}

export type Style = Readonly<Record<string, string | number>>;

/** A node and the height it will have, in pixels: everything is measured before satori sees it. */
export interface Box {
  readonly node: Node;
  readonly height: number;
  /** Whether it is nothing but space, or boxes one under the other: then a column may take what it is into itself. */
  readonly is?: 'space' | 'column';
}

export const node = (style: Style, children: readonly Node[]): Node => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

const leaf = (style: Style): Node => ({ type: 'div', props: { style: { ...style, flexShrink: 0 } } });

const styled = ({ props }: Node, style: Style): Node => ({
  type: 'div',
  props: { ...props, style: { ...props.style, ...style } },
});

/** A box of one colour. */
export const plain = (width: number | string, height: number, colour: string): Box => ({
  node: leaf({ width, height, backgroundColor: colour }),
  height,
});

/** A logo so high, or so wide where it is too wide for that. */
export function logoBox(
  logo: Logo,
  most: { readonly height: number; readonly width: number },
): Box & { width: number } {
  const height = Math.round(Math.min(most.height, most.width / logo.aspect));
  const width = Math.round(height * logo.aspect);
  const { type, props } = leaf({ width, height });
  return { node: { type, props: { ...props, logo } }, height, width };
}

/** Space. */
export const space = (height: number): Box => ({ node: leaf({ height }), height, is: 'space' });

/** A rule. */
export const bar = (height: number, colour: string): Box => plain('100%', height, colour);

/** Boxes one under the other, `gap` between them: satori takes its time for each node, so that there are as few as can be. */
export function column(boxes: readonly Box[], gap = 0): Box {
  const spaced = boxes.flatMap((box, i) => (i && gap ? [space(gap), box] : [box]));
  const children: Node[] = [];
  let above = 0;
  for (const box of spaced) {
    if (box.is === 'space') {
      above += box.height;
      continue;
    }
    const [first, ...others] = box.is === 'column' ? (box.node.props.children ?? []) : [box.node];
    if (!first) continue;
    const own = Number(first.props.style['marginTop'] ?? 0) + above;
    for (const child of [own ? styled(first, { marginTop: own }) : first, ...others]) children.push(child);
    above = 0;
  }
  if (above) children.push(space(above).node);
  return {
    node: node({ flexDirection: 'column' }, children),
    height: spaced.reduce((sum, box) => sum + box.height, 0),
    is: 'column',
  };
}

/** Boxes side by side, each in a column of its own width, tops aligned. */
export function row(cells: readonly { box: Box; width: number }[]): Box {
  return {
    node: node(
      { flexDirection: 'row' },
      cells.map(({ box, width }) => inWidth(box.node, width)),
    ),
    height: cells.reduce((most, { box }) => Math.max(most, box.height), 0),
  };
}

/** As wide as that: what has a width of its own leaves the rest blank. */
function inWidth(inner: Node, width: number): Node {
  const own = inner.props.style['width'];
  if (own === undefined) return styled(inner, { width, flexShrink: 0 });
  if (typeof own !== 'number') return node({ width, flexShrink: 0 }, [inner]);
  return own === width ? inner : styled(inner, { marginRight: width - own });
}

/** A box with space round it, in pixels, on a ground. */
export function pad(
  box: Box,
  [top, right, bottom, left]: readonly [number, number, number, number],
  style: Style = {},
): Box {
  const room = { paddingTop: top, paddingRight: right, paddingBottom: bottom, paddingLeft: left };
  return {
    node: node({ boxSizing: 'border-box', ...room, ...style }, [box.node]),
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

/** A paragraph, broken here: satori is given a box of its lines and has nothing left to break, to measure or to lose. */
export function paragraph(text: Measured, { size: wanted, width, leading, balanced, align }: Setting): Box {
  // What is measured word by word is drawn a line at a time: what a pair over a blank can differ by.
  const room = width - 1;
  const size = balanced ? sizeFor(longest(text), wanted, room) : wanted;
  const measure = room / size;
  const height = Math.round(size * leading);
  const lines = (balanced ? balance(text, measure) : breakLines(text, measure)).map((runs): Line => ({
    runs,
    size,
    height,
    ...(align && { align }),
  }));
  const whole = height * lines.length;
  return { node: { type: 'div', props: { ...leaf({ width, height: whole }).props, lines } }, height: whole };
}

/** A title is set smaller, down to seven tenths, before a word of it is broken. */
const sizeFor = (word: number, wanted: number, room: number): number =>
  word * wanted > room && word * wanted * 0.7 <= room ? Math.floor(room / word) : wanted;
