import type { Citation } from './brief.ts';
import type { Piece } from './passage.ts';

/** Above this many words a paragraph is not shown whole: the cited sentence and one on each side stand for it. */
const LONG = 120;
/** The same in characters, for scripts that write no blank between words. */
const LONG_TEXT = 1200;

/** How much of a sentence without an end is shown on each side of the cited words, in characters. */
const MOST_AROUND = 600;

export type Paragraph = Piece & { number: number };

/** The paragraphs of a body, numbered from 1, blanks at their ends left out. */
export function paragraphs(body: string): Paragraph[] {
  const lines = [...body.matchAll(/\S(?:[^\n]*\S)?/gu)];
  return lines.map((m, i) => ({ number: i + 1, start: m.index, end: m.index + m[0].length }));
}

/** Those of stretches in order that pieces touch, in order; none is looked at that stands far from a piece. */
export function touched<T extends Piece>(stretches: readonly T[], pieces: readonly Piece[]): T[] {
  const found = new Set<T>();
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    for (let i = firstEndingAfter(stretches, piece.start); i < stretches.length; i++) {
      const stretch = stretches[i];
      if (!stretch || stretch.start >= piece.end) break;
      found.add(stretch);
    }
  }
  return [...found];
}

function firstEndingAfter(stretches: readonly Piece[], at: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The contexts of cited words in one body: paragraphs and sentences are cut once, however many passages are cited. */
export class Contexts {
  private readonly body: string;
  private readonly lang: string;
  private readonly paragraphs: readonly Paragraph[];
  /** The sentences of the long paragraphs that were asked for; nothing for one that is shown whole. */
  private readonly cut = new Map<Paragraph, readonly Piece[] | undefined>();

  /** @param lang BCP 47, of the body */
  constructor(body: string, lang: string) {
    this.body = body;
    this.lang = lang;
    this.paragraphs = paragraphs(body);
  }

  /**
   * The paragraphs that cited words stand in, with the words marked. A paragraph is one line of the body that is not blank;
   * words that run over a line end touch several.
   */
  of(pieces: readonly Piece[]): Citation['context'] {
    return touched(this.paragraphs, pieces).map((p) => {
      const inside = pieces.filter((c) => c.start < p.end && c.end > p.start);
      const shown = this.window(p, inside);
      return {
        paragraph: p.number,
        cut: { before: shown.start > p.start, after: shown.end < p.end },
        parts: parts(this.body, shown, inside),
      };
    });
  }

  /** What is shown of a paragraph: all of it, or the cited sentences and one on each side. */
  private window(paragraph: Paragraph, cited: readonly Piece[]): Piece {
    const all = this.sentencesOf(paragraph);
    const inside = all && touched(all, cited);
    const [from, to] = [inside?.[0], inside?.at(-1)];
    if (!all || !from || !to) return paragraph;
    const first = all[Math.max(0, indexOf(all, from) - 1)] ?? from;
    const last = all[Math.min(all.length - 1, indexOf(all, to) + 1)] ?? to;
    return this.near({ start: first.start, end: last.end }, cited);
  }

  /** A stretch, cut at blanks where it goes on far beyond the cited words. */
  private near({ start, end }: Piece, cited: readonly Piece[]): Piece {
    const from = cited.reduce((least, c) => Math.min(least, c.start), end) - MOST_AROUND;
    const to = cited.reduce((most, c) => Math.max(most, c.end), start) + MOST_AROUND;
    return {
      start: from > start ? from + Math.max(0, this.body.slice(from, from + MOST_AROUND).search(/(?<=\s)\S/u)) : start,
      end: to < end ? to - MOST_AROUND + lastWordEnd(this.body.slice(to - MOST_AROUND, to)) : end,
    };
  }

  private sentencesOf(paragraph: Paragraph): readonly Piece[] | undefined {
    if (!this.cut.has(paragraph)) {
      const text = this.body.slice(paragraph.start, paragraph.end);
      const moved = ({ start, end }: Piece) => ({ start: start + paragraph.start, end: end + paragraph.start });
      const long = text.split(/\s+/, LONG + 1).length > LONG || text.length > LONG_TEXT;
      this.cut.set(paragraph, long ? sentences(text, this.lang).map(moved) : undefined);
    }
    return this.cut.get(paragraph);
  }
}

const indexOf = (stretches: readonly Piece[], { start }: Piece): number => firstEndingAfter(stretches, start);

/** Where the last whole word of a text ends; its end where it has one word only. */
function lastWordEnd(text: string): number {
  const blank = /\s\S*$/u.exec(text)?.index ?? 0;
  return blank > 0 ? text.slice(0, blank).trimEnd().length : text.length;
}

/** How far back an abbreviation is looked for, so that a text of nothing else is read in good time. */
const ABBREVIATION = 40;

/** Sentences by UAX-29, an abbreviation such as "U.S." not ending one. */
export function sentences(text: string, lang: string): Piece[] {
  const found: Piece[] = [];
  for (const { index, segment } of segmenter(lang).segment(text)) {
    const end = index + segment.trimEnd().length;
    const before = found.at(-1);
    if (before && isCut(text.slice(Math.max(0, before.end - ABBREVIATION), before.end), segment, lang))
      before.end = end;
    else if (end > index) found.push({ start: index, end });
  }
  return found;
}

/** Words that are cut short and do not end a sentence, whatever follows. */
const SHORT =
  /(?:^|[\s(“"])(?:\p{Lu}\.)+$|(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Gen|Sen|St|No|Prof|Nr|ca|bzw|Mio|Mrd|Abs|Sra?|núm|Mme|тис|млн|млрд|ім)\.$/u;
/** A month cut short, before its day or year: "Dec. 18". */
const MONTH = /(?<!\p{L})(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Okt|Dez)\.$/u;
/** A day with the stop of an ordinal, before its month: "2. April". */
const DAY = /(?<![\p{L}\p{N}])\d{1,2}\.$/u;
const MONTHS =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;

/** Whether a stretch that ends in a stop goes on in the next one. */
const isCut = (before: string, next: string, lang: string): boolean =>
  SHORT.test(before) ||
  (MONTH.test(before) && /^\d/.test(next)) ||
  (/^de\b/i.test(lang) && DAY.test(before) && MONTHS.test(next));

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
