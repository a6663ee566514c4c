import { z } from 'zod';
import { actorId, day, language, line, partialDate, sourceId } from './fields.ts';

/** The components of a briefing's body: their attributes, how many there may be, and what they hold. */

const percent = z
  .string()
  .regex(/^(100|[1-9]?\d)$/, 'expected a whole number from 0 to 100')
  .transform(Number);

const words = z
  .string()
  .trim()
  .min(1, 'is empty')
  .transform((s) => s.replace(/\s+/gu, ' '));

/** An element of the outlook may be given an id, which links and outcomes hold on to. */
const elementId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens')
  .max(80);

export const ATTRIBUTES = {
  BottomLine: z.strictObject({}),
  WhyItMatters: z.strictObject({}),
  KeyFact: z.strictObject({
    on: partialDate.optional(),
    kind: z.enum(['fact', 'claim']).default('fact'),
    disputed: z.literal('yes').optional(),
    computed: words.optional(),
  }),
  Position: z.strictObject({ actor: actorId, basis: z.enum(['stated', 'reported', 'inferred']).default('stated') }),
  Wants: z.strictObject({ computed: words.optional() }),
  Offers: z.strictObject({ computed: words.optional() }),
  Quote: z.strictObject({
    by: actorId.optional(),
    speaker: line.optional(),
    lang: language.optional(),
    translation: words.optional(),
    computed: words.optional(),
  }),
  Judgement: z.strictObject({
    id: elementId.optional(),
    term: line,
    by: words.optional(),
    confidence: z.enum(['low', 'moderate', 'high']),
    because: words,
  }),
  Scenario: z.strictObject({ id: elementId.optional(), name: words, probability: percent }),
  Forecast: z.strictObject({
    id: elementId,
    probability: percent,
    resolves: day,
    criteria: words,
    resolver: words,
  }),
  Outcome: z.strictObject({ is: z.enum(['yes', 'no', 'void', 'open']), on: day, computed: words.optional() }),
  Watch: z.strictObject({ on: partialDate, effect: z.enum(['raises', 'lowers']).optional() }),
  Gap: z.strictObject({}),
  Cite: z.strictObject({ source: sourceId.optional(), passage: words }),
} as const;

/** What an outcome of the scenarios together may say beside the name of the one that came. */
export const SET_ANSWERS = ['none', 'void', 'open'] as const;

/** The attributes of an `Outcome` that stands by itself: it is that of the scenarios together, and names the one that came. */
export const SET_OUTCOME = ATTRIBUTES.Outcome.extend({ is: words });

export type ComponentName = keyof typeof ATTRIBUTES;
export type AttributesOf<N extends ComponentName> = z.infer<(typeof ATTRIBUTES)[N]>;

export const isComponent = (name: string): name is ComponentName => Object.hasOwn(ATTRIBUTES, name);

/** The components that stand at the top of the file, in printing order, and how many of each there may be. */
export const COUNTS = {
  BottomLine: [1, 1],
  WhyItMatters: [0, 1],
  KeyFact: [3, 7],
  Position: [1, 6],
  Quote: [0, 2],
  Judgement: [1, 3],
  Scenario: [0, 3],
  Outcome: [0, 1],
  Forecast: [0, 3],
  Watch: [0, 5],
  Gap: [1, 3],
} as const satisfies Partial<Record<ComponentName, readonly [least: number, most: number]>>;

export type TopName = keyof typeof COUNTS;
export const TOP = Object.keys(COUNTS) as TopName[];

/** What may stand inside a component beside running text; `text` says whether running text may. */
export const HOLDS: Readonly<Record<ComponentName, { text: boolean; inside: readonly ComponentName[] }>> = {
  BottomLine: { text: true, inside: ['Cite'] },
  WhyItMatters: { text: true, inside: ['Cite'] },
  KeyFact: { text: true, inside: ['Cite'] },
  Position: { text: false, inside: ['Wants', 'Offers'] },
  Wants: { text: true, inside: ['Cite'] },
  Offers: { text: true, inside: ['Cite'] },
  Quote: { text: true, inside: ['Cite'] },
  Judgement: { text: true, inside: ['Cite', 'Outcome'] },
  Scenario: { text: true, inside: ['Cite'] },
  Forecast: { text: true, inside: ['Cite', 'Outcome'] },
  Outcome: { text: true, inside: ['Cite'] },
  Watch: { text: true, inside: ['Cite'] },
  Gap: { text: true, inside: ['Cite'] },
  Cite: { text: false, inside: [] },
};
