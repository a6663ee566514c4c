/**
 * Finds a cited passage in its source: exactly once, after a declared normalisation of both, never by nearest match
 * (W3C Web Annotation, TextQuoteSelector, without its fuzzy fallback).
 *
 * The normalisation: NFC; every quotation glyph is one glyph; hyphen, dashes and minus are one; a run of blanks, no-break
 * and thin spaces and line ends is one space. Letter case and punctuation count. A passage begins and ends at the edge of
 * a word, so that a word cut short is not the word.
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
  /** How often it occurs; 0 where it is missing. */
  count: number;
  /** The stretch of the source that shares most words with it, in the source's own words; where it is missing. */
  closest?: string;
  /** The first word of the passage that is not the closest stretch's. */
  differs?: { wanted: string; found: string };
}

export type Found = { pieces: Piece[]; miss?: never } | { pieces?: never; miss: Miss };

/** A text after normalisation; `from` and `to` give where each unit of it came from in the original. */
interface Normal {
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
const WORD = /[\p{L}\p{N}\p{M}]/u;

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

const JOIN = /\s*\[(?:…|\.\.\.)\]\s*/u;

/**
 * Where a passage stands in a body. `start […] end` joins two pieces of one paragraph: `start` occurs exactly once, `end`
 * is its first occurrence after that.
 */
export function findPassage(passage: string, body: string): Found {
  return findIn(passage, normalise(body), body);
}

/** As {@link findPassage}, for a body that was normalised once for many passages. */
export function findIn(passage: string, body: Normal, original: string): Found {
  const [start = '', end, ...more] = passage.split(JOIN);
  if (more.length) return { miss: { reason: 'joins', wanted: passage, count: 0 } };
  const first = findOnce(start, body, original);
  if (first.miss || end === undefined) return first;
  const last = findEnd(end, first.pieces[0]?.end ?? 0, body, original);
  return last.miss ? last : { pieces: [...first.pieces, ...last.pieces] };
}

function findOnce(wanted: string, body: Normal, original: string): Found {
  const text = normal(wanted);
  if (!text) return { miss: { reason: 'empty', wanted, count: 0 } };
  const places = occurrences(text, body.text);
  const [only] = places;
  if (only !== undefined && places.length === 1) return { pieces: [piece(only, text.length, body)] };
  if (places.length > 1) return { miss: { reason: 'ambiguous', wanted, count: places.length } };
  return { miss: { reason: 'missing', wanted, count: 0, ...nearest(text, body, original) } };
}

function findEnd(wanted: string, after: number, body: Normal, original: string): Found {
  const text = normal(wanted);
  if (!text) return { miss: { reason: 'empty', wanted, count: 0 } };
  const lineEnd = original.indexOf('\n', after);
  const limit = lineEnd < 0 ? original.length : lineEnd;
  for (const at of occurrences(text, body.text)) {
    const found = piece(at, text.length, body);
    if (found.start >= after && found.end <= limit) return { pieces: [found] };
  }
  return { miss: { reason: 'end-missing', wanted, count: 0, ...nearest(text, body, original) } };
}

const piece = (at: number, length: number, body: Normal): Piece => ({
  start: body.from[at] ?? 0,
  end: body.to[at + length - 1] ?? 0,
});

/** Every place where a normalised text stands between two edges of words. */
function occurrences(text: string, body: string): number[] {
  const places: number[] = [];
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + 1)) {
    if (edge(body, at) && edge(body, at + text.length)) places.push(at);
  }
  return places;
}

/** Whether no word goes on across a position. */
const edge = (text: string, at: number): boolean =>
  at === 0 || at === text.length || !WORD.test(text.charAt(at - 1)) || !WORD.test(text.charAt(at));

/**
 * The stretch of as many words that shares most of them in place with the wanted text, and the first word that differs:
 * shown to the writer, never used.
 */
function nearest(text: string, body: Normal, original: string): Pick<Miss, 'closest' | 'differs'> {
  const wanted = text.split(' ');
  const words = [...body.text.matchAll(/\S+/gu)];
  let best = { score: 0, at: 0 };
  for (let at = 0; at < words.length; at++) {
    let score = 0;
    for (let i = 0; i < wanted.length; i++) if (words[at + i]?.[0] === wanted[i]) score++;
    if (score > best.score) best = { score, at };
  }
  const last = words[Math.min(best.at + wanted.length, words.length) - 1];
  const first = words[best.at];
  if (best.score === 0 || !first || !last) return {};
  const closest = original.slice(body.from[first.index], body.to[last.index + last[0].length - 1]);
  const i = wanted.findIndex((w, i) => words[best.at + i]?.[0] !== w);
  const word = wanted[i];
  return {
    closest: closest.replace(/\s+/gu, ' '),
    ...(word === undefined ? {} : { differs: { wanted: word, found: words[best.at + i]?.[0] ?? 'the end' } }),
  };
}
