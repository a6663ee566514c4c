import { languageOf } from './languages/index.ts';
import { lexicon, type Hit, type Readable } from './lexicon.ts';
import type { Printed } from './printed.ts';

/** Who says what in a text: verbs of speech that have someone to speak. */

const speech = lexicon((language) => language.speech?.verbs);
const according = lexicon((language) => language.speech?.according);
export const impersonal = lexicon((language) => language.speech?.impersonal);

/** Whether this language's verbs of speech are known. */
export const speaks = (lang: string): boolean => languageOf(lang)?.speech !== undefined;

/** Every attribution in a text, outside quotation: a verb of speech with a speaker, or "according to" someone. */
export function attributions(text: Printed): Hit[] {
  const nobody = impersonal(text);
  const verbs = speech(text).filter(
    (hit) => /^\p{Ll}/u.test(hit.found) && hasSpeaker(text, hit) && !nobody.some((n) => within(hit, n)),
  );
  const phrases = according(text).filter((hit) => text.words[hit.to] !== undefined);
  return [...verbs, ...phrases].sort((a, b) => a.start - b.start);
}

const within = (inner: Hit, outer: Hit): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Someone stands before the verb in its sentence; in a passive, after "by". */
function hasSpeaker(text: Printed, { from, to, start }: Hit): boolean {
  const { words } = text;
  const known = languageOf(text.lang)?.speech;
  if (!known) return false;
  const before = words.slice(Math.max(0, from - 2), from).map((w) => w.key);
  if (known.modals.includes(before.at(-1) ?? '')) return false;
  if (before.some((w) => known.auxiliaries.includes(w)))
    return words.slice(to, to + 8).some((w, i, all) => w.key === 'by' && all[i + 1] !== undefined);
  const sentence = text.sentenceAt(start);
  return words.some((w, i) => i < from && w.start >= sentence.start && !w.quoted && !known.nobody.includes(w.key));
}

/** Whether the sentence of a position says whose word it is. */
export function isAttributed(text: Printed, at: number): boolean {
  const sentence = text.sentenceAt(at);
  return attributions(text).some((a) => a.start >= sentence.start && a.start < sentence.end);
}

/** Whether a word or phrase of a text stands in quotation marks. */
export const isQuoted = (text: Readable, hit: Hit): boolean => text.words.slice(hit.from, hit.to).some((w) => w.quoted);
