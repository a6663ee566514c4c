import type { Language } from './languages/language.ts';
import { lexicon, wordsOf, type Hit, type Lexicon } from './lexicon.ts';

/** Words whose loss can turn a sentence round: found in a stretch of a text, by what they do. */

type Pick = (language: Language) => readonly string[];

const negating: Pick = ({ reversals: r, quoting: q }) => [...r.negations, ...r.denials, ...q.denials];

const denials = lexicon(negating);
const refusals = lexicon(({ reversals: r, quoting: q }) => [...r.denials, ...q.denials]);
const affirmed = lexicon(({ quoting }) => quoting.affirmed);
const opens = lexicon(({ quoting }) => quoting.open);
const losses = lexicon((language) => [
  ...negating(language),
  ...language.reversals.conditions,
  ...language.quoting.open,
  ...language.reversals.modals,
  ...language.reversals.doubts,
]);
const soft = lexicon(({ reversals: r, quoting: q }) => [...r.doubts, ...q.concessions]);
const owned = lexicon((language) => [...negating(language), ...language.quoting.denied]);
const weighed = lexicon(({ reversals: r, quoting: q }) => [...r.conditions, ...r.doubts, ...q.open, ...q.weighed]);

const bound = lexicon(({ reversals: r, quoting: q }) => [...r.conditions, ...q.open, ...q.weighed]);

const damping = lexicon(({ quoting }) => quoting.dampers);
const dampened = lexicon(({ quoting, reversals }) => [...quoting.dampers, ...reversals.doubts]);

const found = (list: Lexicon, text: string, lang: string): Hit[] => list({ text, lang, words: wordsOf(text) });

const within = (inner: Hit, outer: Hit): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Negations and denials; "not only" is none, nor is the "No." of a number. */
export function negationsIn(text: string, lang: string): Hit[] {
  const hits = found(denials, text, lang);
  if (!hits.length) return hits;
  const none = found(affirmed, text, lang);
  return hits.filter(
    (h) => !none.some((n) => within(h, n)) && !/^\.? ?\d/.test(h.found === 'No' ? text.slice(h.end) : ''),
  );
}

/** Whether a denial is itself denied: "did not rule out". Two negations may be one: "ne … aucun". */
export function isDeniedTwice(hits: readonly Hit[], lang: string): boolean {
  const refusing = hits.filter((h) => found(refusals, h.found, lang).length > 0).length;
  return refusing > 0 && refusing < hits.length;
}

/** Whether a denial is a verb of refusal: "rejected". */
export const isRefusal = (hit: Hit, lang: string): boolean => found(refusals, hit.found, lang).length > 0;

/** Words that leave open what follows: "whether". */
export const openingsIn = (text: string, lang: string): Hit[] => found(opens, text, lang);

/** All that an omission must not lose, each as the text has it. */
export function lossesIn(text: string, lang: string): string[] {
  const none = found(affirmed, text, lang);
  return found(losses, text, lang).flatMap((h) => (none.some((n) => within(h, n)) ? [] : [h.found]));
}

/** Phrases with a negation that denies nothing, as the text has them: "not only". */
export const affirmedIn = (text: string, lang: string): string[] => found(affirmed, text, lang).map((h) => h.found);

/** Whether what was lost only contrasts or makes less certain. */
export const isSoft = (words: readonly string[], lang: string): boolean =>
  words.every((word) => found(soft, word, lang).length > 0);

/** Whether a writer says, beside the quoted words, that they are denied. */
export const saysDenied = (text: string, lang: string): boolean => found(owned, text, lang).length > 0;

/** Whether a writer says, beside the quoted words, that they have a condition. */
export const saysConditional = (text: string, lang: string): boolean => found(bound, text, lang).length > 0;

/** Words that make what follows less than it says. */
export const dampersIn = (text: string, lang: string): Hit[] => found(damping, text, lang);

/** Whether a writer says, beside the quoted words, that they are less than they say. */
export const saysDampened = (text: string, lang: string): boolean => found(dampened, text, lang).length > 0;

/** Whether a writer says, beside the quoted words, that they are open. */
export const saysOpen = (text: string, lang: string): boolean => found(weighed, text, lang).length > 0;
