import { z } from 'zod';
import { faultOfAddress, type AddressUse } from './link.ts';

/** The kinds of value that several documents share: ids, dates, languages, addresses. */

const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** A file's name without its ending: lower-case letters, digits and hyphens, at most 80, no reserved device name. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'expected lower-case letters, digits and single hyphens', abort: true })
  .max(80)
  .refine((s) => !DEVICE.test(s), 'is a reserved device name');

export const briefingId = id.brand<'BriefingId'>().describe('The briefing’s id, and its address under /briefings/');
export const sourceId = id.brand<'SourceId'>().describe('The source’s id, and its address under /sources/');
export const actorId = id.brand<'ActorId'>().describe('The actor’s id, and its address under /actors/');

export type BriefingId = z.infer<typeof briefingId>;
export type SourceId = z.infer<typeof sourceId>;
export type ActorId = z.infer<typeof actorId>;

/** One line of text: trimmed, not empty. */
export const line = z
  .string()
  .trim()
  .min(1, 'is empty')
  .regex(/^[^\n]*$/, { error: 'expected one line', abort: true })
  .regex(/^\P{Cc}*$/u, 'has a control character');

/** A calendar day that exists, as YYYY-MM-DD. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'expected a day as YYYY-MM-DD', abort: true })
  .refine(isDay, 'is not a day of the calendar');

/** A year, a month or a day: as much of a date as the text gives. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
    error: 'expected a day, a month or a year as YYYY-MM-DD, YYYY-MM or YYYY',
    abort: true,
  })
  .refine((s) => isDay(s + '-01-01'.slice(s.length - 4)), 'is not a date of the calendar');

/** A moment with its zone, RFC 3339: 2025-08-06T18:00:00Z or 2025-08-06T18:00+02:00. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/, {
    error: 'expected a date-time with its zone, as 2025-08-06T18:00:00Z',
    abort: true,
  })
  .refine((s) => isDay(s.slice(0, 10)), 'is not a day of the calendar');

/** A BCP 47 tag that the runtime can canonicalise, kept in its canonical form. */
export const language = z
  .string()
  .refine(isLanguage, 'expected a language tag such as en, uk or sr-Latn')
  .transform((s) => Intl.getCanonicalLocales(s)[0] ?? s);

/** An address as the one policy for links has it, by what it is for. */
export const address = (use: AddressUse) =>
  z.string().superRefine((s, context) => {
    const message = faultOfAddress(s, use);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** One name, or a list of them; always a list inside. */
export const names = z.union([line.transform((s) => [s]), z.array(line).min(1, 'is empty')]);

function isDay(s: string): boolean {
  const ms = Date.parse(s + 'T00:00:00Z');
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(s);
}

function isLanguage(s: string): boolean {
  try {
    return Intl.getCanonicalLocales(s).length === 1;
  } catch (e) {
    if (e instanceof RangeError) return false;
    throw e;
  }
}
