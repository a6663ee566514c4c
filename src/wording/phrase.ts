import { spoken } from './index.ts';
import { stop } from './sentence.ts';

/**
 * Words in a row, each in its language: a briefing in a language that Readout does not speak has Readout's words in English
 * about its own, and whoever reads them aloud has to know which is which. Where Readout speaks it, a phrase is one part.
 */
export type Phrase = readonly { readonly text: string; readonly lang: string }[];

/** A language where it is not the one around it: the value of an attribute that is left out otherwise. */
export const foreign = (lang: string, around: string): string | undefined => (lang === around ? undefined : lang);

/** Words of a text's writer. */
export const own = (text: string, lang: string): Phrase => [{ text, lang }];

/** Words of Readout's, beside a text in such a language. */
export const ours = (text: string, lang: string): Phrase => own(text, spoken(lang));

/** Stands for a writer's words to find where a phrase puts them; nothing that may be in a content folder holds it. */
const SLOT = '\uE000';

/**
 * What Readout says about words of a writer's.
 *
 * @param lang of the briefing, which decides in what language Readout speaks
 * @param say puts the words in once, as they are
 * @param written the language of the words, where it is not the briefing's
 */
export function about(words: string, lang: string, say: (words: string) => string, written = lang): Phrase {
  const [before, after] = besides(words, say);
  return joined([ours(before, lang), own(words, written), ours(after, lang)]);
}

/** What stands before and after the words in what is said about them. */
export function besides(words: string, say: (words: string) => string): [before: string, after: string] {
  const whole = say(words);
  const start = say(SLOT).indexOf(SLOT);
  return [whole.slice(0, start), whole.slice(start + words.length)];
}

/** Phrases one after the other, what stands between two in the language of the first; those of one language are one part. */
export function joined(phrases: readonly Phrase[], between = ''): Phrase {
  const parts: { text: string; lang: string }[] = [];
  phrases.forEach((phrase, i) => {
    const last = parts.at(-1);
    if (i && last) last.text += between;
    for (const { text, lang } of phrase) {
      if (!text) continue;
      const before = parts.at(-1);
      if (before?.lang === lang) before.text += text;
      else parts.push({ text, lang });
    }
  });
  return parts;
}

/** A phrase that ends as a sentence does. */
export function closed(phrase: Phrase): Phrase {
  const words = said(phrase);
  const end = stop(words).slice(words.length);
  return phrase.map((part, i) => (i === phrase.length - 1 ? { ...part, text: part.text + end } : part));
}

/** The phrase as plain words, for where no language can be told. */
export const said = (phrase: Phrase): string => phrase.map(({ text }) => text).join('');
