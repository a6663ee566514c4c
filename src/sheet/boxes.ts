import type { Block, Column, Frame, LogoBlock, Meaning, Row, Stack } from './blocks.ts';
import { heightOf, marksOf } from './figure.ts';
import type { Artifact, Emblem, Mark, Tagged } from './laid.ts';
import type { Place } from '../problem.ts';
import { lineCount, naturalWidth, setParagraph, type Paragraph } from './paragraph.ts';
import type { Theme } from './theme.ts';
import type { Setter } from './words.ts';

/** What a plate leaves round its text, in points. */
const PLATE_INSET = { x: 7, y: 2.2 };

/** A block's height; Infinity where a word is wider than its column. */
export function measure(block: Block, theme: Theme, width: number): number {
  switch (block.kind) {
    case 'text':
      return (lineCount(block.paragraph, theme, width) ?? Infinity) * theme.lineHeight[block.paragraph.size];
    case 'gap':
      return theme.gap[block.of];
    case 'stack':
      return block.children.reduce((sum, b) => sum + measure(b, theme, width), 0);
    case 'row':
      return columnsOf(block, theme, 0, width).reduce((most, c) => Math.max(most, measure(c.block, theme, c.width)), 0);
    case 'frame':
      return measure(block.block, theme, insideOf(block, theme, width)) + 2 * theme.gap[block.inset.y];
    case 'plate':
      return measure(block.text, theme, width - 2 * PLATE_INSET.x) + 2 * PLATE_INSET.y;
    case 'rule':
    case 'meter':
      return block.weight;
    case 'picture':
      return theme.width[block.side];
    case 'logo':
      return logoSize(block, theme).height;
    case 'drawing':
      return heightOf(block, theme, width);
    case 'unread':
      return measure(block.block, theme, width);
  }
}

/** Where a text of the briefing stands on the page, in points, and where it stands in its file. */
export interface PlacedText {
  readonly at: Place;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where blocks are put, what is painted there that nobody reads, and whose texts stand where. */
export interface Canvas {
  readonly theme: Theme;
  readonly setter: Setter;
  readonly artifacts: Artifact[];
  readonly texts: PlacedText[];
}

type Content = readonly (Tagged | Mark)[];

/** What a block shows with its top left corner at x and y. */
export function place(block: Block, canvas: Canvas, x: number, y: number, width: number): Content {
  const { theme, setter, artifacts } = canvas;
  switch (block.kind) {
    case 'text': {
      const { align = 'start', balanced = false, paragraph } = block;
      const content = setParagraph(paragraph, theme, { x, y, width, align, balanced }, setter);
      canvas.texts.push({ at: paragraph.at, x, y, width, height: measure(block, theme, width) });
      return tagged(block.tag, content);
    }
    case 'gap':
      return [];
    case 'stack':
      return tagged(block.tag, placeStack(block, canvas, x, y, width));
    case 'row':
      return tagged(block.tag, placeRow(block, canvas, x, y, width));
    case 'frame':
      return placeFrame(block, canvas, x, y, width);
    case 'plate':
      artifacts.push(
        layout({ kind: 'rectangle', x, y, width, height: measure(block, theme, width), colour: block.ground }),
      );
      return place(block.text, canvas, x + PLATE_INSET.x, y + PLATE_INSET.y, width - 2 * PLATE_INSET.x);
    case 'rule':
      artifacts.push(layout({ kind: 'rectangle', x, y, width, height: block.weight, colour: block.colour }));
      return [];
    case 'meter': {
      const { weight: height, share } = block;
      artifacts.push(layout({ kind: 'rectangle', x, y, width, height, colour: block.ground }));
      artifacts.push(layout({ kind: 'rectangle', x, y, width: width * share, height, colour: block.colour }));
      return [];
    }
    case 'picture': {
      const cells = block.cells();
      const side = theme.width[block.side] / cells.length;
      return tagged(block.tag, [{ kind: 'squares', x, y, side, cells, colour: block.colour }]);
    }
    case 'logo':
      return tagged(block.tag, [logoMark(block, { x, y, ...logoSize(block, theme) })]);
    case 'drawing': {
      const marks = marksOf(block, theme, setter, { x, y, width });
      if (block.tag) return tagged(block.tag, marks);
      for (const mark of marks) artifacts.push(layout(mark));
      return [];
    }
    case 'unread': {
      const marks = flatten(place(block.block, canvas, x, y, width));
      artifacts.push({ kind: 'artifact', type: 'Pagination', side: block.side, marks });
      return [];
    }
  }
}

/** As high as it may be, or as wide. */
function logoSize({ logo: { aspect } }: LogoBlock, theme: Theme): { width: number; height: number } {
  const height = Math.min(theme.width.logo, theme.width.logoWidest / aspect);
  return { width: height * aspect, height };
}

function logoMark({ logo, src }: LogoBlock, at: Pick<Emblem, 'x' | 'y' | 'width' | 'height'>): Mark {
  if (logo.kind === 'emblem') return { kind: 'emblem', ...at, shapes: logo.shapes };
  return { kind: 'raster', ...at, png: logo.png, pixels: { width: logo.width, height: logo.height }, src };
}

function placeStack(stack: Stack, canvas: Canvas, x: number, y: number, width: number): Content {
  let top = y;
  return stack.children.flatMap((child) => {
    const content = place(child, canvas, x, top, width);
    top += measure(child, canvas.theme, width);
    return content;
  });
}

function placeRow(row: Row, canvas: Canvas, x: number, y: number, width: number): Content {
  const height = row.foot ? measure(row, canvas.theme, width) : 0;
  return columnsOf(row, canvas.theme, x, width).flatMap((c) => {
    const down = row.foot ? height - measure(c.block, canvas.theme, c.width) : 0;
    return place(c.block, canvas, c.x, y + down, c.width);
  });
}

function placeFrame(frame: Frame, canvas: Canvas, x: number, y: number, width: number): Content {
  const { theme, artifacts } = canvas;
  const { bar, ground, inset } = frame;
  const height = measure(frame, theme, width);
  artifacts.push(layout({ kind: 'rectangle', x, y, width, height, colour: ground }));
  artifacts.push(layout({ kind: 'rectangle', x, y, width: bar.width, height, colour: bar.colour }));
  const left = x + bar.width + theme.width[inset.x];
  return place(frame.block, canvas, left, y + theme.gap[inset.y], insideOf(frame, theme, width));
}

const insideOf = ({ bar, inset }: Frame, theme: Theme, width: number): number =>
  width - bar.width - 2 * theme.width[inset.x];

/** Where a row's columns stand, in reading order. */
function columnsOf(row: Row, theme: Theme, x: number, width: number): { block: Block; x: number; width: number }[] {
  const gutter = row.gutter ? theme.width[row.gutter] : 0;
  const shares = row.columns.reduce((sum, c) => sum + ('share' in c.width ? c.width.share : 0), 0);
  const rest = width - gutter * (row.columns.length - 1) - row.columns.reduce((sum, c) => sum + ownWidth(c, theme), 0);
  let left = row.reversed ? x + width : x;
  return row.columns.map((c) => {
    const w = 'share' in c.width ? (rest * c.width.share) / shares : ownWidth(c, theme);
    if (row.reversed) left -= w;
    const at = left;
    left += row.reversed ? -gutter : w + gutter;
    return { block: c.block, x: at, width: w };
  });
}

/** What a column takes whatever the others do. */
function ownWidth({ block, width }: Column, theme: Theme): number {
  if ('fixed' in width) return theme.width[width.fixed];
  if ('points' in width) return width.points;
  if ('share' in width) return 0;
  if (block.kind === 'logo') return logoSize(block, theme).width;
  if (block.kind === 'unread') return ownWidth({ block: block.block, width }, theme);
  if (block.kind !== 'plate') throw new Error(`A ${block.kind} has no width of its own`);
  return naturalWidth(block.text.paragraph, theme) + 2 * PLATE_INSET.x;
}

/** A heading stands beside what it heads, not in it, even on one line. */
function tagged(tag: Meaning | undefined, children: Content): Content {
  if (!tag) return children;
  const [headings, rest] = [children.filter(isHeading), children.filter((c) => !isHeading(c))];
  return [...headings, { kind: 'tagged', ...tag, children: rest }];
}

const isHeading = (c: Tagged | Mark): boolean => c.kind === 'tagged' && c.role === 'H2';

const layout = (mark: Mark): Artifact => ({ kind: 'artifact', type: 'Layout', marks: [mark] });

const flatten = (content: Content): Mark[] => content.flatMap((c) => (c.kind === 'tagged' ? flatten(c.children) : [c]));

/** Every paragraph of a description with the width it has at a theme, in reading order. */
export function paragraphsOf(block: Block, theme: Theme, width: number): { paragraph: Paragraph; width: number }[] {
  switch (block.kind) {
    case 'text':
      return [{ paragraph: block.paragraph, width }];
    case 'stack':
      return block.children.flatMap((b) => paragraphsOf(b, theme, width));
    case 'row':
      return columnsOf(block, theme, 0, width).flatMap((c) => paragraphsOf(c.block, theme, c.width));
    case 'frame':
      return paragraphsOf(block.block, theme, insideOf(block, theme, width));
    case 'plate':
      return paragraphsOf(block.text, theme, width - 2 * PLATE_INSET.x);
    case 'unread':
      return paragraphsOf(block.block, theme, width);
    default:
      return [];
  }
}

/** The share of the first of two columns at which they are together the least high; the earliest listed of equals. */
export function bestShare(shares: readonly number[], height: (share: number) => number): number {
  let best = { share: 0.5, height: Infinity };
  for (const share of shares) {
    const now = height(share);
    if (now < best.height - 0.01) best = { share, height: now };
  }
  return best.share;
}
