import type { Place } from '../problem.ts';
import type {
  ActorRef,
  Brief,
  Citation,
  Claim,
  Forecast,
  Judgement,
  KeyFact,
  Outcome,
  Position,
  Quote,
  Rich,
  Scenario,
  SetOutcome,
  Watch,
} from './brief.ts';
import { plain } from './plain.ts';
import type { SourceStatus } from './source.ts';

/**
 * The one walk over what a brief's body prints. Whoever needs every text of it (rules, search, names, source pages, budgets)
 * asks here, so that no two of them can leave out different parts. The title is front matter, and no part.
 */

/** The sections of a brief, in printing order. */
export const SECTIONS = [
  'bottomLine',
  'whyItMatters',
  'keyFacts',
  'positions',
  'quotes',
  'judgements',
  'scenarios',
  'forecasts',
  'watch',
  'gaps',
] as const;

export type Section = (typeof SECTIONS)[number];

/** What a printed text is in its brief: the text of an element, or one of its attributes that are printed. */
export type PartName =
  | 'bottomLine'
  | 'whyItMatters'
  | 'keyFact'
  | 'wants'
  | 'offers'
  | 'quote'
  | 'translation'
  | 'speaker'
  | 'deadline'
  | 'judgement'
  | 'because'
  | 'name'
  | 'scenario'
  | 'forecast'
  | 'criteria'
  | 'resolver'
  | 'outcome'
  /** Why nothing came of it so far, or can. */
  | 'unsettled'
  | 'watch'
  | 'gap'
  | 'computed';

/** The component that a text is written in, as the writer writes it. */
export type PartComponent =
  | 'BottomLine'
  | 'WhyItMatters'
  | 'KeyFact'
  | 'Wants'
  | 'Offers'
  | 'Quote'
  | 'Judgement'
  | 'Scenario'
  | 'Forecast'
  | 'Outcome'
  | 'Watch'
  | 'Gap';

/** One printed text of a brief. */
export interface Part {
  readonly part: PartName;
  readonly component: PartComponent;
  /** An attribute is a single span; it holds no mark. */
  readonly text: Rich;
  /** Of the words: a quotation may be in another language than its briefing. */
  readonly lang: string;
  /** Where its component stands. */
  readonly at: Place;
  /** Who holds the position, or who is quoted. */
  readonly actor?: ActorRef;
  /** The day, month or year that the text is about, where it says. */
  readonly on?: string;
  /** How the text's numbers were worked out, where they are not the source's. */
  readonly computed?: string;
  /** Whether the text says who claims it: a `kind="claim"` or a disputed fact. */
  readonly asClaim?: true;
}

/** A component of a brief that stands on its own, with the texts it prints. */
export interface PrintedElement {
  readonly section: Section;
  readonly at: Place;
  /** In printing order. */
  readonly parts: readonly Part[];
  /** What else it prints, word by word: a term, a level, a probability, a day as YYYY-MM-DD. */
  readonly values: readonly string[];
}

/** The texts that stand on a source's word, and must be found in it. */
const CLAIMS: ReadonlySet<string> = new Set(['keyFact', 'wants', 'offers', 'quote', 'outcome']);

export const isClaim = (part: string): boolean => CLAIMS.has(part);

/** Every text of a brief, in printing order. */
export const partsOf = (brief: Brief): Part[] => elementsOf(brief).flatMap((element) => element.parts);

/**
 * Every element of a brief, in printing order; an outcome stands in its judgement or forecast, wants and offers in their
 * position. The outcome of the scenarios is an element of its own after them.
 */
export function elementsOf(brief: Brief): PrintedElement[] {
  const { lang } = brief;
  return [
    bare('bottomLine', 'bottomLine', 'BottomLine', lang)(brief.bottomLine),
    ...[brief.whyItMatters]
      .filter((part) => part !== undefined)
      .map(bare('whyItMatters', 'whyItMatters', 'WhyItMatters', lang)),
    ...brief.keyFacts.map((fact) => keyFactElement(fact, lang)),
    ...brief.positions.map((position) => positionElement(position, lang)),
    ...brief.quotes.map((quote) => quoteElement(quote, lang)),
    ...brief.judgements.map((judgement) => judgementElement(judgement, lang)),
    ...brief.scenarios.map((scenario) => scenarioElement(scenario, lang)),
    ...[brief.scenarioSet?.outcome].filter((o) => o !== undefined).map((outcome) => setOutcomeElement(outcome, lang)),
    ...brief.forecasts.map((forecast) => forecastElement(forecast, lang)),
    ...brief.watch.map((item) => watchElement(item, lang)),
    ...brief.gaps.map(bare('gaps', 'gap', 'Gap', lang)),
  ];
}

/** What a text rests on, in its own order. */
export const citationsIn = (text: Rich, brief: Pick<Brief, 'citations'>): Citation[] =>
  text.flatMap((piece) => (piece.kind === 'mark' ? (brief.citations[piece.citation - 1] ?? []) : []));

/** What became of a source that a citation is of, where something did. */
export const statusOfCited = (
  { source }: Pick<Citation, 'source'>,
  { sources }: Pick<Brief, 'sources'>,
): SourceStatus | undefined => sources.find(({ id }) => id === source)?.status;

/** What became of a source that a text rests on: withdrawn, where one was; else corrected. */
export function statusUnder(text: Rich, brief: Pick<Brief, 'citations' | 'sources'>): SourceStatus | undefined {
  const met = citationsIn(text, brief).map((citation) => statusOfCited(citation, brief));
  return met.includes('withdrawn') ? 'withdrawn' : met.find((status) => status !== undefined);
}

/** The words of a part, marks left out. */
export const wordsOfPart = ({ text }: Pick<Part, 'text'>): string => plain(text);

type Ground = Pick<Part, 'lang' | 'at' | 'component'>;

const attribute = (part: PartName, text: string, ground: Ground): Part => ({
  ...ground,
  part,
  text: [{ kind: 'text', text }],
});

/** An attribute that may be absent. */
const optional = (part: PartName, text: string | undefined, ground: Ground): Part[] =>
  text === undefined ? [] : [attribute(part, text, ground)];

/** An element that prints its own text and nothing else. */
const bare =
  (section: Section, part: PartName, component: PartComponent, lang: string) =>
  ({ text, at }: { text: Rich; at: Place }): PrintedElement => ({
    section,
    at,
    values: [],
    parts: [{ part, component, text, lang, at }],
  });

/** A claim, and how its numbers were worked out. */
function claimParts(
  part: PartName,
  component: PartComponent,
  { text, at, computed }: Claim,
  more: Partial<Part> & Pick<Part, 'lang'>,
  noteLang: string,
): Part[] {
  const claim: Part = { part, component, text, at, ...more, ...(computed === undefined ? {} : { computed }) };
  return [claim, ...optional('computed', computed, { component, at, lang: noteLang })];
}

function keyFactElement(fact: KeyFact, lang: string): PrintedElement {
  const asClaim = fact.kind === 'claim' || fact.disputed;
  const more = { lang, ...(fact.on === undefined ? {} : { on: fact.on }), ...(asClaim && { asClaim }) };
  return { section: 'keyFacts', at: fact.at, values: [], parts: claimParts('keyFact', 'KeyFact', fact, more, lang) };
}

function positionElement({ actor, wants, offers, at }: Position, lang: string): PrintedElement {
  const parts = [
    ...(wants ? claimParts('wants', 'Wants', wants, { lang, actor }, lang) : []),
    ...(offers ? claimParts('offers', 'Offers', offers, { lang, actor }, lang) : []),
  ];
  return { section: 'positions', at, values: [], parts };
}

function quoteElement(quote: Quote, lang: string): PrintedElement {
  const ground = { component: 'Quote' as const, at: quote.at, lang };
  const more = { lang: quote.lang, ...(quote.by && { actor: quote.by }) };
  const [words, ...computed] = claimParts('quote', 'Quote', quote, more, lang);
  const parts = [
    ...(words ? [words] : []),
    ...optional('translation', quote.translation, ground),
    ...computed,
    ...optional('speaker', quote.speaker, ground),
  ];
  return { section: 'quotes', at: quote.at, values: [], parts };
}

function judgementElement(judgement: Judgement, lang: string): PrintedElement {
  const { text, by, because, term, confidence, outcome, at } = judgement;
  const ground = { component: 'Judgement' as const, at, lang };
  const parts: Part[] = [
    ...optional('deadline', by, ground),
    { part: 'judgement', text, ...ground },
    attribute('because', because, ground),
    ...(outcome ? outcomeParts(outcome, lang) : []),
  ];
  return { section: 'judgements', at, values: [term, confidence], parts };
}

function scenarioElement({ name, probability, text, at }: Scenario, lang: string): PrintedElement {
  const ground = { component: 'Scenario' as const, at, lang };
  const parts: Part[] = [attribute('name', name, ground), { part: 'scenario', text, ...ground }];
  return { section: 'scenarios', at, values: [`${probability}`], parts };
}

function forecastElement(forecast: Forecast, lang: string): PrintedElement {
  const { text, criteria, resolver, outcome, probability, resolves, at } = forecast;
  const ground = { component: 'Forecast' as const, at, lang };
  const parts: Part[] = [
    { part: 'forecast', text, ...ground },
    attribute('criteria', criteria, ground),
    attribute('resolver', resolver, ground),
    ...(outcome ? outcomeParts(outcome, lang) : []),
  ];
  return { section: 'forecasts', at, values: [`${probability}`, resolves], parts };
}

function watchElement({ text, on, at }: Watch, lang: string): PrintedElement {
  return { section: 'watch', at, values: [on], parts: [{ part: 'watch', component: 'Watch', text, lang, at, on }] };
}

const setOutcomeElement = (outcome: SetOutcome, lang: string): PrintedElement => ({
  section: 'scenarios',
  at: outcome.at,
  values: [],
  parts: outcomeParts(outcome, lang),
});

/** What came is a claim; why nothing did is the desk's own word. */
function outcomeParts(outcome: Outcome | SetOutcome, lang: string): Part[] {
  const part = outcome.is === 'void' || outcome.is === 'open' ? 'unsettled' : 'outcome';
  return claimParts(part, 'Outcome', outcome, { lang, on: outcome.on }, lang);
}
