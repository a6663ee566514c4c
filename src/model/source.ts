import { z } from 'zod';
import { actorId, address, day, language, line, sourceId } from './fields.ts';

const sixWords = line.refine((s) => s.split(/\s+/).length <= 6, 'has more than 6 words');

/** The front matter of a captured document: what is known about it, never its words. */
export const sourceFields = z.strictObject({
  title: line.describe('As the reader would say it'),
  publisher: line.describe('As the reader would say it; "not stated" where the document does not say'),
  published: day.describe('Its date'),
  publishedBy: z.enum(['document', 'editor']).default('document').describe('Whose word the date is'),
  url: address('source').optional(),
  lang: language.optional().describe('Language of the body; the site’s where absent'),
  descriptor: sixWords.describe('What kind of evidence it is, in at most 6 words'),
  party: z
    .union([actorId.transform((a) => [a]), z.array(actorId)])
    .default([])
    .describe('The actors that issued it, where they are parties to the matter'),
  rights: line.describe('Who holds them, or under which licence it stands'),
  show: z.enum(['passages', 'full']).default('passages').describe('What the site may print of it'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')
    .optional(),
});

/** A captured document. `body` is the text as captured, LF line ends; a paragraph is one line of it that is not blank. */
export const sourceSchema = sourceFields.extend({ id: sourceId, lang: language, body: z.string() });

export type Source = z.infer<typeof sourceSchema>;
