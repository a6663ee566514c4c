import type { Actor } from './actor.ts';
import { paragraphs, sentences } from './context.ts';
import { placeOfName } from './naming.ts';
import { findIn, Searchable } from './passage.ts';
import type { Source } from './source.ts';

/** A sentence of a source that can be cited whole, and what speaks for using it. */
interface Sentence {
  text: string;
  /** The actors it names, in the order it names them. */
  actors: readonly Actor[];
  /** How much in it can be checked: numerals, quotations, names. */
  weight: number;
}

const FACTS = 7;
const POSITIONS = 6;
const WANTS =
  /\b(wants?|insists?|demands?|calls? for|seeks?|urges?|asks?|requires?|expects?|proposes?|aims?|refus\w+|reject\w+|threaten\w+|reaffirm\w+|agreed|commit\w*)\b/iu;

/**
 * A first draft from one source: the sentences with most to check as key facts, the actors' wishes as positions, the
 * rest set aside in comments, so that no sentence is lost. Its words are the source's own and its judgement is left to
 * the writer.
 *
 * @param now RFC 3339, for the cut-off
 */
export function draftFrom(source: Source, actors: readonly Actor[], now: string): string {
  const all = sentencesOf(source, actors);
  const held = positionsIn(all, actors);
  const positions = held.map(([actor, s]) => position(actor, s, source.id));
  const used = new Set(held.map(([, s]) => s));
  const facts = [...all]
    .filter((s) => !used.has(s))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, FACTS);
  const rest = all.filter((s) => !used.has(s) && !facts.includes(s));
  const inOrder = all.filter((s) => facts.includes(s)).map((s) => fact(s, source));
  return (
    [draftFrontMatter(now, SORTED), BOTTOM_LINE, ...inOrder, ...positions, ENDING, aside(rest)]
      .filter(Boolean)
      .join('\n\n') + '\n'
  );
}

function sentencesOf(source: Source, actors: readonly Actor[]): Sentence[] {
  const texts = paragraphs(source.body).flatMap((p) => {
    const text = source.body.slice(p.start, p.end);
    return sentences(text, source.lang).map((s) => text.slice(s.start, s.end));
  });
  const body = new Searchable(source.body, source.lang);
  return texts
    .filter((text) => findIn(text, body).pieces)
    .map((text) => {
      const named = actors
        .map((actor) => ({ actor, at: placeOfName(text, actor) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at)
        .map(({ actor }) => actor);
      const weight = (text.match(/\p{N}+/gu) ?? []).length * 2 + (/["“«]/u.test(text) ? 2 : 0) + named.length;
      return { text, actors: named, weight };
    });
}

/** For each actor, the first sentence that begins with it, or with one who speaks for it, and has it want something. */
function positionsIn(all: readonly Sentence[], actors: readonly Actor[]): [Actor, Sentence][] {
  const found = new Map<Actor, Sentence>();
  for (const sentence of all.filter((s) => WANTS.test(s.text))) {
    const [first] = sentence.actors;
    const actor = actors.find((a) => a.id === first?.represents) ?? first;
    if (actor && !found.has(actor) && found.size < POSITIONS) found.set(actor, sentence);
  }
  return [...found];
}

const cite = (s: Sentence, source: string): string => `<Cite source="${source}" passage="${attribute(s.text)}"/>`;

const fact = (s: Sentence, source: Source): string => `<KeyFact>${prose(s.text)} ${cite(s, source.id)}</KeyFact>`;

const position = (actor: Actor, s: Sentence, source: string): string =>
  `<Position actor="${actor.id}" basis="reported">\n  <Wants>${prose(s.text)} ${cite(s, source)}</Wants>\n</Position>`;

/** Text as MDX reads it literally. */
const prose = (text: string): string => text.replace(/[\\`*_{}[\]<>]/g, '\\$&');

/** A double quotation mark would end the attribute; any other glyph for it is the same to a passage. */
const attribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '”');

const aside = (rest: readonly Sentence[]): string =>
  rest.length
    ? `{/*\nSet aside; use, or leave out and say why:\n\n${rest.map((s) => s.text.replace(/\*\//g, '* /')).join('\n\n')}\n*/}`
    : '';

/** The front matter of a draft begun at a moment, RFC 3339; `ai` says what a machine has had to do with it. */
export const draftFrontMatter = (now: string, ai: string): string => `---
title: The finding as a sentence with a verb
asOf: ${now.slice(0, 16)}:00Z
published: ${now.slice(0, 10)}
status: draft
tlp: CLEAR
authors: Your desk
reviewedBy: Another desk
ai: ${ai}
---`;

const SORTED = 'first draft sorted by a program from the source’s own sentences, rewritten by the desk';

/** A briefing with nothing in it yet, for a desk that fills it piece by piece. */
export const emptyBriefing = (now: string): string => `${draftFrontMatter(now, 'none')}

<BottomLine></BottomLine>
`;

export const BOTTOM_LINE = `<BottomLine>What happened and what it means, for those who read no further.</BottomLine>`;

/** What every draft ends with, for the desk to write. */
export const ENDING = `<Judgement term="likely" confidence="low" because="why the evidence is no better and no worse">An event with a threshold.</Judgement>

<Gap>What is not known.</Gap>`;
