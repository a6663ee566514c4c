import type { Brief, Citation } from '../model/brief.ts';
import { sentences } from '../model/context.ts';
import { citationsIn, isClaim, partsOf, wordsOfPart, type Part as BriefPart, type PartName } from '../model/parts.ts';
import type { Place } from '../problem.ts';
import { wordsOf, type Readable, type Word } from './lexicon.ts';
import { figuresOf, type Figures } from './figures.ts';
import { quotations, type Quotation } from './quotation.ts';

/** Where a printed text stands in a brief. */
export type Part = PartName | 'title';

/** The parts as a problem's message names them. */
export const PART: Readonly<Record<Part, string>> = {
  title: 'the title',
  bottomLine: 'the bottom line',
  whyItMatters: 'why it matters',
  keyFact: 'a key fact',
  wants: 'what an actor wants',
  offers: 'what an actor offers',
  quote: 'a quotation',
  translation: 'a translation',
  speaker: 'a speaker',
  deadline: 'the deadline of a judgement',
  judgement: 'a judgement',
  because: 'the reason for a confidence',
  name: 'the name of a scenario',
  scenario: 'a scenario',
  forecast: 'a forecast',
  criteria: 'the criteria of a forecast',
  resolver: 'who settles a forecast',
  outcome: 'an outcome',
  unsettled: 'why an outcome is open or void',
  watch: 'a watch item',
  gap: 'a gap',
  computed: 'how a number was computed',
};

/** What is no sentence of the desk's, and is not read by the rules on wording. */
const UNREAD: ReadonlySet<Part> = new Set(['speaker', 'deadline', 'name', 'resolver', 'computed']);

/** One printed text of a brief, with what the rules ask of it; the costly parts are read when first asked for. */
export class Printed implements Readable {
  readonly part: Part;
  readonly text: string;
  readonly lang: string;
  readonly at: Place;
  readonly citations: readonly Citation[];
  /** The day, month or year that the text is about, where it says. */
  readonly on: string | undefined;
  /** How the one figure that no source has was worked out. */
  readonly computed: string | undefined;
  /** Whether the text says who claims it: a `kind="claim"` or a disputed fact. */
  readonly asClaim: boolean;

  constructor(
    part: Part,
    text: string,
    lang: string,
    at: Place,
    more: Partial<Pick<Printed, 'citations' | 'on' | 'computed' | 'asClaim'>> = {},
  ) {
    this.part = part;
    this.text = text;
    this.lang = lang;
    this.at = at;
    this.citations = more.citations ?? [];
    this.on = more.on;
    this.computed = more.computed;
    this.asClaim = more.asClaim ?? false;
  }

  get isClaim(): boolean {
    return isClaim(this.part);
  }

  private quoted: Quotation[] | undefined;
  /** The quotations in it; of a `Quote`, all of it is one. */
  get quotations(): readonly Quotation[] {
    const whole = this.part === 'quote' || this.part === 'translation';
    return (this.quoted ??= whole ? [{ start: 0, end: this.text.length, words: this.text }] : quotations(this.text));
  }

  isQuoted(at: number): boolean {
    return this.quotations.some((q) => q.start <= at && at < q.end);
  }

  private split: Word[] | undefined;
  get words(): readonly Word[] {
    return (this.split ??= wordsOf(this.text, (at) => this.isQuoted(at)));
  }

  private valued: Figures | undefined;
  /** Everything in it that has a value. */
  get figures(): Figures {
    return (this.valued ??= figuresOf(this.text, this.lang));
  }

  private cut: { start: number; end: number }[] | undefined;
  get sentences(): readonly { start: number; end: number }[] {
    return (this.cut ??= sentences(this.text, this.lang));
  }

  /** The sentence that a position stands in. */
  sentenceAt(at: number): { start: number; end: number } {
    return this.sentences.find((s) => at < s.end) ?? { start: 0, end: this.text.length };
  }
}

/**
 * Every text of a brief that the rules read, in printing order, and those that are no sentences of the desk's: who speaks,
 * what a scenario is called, by when, who settles it.
 */
export function printedOf(brief: Brief, titleAt: Place): { texts: Printed[]; labels: Printed[] } {
  const texts = [new Printed('title', brief.title, brief.lang, titleAt)];
  const labels: Printed[] = [];
  for (const part of partsOf(brief)) (UNREAD.has(part.part) ? labels : texts).push(printed(part, brief));
  return { texts, labels };
}

function printed(part: BriefPart, brief: Brief): Printed {
  const { on, computed, asClaim = false } = part;
  const more = { citations: citationsIn(part.text, brief), asClaim };
  return new Printed(part.part, wordsOfPart(part), part.lang, part.at, {
    ...more,
    ...(on === undefined ? {} : { on }),
    ...(computed === undefined ? {} : { computed }),
  });
}
