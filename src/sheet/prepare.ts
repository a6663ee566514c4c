import LineBreaker from 'linebreak';
import type { Place } from '../problem.ts';
import { costOfEnding, isBound } from './bind.ts';
import type { Meaning } from './blocks.ts';
import type { Colour, FaceName, Outline } from './laid.ts';
import type { SizeName } from './theme.ts';
import type { Setter, Shaped } from './words.ts';

/** How a stretch of text looks. */
export interface Voice {
  readonly face: FaceName;
  readonly size: SizeName;
  readonly colour: Colour;
  readonly outline?: Outline;
  /** Figures of one width. */
  readonly tabular?: boolean;
}

/** A stretch of text in one voice; what it is, where it is more than text. */
export interface Piece {
  readonly text: string;
  readonly voice: Voice;
  readonly lang?: string;
  /** Whether it is a heading on the line of what it heads. */
  readonly heading?: true;
  /** Whether it had better stay on one line. */
  readonly together?: true;
  readonly link?: { readonly href: string; readonly alt: string };
  /** What it is part of, from the outside in, where a line holds several: those of one cell or item share what they name. */
  readonly within?: readonly Meaning[];
}

/** A stretch of a word in one voice. */
export interface Atom {
  readonly piece: Piece;
  readonly shaped: Shaped;
}

/** What UAX 14 keeps together. */
export interface Word {
  readonly atoms: readonly Atom[];
  readonly cost: number;
  readonly words: number;
  /** Whether the next one had better stay on the same line. */
  readonly bound: boolean;
}

/** A paragraph's text, shaped once and cut where lines may end: the same at all densities and in all columns. */
export interface Prepared {
  /** Sets the line height and the baseline, whatever the sizes of its pieces. */
  readonly size: SizeName;
  readonly text: string;
  readonly words: readonly Word[];
  /** Where the text stands in the briefing. */
  readonly at: Place;
  /** Characters that no face has. */
  readonly missing: string;
}

/** Finds where the pieces may be broken, and shapes what lies between. */
export function prepare(pieces: readonly Piece[], size: SizeName, lang: string, at: Place, setter: Setter): Prepared {
  const text = pieces.map((p) => p.text).join('');
  const words: Word[] = [];
  let missing = '';
  const segments = cut(text);
  segments.forEach(({ start, end }, i) => {
    const own = text.slice(start, end);
    const next = segments[i + 1];
    const atoms = shapeAtoms(pieces, start, end, lang, setter);
    for (const a of atoms) missing += a.shaped.missing;
    const bound = next !== undefined && (isBound(own, text.slice(next.start, next.end), lang) || isInside(pieces, end));
    const cost = costOfEnding(own) + (isStart(atoms, pieces, end) ? LONE_START : 0);
    words.push({ atoms, bound, cost, words: own.trim().split(' ').length });
  });
  return { size, text, words, at, missing };
}

/** The cost of a line that ends with the first word of another voice. */
const LONE_START = 0.02;

/** Whether a word is the first of several in its voice, and not of the paragraph. */
function isStart([first]: readonly Atom[], pieces: readonly Piece[], end: number): boolean {
  if (!first || first.piece === pieces[0]) return false;
  const before = pieces.slice(0, pieces.indexOf(first.piece)).reduce((sum, p) => sum + p.text.length, 0);
  const starts = first.piece.text.trimStart().startsWith(first.shaped.text.trim());
  return starts && end - before < first.piece.text.length && end - before <= first.shaped.text.length + 1;
}

/** Whether a place is inside a piece that stays together. */
function isInside(pieces: readonly Piece[], at: number): boolean {
  let start = 0;
  for (const { text, together } of pieces) {
    if (together && start < at && at < start + text.length) return true;
    start += text.length;
  }
  return false;
}

function cut(text: string): { start: number; end: number }[] {
  const breaker = new LineBreaker(text);
  const out: { start: number; end: number }[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    out.push({ start, end: next.position });
    start = next.position;
  }
  return out;
}

/** The text from start to end, piece by piece. */
function shapeAtoms(pieces: readonly Piece[], start: number, end: number, lang: string, setter: Setter): Atom[] {
  const atoms: Atom[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const own = piece.text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    offset += piece.text.length;
    if (!own) continue;
    const manner = { face: piece.voice.face, lang: piece.lang ?? lang, tabular: piece.voice.tabular ?? false };
    for (const shaped of setter.shape(own, manner)) atoms.push({ piece, shaped });
  }
  return atoms;
}
