import { de } from './de.ts';
import { en, type Wording } from './en.ts';

export type { Wording };

const LANGUAGES: Readonly<Record<string, Wording>> = { en, de };

const primary = (lang: string): string => lang.split('-')[0] ?? '';

/** The wording of a language, by its primary subtag; English where Readout does not speak it. */
export function wording(lang: string): Wording {
  return LANGUAGES[primary(spoken(lang))] ?? en;
}

/** The language of Readout's own words beside a text: the text's own where Readout speaks it, else English. */
export const spoken = (lang: string): string => (Object.hasOwn(LANGUAGES, primary(lang)) ? lang : 'en');
