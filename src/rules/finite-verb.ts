import type { Word } from './lexicon.ts';
import { AFTER_NOUN, AUXILIARY, BEFORE_NOUN, NOUNS_TOO, PASTS, VERBS } from './words/en-verbs.ts';

/** Whether an English title has a finite verb. Read generously: a topic without any verb is what is looked for. */
export function hasFiniteVerb(words: readonly Word[]): boolean {
  return words.some((word, i) => {
    const form = FORMS.get(word.key);
    if (form === 'auxiliary') return true;
    const before = words[i - 1];
    if (form === undefined || !before || BEFORE_NOUN.has(before.key)) return false;
    return form === 'past' || !NOUNS_TOO.has(baseOf(word.key)) || !isNounHere(words, i);
  });
}

/** "Talks in Moscow", "a peace plan": at the end or before a preposition, a form that is a noun too is taken as one. */
function isNounHere(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (!next) return true;
  // Of two such forms in a row the second is the verb: "talks end without …".
  const before = words[at - 1];
  return (
    AFTER_NOUN.has(next.key) && !(before && FORMS.get(before.key) === 'third' && NOUNS_TOO.has(baseOf(before.key)))
  );
}

type Form = 'base' | 'third' | 'past' | 'auxiliary';

const third = (verb: string): string =>
  /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;

function pasts(verb: string): string[] {
  if (verb.endsWith('e')) return [`${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return [`${verb}ed`, ...(/[aeiou][bdglmnprt]$/.test(verb) ? [`${verb}${verb.at(-1)}ed`] : [])];
}

const BASES = new Map(
  VERBS.flatMap((v): [string, string][] => [
    [v, v],
    [third(v), v],
  ]),
);
const baseOf = (form: string): string => BASES.get(form) ?? form;

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...VERBS.flatMap((v): [string, Form][] => [
    [v, 'base'],
    [third(v), 'third'],
    ...pasts(v).map((p): [string, Form] => [p, 'past']),
  ]),
  ...PASTS.map((p): [string, Form] => [p, 'past']),
  ...AUXILIARY.map((a): [string, Form] => [a, 'auxiliary']),
]);
