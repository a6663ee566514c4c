import { perLanguage } from './languages/index.ts';
import { lexicon, wordsOf, type Hit } from './lexicon.ts';
import type { Quotation } from './quotation.ts';

/** Who a text gives a quotation to: the subject of the verb of speech beside it. */

/** A stretch of a text in which the speaker is named, outside quotation. */
export interface SpeakerAt {
  start: number;
  end: number;
  /** The first pronoun that stands for the speaker, where one does. */
  pronoun?: { start: number; text: string };
}

/** A text with what is quoted in it, and where its sentences are. */
export interface Told {
  text: string;
  lang: string;
  quotations: readonly Quotation[];
  sentences: readonly { start: number; end: number }[];
}

const verbs = lexicon(({ speech, quoting }) => [...(speech?.verbs ?? []), ...quoting.says]);
const according = lexicon(({ speech }) => speech?.according ?? []);
const agents = lexicon(({ quoting }) => quoting.by);
const known = perLanguage(({ quoting, speech }) => {
  const split = (lists: readonly string[]) => new Set(lists.flatMap((l) => l.toLowerCase().split('|')));
  return {
    pronouns: split(quoting.speakers),
    clauses: split(quoting.clauses),
    auxiliaries: new Set(speech?.auxiliaries ?? []),
  };
});

/** How many words a name may be away from its verb, after a quotation. */
const NEAR = 7;

/** Where a text names the speaker of a stretch of it; nothing where its sentence does not. */
export function speakerOf(told: Told, stretch: { start: number; end: number }): SpeakerAt | undefined {
  const masked = withoutQuotations(told);
  const sentence = sentenceOf(told, stretch);
  const next = told.quotations.find((q) => q.start >= stretch.end)?.start ?? sentence.end;
  const after = { start: stretch.end, end: Math.min(sentence.end, next) };
  const before = { start: sentence.start, end: stretch.start };
  const isCut =
    /[,?!—–-]["'”’»“‘«]?$|^$/u.test(told.text.slice(before.end, stretch.end)) ||
    /^["'”’»“‘«]?\s*[,—–-]/u.test(told.text.slice(stretch.end));
  const behind = isCut ? afterStretch(masked, after, told.lang) : agentAfter(masked, after, told.lang);
  return (
    behind ??
    beforeStretch(masked, before, told.lang) ??
    beforeColon(masked, before, told.lang) ??
    afterStretch(masked, after, told.lang, true)
  );
}

/** X was blunt: "…". Whatever the verb, the subject of the clause before a colon speaks. */
function beforeColon(text: string, span: Span, lang: string): SpeakerAt | undefined {
  const words = text.slice(span.start, span.end);
  if (!/:\s*["“„«‘‚]?\s*$/u.test(words)) return undefined;
  const comma = words.search(/[,;]\s/u);
  const first = { start: span.start, end: comma < 0 ? span.end : span.start + comma };
  return [first, span].filter((s) => holdsSpeaker(text, s, lang)).map((s) => withPronoun(text, s, lang))[0];
}

/** Blanks in the place of what is quoted, so that places stay true. */
export function withoutQuotations({ text, quotations }: Pick<Told, 'text' | 'quotations'>): string {
  let out = '';
  let at = 0;
  for (const q of quotations) {
    out += text.slice(at, q.start) + ' '.repeat(q.end - q.start);
    at = q.end;
  }
  return out + text.slice(at);
}

function sentenceOf({ text, sentences }: Told, { start, end }: { start: number; end: number }) {
  const first = sentences.find((s) => start < s.end);
  const last = sentences.find((s) => end <= s.end);
  const from = first?.start ?? 0;
  const to = last?.end ?? text.length;
  // A mark that closes after a stop belongs to the sentence before it, and so does ", he said" after a question.
  const rest = sentences.find((s) => s.start >= to);
  return { start: from, end: rest && /^\s*\p{Ll}/u.test(text.slice(rest.start, rest.start + 3)) ? rest.end : to };
}

interface Span {
  start: number;
  end: number;
}

const hitsIn = (list: typeof verbs, text: string, { start, end }: Span, lang: string): Hit[] => {
  const part = text.slice(start, end);
  return list({ text: part, lang, words: wordsOf(part) }).map((h) => ({
    ...h,
    start: h.start + start,
    end: h.end + start,
  }));
};

/** "…", X said; "…", said X; "…" by X. */
function afterStretch(text: string, span: Span, lang: string, isLoose = false): SpeakerAt | undefined {
  const words = wordsOf(text.slice(span.start, span.end));
  if (!isLoose && known(lang)?.clauses.has(words[0]?.key ?? '')) return undefined;
  if (isLoose) return agentAfter(text, span, lang);
  const verb = hitsIn(verbs, text, span, lang)[0];
  if (!verb || wordsOf(text.slice(span.start, verb.start)).length > NEAR + 3) return accordingIn(text, span, lang);
  const before = { start: span.start, end: verb.start };
  if (/[\p{L}]/u.test(text.slice(before.start, before.end)) && holdsSpeaker(text, before, lang))
    return withPronoun(text, before, lang);
  return withPronoun(text, { start: verb.end, end: wordsEnd(text, verb.end, span.end) }, lang);
}

const agentAfter = (text: string, span: Span, lang: string): SpeakerAt | undefined => {
  const by = hitsIn(agents, text, { start: span.start, end: wordsEnd(text, span.start, span.end, 3) }, lang)[0];
  return by ? withPronoun(text, { start: by.end, end: wordsEnd(text, by.end, span.end) }, lang) : undefined;
};

/** X said "…"; according to X, "…"; said by X to be "…". */
function beforeStretch(text: string, span: Span, lang: string): SpeakerAt | undefined {
  const verb = hitsIn(verbs, text, span, lang).at(-1);
  if (!verb) return accordingIn(text, span, lang);
  const from = span.start + text.slice(span.start, verb.start).lastIndexOf(';') + 1;
  const head = wordsOf(text.slice(from, verb.start)).slice(-2);
  if (head.some((w) => known(lang)?.auxiliaries.has(w.key))) {
    const by = hitsIn(agents, text, { start: verb.end, end: span.end }, lang)[0];
    return by ? withPronoun(text, { start: by.end, end: wordsEnd(text, by.end, span.end) }, lang) : undefined;
  }
  return withPronoun(text, { start: from, end: verb.start }, lang);
}

function accordingIn(text: string, span: Span, lang: string): SpeakerAt | undefined {
  const phrase = hitsIn(according, text, span, lang).at(-1);
  return phrase ? withPronoun(text, { start: phrase.end, end: wordsEnd(text, phrase.end, span.end) }, lang) : undefined;
}

const holdsSpeaker = (text: string, span: Span, lang: string): boolean => {
  const part = text.slice(span.start, span.end);
  return /\p{Lu}/u.test(part) || wordsOf(part).some((w) => known(lang)?.pronouns.has(w.key));
};

/** The last pronoun of a span that a capitalised word does not follow. */
function withPronoun(text: string, span: Span, lang: string): SpeakerAt {
  const words = wordsOf(text.slice(span.start, span.end));
  const at = words.findLastIndex((w) => known(lang)?.pronouns.has(w.key) ?? false);
  const pronoun = words[at];
  if (!pronoun || words.slice(at + 1).some((w) => /^\p{Lu}/u.test(w.text))) return span;
  return { ...span, pronoun: { start: span.start + pronoun.start, text: pronoun.text } };
}

/** Where some words after a place end. */
function wordsEnd(text: string, start: number, end: number, most = NEAR): number {
  const words = wordsOf(text.slice(start, end));
  const last = words[most - 1];
  const stop = /[;:]|,\s/u.exec(text.slice(start, end));
  return Math.min(last ? start + last.end : end, stop && stop.index > 2 ? start + stop.index : end);
}
