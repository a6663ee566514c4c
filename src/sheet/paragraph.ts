import type { Run, Tagged } from './laid.ts';
import type { Atom, Piece, Prepared, Word } from './prepare.ts';
import { strut, type Theme } from './theme.ts';
import { breakLines, countLines, TOLERANCE, type Unit } from './totalfit.ts';
import type { Setter, Shaped } from './words.ts';

/**
 * A paragraph, and what was last found of it, since the same is asked for again in another column, with other gaps, on the
 * other paper.
 */
export interface Paragraph extends Prepared {
  sized?: Sized;
  counted?: { readonly density: number; readonly width: number; readonly lines: number | undefined };
  set?: { readonly density: number; readonly width: number; readonly runs: readonly PlacedRun[] };
}

/** How many lines the paragraph takes, or none where a word is wider than the measure. */
export function lineCount(paragraph: Paragraph, theme: Theme, width: number): number | undefined {
  const known = paragraph.counted;
  if (known && known.density === theme.density && known.width === width) return known.lines;
  const lines = countLines(unitsOf(paragraph, theme, width), width);
  paragraph.counted = { density: theme.density, width, lines };
  return lines;
}

/** The paragraph's length on one line. */
export function naturalWidth(paragraph: Paragraph, theme: Theme): number {
  const units = sizedFor(paragraph, theme).joined;
  return units.reduce((sum, u) => sum + u.width, 0) - (units.at(-1)?.blank ?? 0);
}

/** The first word that is wider than the measure, or nothing. */
export function tooWide(paragraph: Paragraph, theme: Theme, width: number): string | undefined {
  const wide = unitsOf(paragraph, theme, width).find((u) => !fits(u, width));
  return wide?.atoms
    .map((a) => a.shaped.text)
    .join('')
    .trim();
}

interface AtomUnit extends Unit {
  readonly atoms: readonly Atom[];
}

/** Bound words joined, except where together they are wider than the measure. */
function unitsOf(paragraph: Paragraph, theme: Theme, width: number): readonly AtomUnit[] {
  const { joined, apart, widest } = sizedFor(paragraph, theme);
  return widest <= width + TOLERANCE ? joined : joined.flatMap((u, i) => (fits(u, width) ? [u] : (apart[i] ?? [])));
}

const fits = (unit: Unit, width: number): boolean => unit.width - unit.blank <= width + TOLERANCE;

/** A paragraph's words at a theme's sizes: bound ones joined, the same apart, and the widest of the joined. */
interface Sized {
  readonly density: number;
  readonly joined: readonly AtomUnit[];
  readonly apart: readonly (readonly AtomUnit[])[];
  readonly widest: number;
}

/** Kept for the last density asked for: one density is measured in many columns, and with other gaps. */
function sizedFor(paragraph: Paragraph, theme: Theme): Sized {
  if (paragraph.sized?.density === theme.density) return paragraph.sized;
  const apart: AtomUnit[][] = [];
  let group: AtomUnit[] = [];
  for (const word of paragraph.words) {
    group.push(measureWord(word, theme));
    if (word.bound) continue;
    apart.push(group);
    group = [];
  }
  const joined = apart.map(join);
  const widest = joined.reduce((most, u) => Math.max(most, u.width - u.blank), 0);
  return (paragraph.sized = { density: theme.density, joined, apart, widest });
}

function measureWord({ atoms, cost, words }: Word, theme: Theme): AtomUnit {
  let width = 0;
  let blank = 0;
  for (const { shaped, piece } of atoms) {
    const size = theme.size[piece.voice.size];
    width += shaped.width * size;
    blank = shaped.blank * size;
  }
  return { atoms, width, blank, cost, words };
}

function join(group: readonly AtomUnit[]): AtomUnit {
  const last = group.at(-1);
  if (last && group.length === 1) return last;
  return {
    atoms: group.flatMap((u) => u.atoms),
    width: group.reduce((sum, u) => sum + u.width, 0),
    blank: last?.blank ?? 0,
    cost: last?.cost ?? 0,
    words: group.reduce((sum, u) => sum + u.words, 0),
  };
}

export interface Setting {
  readonly x: number;
  /** The top of the first line. */
  readonly y: number;
  readonly width: number;
  readonly align: 'start' | 'end';
  readonly balanced: boolean;
}

/** The paragraph's lines as runs in reading order, links and other languages tagged. */
export function setParagraph(p: Paragraph, theme: Theme, setting: Setting, setter: Setter): (Run | Tagged)[] {
  const { x, y } = setting;
  return tagged(linesOf(p, theme, setting, setter), x, y);
}

/** The lines with the paragraph's corner as origin, kept: on the other paper they are the same. */
function linesOf(p: Paragraph, theme: Theme, setting: Setting, setter: Setter): readonly PlacedRun[] {
  const { width, align, balanced } = setting;
  if (p.set && p.set.density === theme.density && p.set.width === width) return p.set.runs;
  const units = unitsOf(p, theme, width);
  const count = countLines(units, width);
  if (count === undefined) throw new Error(`Set in too narrow a column: ${p.text}`);
  const lineHeight = theme.lineHeight[p.size];
  const baseline = baselineIn(lineHeight, theme.size[p.size], setter.extents(strut(p.size)));
  const runs: PlacedRun[] = [];
  let start = 0;
  breakLines(units, width, count, balanced).forEach((end, line) => {
    const own = units.slice(start, end);
    start = end;
    const length = own.reduce((sum, u) => sum + u.width, 0) - (own.at(-1)?.blank ?? 0);
    addRuns(runs, own, theme, align === 'start' ? 0 : width - length, line * lineHeight + baseline);
  });
  p.set = { density: theme.density, width, runs };
  return runs;
}

/** Half of what the line has beyond the face's own height goes above it, as in CSS 2.2, 10.8.1. */
export function baselineIn(lineHeight: number, size: number, face: { ascent: number; descent: number }): number {
  return (lineHeight - (face.ascent + face.descent) * size) / 2 + face.ascent * size;
}

interface PlacedRun {
  readonly piece: Piece;
  readonly run: Run;
}

/** Adds one run for each stretch of a line in one face and piece. */
function addRuns(runs: PlacedRun[], units: readonly AtomUnit[], theme: Theme, left: number, y: number): void {
  const first = runs.length;
  let x = left;
  for (const { piece, shaped } of units.flatMap((u) => u.atoms)) {
    const size = theme.size[piece.voice.size];
    const width = shaped.width * size;
    const last = runs.length > first ? runs.at(-1) : undefined;
    if (last?.piece === piece && last.run.face === shaped.face && last.run.direction === shaped.direction) {
      runs[runs.length - 1] = { piece, run: append(last.run, shaped, width) };
    } else {
      const { face, direction, glyphs, text } = shaped;
      const { colour, outline } = piece.voice;
      const drawn = outline ? { colour, outline } : { colour };
      runs.push({ piece, run: { kind: 'run', face, size, ...drawn, x, y, width, direction, glyphs, text } });
    }
    x += width;
  }
}

const append = (run: Run, { glyphs, text, direction }: Shaped, width: number): Run => ({
  ...run,
  width: run.width + width,
  text: run.text + text,
  glyphs: direction === 'ltr' ? run.glyphs.concat(glyphs) : glyphs.concat(run.glyphs),
});

/** Runs moved to x and y; those of one item or cell under one tag, in it those of one link, heading or other language. */
function tagged(placed: readonly PlacedRun[], x: number, y: number, depth = 0): (Run | Tagged)[] {
  const out: (Run | Tagged)[] = [];
  for (let start = 0; start < placed.length;) {
    const within = placed[start]?.piece.within?.[depth];
    const next = placed.findIndex(({ piece }, i) => i > start && piece.within?.[depth] !== within);
    const end = next < 0 ? placed.length : next;
    const own = placed.slice(start, end);
    if (within) out.push({ kind: 'tagged', ...within, children: tagged(own, x, y, depth + 1) });
    else for (const run of inline(own, x, y)) out.push(run);
    start = end;
  }
  return out;
}

/** Those of one link, heading or other language under one tag, over line ends too. */
function inline(placed: readonly PlacedRun[], x: number, y: number): (Run | Tagged)[] {
  const out: (Run | Tagged)[] = [];
  let open: { piece: Piece; children: Run[] } | undefined;
  for (const { piece, run } of placed) {
    const moved = { ...run, x: run.x + x, y: run.y + y };
    if (!piece.link && !piece.lang && !piece.heading) out.push(moved);
    else if (open && (open.piece === piece || areOneHeading(open.piece, piece))) open.children.push(moved);
    else {
      open = { piece, children: [moved] };
      out.push(tagOf(piece, open.children));
    }
  }
  return out;
}

/** A heading and what is said beside it. */
const areOneHeading = (a: Piece, b: Piece): boolean => a.heading === true && b.heading === true && a.lang === b.lang;

function tagOf({ link, lang, heading }: Piece, children: readonly Run[]): Tagged {
  const language = lang === undefined ? {} : { lang };
  if (heading) return { kind: 'tagged', role: 'H2', children, ...language };
  return link
    ? { kind: 'tagged', role: 'Link', children, ...link, ...language }
    : { kind: 'tagged', role: 'Span', children, ...language };
}
