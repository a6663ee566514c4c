import { z } from 'zod';
import { language } from './fields.ts';

/** What is different between two editions of a briefing, by meaning; `compare.ts` finds it, every output prints it. */

/**
 * What of a briefing a change is about, in printing order; `scenarios` is what came of all of them, `briefing` what its front
 * matter says of the document.
 */
export const SUBJECTS = [
  'briefing',
  'title',
  'bottomLine',
  'whyItMatters',
  'fact',
  'position',
  'quote',
  'judgement',
  'scenario',
  'scenarios',
  'forecast',
  'watch',
  'gap',
  'source',
  'background',
] as const;

export type Subject = (typeof SUBJECTS)[number];

const run = z.object({
  text: z.string(),
  did: z.enum(['kept', 'added', 'removed']),
});

export const change = z.object({
  subject: z.enum(SUBJECTS),
  did: z
    .enum([
      'added',
      'withdrawn',
      'raised',
      'lowered',
      'settled',
      'reworded',
      'source-replaced',
      'changed',
      'moved',
      'retouched',
    ])
    .describe('retouched: punctuation, letter case, emphasis or an article, and nothing else'),
  class: z
    .enum(['substance', 'wording'])
    .describe(
      'Decided by program: wording only where it is proven that no fact, judgement, source, number or date changed',
    ),
  what: z.string().optional().describe('Which field of the subject, where it is not its text'),
  text: z.string().describe('What the subject says now, or said where it was withdrawn; of a position, whose it is'),
  was: z.string().optional().describe('The value or the words of the earlier edition'),
  now: z.string().optional().describe('Those of this one'),
  ranges: z
    .object({
      was: z.object({ low: z.int(), high: z.int() }),
      now: z.object({ low: z.int(), high: z.int() }),
    })
    .optional()
    .describe('In per cent, both ends included, where a probability was raised or lowered'),
  words: z.array(run).optional().describe('Both texts in one, word by word, where it was reworded'),
  why: z.string().optional().describe('The reason that a changed or new judgement gives for its confidence'),
  lang: language.optional().describe('Of the words, where it is not the briefing’s'),
});

export type Change = z.infer<typeof change>;
/** A stretch of two texts in one. */
export type Run = z.infer<typeof run>;
