import { GRID, pathOf } from '../brand/logo.ts';
import type { Paper } from '../model/site.ts';
import { drawShape } from './drawing.ts';
import type { Colour, Emblem, FaceName, LaidPage, Mark, Raster, Rectangle, Run, Squares, Tagged } from './laid.ts';

/**
 * A laid-out page as SVG whose letters are text: what a browser prints where the page itself is asked for on paper. It can be
 * selected and is read aloud in the order and with the roles of the PDF, and stands where the PDF's stands: each run has the
 * length it was laid out with, whatever face the browser finds for it. Faces are classes, as `styles/print.css` has them.
 */
export const writePages = (pages: Readonly<Record<Paper, LaidPage>>): Record<Paper, string> => ({
  a4: writePage(pages.a4),
  letter: writePage(pages.letter),
});

const MM = 72 / 25.4;
/**
 * How much of the edges, which are blank, is left to the printer: 10 mm at the sides, 20 above and below, of which 8 above, the
 * margin of `styles/print.css`, so that lines stand at the PDF's height.
 */
const CUT = 10 * MM;
const TOP = 8 * MM;

/** What most runs are set in. */
const INK = '#171a1f';

function writePage(page: LaidPage): string {
  const ground = page.artifacts.flatMap((a) => a.marks);
  const left = [...ground, ...marksIn(page.root)].reduce((least, { x }) => Math.min(least, x), page.width);
  const from = { x: left, y: 0 };
  const box = [CUT - from.x, TOP, page.width - 2 * CUT, page.height - 2 * CUT].map((length) => n(length)).join(' ');
  return (
    `<svg viewBox="${box}" fill="${INK}">` +
    `<g aria-hidden="true">${ground.map((mark) => markOf(mark, from)).join('')}</g>` +
    `${page.root.children.map((node) => nodeOf(node, from)).join('')}</svg>`
  );
}

/** How a browser calls a structure type of the PDF; what has no name of its own passes its content up. */
const ROLES: Readonly<Partial<Record<Tagged['role'], string>>> = {
  H1: 'role="heading" aria-level="1"',
  H2: 'role="heading" aria-level="2"',
  H3: 'role="heading" aria-level="3"',
  P: 'role="paragraph"',
  L: 'role="list"',
  LI: 'role="listitem"',
  Table: 'role="table"',
  THead: 'role="rowgroup"',
  TBody: 'role="rowgroup"',
  TR: 'role="row"',
  TD: 'role="cell"',
  BlockQuote: 'role="blockquote"',
  Figure: 'role="img"',
};

const marksIn = (node: Tagged): Mark[] => node.children.flatMap((c) => (c.kind === 'tagged' ? marksIn(c) : [c]));

/** A point that places are counted from. */
interface Origin {
  readonly x: number;
  readonly y: number;
}

/**
 * What is set as one piece: its places are counted from its own first line, and those of the page from its left edge, so that
 * a piece is written alike on both papers, which differ in the blanks between pieces alone. That halves what the second adds
 * to a compressed page.
 */
const PIECES: ReadonlySet<Tagged['role']> = new Set(['H1', 'H2', 'H3', 'P', 'LI', 'TH', 'TD', 'Figure']);

function nodeOf(node: Tagged | Mark, from: Origin): string {
  if (node.kind !== 'tagged') return markOf(node, from);
  const [first] = PIECES.has(node.role) ? marksIn(node) : [];
  const origin = first ? { x: from.x, y: first.y } : from;
  const inside = node.children.map((child) => nodeOf(child, origin)).join('');
  const down = origin.y - from.y;
  const attributes = attributesOf(node) + (first && n(down) !== '0' ? ` transform="translate(0 ${n(down)})"` : '');
  if (node.href) return `<a href="${escaped(node.href)}"${attributes}>${inside}</a>`;
  return attributes ? `<g${attributes}>${inside}</g>` : inside;
}

function attributesOf({ role, scope, lang, alt }: Tagged): string {
  const known = role === 'TH' ? `role="${scope === 'Row' ? 'rowheader' : 'columnheader'}"` : ROLES[role];
  const all = [known, lang && `lang="${escaped(lang)}"`, alt && `aria-label="${escaped(alt)}"`];
  return all.map((one) => (one ? ` ${one}` : '')).join('');
}

function markOf(at: Mark, from: Origin): string {
  const mark = { ...at, x: at.x - from.x, y: at.y - from.y };
  if (mark.kind === 'run') return runOf(mark);
  if (mark.kind === 'emblem') return emblemOf(mark);
  if (mark.kind === 'raster') return rasterOf(mark);
  if (mark.kind === 'shape' || mark.kind === 'circle') return drawShape(mark, n);
  return mark.kind === 'squares' ? squaresOf(mark) : rectangleOf(mark);
}

/** Classes of few letters, since a page has some hundred runs. */
const CLASSES: Readonly<Record<FaceName, string>> = {
  serif: 'r',
  'serif-italic': 'r i',
  'serif-semibold': 'r b',
  'serif-semibold-italic': 'r b i',
  'serif-bold': 'r d',
  sans: 's',
  'sans-italic': 's i',
  'sans-semibold': 's b',
  'sans-semibold-italic': 's b i',
  'sans-bold': 's b',
};

/** Without the blanks at its ends, which a browser would not set. */
function runOf(run: Run): string {
  const text = run.text.trim();
  if (!text) return '';
  const logical = run.direction === 'ltr' ? run.glyphs : [...run.glyphs].reverse();
  const isBlank = (glyph: Run['glyphs'][number]) => glyph.text !== '' && glyph.text.trim() === '';
  const first = logical.findIndex((glyph) => !isBlank(glyph));
  const last = logical.findLastIndex((glyph) => !isBlank(glyph));
  const widthOf = (from: number, to: number) =>
    run.size * logical.slice(from, to).reduce((sum, glyph) => sum + glyph.advance, 0);
  const before = widthOf(0, first);
  const width = widthOf(first, last + 1);
  // A text from the right begins at its right edge.
  const x = run.direction === 'ltr' ? run.x + before : run.x + run.width - before;
  const { outline } = run;
  // What repeats comes first, which compresses; the places to a point, which the 3 points that a word may be off allow.
  const attributes = [
    `class="${CLASSES[run.face]}"`,
    ...(hex(run.colour) === INK ? [] : [`fill="${hex(run.colour)}"`]),
    `font-size="${n(run.size, 2)}"`,
    ...(run.direction === 'rtl' ? ['direction="rtl"'] : []),
    ...(outline ? [`stroke="${hex(outline.colour)}" stroke-width="${n(outline.weight, 2)}"`] : []),
    `x="${n(x, 0)}"`,
    ...(n(run.y) === '0' ? [] : [`y="${n(run.y)}"`]),
    `textLength="${n(width, 0)}"`,
  ];
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}

const emblemOf = ({ x, y, height, shapes }: Emblem): string =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${n(height / GRID, 5)})">${shapes.map(pathOf).join('')}</g>`;

/** From the site, which has it for its pages: a page takes no picture from anywhere else. */
const rasterOf = ({ x, y, width, height, src }: Raster): string =>
  `<image x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" href="${escaped(src)}"/>`;

const rectangleOf = ({ x, y, width, height, colour }: Rectangle): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${hex(colour)}"/>`;

/** One stroke for each row's runs of dark squares. */
function squaresOf({ x, y, side, cells, colour }: Squares): string {
  const d = cells.flatMap((row, r) => {
    const dark = row.map((is) => (is ? '1' : '0')).join('');
    return [...dark.matchAll(/1+/g)].map((run) => `M${run.index} ${r}.5h${run[0].length}`);
  });
  return `<path transform="translate(${n(x)} ${n(y)}) scale(${n(side, 4)})" stroke="${hex(colour)}" d="${d.join('')}"/>`;
}

/** Rounded to a tenth of a point, which no eye sees, without zeros at its end. */
function n(value: number, digits = 1): string {
  const scale = 10 ** digits;
  return String(Math.round(value * scale) / scale);
}

const hex = (colour: Colour): string =>
  `#${colour
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
