import type { Comment } from '../model/node.ts';
import { normal, type Piece } from '../model/passage.ts';
import { touch, type CitedSource } from './cited.ts';
import { quotations } from './quotation.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/**
 * What a briefing leaves out of its sources is left out on purpose: a sentence with a number, a registered name or a
 * quotation on which nothing rests is listed, once for each source. A comment says that it was meant, with the first words
 * of the sentence, or for the whole rest of a source:
 *
 *     {/* left out: "No immediate details" because the report itself came out later *\/}
 *     {/* left out: the rest of moscow-talks because another briefing is on it *\/}
 *
 * A source that only an outcome cites is not looked through: it came later, for that one sentence.
 *
 * Good:
 *
 *     only: geneva-statement
 *     {/* left out: the rest of geneva-statement because the example is on one sentence *\/}
 *     <KeyFact>The talks were in Geneva. <Cite source="geneva-statement" passage="met in Geneva for discussions"/></KeyFact>
 *
 * Bad:
 *
 *     only: geneva-statement
 *     {/* left out: "Ukraine and the United States agreed" because it is a courtesy *\/}
 *     {/* left out: "Final decisions under this framework" because they are not taken *\/}
 *     <KeyFact>The talks were in Geneva. <Cite source="geneva-statement" passage="met in Geneva for discussions"/></KeyFact>
 *     → Nothing rests on 2 sentences of source `geneva-statement` with a number, a name or a quotation
 *
 *     {/* left out: "The Kremlin agreed" because it is a courtesy; left out: the rest of moscow-talks because it is long *\/}
 *     <KeyFact>The talks were in Moscow. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *     → No sentence of a cited source has "The Kremlin agreed", which a comment says was left out
 */
export const uncitedSource: Rule = (reading) => {
  const decisions = reading.comments.flatMap(readDecision);
  const sources = reading.brief.sources.flatMap(({ id }) => reading.sourceOf({ source: id }) ?? []);
  const found = sources.flatMap((source) => leftOut(source, decisions, reading));
  const stray = decisions.flatMap((d) =>
    d.words.filter((w) => !sources.some((s) => has(s.source.body, w))).map((w) => strayWords(w, d)),
  );
  return [...found, ...stray];
};

/** What a comment says was left out: first words of sentences, or the rest of a source. */
interface Decision {
  words: string[];
  rest: string | undefined;
  at: Comment['at'];
}

const MARKER = /\bleft out:/iu;

/** The words before "because" are the decision, one for every "left out:" of a comment. */
function readDecision({ text, at }: Comment): Decision[] {
  return text
    .split(MARKER)
    .slice(1)
    .map((said) => {
      const [what = ''] = said.split(/\bbecause\b/u);
      return {
        words: quotations(what).map((q) => q.words.replace(/(?:…|\.\.\.)$/u, '')),
        rest: /\brest of `?([a-z0-9-]+)/u.exec(what)?.[1],
        at,
      };
    });
}

const has = (text: string, words: string): boolean => normal(text).includes(normal(words));

function leftOut(
  source: CitedSource,
  decisions: readonly Decision[],
  { brief, claims, texts, registry }: Reading,
): Finding[] {
  const { id } = source.source;
  const cited = texts.flatMap((t) => t.citations).filter((c) => c.source === id);
  const first = cited.filter((c) => !claims.some((t) => t.part === 'outcome' && t.citations.includes(c)))[0];
  if (!first || decisions.some((d) => d.rest === id)) return [];
  const pieces = cited.flatMap((c) => c.pieces);
  const words = decisions.flatMap((d) => d.words);
  const open = source.sentences.filter(
    (s) =>
      !pieces.some((p) => touch(p, s)) && isTelling(source, s, registry) && !words.some((w) => has(source.text(s), w)),
  );
  if (!open.length || !brief.sources.length) return [];
  const sentences = open.length === 1 ? 'a sentence' : `${open.length} sentences`;
  const message = `Nothing rests on ${sentences} of source \`${id}\` with a number, a name or a quotation`;
  return [
    { at: first.at, message, note: `${listed(source, open)}. Cite, or say {/* left out: "first words" because … */}` },
  ];
}

const told = new WeakMap<Piece, boolean>();

/** Whether a sentence has a number, a quotation or a name: worked out once, as the registry is one for a source. */
function isTelling(source: CitedSource, sentence: Piece, registry: Reading['registry']): boolean {
  const known = told.get(sentence);
  if (known !== undefined) return known;
  const text = source.text(sentence);
  const is = /\p{Nd}/u.test(text) || quotations(text).length > 0 || registry.find(text).length > 0;
  told.set(sentence, is);
  return is;
}

/** The first words of the first few. */
function listed(source: CitedSource, open: readonly Piece[]): string {
  const some = open.slice(0, 4).map((s) => `"${source.text(s).split(/\s+/).slice(0, 6).join(' ')}…"`);
  return open.length > some.length ? `${some.join(', ')} and ${open.length - some.length} more` : some.join(', ');
}

const strayWords = (words: string, { at }: Decision): Finding => ({
  at,
  message: `No sentence of a cited source has "${words}", which a comment says was left out`,
  note: 'Copy the first words of the sentence exactly, or take the comment out',
});
