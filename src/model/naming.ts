import type { Actor } from './actor.ts';
import type { Brief } from './brief.ts';
import { partsOf, wordsOfPart } from './parts.ts';

/** Whether a text names an actor: by its name, its short form or any alias, as whole words, letter case counting. */
export const names = (text: string, actor: Named): boolean => placeOfName(text, actor) >= 0;

type Named = Pick<Actor, 'name' | 'aliases'> & Partial<Pick<Actor, 'short'>>;

/** Where a text first names an actor, or -1. */
export function placeOfName(text: string, actor: Named): number {
  const forms = [actor.name, actor.short, ...actor.aliases].filter((form) => form !== undefined);
  const places = forms.map((form) => placeOfWords(text, form)).filter((at) => at >= 0);
  return places.length ? places.reduce((first, at) => Math.min(first, at)) : -1;
}

function placeOfWords(text: string, form: string): number {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    if (!LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + form.length))) return at;
  }
  return -1;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Every text that a brief prints and the source's words that it cites, for looking a name up in. */
export const wordsOf = (brief: Brief): string =>
  [brief.title, ...partsOf(brief).map(wordsOfPart), ...brief.citations.map((c) => c.quoted)].join('\n');
