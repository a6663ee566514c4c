import { ENGLISH } from './en/index.ts';
import { FRENCH } from './fr/index.ts';
import { GERMAN } from './de/index.ts';
import type { Language } from './language.ts';
import { SPANISH } from './es/index.ts';
import { UKRAINIAN } from './uk/index.ts';

/** Every language that the rules read. */
export const LANGUAGES: readonly Language[] = [ENGLISH, GERMAN, FRENCH, UKRAINIAN, SPANISH];

const BY_TAG = new Map(LANGUAGES.map((language) => [language.tag, language]));

/** The language of a BCP 47 tag, region and script aside (`en-GB` is `en`); nothing where the rules do not read it. */
export function languageOf(tag: string): Language | undefined {
  const known = FOUND.get(tag);
  if (known || FOUND.has(tag)) return known;
  const language = BY_TAG.get(tag.split('-', 1)[0]?.toLowerCase() ?? '');
  FOUND.set(tag, language);
  return language;
}

/** By the whole tag, which every rule asks for in every text. */
const FOUND = new Map<string, Language | undefined>();

/** What is worked out of a language, once for each; nothing for a tag that the rules do not read. */
export function perLanguage<T>(make: (language: Language) => T): (tag: string) => T | undefined {
  const made = new Map<Language, T>();
  return (tag) => {
    const language = languageOf(tag);
    if (!language) return undefined;
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
