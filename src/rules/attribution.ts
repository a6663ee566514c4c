import { languageOf } from './languages/index.ts';
import type { NominalWords, SpeechWords } from './languages/speech-words.ts';
import { lexicon, type Hit, type Readable, type Word } from './lexicon.ts';
import type { Printed } from './printed.ts';

/** Who says what in a text: verbs of speech that have someone to speak, and phrases that say whose account it is. */

const speech = lexicon((language) => language.speech?.verbs);
const withClause = lexicon((language) => language.speech?.clause);
const according = lexicon((language) => language.speech?.according);
export const impersonal = lexicon((language) => language.speech?.impersonal);

/** Whether a verb of speech stands in a text, whoever speaks. */
export const saysAnything = (text: Readable): boolean => speech(text).length > 0;

/** Whether this language's verbs of speech are known. */
export const speaks = (lang: string): boolean => languageOf(lang)?.speech !== undefined;

/**
 * Every attribution in a text, outside quotation: a verb of speech with a speaker, "according to" someone, or an account with
 * whose it is ("by the ministry’s count", "Kyiv’s position is").
 */
export function attributions(text: Printed): Hit[] {
  const known = languageOf(text.lang)?.speech;
  if (!known) return [];
  const nobody = impersonal(text);
  const verbs = [...speech(text), ...withClause(text).filter((hit) => hasClause(text, hit))].filter(
    (hit) =>
      /^\p{Ll}/u.test(hit.found) &&
      isSaid(text, hit, known) &&
      hasSpeaker(text, hit, known) &&
      !nobody.some((n) => within(hit, n)),
  );
  const before = [...quotedVerbs(text, known), ...colons(text, known)];
  const phrases = according(text).filter((hit) => namesAnyone(text, hit));
  return [...verbs, ...before, ...phrases, ...nominal(text, known)].sort((a, b) => a.start - b.start);
}

/** Biden “made clear” that …: a verb of speech that begins a quotation, right after who speaks. */
function quotedVerbs(text: Printed, known: SpeechWords): Hit[] {
  const firsts = text.words.flatMap((w, i) => (w.quoted && i > 0 && !text.words[i - 1]?.quoted ? [i] : []));
  if (!firsts.length) return [];
  const bare = text.words.map((w) => ({ ...w, quoted: false }));
  return speech({ text: text.text, lang: text.lang, words: bare }).filter(({ from }) => {
    const subject = text.words[from - 1];
    return firsts.includes(from) && subject !== undefined && canClaim(text, subject, known);
  });
}

/** The official: “…”, and a sentence that begins with a name and a colon. */
function colons(text: Printed, known: SpeechWords): Hit[] {
  return text.words.flatMap((word, i) => {
    const isBefore = /^:\s*["“„«‘‚]/u.test(text.text.slice(word.end, word.end + 4));
    const isHead = /^:\s/u.test(text.text.slice(word.end)) && isAlone(text, word);
    if (word.quoted || !(isBefore || isHead) || !canClaim(text, word, known)) return [];
    return [{ entry: ':', found: word.text, start: word.end, end: word.end + 1, from: i + 1, to: i + 1 }];
  });
}

/** Nothing but a name stands before a word in its sentence. */
const isAlone = (printed: Printed, word: Word): boolean => {
  const { text, words } = printed;
  const { start } = printed.sentenceAt(word.start);
  const before = words.filter((w) => w.start >= start && w.end <= word.start);
  return (
    before.length <= 3 &&
    before.slice(1).every((w) => /^\p{Lu}/u.test(w.text)) &&
    !/[,;]/u.test(text.slice(start, word.end))
  );
};

const within = (inner: Hit, outer: Hit): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Someone stands after "according to"; in German, before "zufolge". */
const namesAnyone = ({ words }: Printed, hit: Hit): boolean =>
  words[hit.to] !== undefined || (hit.from > 0 && !/^\p{Lu}/u.test(hit.found));

/** "maintains that", "maintains “…”" and ", Washington maintains." tell of words, "maintains quotas" does not. */
function hasClause({ text, words }: Printed, hit: Hit): boolean {
  const after = text.slice(hit.end);
  return /^\s*(?:$|[,.;:“"‘]|that\b)/u.test(after) || !!words[hit.to]?.quoted;
}

/** Whether a form of a verb of speech is used as one here: not "border states", "the demand", "its stated aim". */
function isSaid(text: Printed, { found, from, to }: Hit, known: SpeechWords): boolean {
  const before = subjectBefore(text, from);
  const key = found.toLowerCase();
  if (before && known.noSpeech?.has(before.key)) return false;
  const [first = ''] = key.split(' ');
  if (!known.orThing?.has(first)) return true;
  const next = text.words[to];
  if (next && !next.quoted && to - from === 1 && isAuxiliary(next, known)) return false;
  return before !== undefined && (before.quoted || canClaim(text, before, known));
}

const isAuxiliary = ({ key }: Word, known: SpeechWords): boolean =>
  known.auxiliaries.includes(key) || known.modals.includes(key) || !!known.perfect?.has(key);

/** The word before a verb, adverbs and auxiliaries passed over. */
export function subjectBefore({ lang, words }: Printed, from: number): Word | undefined {
  const between = languageOf(lang)?.speech?.between;
  let at = from - 1;
  while (at >= 0 && between?.test(words[at]?.key ?? '')) at--;
  return words[at];
}

/** Whether a word can be who claims: a name, or what stands for a person or body; no possessive. */
export function canClaim({ text }: Readable, word: Word, known: SpeechWords): boolean {
  if (/[’']s?$/.test(word.text) || /^[’']/.test(text.slice(word.end))) return false;
  return /^\p{Lu}/u.test(word.text) || !!known.nominal?.claimants.has(word.key);
}

/** Someone stands before the verb in its sentence, or right after it; in a passive, after "by". */
function hasSpeaker(text: Printed, { from, to, start }: Hit, known: SpeechWords): boolean {
  const { words } = text;
  const before = words.slice(Math.max(0, from - 2), from).map((w) => w.key);
  if (known.modals.includes(before.at(-1) ?? '')) return false;
  if (before.some((w) => known.auxiliaries.includes(w)))
    return words.slice(to, to + 8).some((w, i, all) => known.by.includes(w.key) && all[i + 1] !== undefined);
  const sentence = text.sentenceAt(start);
  const isOne = (w: Word): boolean => !w.quoted && !known.nobody.includes(w.key);
  if (words.some((w, i) => i < from && w.start >= sentence.start && isOne(w))) return true;
  const after = words[to];
  return after !== undefined && after.start < sentence.end && isOne(after);
}

/** Phrases that say whose account it is, without a verb of speech. */
function nominal(text: Printed, known: SpeechWords): Hit[] {
  const nouns = known.nominal;
  if (!nouns) return [];
  return text.words.flatMap((word, i): Hit[] => {
    if (word.quoted) return [];
    const from = ownerBefore(text, i, nouns) ?? sourceBefore(text, i, nouns, known);
    const isStand = from !== undefined && nouns.stands.has(word.key) && nouns.are.has(text.words[i + 1]?.key ?? '');
    const isAccount = from !== undefined && nouns.accounts.has(word.key) && followsPreposition(text, from, nouns);
    const isView = nouns.view.has(word.key) && isOpening(text, i) && forSomeone(text, i, known);
    if (!isStand && !isAccount && !isView) return [];
    const first = text.words[from ?? i] ?? word;
    const span = { start: first.start, end: word.end, from: from ?? i, to: i + 1 };
    return [{ entry: word.key, found: text.text.slice(first.start, word.end), ...span }];
  });
}

/** The index of the possessive before a noun, "own" and one adjective passed over: "Washington’s own latest count". */
function ownerBefore({ text, words }: Printed, at: number, nouns: NominalWords): number | undefined {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const word = words[i];
    if (!word || word.quoted) return undefined;
    if (/[’']s?$/.test(word.text) || /^[’'](?!\p{L})/u.test(text.slice(word.end)) || nouns.owners.has(word.key))
      return i;
  }
  return undefined;
}

/** The index of a name right before an account, with a preposition before it: "on White House figures". */
function sourceBefore(text: Printed, at: number, nouns: NominalWords, known: SpeechWords): number | undefined {
  const name = text.words[at - 1];
  if (!name || name.quoted || !nouns.accounts.has(text.words[at]?.key ?? '') || !canClaim(text, name, known))
    return undefined;
  return text.words.slice(Math.max(0, at - 4), at - 1).some((w) => nouns.accountAfter.has(w.key)) ? at - 1 : undefined;
}

/** A preposition stands within the few words before a possessive: "by the White House’s". */
const followsPreposition = ({ words }: Printed, owner: number, nouns: NominalWords): boolean =>
  words.slice(Math.max(0, owner - 5), owner).some((w) => nouns.accountAfter.has(w.key));

const isOpening = (text: Printed, at: number): boolean => {
  const word = text.words[at];
  return word !== undefined && text.words.findIndex((w) => w.start >= text.sentenceAt(word.start).start) === at;
};

/** "For the White House, …": a claimant between the first word of a sentence and its first comma. */
function forSomeone(text: Printed, at: number, known: SpeechWords): boolean {
  const { words } = text;
  const end = words.findIndex((w, i) => i > at && text.text.charAt(w.end) === ',');
  const last = words[end];
  return last !== undefined && end - at <= 6 && !/\p{N}/u.test(last.text) && canClaim(text, last, known);
}

/** Whether the sentence of a position says whose word it is. */
export function isAttributed(text: Printed, at: number): boolean {
  const sentence = text.sentenceAt(at);
  return attributions(text).some((a) => a.start >= sentence.start && a.start < sentence.end);
}

/** Whether a word or phrase of a text stands in quotation marks. */
export const isQuoted = (text: Readable, hit: Hit): boolean => text.words.slice(hit.from, hit.to).some((w) => w.quoted);
