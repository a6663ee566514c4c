import { markupOfAttribute, markupOfPassage } from '../model/attribute-markup.ts';
import { findPassage } from '../model/passage.ts';
import type { Fix } from '../problem.ts';
import type { CitedSource } from './cited.ts';
import { wordsOf } from './lexicon.ts';
import { PART, type Printed } from './printed.ts';
import type { Reading, Rule } from './rule.ts';

/**
 * A key fact, a quotation, an outcome and a filled position cell carry a citation; what the desk knows without a source
 * belongs into a judgement. An outcome is held to it too, because it settles a score.
 *
 * Standard: ICD 206.
 *
 * Good:
 *
 *     <KeyFact>The talks were held in Moscow. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>The talks were held in Moscow.</KeyFact>
 *     → A key fact has no citation
 *
 *     <Position actor="ukraine"><Wants>A full ceasefire</Wants></Position>
 *     → What an actor wants has no citation
 */
export const citeRequired: Rule = (reading) =>
  reading.claims
    .filter((text) => !text.citations.length && !reading.broken(text.at))
    .map((text) => ({
      at: text.at,
      message: `${capital(PART[text.part])} has no citation`,
      note: 'Cite the words it rests on with <Cite source="…" passage="…"/>, or take it out',
      fix: closestCitation(text, reading),
    }));

const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);

/** How much of a claim’s longer words a sentence has at least for it to be offered. */
const LEAST = 0.6;

/** A citation of the sentence, of the briefing’s sources, that has most of the claim’s longer words. */
function closestCitation(text: Printed, { brief, sourceOf, putIn }: Reading): Fix | undefined {
  const wanted = stemsOf(text.text);
  const sources = brief.sources.flatMap(({ id }) => sourceOf({ source: id }) ?? []);
  const best = sources
    .flatMap((source) => source.sentences.map((s) => ({ source, passage: source.text(s).trim() })))
    .map((at) => ({ ...at, share: shareOf(wanted, stemsOf(at.passage)) }))
    .reduce<Candidate | undefined>((a, b) => (b.share > (a?.share ?? 0) ? b : a), undefined);
  if (!best || best.share < LEAST || wanted.size < 2) return undefined;
  const { id, body, lang } = best.source.source;
  if (findPassage(best.passage, body, lang).miss) return undefined;
  const attributes = [...(sources.length > 1 ? [markupOfAttribute('source', id)] : []), markupOfPassage(best.passage)];
  return putIn(text, endOfText, ` <Cite ${attributes.join(' ')}/>`);
}

interface Candidate {
  source: CitedSource;
  passage: string;
  share: number;
}

/** The beginnings of longer words. */
const stemsOf = (text: string): Set<string> =>
  new Set(wordsOf(text).flatMap(({ key }) => (key.length > 3 || /\d/.test(key) ? [key.slice(0, 5)] : [])));

const shareOf = (wanted: ReadonlySet<string>, said: ReadonlySet<string>): number =>
  [...wanted].filter((w) => said.has(w)).length / wanted.size;

/** Where a component’s own text ends. */
const endOfText = (component: string): number => component.slice(0, component.lastIndexOf('</')).trimEnd().length;
