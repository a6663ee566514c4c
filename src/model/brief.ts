import { z } from 'zod';
import { actorId, address, briefingId, day, language, line, moment, names, partialDate, sourceId } from './fields.ts';
import { LABELS } from './label.ts';
import { change } from './change.ts';
import { prose } from './prose.ts';
import { standing } from './source.ts';

/**
 * The document in the middle. Every output is a writer of a `Brief`, and a `Brief` needs nothing beside it but the
 * site's settings: sources, actors and offices are resolved in it, citations numbered, everything in printing order.
 */

const place = z
  .object({ line: z.int(), column: z.int(), endLine: z.int(), endColumn: z.int() })
  .describe('Where it stands in the briefing’s file, 1-based');

const span = z.object({
  kind: z.literal('text'),
  text: z.string(),
  emphasis: z.literal(true).optional(),
  strong: z.literal(true).optional(),
  code: z.literal(true).optional(),
  href: z.string().optional(),
});

const mark = z.object({
  kind: z.literal('mark'),
  citation: z.int().describe('Which of the brief’s citations, counted from 1; its source’s number is what is printed'),
});

/** Running text: spans, and marks where a citation stands. Blanks are single and there is none at either end. */
const rich = z.array(z.discriminatedUnion('kind', [span, mark]));

const actor = z.object({
  id: actorId,
  name: z.string(),
  short: z.string(),
  kind: z.enum(['person', 'state', 'organisation', 'group']),
  office: z.string().optional().describe('Held on the day of the claim, else of the cut-off'),
  represents: z.object({ id: actorId, name: z.string() }).optional(),
});

const source = z.object({
  number: z.int().describe('By first citation, in printing order'),
  id: sourceId,
  title: z.string(),
  publisher: z.string(),
  published: day,
  publishedBy: z.enum(['document', 'editor']),
  url: address('source').optional(),
  lang: language,
  descriptor: z.string(),
  party: z.array(actorId),
  rights: z.string(),
  ...standing,
});

const citation = z.object({
  id: z.int().describe('Counted from 1 through the brief, in printing order'),
  anchor: z
    .string()
    .describe('The fragment under which its passage stands, on the page of the briefing and of the source'),
  source: sourceId,
  number: z.int().describe('The source’s number'),
  quoted: z.string().describe('The source’s own words; two pieces are joined with […]'),
  pieces: z
    .array(z.object({ start: z.int(), end: z.int() }))
    .describe('Where the words stand in the source’s body, in UTF-16 units, the end exclusive'),
  context: z
    .array(
      z.object({
        paragraph: z.int().describe('Which paragraph of the source, counted from 1'),
        cut: z.object({ before: z.boolean(), after: z.boolean() }).describe('Whether the paragraph goes on beyond'),
        parts: z.array(z.object({ text: z.string(), cited: z.boolean() })),
      }),
    )
    .describe('The paragraphs the words stand in, the words marked'),
  pages: z
    .object({ from: z.int(), to: z.int() })
    .optional()
    .describe('The first and last page of the document that the words stand on; of documents that have pages'),
  at: place,
});

const claim = z.object({ text: rich, computed: z.string().optional(), at: place });

const keyFact = claim.extend({
  on: partialDate.optional(),
  kind: z.enum(['fact', 'claim']),
  disputed: z.boolean(),
});

const position = z.object({
  actor,
  basis: z.enum(['stated', 'reported', 'inferred']),
  wants: claim.optional(),
  offers: claim.optional(),
  at: place,
});

const quote = claim.extend({
  lang: language,
  translation: z.string().optional(),
  by: actor.optional(),
  speaker: z.string().optional().describe('Of one unnamed; exactly one of by and speaker is there'),
});

const elementId = z
  .string()
  .describe('Of its kind in the brief, through all editions: given by the writer, or made from its words');

const outcome = claim
  .extend({ is: z.enum(['yes', 'no', 'void', 'open']), on: day })
  .describe('What came of it. Of void (nothing can settle it) and open (nothing has so far) the text is the reason');

const judgement = z.object({
  id: elementId,
  text: rich,
  term: z.string().describe('The scale’s English key'),
  low: z.int(),
  high: z.int(),
  by: z.string().optional().describe('By when: a date, or the event that settles it'),
  due: day.optional().describe('The last day of `by`, where it is a date'),
  confidence: z.enum(['low', 'moderate', 'high']),
  because: z.string(),
  outcome: outcome.optional(),
  at: place,
});

const scenario = z.object({ id: elementId, name: z.string(), probability: z.int(), text: rich, at: place });

const setOutcome = claim
  .extend({
    is: z.enum(['came', 'none', 'void', 'open']),
    scenario: z.string().optional().describe('The name of the one that came'),
    on: day,
  })
  .describe('What came of the scenarios together');

const scenarioSet = z.object({
  due: day.optional().describe('The last whole day after the cut-off that their texts name'),
  outcome: setOutcome.optional(),
  brier: z
    .number()
    .optional()
    .describe(
      'Sum of (probability/100 − outcome)² over the scenarios, 0 best and 2 worst (Brier 1950); where none came, over one more that was given 0',
    ),
});

const forecast = z.object({
  id: z.string(),
  text: rich.describe('The question'),
  probability: z.int(),
  resolves: day,
  criteria: z.string(),
  resolver: z.string(),
  outcome: outcome.optional(),
  brier: z.number().optional().describe('(probability/100 − outcome)², 0 best and 1 worst (Brier 1950, two-way form)'),
  at: place,
});

const watch = z.object({ on: partialDate, effect: z.enum(['raises', 'lowers']).optional(), text: rich, at: place });

const gap = z.object({ text: rich, at: place });

/** A topic or a place: a name, and a folder of the site made from it, which file systems let have 255 bytes. */
const tag = line
  .refine((s) => [...s].length <= 80, 'has over 80 characters')
  .refine((s) => new TextEncoder().encode(s.normalize('NFC').toLowerCase()).length <= 240, 'has over 240 bytes');

/** A briefing's front matter: about the document, never its content. */
export const frontMatter = z.strictObject({
  title: line.max(80, 'has more than 80 characters').describe('The finding, a sentence with a verb'),
  asOf: moment.describe('Information cut-off'),
  published: day.describe('In the future means embargoed'),
  status: z.enum(['draft', 'published', 'withdrawn']),
  tlp: z.enum(LABELS, `expected one of ${LABELS.join(', ')}`).describe('FIRST TLP 2.0, the part after the colon'),
  authors: names,
  reviewedBy: names.default([]),
  edition: z.int().min(1).default(1),
  changeNote: line.optional(),
  replacedBy: briefingId.optional().describe('Of one that is withdrawn: the briefing that stands in its place'),
  place: tag.optional(),
  topics: z.array(tag).default([]),
  lang: language.optional(),
  ai: line.describe('"none", or one line on what was drafted or translated by machine'),
});

/** What every edition says of itself to the others. */
const editionFacts = z.object({
  edition: z.int(),
  asOf: moment,
  published: day,
  status: z.enum(['draft', 'published', 'withdrawn']),
  changeNote: line.optional(),
});

const editions = z.object({
  all: z.array(editionFacts).describe('Those that were kept, this one among them, the newest first'),
  since: z
    .object({ edition: z.int(), changes: z.array(change) })
    .optional()
    .describe('What is different from the one before it, by meaning'),
});

/** A briefing, read: what every output is made from. */
export const briefSchema = frontMatter.extend({
  id: briefingId,
  lang: language,
  file: z.string().describe('Relative to the content folder'),
  bottomLine: z.object({ text: rich, at: place }),
  whyItMatters: z.object({ text: rich, at: place }).optional(),
  keyFacts: z.array(keyFact),
  positions: z.array(position),
  quotes: z.array(quote),
  judgements: z.array(judgement),
  scenarios: z.array(scenario),
  scenarioSet: scenarioSet.optional().describe('What holds of the scenarios together; absent where there are none'),
  forecasts: z.array(forecast),
  watch: z.array(watch),
  gaps: z.array(gap),
  sources: z.array(source),
  citations: z.array(citation),
  oneSided: actor.optional().describe('The one party that issued every source; printed as a note'),
  editions: editions.optional().describe('Where the briefing has other editions that were kept'),
  background: z
    .array(prose)
    .optional()
    .describe('For the web page only: Markdown as mdast, without HTML, images and unsafe links'),
});

/** A briefing as all outputs read it: everything it refers to resolved, citations numbered, in printing order. */
export interface Brief extends z.infer<typeof briefSchema> {
  keyFacts: KeyFact[];
  positions: Position[];
  quotes: Quote[];
  judgements: Judgement[];
  scenarios: Scenario[];
  forecasts: Forecast[];
  watch: Watch[];
  gaps: Gap[];
  sources: BriefSource[];
  citations: Citation[];
}

/** Running text: spans, and marks where a citation stands. */
export type Rich = (Span | Mark)[];

/** A run of words in one style. */
export interface Span extends z.infer<typeof span> {}

/** Where a citation stands in a text. */
export interface Mark extends z.infer<typeof mark> {}

/** An actor as a brief names it: with the office it held on the day. */
export interface ActorRef extends z.infer<typeof actor> {}

/** A source as a brief lists it, with the number it is printed under. */
export interface BriefSource extends z.infer<typeof source> {}

/** One citation: the words of the source that a claim rests on, and where they stand. */
export interface Citation extends z.infer<typeof citation> {}

/** A text that rests on citations. */
export interface Claim extends z.infer<typeof claim> {}

/** A fact, or a claim that says whose it is. */
export interface KeyFact extends z.infer<typeof keyFact> {}

/** What one actor wants and offers; what is absent prints as not stated. */
export interface Position extends z.infer<typeof position> {}

/** Words as somebody said them. */
export interface Quote extends z.infer<typeof quote> {}

/** A probability word of the scale with its range, and the confidence in it. */
export interface Judgement extends z.infer<typeof judgement> {}

/** One of several courses of which one comes; their probabilities sum to 100. */
export interface Scenario extends z.infer<typeof scenario> {}

/** A question that a date settles. */
export interface Forecast extends z.infer<typeof forecast> {}

/** What came of a judgement or a forecast. */
export interface Outcome extends z.infer<typeof outcome> {}

/** What came of the scenarios together. */
export interface SetOutcome extends z.infer<typeof setOutcome> {}

/** What holds of the scenarios together. */
export interface ScenarioSet extends z.infer<typeof scenarioSet> {}

/** An indicator, and the day on which to look. */
export interface Watch extends z.infer<typeof watch> {}

/** The other editions of a briefing that were kept. */
export interface Editions extends z.infer<typeof editions> {}

/** What is not known. */
export interface Gap extends z.infer<typeof gap> {}

// Apart, so that what writes a brief need not load what checks one.
export { plain } from './plain.ts';
