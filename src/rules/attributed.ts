import type { Actor } from '../model/actor.ts';
import { besideQuotation } from './checked-quotation.ts';
import { languageOf } from './languages/index.ts';
import { wordsOf } from './lexicon.ts';
import type { Printed } from './printed.ts';
import type { Quotation } from './quotation.ts';
import type { Registry } from './registry.ts';
import { speakerOf, withoutQuotations, type Told } from './speech-near.ts';

/** Whom a briefing gives quoted words to. */
export interface Attributed {
  /** The actors that its sentence names as who speaks; one of them does. */
  actors: Actor[];
  /** Whether the sentence says that they were asked, or by whom: a reporter, a question. */
  asks: boolean;
  /** The words that name who speaks. */
  who: string;
}

/** Whom a text gives a quotation to; nothing where it gives it to no one. */
export function attributed(text: Printed, quotation: Quotation, registry: Registry): Attributed | undefined {
  const told: Told = { text: text.text, lang: text.lang, quotations: text.quotations, sentences: text.sentences };
  const near = speakerOf(told, quotation);
  if (!near) return undefined;
  const masked = withoutQuotations(told);
  const from = near.pronoun ? 0 : near.start;
  const names = registry.find(masked.slice(from, near.end));
  const actors = names.filter((n) => !near.pronoun || !isAddressed(masked, n.start, text.lang)).map((n) => n.actor);
  return {
    actors: [...new Set(actors)],
    who: masked.slice(from, near.end),
    asks: asksIn(besideQuotation(text, quotation), text.lang),
  };
}

/** "To Pyle, she replied": a name after a preposition is not whom the pronoun stands for. */
function isAddressed(text: string, start: number, lang: string): boolean {
  const before = wordsOf(text.slice(0, start)).at(-1);
  return before !== undefined && !!languageOf(lang)?.speech?.nominal?.prepositions.has(before.key);
}

/** Whether words speak of someone who asks. */
export function asksIn(text: string, lang: string): boolean {
  const words = new Set(languageOf(lang)?.quoting.askers.flatMap((a) => a.split('|')));
  return wordsOf(text).some((w) => words.has(w.key));
}
