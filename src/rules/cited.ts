import type { Citation } from '../model/brief.ts';
import { paragraphs, sentences, touched } from '../model/context.ts';
import type { Piece } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { monthsNamed } from './calendar.ts';
import { numerals } from './numerals.ts';

/** A source as the rules read it: its paragraphs and sentences, cut once however many briefings cite it. */
export class CitedSource {
  readonly source: Source;
  readonly paragraphs: readonly Piece[];
  private readonly grounds = new Map<Piece, Ground>();

  constructor(source: Source) {
    this.source = source;
    this.paragraphs = paragraphs(source.body);
  }

  text(piece: Piece): string {
    return this.source.body.slice(piece.start, piece.end);
  }

  /** The paragraphs that a citation's words touch. */
  paragraphsOf(citation: Citation): Piece[] {
    return touched(this.paragraphs, citation.pieces);
  }

  /** What numerals a paragraph gives to rest on. */
  groundOf(paragraph: Piece): Ground {
    const known = this.grounds.get(paragraph) ?? groundOf(this.text(paragraph), this.source.lang);
    this.grounds.set(paragraph, known);
    return known;
  }

  private cut: Piece[] | undefined;
  /** Its sentences, in UTF-16 units of the body. */
  get sentences(): readonly Piece[] {
    const { lang, body } = this.source;
    const inParagraph = (p: Piece) =>
      sentences(body.slice(p.start, p.end), lang).map((s) => ({ start: s.start + p.start, end: s.end + p.start }));
    return (this.cut ??= this.paragraphs.flatMap(inParagraph));
  }
}

export const touch = (a: Piece, b: Piece): boolean => a.start < b.end && b.start < a.end;

/** What numerals may rest on: values, and months by their number. */
export interface Ground {
  values: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** The numerals as the text has them. */
  said: readonly string[];
}

export function groundOf(text: string, lang: string): Ground {
  const found = numerals(text, lang);
  return {
    values: new Set(found.flatMap((n) => n.values)),
    months: new Set(monthsNamed(text, lang)),
    said: found.map((n) => n.text),
  };
}

export const joined = (grounds: readonly Ground[]): Ground => ({
  values: new Set(grounds.flatMap((g) => [...g.values])),
  months: new Set(grounds.flatMap((g) => [...g.months])),
  said: [...new Set(grounds.flatMap((g) => g.said))],
});

/** As much of a date as there is: its year, month and day are numerals that a text may rest on. */
export function groundOfDate(on: string): Ground {
  const [year = 0, month, day] = on.split('-').map(Number);
  return {
    values: new Set([year, ...(day === undefined ? [] : [day])]),
    months: new Set(month === undefined ? [] : [month]),
    said: [on],
  };
}
