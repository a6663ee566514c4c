import type { Citation } from '../model/brief.ts';
import { paragraphs, sentences, touched } from '../model/context.ts';
import type { Piece } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { relativeDays, relativeYearsIn } from './calendar.ts';
import { figuresIn, figuresOf, joinedFigures, type Figures } from './figures.ts';

/** A source as the rules read it: its paragraphs, sentences and figures, read once however many briefings cite it. */
export class CitedSource {
  readonly source: Source;
  readonly paragraphs: readonly Piece[];
  private readonly ofCitation = new WeakMap<Citation, Figures>();
  private readonly figures = new Map<Piece, Figures>();

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

  /** The sentences that a citation's words touch. */
  sentencesOf(citation: Citation): Piece[] {
    return touched(this.sentences, citation.pieces);
  }

  figuresOf(paragraph: Piece): Figures {
    const known = this.figures.get(paragraph) ?? figuresOf(this.text(paragraph), this.source.lang);
    this.figures.set(paragraph, known);
    return known;
  }

  /** The figures of the sentences that a citation's words touch. */
  figuresCited(citation: Citation): Figures {
    const known = this.ofCitation.get(citation) ?? this.figuresIn(citation);
    this.ofCitation.set(citation, known);
    return known;
  }

  private figuresIn(citation: Citation): Figures {
    const cited = this.sentencesOf(citation);
    const inParagraph = (p: Piece): Figures[] =>
      cited.filter((s) => touch(s, p)).map((s) => figuresIn(this.figuresOf(p), s.start - p.start, s.end - p.start));
    return joinedFigures(this.paragraphsOf(citation).flatMap(inParagraph));
  }

  private readonly days = new Map<Piece, readonly string[]>();
  private readonly years = new Map<Piece, readonly number[]>();

  /** Days that a sentence speaks of without their date: "yesterday". */
  daysSaid(sentence: Piece): readonly string[] {
    const { lang, published } = this.source;
    const known = this.days.get(sentence) ?? relativeDays(this.text(sentence), lang, published);
    this.days.set(sentence, known);
    return known;
  }

  /** Years that a sentence speaks of without their number: "last year". */
  yearsSaid(sentence: Piece): readonly number[] {
    const { lang, published } = this.source;
    const known = this.years.get(sentence) ?? relativeYearsIn(this.text(sentence), lang, published);
    this.years.set(sentence, known);
    return known;
  }

  private words: ReadonlySet<string> | undefined;

  /** Whether it has a word, as written. */
  has(word: string): boolean {
    return (this.words ??= new Set(this.source.body.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])).has(word);
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
