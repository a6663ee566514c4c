import { perLanguage } from './languages/index.ts';
import type { Language, VerbWords } from './languages/language.ts';
import type { Readable, Word } from './lexicon.ts';

/**
 * Whether a title has a finite verb; nothing in a language whose verbs are not known. Read generously: a topic without any
 * verb is what is looked for.
 */
export function hasFiniteVerb({ lang, words }: Readable): boolean | undefined {
  const forms = formsOf(lang);
  return forms && words.some((_, i) => isFinite(words, i, forms));
}

/** What a word is as a verb, in a language whose verbs are known; `noun too` where it is a noun as often. */
export function verbFormOf(lang: string, key: string): Form | 'noun too' | undefined {
  const forms = formsOf(lang);
  const form = forms?.formOf.get(key);
  const isNoun = forms !== undefined && forms.words.nounsToo.has(forms.baseOf.get(key) ?? key);
  return form !== undefined && form !== 'past' && form !== 'auxiliary' && isNoun ? 'noun too' : form;
}

function isFinite(words: readonly Word[], at: number, forms: Forms): boolean {
  const [word, before] = [words[at], words[at - 1]];
  const form = forms.formOf.get(word?.key ?? '');
  if (form === 'auxiliary') return true;
  if (!word || form === undefined || !before || forms.words.beforeNoun.has(before.key)) return false;
  return form === 'past' || !isNounToo(word, forms) || !isNounHere(words, at, forms);
}

/** "Talks in Moscow", "a peace plan": at the end or before a preposition, a form that is a noun too is taken as one. */
function isNounHere(words: readonly Word[], at: number, forms: Forms): boolean {
  const next = words[at + 1];
  if (!next) return true;
  // Of two such forms in a row the second is the verb: "talks end without …".
  const before = words[at - 1];
  const followsNoun = before && forms.formOf.get(before.key) === 'third' && isNounToo(before, forms);
  return forms.words.afterNoun.has(next.key) && !followsNoun;
}

const isNounToo = (word: Word, { words, baseOf }: Forms): boolean =>
  words.nounsToo.has(baseOf.get(word.key) ?? word.key);

export type Form = 'base' | 'third' | 'past' | 'auxiliary';

interface Forms {
  words: VerbWords;
  formOf: ReadonlyMap<string, Form>;
  baseOf: ReadonlyMap<string, string>;
}

const formsOf = perLanguage(({ verbs: words }: Language): Forms | undefined => {
  if (!words) return undefined;
  const bases = words.verbs.flatMap((v): [string, string][] => [
    [v, v],
    [third(v), v],
  ]);
  const forms: [string, Form][] = [
    ...words.verbs.flatMap((v): [string, Form][] => [
      [v, 'base'],
      [third(v), 'third'],
      ...pasts(v).map((p): [string, Form] => [p, 'past']),
    ]),
    ...words.pasts.map((p): [string, Form] => [p, 'past']),
    ...words.auxiliaries.map((a): [string, Form] => [a, 'auxiliary']),
  ];
  return { words, formOf: new Map(forms), baseOf: new Map(bases) };
});

const third = (verb: string): string =>
  /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;

function pasts(verb: string): string[] {
  if (verb.endsWith('e')) return [`${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return [`${verb}ed`, ...(/[aeiou][bdglmnprt]$/.test(verb) ? [`${verb}${verb.at(-1)}ed`] : [])];
}
