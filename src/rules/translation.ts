import { languageOf } from './languages/index.ts';
import type { Printed } from './printed.ts';
import { findQuoted } from './quoted-words.ts';
import { negationsIn } from './reversal.ts';
import type { Finding, Reading } from './rule.ts';

/** The translation of a quotation: no rule can hold it to the source, but it may not stand where there is none to make. */

export const translationFaults = (reading: Reading): Finding[] =>
  reading.texts
    .filter((text) => text.part === 'translation' && !reading.broken(text.at))
    .flatMap((text) => {
      const quote = reading.texts.find((t) => t.part === 'quote' && t.at === text.at);
      return quote ? faultsOf(text, quote, reading) : [];
    });

function faultsOf(translation: Printed, quote: Printed, reading: Reading): Finding[] {
  const at = reading.placeOf(translation, { start: 0, end: translation.text.length });
  if (primary(translation.lang) === primary(quote.lang)) {
    const isSaid = quote.citations.some((c) => {
      const source = reading.sourceOf(c);
      return source && findQuoted(translation.text, c, source).length > 0;
    });
    if (isSaid) return [];
    const message = `The translation "${translation.text}" stands beside words in the briefing’s own language and is not what they say`;
    return [{ at, message, note: 'Take `translation` off, or set `lang` to the language of the words' }];
  }
  if (!languageOf(translation.lang) || !languageOf(quote.lang)) return [];
  const [said, meant] = [quote, translation].map((t) => negationsIn(t.text, t.lang)[0]?.found);
  if ((said === undefined) === (meant === undefined)) return [];
  const message = said
    ? `The quotation says "${said}", and its translation denies nothing`
    : `The translation says "${meant}", and the quotation denies nothing`;
  return [{ at, message, note: 'Read the two side by side', severity: 'warning' }];
}

const primary = (lang: string): string => lang.split('-')[0]?.toLowerCase() ?? '';
