import { z } from 'zod';
import { PAGES } from './locators.ts';
import { actorId, address, day, language, line, sourceId } from './fields.ts';

const sixWords = line.refine((s) => s.split(/\s+/).length <= 6, 'has more than 6 words');

/** Kinds of document that a source may have been taken from, as its original's file ends. */
export const ORIGINALS = ['txt', 'md', 'html', 'pdf', 'docx', 'eml'] as const;

/** What the document that a source was taken from is called, beside the source. */
export const originalName = (id: string, kind: (typeof ORIGINALS)[number]): string => `${id}.original.${kind}`;

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

/** The document that a source was taken from: kept beside it, never published, and written by `add` alone. */
const original = z.strictObject({
  file: z
    .string()
    .regex(
      new RegExp(`^[a-z0-9-]{1,80}\\.original\\.(?:${ORIGINALS.join('|')})$`),
      `expected the source’s id, .original and ${ORIGINALS.map((kind) => `.${kind}`).join(', ')}`,
    )
    .describe('Beside the source'),
  sha256: digest.describe('Of the file’s bytes'),
  by: line.describe('The library that took its words out, and its version'),
  lines: z.literal('keep').optional().describe('That lines were not joined, though a program had wrapped them'),
  reader: z.enum(['defuddle', 'readability']).optional().describe('Whose text of a web page was taken'),
});

/** Where the parts of a document begin in its text: written by `add` alone. */
const locators = z.strictObject({
  pages: z
    .string()
    .regex(PAGES, 'expected the first paragraph of each page, as in "1 4 9+35"')
    .describe('The first paragraph of each page; +35 where 35 words of it stand on pages before'),
});

/** What may have become of a document since it was captured. */
export const SOURCE_STATUSES = ['withdrawn', 'corrected'] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

/** What became of a document by its publisher’s word; the captured text stays as it was. */
export const standing = {
  status: z.enum(SOURCE_STATUSES).optional().describe('Since it was captured, by the publisher’s word'),
  statusNote: line
    .max(200, 'has more than 200 characters')
    .optional()
    .describe('Why it was withdrawn, or what was corrected; there wherever a status is'),
  statusOn: day.optional().describe('The day on which it was withdrawn or corrected'),
};

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
  ...standing,
  show: z.enum(['passages', 'full']).default('passages').describe('What the site may print of it'),
  sha256: digest.optional(),
  original: original.optional(),
  locators: locators.optional(),
});

/** A captured document. `body` is the text as captured, LF line ends; a paragraph is one line of it that is not blank. */
export const sourceSchema = sourceFields.extend({
  id: sourceId,
  lang: language,
  body: z.string(),
  aside: z.array(z.int()).optional().describe('The paragraphs that what is published says it leaves out on purpose'),
});

/** A captured text, and what is known about it. */
export interface Source extends z.infer<typeof sourceSchema> {}
export type Original = z.infer<typeof original>;
