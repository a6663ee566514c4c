import type { Actor } from './actor.ts';
import { paragraphs, sentences } from './context.ts';
import { placeOfName } from './naming.ts';
import { findIn, Searchable } from './passage.ts';
import { proposedActors, WANTS, type ProposedActor } from './proposed-actor.ts';
import type { Source } from './source.ts';

/** A word that means another day tomorrow. */
export interface StaleWord {
  start: number;
  end: number;
  /** The day it means, by the source's date. */
  day?: string;
  /** Whether a sentence is whole without it. */
  leaves: boolean;
}

/** What is known of languages, for reading a source that nothing is written about yet. */
export interface FirstReading {
  /** Persons and states that sentences name. */
  actors(texts: readonly string[], lang: string): ProposedActor[];
  /** Whether two forms of a name are, or may be, one person's. */
  like(said: string, registered: string): 'same' | 'perhaps' | undefined;
  stale(text: string, lang: string, written: string): StaleWord[];
  /** What is quoted, and the words that name who says it. */
  quotations(text: string, lang: string): { words: string; speaker: string }[];
}

/** A first draft, and the actors it proposes, each with its id. */
export interface Draft {
  text: string;
  actors: ReturnType<typeof proposedActors>;
}

/** A sentence of a source that can be cited whole, and what speaks for using it. */
interface Sentence {
  text: string;
  /** Its words without those that would be wrong tomorrow; nothing where it cannot do without them. */
  said: string | undefined;
  /** The day that a word of it means. */
  on: string | undefined;
  /** Whether that word still stands in what is said: only a fact has a place for its day. */
  saysDay: boolean;
  /** The actors it names, in the order it names them. */
  actors: readonly Known[];
  /** How much in it can be checked: numerals, quotations, names. */
  weight: number;
}

/** An actor of the registry, or a proposed one. */
type Known = Pick<Actor, 'name' | 'aliases'> & { id: string } & Partial<Pick<Actor, 'short' | 'represents' | 'kind'>>;

const FACTS = 7;
const FEWEST_FACTS = 3;
const FACT_WORDS = 22;
const ALL_FACT_WORDS = 115;
const POSITIONS = 6;
const POSITION_WORDS = 30;
const QUOTES = 2;
const QUOTE_WORDS = 30;
const UNKNOWN =
  /\b(?:no (?:immediate |further )?details|not (?:yet )?(?:been )?(?:clear|known|disclosed|clarified|specified|stated|said|announced)|unclear|unknown)\b/iu;

/**
 * A first draft from one source: the sentences with most to check as key facts, the actors' wishes as positions, what is
 * quoted with its speaker, the rest set aside in comments, so that no sentence is lost. Its words are the source's own;
 * its judgement is left to the writer, and so is whether an actor it proposes is one.
 *
 * @param now RFC 3339, for the cut-off
 */
export function draftFrom(source: Source, actors: readonly Actor[], now: string, reading: FirstReading): Draft {
  const texts = textsOf(source);
  const proposed = proposedActors(texts, source.lang, actors, reading);
  const known: Known[] = [...actors, ...proposed];
  const all = texts.map((text) => sentenceOf(text, source, known, reading));
  const held = positionsIn(all, known);
  while (held.length > 1 && all.filter(isFact).length - held.length < FEWEST_FACTS) held.pop();
  const used = new Set(held.map(([, s]) => s));
  const gap = all.find((s) => !used.has(s) && s.said !== undefined && UNKNOWN.test(s.text));
  if (gap) used.add(gap);
  const facts = factsOf(all.filter((s) => !used.has(s)));
  const rest = all.filter((s) => !used.has(s) && !facts.has(s));
  const text = [
    draftFrontMatter(now, SORTED),
    PROPOSED,
    BOTTOM_LINE,
    ...all.filter((s) => facts.has(s)).map((s) => fact(s, source)),
    ...positionsOf(held, known, all, source),
    ...quotesIn(all, source, reading),
    endingWith(gap?.said),
    aside(rest),
  ];
  return { text: text.filter(Boolean).join('\n\n') + '\n', actors: proposed };
}

/** The sentences of a source that stand in it once, so that each can be cited. */
function textsOf(source: Source): string[] {
  const body = new Searchable(source.body, source.lang);
  return paragraphs(source.body)
    .flatMap((p) => {
      const text = source.body.slice(p.start, p.end);
      return sentences(text, source.lang).map((s) => text.slice(s.start, s.end));
    })
    .filter((text) => findIn(text, body).pieces);
}

function sentenceOf(text: string, source: Source, actors: readonly Known[], reading: FirstReading): Sentence {
  const named = actors
    .map((actor) => ({ actor, at: placeOfName(text, actor) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ actor }) => actor);
  const weight = (text.match(/\p{N}+/gu) ?? []).length * 2 + (/["“«]/u.test(text) ? 2 : 0) + named.length;
  const stale = reading.stale(text, source.lang, source.published);
  const days = new Set(stale.flatMap(({ day }) => day ?? []));
  const [on] = days;
  // A day that is still to come, or one of two, is no day on which the sentence's event was.
  const isSure = days.size < 2 && (on === undefined || (on <= source.published && !AHEAD.test(text)));
  const stays = stale.some((w) => !w.leaves && w.day === undefined) || !isSure || stale.some(isCutShort);
  return {
    text,
    said: stays ? undefined : without(text, stale),
    on: isSure ? on : undefined,
    saysDay: stale.some((w) => !w.leaves),
    actors: named,
    weight,
  };

  function isCutShort({ leaves, day, start, end }: StaleWord): boolean {
    return !leaves && day !== undefined && /[’'-]/.test(text.charAt(end) + text.charAt(start - 1));
  }
}

const AHEAD = /\b(?:will|shall|is to|are to|plans?|due)\b/iu;

/** A text without some of its words; what then begins it has a capital. */
function without(text: string, words: readonly StaleWord[]): string {
  const cut = words
    .filter((w) => w.leaves)
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  if (cut === text) return text;
  return cut
    .replace(/^[\s,]+/u, '')
    .replace(/([:;—–]) ,/gu, '$1')
    .replace(/\s+(?=[\s.,;:!?])/gu, '')
    .replace(/^\p{Ll}/u, (c) => c.toUpperCase());
}

/** The sentences with most to check, those short enough for a fact first; longer ones, whole, only where there are too few. */
function factsOf(all: readonly Sentence[]): ReadonlySet<Sentence> {
  const facts = new Set<Sentence>();
  let room = ALL_FACT_WORDS;
  const usable = all.filter(isFact);
  for (const s of [...usable].sort((a, b) => b.weight - a.weight)) {
    const words = countWords(s.said ?? '');
    if (words > FACT_WORDS || words > room || facts.size >= FACTS) continue;
    facts.add(s);
    room -= words;
  }
  const byLength = (s: Sentence) => countWords(s.said ?? '');
  for (const s of [...usable].sort((a, b) => byLength(a) - byLength(b))) if (facts.size < FEWEST_FACTS) facts.add(s);
  return facts;
}

/** Whether it can stand as a fact: whole, and without a word that is wrong tomorrow. */
const isFact = (s: Sentence): boolean => s.said !== undefined && /[.!?…]["”“’»«)]*\.?$/u.test(s.text);

const countWords = (text: string): number => text.split(/\s+/).length;

/** For each actor, the first sentence that begins with it, or with one who speaks for it, and has it want something. */
function positionsIn(all: readonly Sentence[], actors: readonly Known[]): [Known, Sentence][] {
  const found = new Map<Known, Sentence>();
  const wishes = all.filter(
    (s) => WANTS.test(s.text) && !s.saysDay && s.said !== undefined && countWords(s.said) <= POSITION_WORDS,
  );
  const used = new Set<Sentence>();
  for (const sentence of wishes) {
    const first = sentence.actors.find((a) => begins(sentence.text, a));
    const actor = actors.find((a) => a.id === first?.represents) ?? first;
    if (!actor || found.has(actor) || used.has(sentence) || found.size >= POSITIONS) continue;
    found.set(actor, sentence);
    used.add(sentence);
  }
  return [...found];
}

/** Whether a sentence begins with an actor, an office in capitals before its name or not, and then says that it wants something. */
function begins(text: string, actor: Known): boolean {
  const at = placeOfName(text, actor);
  const wish = WANTS.exec(text)?.index ?? -1;
  return (
    at < wish &&
    /^(?:The )?(?:\p{Lu}[\p{L}.’'-]* (?:of (?:the )?)?)*(?:aide |envoy |analyst )?$/u.test(text.slice(0, at))
  );
}

/** The rows of the table; where no one is said to want anything, the actor named most, with nothing stated. */
function positionsOf(
  held: readonly [Known, Sentence][],
  actors: readonly Known[],
  all: readonly Sentence[],
  { id }: Source,
): string[] {
  if (held.length) return held.map(([actor, s]) => position(actor, s, id));
  const often = (actor: Known) => all.filter((s) => s.actors.includes(actor)).length;
  const [most] = actors.filter((a) => often(a) > 0).sort((a, b) => often(b) - often(a));
  return most ? [`<Position actor="${most.id}" basis="reported">\n</Position>`] : [];
}

function quotesIn(all: readonly Sentence[], source: Source, reading: FirstReading): string[] {
  return all
    .flatMap((s) =>
      reading.quotations(s.text, source.lang).flatMap(({ words, speaker }) => {
        const said = s.actors.filter((a) => placeOfName(speaker, a) >= 0);
        const by = said.find((a) => a.kind === 'person') ?? said[0];
        const count = countWords(words);
        if (!by || count < 2 || count > QUOTE_WORDS) return [];
        return [`<Quote by="${by.id}">${prose(words)} ${cite(s, source.id)}</Quote>`];
      }),
    )
    .slice(0, QUOTES);
}

const cite = (s: Sentence, source: string): string => `<Cite source="${source}" passage="${attribute(s.text)}"/>`;

const fact = (s: Sentence, source: Source): string =>
  `<KeyFact${s.on === undefined ? '' : ` on="${s.on}"`}>${prose(s.said ?? s.text)} ${cite(s, source.id)}</KeyFact>`;

const position = (actor: Known, s: Sentence, source: string): string =>
  `<Position actor="${actor.id}" basis="reported">\n  <Wants>${prose(s.said ?? s.text)} ${cite(s, source)}</Wants>\n</Position>`;

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

const PROPOSED = `{/* Proposed by a program from the source’s own sentences: nothing here is accepted before you have changed or kept it. */}`;

/** What every draft ends with, for the desk to write. */
export const ENDING = `<Judgement term="likely" confidence="low" because="why the evidence is no better and no worse">An event with a threshold.</Judgement>

<Gap>What is not known.</Gap>`;

/** The same with what a source itself says is not known. */
const endingWith = (gap: string | undefined): string =>
  gap === undefined ? ENDING : ENDING.replace('What is not known.', () => prose(gap));
