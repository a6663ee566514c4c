import type { Aligned } from './align.ts';
import { nearest, wordsByText, type WordsByText } from './nearest.ts';
import { WordEdges } from './word-edges.ts';

/**
 * Finds a cited passage in its source: exactly once, after a declared normalisation of both, never by nearest match
 * (W3C Web Annotation, TextQuoteSelector, without its fuzzy fallback).
 *
 * The normalisation: NFC; every quotation glyph is one glyph; hyphen, dashes and minus are one; a run of blanks, no-break
 * and thin spaces and line ends is one space. Letter case and punctuation count. A passage begins and ends at the edge of
 * a word ({@link WordEdges}), so that a word cut short is not the word.
 */

/** A stretch of the source's body in UTF-16 units, the end exclusive. */
export interface Piece {
  start: number;
  end: number;
}

export interface Miss {
  reason: 'missing' | 'ambiguous' | 'empty' | 'joins' | 'end-missing';
  /** The piece that failed, as written. */
  wanted: string;
  /** How often it occurs, counted up to {@link MOST_COUNTED}; 0 where it is missing. */
  count: number;
  /** The stretch of the source that shares most words with it, in the source's own words; where it is missing. */
  closest?: string;
  /** The first word of the passage that is not the closest stretch's. */
  differs?: { wanted: string; found: string };
  /** Where the closest stretch stands in whole, where it is near enough to be what was meant. */
  near?: Piece & Pick<Aligned, 'alike'>;
}

export type Found = { pieces: Piece[]; miss?: never } | { pieces?: never; miss: Miss };

/** A text after normalisation; `from` and `to` give where each unit of it came from in the original. */
export interface Normal {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const QUOTES = /['"‘’‚‛“”„‟‹›«»ʼ′″`´]/u;
const DASHES = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/u;
const BLANKS = /[\s\u200B\u2060\uFEFF]+/uy;
/** Characters that the normalisation leaves as they are. */
const RUN = /[A-Za-z0-9.,:;!?()]+(?!\p{M})/uy;
const ALL_QUOTES = new RegExp(QUOTES.source, 'gu');
const ALL_DASHES = new RegExp(DASHES.source, 'gu');
const ALL_BLANKS = /[\s\u200B\u2060\uFEFF]+/gu;
/** A character with the marks that combine with it, or a Hangul syllable in its letters: what NFC may join. */
const UNIT = /[\u1100-\u115F][\u1160-\u11A7]?[\u11A8-\u11FF]?|\P{M}\p{M}*|\p{M}+/uy;

/** The declared normalisation, with the way back. */
export function normalise(original: string): Normal {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  const add = (piece: string, start: number, end: number) => {
    for (let i = 0; i < piece.length; i++) {
      from.push(start);
      to.push(end);
    }
    text += piece;
  };
  for (let at = 0; at < original.length;) {
    RUN.lastIndex = at;
    const run = RUN.exec(original)?.[0];
    if (run) {
      for (let i = at; i < at + run.length; i++) {
        from.push(i);
        to.push(i + 1);
      }
      text += run;
      at += run.length;
      continue;
    }
    BLANKS.lastIndex = at;
    const blank = BLANKS.exec(original)?.[0];
    UNIT.lastIndex = at;
    const unit = blank ?? UNIT.exec(original)?.[0] ?? original.charAt(at);
    add(blank ? ' ' : fold(unit.normalize('NFC')), at, at + unit.length);
    at += unit.length;
  }
  return { text, from, to };
}

const fold = (unit: string): string => unit.replace(QUOTES, '"').replace(DASHES, '-');

/** The text alone, blanks at the ends removed: as {@link normalise}, without the way back and ten times as fast. */
export const normal = (text: string): string =>
  text.normalize('NFC').replace(ALL_QUOTES, '"').replace(ALL_DASHES, '-').replace(ALL_BLANKS, ' ').trim();

/** The blanks around it belong to it; looked for from the first of them only, so that a long run of them is read once. */
const JOIN = /(?<!\s)\s*\[(?:…|\.\.\.)\]\s*/u;

/** What `[…]` joins in a passage. */
export const piecesOf = (passage: string): string[] => passage.split(JOIN);

/** Above this a piece is known to be ambiguous, and nobody counts on. */
export const MOST_COUNTED = 100;

/** A body made ready to be searched for many passages: normalised once, its words found when something is missing. */
export class Searchable {
  readonly original: string;
  readonly normal: Normal;
  readonly edges: WordEdges;
  private found: WordsByText | undefined;

  /** @param lang BCP 47, of the body: by it its words are told apart */
  constructor(original: string, lang: string) {
    this.original = original;
    this.normal = normalise(original);
    this.edges = new WordEdges(original, lang);
  }

  get words(): WordsByText {
    return (this.found ??= wordsByText(this.normal.text));
  }

  /** Whether a position of the normalised text parts no letter from a mark that combines with it. */
  isWhole(at: number): boolean {
    const { from } = this.normal;
    return at === 0 || from[at - 1] !== from[at];
  }

  /** The stretch of the original that a stretch of the normalised text is. */
  piece(at: number, length: number): Piece {
    return { start: this.normal.from[at] ?? 0, end: this.normal.to[at + length - 1] ?? 0 };
  }
}

/**
 * Where a passage stands in a body. `start […] end` joins two pieces of one paragraph: `start` occurs exactly once, `end`
 * is its first occurrence after that.
 */
export function findPassage(passage: string, body: string, lang: string): Found {
  return findIn(passage, new Searchable(body, lang));
}

/** As {@link findPassage}, for a body that was made ready once for many passages. */
export function findIn(passage: string, body: Searchable): Found {
  const [start = '', end, ...more] = piecesOf(passage);
  if (more.length) return { miss: { reason: 'joins', wanted: passage, count: 0 } };
  const first = findOnce(start, body);
  if (first.miss || end === undefined) return first;
  const last = findEnd(end, first.pieces[0]?.end ?? 0, body);
  return last.miss ? last : { pieces: [...first.pieces, ...last.pieces] };
}

function findOnce(wanted: string, body: Searchable): Found {
  const text = normal(wanted);
  if (!text) return { miss: { reason: 'empty', wanted, count: 0 } };
  const places: Piece[] = [];
  for (const place of occurrences(text, body)) if (places.push(place) === MOST_COUNTED) break;
  if (places.length === 1) return { pieces: places };
  if (places.length) return { miss: { reason: 'ambiguous', wanted, count: places.length } };
  return { miss: { reason: 'missing', wanted, count: 0, ...nearest(text, body) } };
}

function findEnd(wanted: string, after: number, body: Searchable): Found {
  const text = normal(wanted);
  if (!text) return { miss: { reason: 'empty', wanted, count: 0 } };
  const lineEnd = body.original.indexOf('\n', after);
  const limit = lineEnd < 0 ? body.original.length : lineEnd;
  for (const place of occurrences(text, body)) {
    if (place.end > limit) break;
    if (place.start >= after) return { pieces: [place] };
  }
  return { miss: { reason: 'end-missing', wanted, count: 0, ...nearest(text, body) } };
}

/** Every place where a normalised text stands between two edges of words, in order. */
function* occurrences(text: string, body: Searchable): Generator<Piece> {
  const all = body.normal.text;
  for (let at = all.indexOf(text); at >= 0;) {
    const begins = beginsWord(at, body);
    const place = body.piece(at, text.length);
    if (begins && body.isWhole(at + text.length) && body.edges.isEdge(place.end)) yield place;
    // In one long word a text that repeats itself stands at every letter: none but those at an edge are compared.
    let next = at + 1;
    if (!begins) while (next < all.length && !beginsWord(next, body)) next++;
    at = all.indexOf(text, next);
  }
}

const beginsWord = (at: number, body: Searchable): boolean =>
  body.isWhole(at) && body.edges.isEdge(body.piece(at, 1).start);
