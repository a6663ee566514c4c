import type { Citation } from './brief.ts';
import type { Piece } from './passage.ts';

/** Above this many words a paragraph is not shown whole: the cited sentence and one on each side stand for it. */
const LONG = 120;

/**
 * The paragraphs that cited words stand in, with the words marked, out of all the body's {@link paragraphs}. A paragraph is one line of the body that is not blank;
 * words that run over a line end touch several.
 */
export function contextOf(
  body: string,
  all: readonly Paragraph[],
  pieces: readonly Piece[],
  lang: string,
): Citation['context'] {
  return all
    .filter((p) => pieces.some((c) => c.start < p.end && c.end > p.start))
    .map((p) => {
      const inside = pieces.filter((c) => c.start < p.end && c.end > p.start);
      const shown = window(body, p, inside, lang);
      return {
        paragraph: p.number,
        cut: { before: shown.start > p.start, after: shown.end < p.end },
        parts: parts(body, shown, inside),
      };
    });
}

export type Paragraph = Piece & { number: number };

/** The paragraphs of a body, numbered from 1, blanks at their ends left out. */
export function paragraphs(body: string): Paragraph[] {
  const lines = [...body.matchAll(/\S(?:[^\n]*\S)?/gu)];
  return lines.map((m, i) => ({ number: i + 1, start: m.index, end: m.index + m[0].length }));
}

function window(body: string, paragraph: Piece, cited: readonly Piece[], lang: string): Piece {
  const text = body.slice(paragraph.start, paragraph.end);
  if (text.split(/\s+/).length <= LONG) return paragraph;
  const all = sentences(text, lang).map((s) => ({ start: s.start + paragraph.start, end: s.end + paragraph.start }));
  const touched = all.map((s) => cited.some((c) => c.start < s.end && c.end > s.start));
  const first = all[Math.max(0, touched.indexOf(true) - 1)] ?? paragraph;
  const last = all[Math.min(all.length - 1, touched.lastIndexOf(true) + 1)] ?? paragraph;
  return { start: first.start, end: last.end };
}

/** How far back an abbreviation is looked for, so that a text of nothing else is read in good time. */
const ABBREVIATION = 40;

/** Sentences by UAX-29, an abbreviation such as "U.S." not ending one. */
export function sentences(text: string, lang: string): Piece[] {
  const found: Piece[] = [];
  for (const { index, segment } of segmenter(lang).segment(text)) {
    const end = index + segment.trimEnd().length;
    const before = found.at(-1);
    if (
      before &&
      /(?:^|[\s(“"])(?:\p{Lu}\.)+$|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|St|No)\.$/u.test(
        text.slice(Math.max(0, before.end - ABBREVIATION), before.end),
      )
    )
      before.end = end;
    else if (end > index) found.push({ start: index, end });
  }
  return found;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one takes longer than cutting a paragraph. */
function segmenter(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'sentence' });
  segmenters.set(lang, known);
  return known;
}

/** A stretch as an alternation of uncited and cited text. */
function parts(body: string, shown: Piece, cited: readonly Piece[]): { text: string; cited: boolean }[] {
  const out: { text: string; cited: boolean }[] = [];
  let at = shown.start;
  const add = (end: number, isCited: boolean) => {
    if (end > at) out.push({ text: body.slice(at, end), cited: isCited });
    at = Math.max(at, end);
  };
  for (const c of [...cited].sort((a, b) => a.start - b.start)) {
    add(Math.min(Math.max(c.start, at), shown.end), false);
    add(Math.min(c.end, shown.end), true);
  }
  add(shown.end, false);
  return out;
}
