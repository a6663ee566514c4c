import { de } from './de.ts';
import { en, type Wording } from './en.ts';

export type { Wording };

const LANGUAGES: Readonly<Record<string, Wording>> = { en, de };

/** The wording of a language, by its primary subtag; English where Readout does not speak it. */
export function wording(lang: string): Wording {
  return LANGUAGES[lang.split('-')[0] ?? ''] ?? en;
}
