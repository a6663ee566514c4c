import { plain, type Brief, type Citation, type Rich } from '../model/brief.ts';
import { sentences } from '../model/context.ts';
import type { Place } from '../problem.ts';
import { wordsOf, type Readable, type Word } from './lexicon.ts';
import { quotations, type Quotation } from './quotation.ts';

/** Where a printed text stands in a brief. */
export type Part =
  | 'title'
  | 'bottomLine'
  | 'whyItMatters'
  | 'keyFact'
  | 'wants'
  | 'offers'
  | 'quote'
  | 'translation'
  | 'judgement'
  | 'because'
  | 'scenario'
  | 'forecast'
  | 'criteria'
  | 'outcome'
  | 'watch'
  | 'gap';

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
  judgement: 'a judgement',
  because: 'the reason for a confidence',
  scenario: 'a scenario',
  forecast: 'a forecast',
  criteria: 'the criteria of a forecast',
  outcome: 'an outcome',
  watch: 'a watch item',
  gap: 'a gap',
};

/** What is said on a source's word, and must be found in it. */
const CLAIMS: ReadonlySet<Part> = new Set(['keyFact', 'wants', 'offers', 'quote', 'outcome']);

/** One printed text of a brief, with what the rules ask of it; the costly parts are read when first asked for. */
export class Printed implements Readable {
  readonly part: Part;
  readonly text: string;
  readonly lang: string;
  readonly at: Place;
  readonly citations: readonly Citation[];
  /** The day, month or year that the text is about, where it says. */
  readonly on: string | undefined;
  readonly computed: boolean;
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
    this.computed = more.computed ?? false;
    this.asClaim = more.asClaim ?? false;
  }

  get isClaim(): boolean {
    return CLAIMS.has(this.part);
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

  private cut: { start: number; end: number }[] | undefined;
  get sentences(): readonly { start: number; end: number }[] {
    return (this.cut ??= sentences(this.text, this.lang));
  }

  /** The sentence that a position stands in. */
  sentenceAt(at: number): { start: number; end: number } {
    return this.sentences.find((s) => at < s.end) ?? { start: 0, end: this.text.length };
  }
}

/** Every text that a brief prints, in printing order; what readers cannot see is not among them. */
export function printedTexts(brief: Brief, titleAt: Place): Printed[] {
  const { lang } = brief;
  const out: Printed[] = [];
  const cited = (text: Rich) => text.flatMap((s) => (s.kind === 'mark' ? (brief.citations[s.citation - 1] ?? []) : []));
  const attribute = (part: Part, text: string, at: Place, inLang = lang) =>
    out.push(new Printed(part, text, inLang, at));
  const rich = (
    part: Part,
    { text, at, ...more }: { text: Rich; at: Place; on?: string | undefined; computed?: string | undefined },
    inLang = lang,
    asClaim = false,
  ) => {
    const on = more.on === undefined ? {} : { on: more.on };
    const rest = { citations: cited(text), computed: more.computed !== undefined, asClaim, ...on };
    out.push(new Printed(part, plain(text), inLang, at, rest));
  };

  attribute('title', brief.title, titleAt);
  rich('bottomLine', brief.bottomLine);
  if (brief.whyItMatters) rich('whyItMatters', brief.whyItMatters);
  for (const fact of brief.keyFacts) rich('keyFact', fact, lang, fact.kind === 'claim' || fact.disputed);
  for (const { wants, offers } of brief.positions) {
    if (wants) rich('wants', wants);
    if (offers) rich('offers', offers);
  }
  for (const quote of brief.quotes) {
    rich('quote', quote, quote.lang);
    if (quote.translation) attribute('translation', quote.translation, quote.at);
  }
  for (const judgement of brief.judgements) {
    rich('judgement', judgement);
    attribute('because', judgement.because, judgement.at);
  }
  for (const scenario of brief.scenarios) rich('scenario', scenario);
  for (const forecast of brief.forecasts) {
    rich('forecast', forecast);
    attribute('criteria', forecast.criteria, forecast.at);
    if (forecast.outcome) rich('outcome', forecast.outcome);
  }
  for (const watch of brief.watch) rich('watch', watch);
  for (const gap of brief.gaps) rich('gap', gap);
  return out;
}
