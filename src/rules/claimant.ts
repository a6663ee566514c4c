import { canClaim, saysAnything } from './attribution.ts';
import { verbFormOf } from './finite-verb.ts';
import { languageOf } from './languages/index.ts';
import type { NominalWords, SpeechWords } from './languages/speech-words.ts';
import type { Word } from './lexicon.ts';
import type { Printed } from './printed.ts';
import type { Registry } from './registry.ts';

/** Who is the subject of a sentence and may be its claimant, though its verb is none of speech. */
export interface Claimant {
  name: string;
  /** The name and its verb, as the text has them. */
  found: string;
  /** Where it begins. */
  start: number;
}

/**
 * The first name or body in a text that is the subject of a verb. In a language whose claimants are not known, any name of
 * the registry is taken for one.
 */
export function claimantIn(text: Printed, registry: Registry): Claimant | undefined {
  const known = languageOf(text.lang)?.speech;
  const nominal = known?.nominal;
  const named = registry.find(text.text).filter((n) => !text.isQuoted(n.start));
  if (!known || !nominal) {
    const [first] = named;
    const name = first && text.text.slice(first.start, first.end);
    return first && name !== undefined ? { name, found: name, start: first.start } : undefined;
  }
  for (let i = 0; i < text.words.length; i++) {
    const word = text.words[i];
    if (!word || word.quoted || !canClaim(text, word, known)) continue;
    const verb = verbAfter(text, i, known, nominal);
    const name = named.find((n) => n.start <= word.start && word.end <= n.end);
    if (!name && isOpeningWord(text, word) && !nominal.claimants.has(word.key)) continue;
    const isAdjective = nominal.adjective.test(word.key) && name?.actor.name !== word.text;
    if (!verb || isAdjective || !isSubject(text, name ? name.start : word.start, nominal)) continue;
    const start = name?.start ?? word.start;
    return { name: text.text.slice(start, word.end), found: text.text.slice(start, verb.end), start };
  }
  return undefined;
}

/**
 * Who may be the claimant though no verb says so: a person or body that is named outside quotation; where there is a
 * quotation, or right after a preposition that an account stands after ("by Marsh’s figures"), anyone who is.
 */
export function namedBeside(text: Printed, registry: Registry): string | undefined {
  const speech = languageOf(text.lang)?.speech;
  const named = registry.find(text.text).filter((n) => !text.isQuoted(n.start));
  const isAfter = ({ start }: { start: number }) => followsAccountWord(text, start, speech?.nominal);
  const [name] = named.filter((n) => n.actor.kind !== 'state' || text.quotations.length > 0 || isAfter(n));
  if (name) return text.text.slice(name.start, name.end);
  const isClaimant = (w: Word) => !w.quoted && !!speech?.nominal?.claimants.has(w.key);
  // "The three call it …": a verb of speech with a quotation has someone to speak.
  if (text.quotations.length && saysAnything(text)) return text.words[0]?.text;
  return text.words.find((w) => isClaimant(w) && (text.quotations.length > 0 || isAfter(w)))?.text;
}

/** One of the two words before a place, in its clause, begins an account: "by the union’s figures". */
function followsAccountWord({ text, words }: Printed, start: number, nominal: NominalWords | undefined): boolean {
  const before = words.filter((w) => w.end <= start).slice(-2);
  return before.some((w) => nominal?.accountAfter.has(w.key) && !/[,;:.]/.test(text.slice(w.end, start)));
}

/** The first word of a sentence, whose capital says nothing. */
const isOpeningWord = (text: Printed, word: Word): boolean =>
  text.words.find((w) => w.start >= text.sentenceAt(word.start).start) === word;

/** The verb right after a word, adverbs and an insertion between commas passed over. */
function verbAfter(text: Printed, at: number, known: SpeechWords, nominal: NominalWords): Word | undefined {
  const { words } = text;
  let i = at + 1;
  if (text.text.charAt(words[at]?.end ?? 0) === ',') {
    const closes = words.findIndex((w, j) => j > at && /^,\s/.test(text.text.slice(w.end, w.end + 2)));
    if (closes < 0) return undefined;
    i = closes + 1;
  }
  // The administration “[does] not think that …”: whose words follow is plain, though not that they are said.
  const quoted = words[i];
  if (quoted?.quoted && i === at + 1) return quoted;
  while (known.between?.test(words[i]?.key ?? '') && verbFormOf(text.lang, words[i]?.key ?? '') !== 'auxiliary') i++;
  const word = words[i];
  if (!word || word.quoted || nominal.prepositions.has(word.key) || !/^\p{Ll}/u.test(word.text)) return undefined;
  const next = words[i + 1];
  const form = verbFormOf(text.lang, word.key);
  // "US exports fell": the noun before another verb is no verb.
  if (form === 'noun too' && next && ['past', 'auxiliary'].includes(verbFormOf(text.lang, next.key) ?? ''))
    return undefined;
  if (form !== undefined) return word;
  return /(?:[^s]s|ed)$/u.test(word.key) && next !== undefined && !known.auxiliaries.includes(next.key)
    ? word
    : undefined;
}

/** No preposition stands before a name, an article passed over. */
function isSubject({ text, words }: Printed, start: number, { prepositions, beforeName }: NominalWords): boolean {
  const before = words.filter((w) => w.end <= start && !beforeName.has(w.key)).at(-1);
  return !before || !prepositions.has(before.key) || /[,;:.]/.test(text.slice(before.end, start));
}
