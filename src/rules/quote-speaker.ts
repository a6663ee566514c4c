import type { Actor } from '../model/actor.ts';
import type { Quote } from '../model/brief.ts';
import { asksIn, attributed } from './attributed.ts';
import { besideQuotation, checkQuotation, type CheckedQuotation } from './checked-quotation.ts';
import type { CitedSource } from './cited.ts';
import { verbFormOf } from './finite-verb.ts';
import { wordsOf } from './lexicon.ts';
import type { Printed } from './printed.ts';
import type { Quotation } from './quotation.ts';
import type { Finding, Reading, Rule } from './rule.ts';
import { labelsOf } from './transcript.ts';
import { voiceOf, type Voice } from './voice.ts';

/**
 * Quoted words are given to whom the source gives them to: by name beside a verb of speech, by the label of a transcript,
 * which is good for the paragraphs after it, or by a pronoun for who was named before. A party's own document speaks for the
 * party that issued it, and a state may be given the words of who speaks for it. Where the source gives the words to no one,
 * its paragraph names the speaker.
 *
 * Standard: AP; ICD 206, so that words are not put into a mouth they did not come from.
 *
 * Good:
 *
 *     <Quote by="gerhard-mangott">last-ditch effort <Cite source="moscow-talks" passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></Quote>
 *
 *     <Quote by="united-states">This tariff is in addition to any other duties <Cite source="india-tariffs" passage="This tariff is in addition to any other duties"/></Quote>
 *
 * Bad:
 *
 *     <Quote by="yuri-ushakov">last-ditch effort <Cite source="moscow-talks" passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></Quote>
 *     → The source gives "last-ditch effort" to Gerhard Mangott
 *
 *     <Quote by="russia">The talks were constructive <Cite source="geneva-statement" passage="The talks were constructive"/></Quote>
 *     → The paragraph does not name Russia, but United States and Ukraine
 */
export const quoteSpeaker: Rule = (reading) =>
  reading.texts
    .filter((text) => READ.has(text.part) && text.citations.length > 0 && !reading.broken(text.at))
    .flatMap((text) =>
      text.quotations.flatMap((quotation) => {
        const checked = checkQuotation(text, quotation, text.citations, reading);
        const found = checked && ofQuotation(text, quotation, checked, reading);
        return found ? [{ at: reading.placeOf(text, quotation), ...found }] : [];
      }),
    );

/** What says of its words who spoke them. */
const READ: ReadonlySet<Printed['part']> = new Set(['quote', 'keyFact', 'outcome', 'bottomLine', 'whyItMatters']);

type Told = Omit<Finding, 'at'>;

const NOTE = 'Give the words to who speaks there, or add the form the text uses to the actor’s `aliases`';

function ofQuotation(
  text: Printed,
  quotation: Quotation,
  checked: CheckedQuotation,
  reading: Reading,
): Told | undefined {
  const { source, start, end } = checked.found;
  const voice = voiceOf(source, { start, end }, reading.registry);
  const quote = text.part === 'quote' ? reading.brief.quotes.find((q) => q.at === text.at) : undefined;
  if (quote) return ofQuote(quote, voice, checked, reading);
  const other = subjectInstead(text, quotation, checked, reading);
  if (other) return { message: `The source says "${shortened(quotation.words)}" of ${other.name}`, note: NOTE };
  const given = attributed(text, quotation, reading.registry);
  if (!given) return undefined;
  const isHeading = voice?.kind === 'label' && !isSpeaker(voice.name, source);
  if (!voice || isHeading) return unheard(given.actors, checked, reading);
  if (voice.kind === 'questioner')
    return given.asks && !answers(given.who, source) ? undefined : said(quotation.words, voice);
  if (!given.actors.length) return undefined;
  if (voice.kind === 'label') {
    const isOther = given.actors.every(
      (a) => a.kind === 'person' && !holdsOffice(voice.name, a) && !couldBe(a, voice.name),
    );
    const isName = /^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)+$/u.test(voice.name);
    return isOther ? { ...said(quotation.words, voice), ...(!isName && { severity: 'warning' as const }) } : undefined;
  }
  if (given.actors.some((a) => isVoice(a, voice, reading))) return undefined;
  const isUnsure = isPerhaps(voice) || namesVoice(text, quotation, voice, reading);
  return { ...said(quotation.words, voice), ...(isUnsure && { severity: 'warning' as const }) };
}

/** Whether the source's speaker is known by a name alone that the registry does not have. */
const isPerhaps = (voice: Voice): boolean => voice.kind === 'stranger' && voice.unsure === true;

/** Whether a text names whose words they are beside them too: "A said that B “will not …”", where the words are B’s to A. */
function namesVoice(text: Printed, quotation: Quotation, voice: Voice, reading: Reading): boolean {
  const beside = besideQuotation(text, quotation).split(';');
  const parts = beside.length > 1 ? beside.filter((b) => b.includes('…')) : beside;
  if (voice.kind !== 'named') return voice.kind === 'stranger' && parts.some((p) => p.includes(voice.name));
  return parts.some((p) => voice.actors.some((a) => reading.registry.names(p, a)));
}

/** Whether a document opens with the name of one of these, or bears it: it may be their own speech. */
const opensWith = (
  { source, paragraphs }: CitedSource,
  actors: readonly Actor[],
  registry: Reading['registry'],
): boolean => {
  const opening = `${source.title}\n${source.body.slice(0, paragraphs[1]?.end ?? 0)}`;
  return actors.some((a) => registry.names(opening, a));
};

/** Whether words begin with a verb in the past or third person, whose subject stands before it. */
function beginsWithVerb(words: string, lang: string): boolean {
  const [first] = wordsOf(words);
  const form = first && verbFormOf(lang, first.key);
  return form === 'past' || form === 'third';
}

/** Whether words name who answers in a transcript, by the last word of the label: "the official". */
function answers(who: string, source: CitedSource): boolean {
  const words = new Set(who.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  return labelsOf(source).some((l) => l?.own && !l.asks && words.has(l.text.split(/\s/).at(-1)?.toLowerCase() ?? ''));
}

/** How many sentences around quoted words are read for who may speak. */
const AROUND = 3;

/** Quoted words that the source gives to no one, and the text to an actor whom it does not name near them. */
function unheard(actors: readonly Actor[], { found }: CheckedQuotation, { registry }: Reading): Told | undefined {
  const { source, start } = found;
  const parties = source.source.party;
  const own = actors.flatMap((a) => chainOf(a, registry));
  if (!actors.length || actors.some((a) => a.kind === 'group')) return undefined;
  const at = source.sentences.findIndex((s) => s.start <= start && start < s.end);
  const near = source.sentences
    .slice(Math.max(0, at - AROUND), at + AROUND + 1)
    .map((s) => source.text(s))
    .join(' ');
  const names = registry.find(near).map((n) => n.actor);
  const isNamed = actors.some((a) => registry.names(near, a) || holdsOffice(near, a));
  const isForeign = parties.length > 0 && !parties.some((p) => own.includes(p));
  if (isNamed && isForeign && actors.every((a) => a.kind === 'person'))
    return { ...unsure(actors[0]?.name ?? '', 'no one'), severity: 'warning' };
  if (!names.length || isNamed || names.some((n) => n.kind !== 'state' && own.includes(n.id))) return undefined;
  // Who issues a document speaks in it, unless it speaks of other persons there.
  const isPerson = actors.every((a) => a.kind === 'person');
  const others = names.some((n) => n.kind === 'person');
  if (parties.some((p) => own.includes(p)) && !(isPerson && others)) return undefined;
  if (!isPerson && names.some((n) => own.includes(n.id))) return undefined;
  const instead = [...new Set(names.map((a) => a.name))];
  const name = actors[0]?.name ?? '';
  return {
    message: `The source does not name ${name} near these words, but ${instead.join(' and ')}`,
    note: NOTE,
    ...(opensWith(source, actors, registry) && { severity: 'warning' as const }),
  };
}

/** Whether a text speaks of an office of an actor, by what stands before "of". */
const holdsOffice = (text: string, { offices }: Actor): boolean =>
  offices
    .flatMap(({ title, aliases }) => [title, ...aliases])
    .some((title) => text.toLowerCase().includes(title.split(/ (?:of|for|to) /)[0]?.toLowerCase() ?? title));

/**
 * Whom the source names right before quoted words that the text puts right after another's name: its subject, where the
 * words begin with the verb. Nothing where the source's sentence names the text's own before them too.
 */
function subjectInstead(
  text: Printed,
  quotation: Quotation,
  { found, beginsWithGap }: CheckedQuotation,
  reading: Reading,
): Actor | undefined {
  const { registry } = reading;
  const { source, start } = found;
  const sentence = source.sentences.find((s) => s.start <= start && start < s.end);
  if (!sentence || beginsWithGap || !/^\p{Ll}/u.test(quotation.words)) return undefined;
  const ahead = text.text.slice(text.sentenceAt(quotation.start).start, quotation.start).trimEnd();
  const there = source.source.body.slice(sentence.start, start).trimEnd();
  const [said, has] = [registry.find(ahead).at(-1), registry.find(there)];
  const isVerb = beginsWithVerb(quotation.words, source.source.lang);
  const last = isVerb ? (has.find((n) => n.actor.kind === 'person') ?? has[0]) : has.at(-1);
  if (!said || !last || said.end !== ahead.length || (!isVerb && last.end !== there.length)) return undefined;
  const isThere = has.some((n) => isVoice(said.actor, { kind: 'named', actors: [n.actor] }, reading));
  return isThere ? undefined : last.actor;
}

function ofQuote(
  quote: Quote,
  voice: Voice | undefined,
  checked: CheckedQuotation,
  reading: Reading,
): Told | undefined {
  const actors = actorsOf(quote, reading);
  if (voice?.kind === 'questioner')
    return asksIn(quote.speaker ?? '', reading.brief.lang) ? undefined : said(text(quote), voice);
  if (!actors.length) return undefined;
  if (!voice || voice.kind === 'label') return unvoiced(actors, voice, checked.found.source, checked, reading);
  if (actors.some((a) => isVoice(a, voice, reading))) return undefined;
  return { ...said(text(quote), voice), ...(isPerhaps(voice) && { severity: 'warning' as const }) };
}

const text = (quote: Quote): string => quote.text.map((s) => (s.kind === 'text' ? s.text : '')).join('');

/** Whom a `Quote` is given to, as far as the registry has them. */
function actorsOf({ by, speaker }: Quote, { registry }: Reading): Actor[] {
  const actor = by && registry.get(by.id);
  return actor ? [actor] : registry.find(speaker ?? '').map((n) => n.actor);
}

function said(words: string, voice: Voice): Told {
  const who =
    voice.kind === 'questioner'
      ? `someone who asks ("${voice.name}")`
      : voice.kind === 'named'
        ? [...new Set(voice.actors.map((a) => a.name))].join(' or ')
        : voice.name;
  return { message: `The source gives "${shortened(words)}" to ${who}`, note: NOTE };
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words);

/** Words that the source gives to no one by name: its issuer's, or those of someone whom the paragraph names. */
function unvoiced(
  actors: readonly Actor[],
  label: Voice | undefined,
  source: CitedSource,
  { found }: CheckedQuotation,
  { registry }: Reading,
): Told | undefined {
  const paragraph = source.paragraphs.find((p) => p.start <= found.start && found.start < p.end);
  const words = paragraph ? source.text(paragraph) : '';
  const names = registry.find(words).map((n) => n.actor);
  const parties = source.source.party;
  const other = parties.some(
    (p) => names.some((a) => a.id === p) && !actors.some((a) => chainOf(a, registry).includes(p)),
  );
  const isIssuer = actors.some((a) => parties.some((p) => chainOf(a, registry).includes(p)));
  const isUnnamed =
    label?.kind === 'label' && isSpeaker(label.name, source) && actors.every((a) => a.kind === 'person');
  if (!isUnnamed && actors.some((a) => registry.names(words, a))) return undefined;
  const name = actors[0]?.name ?? '';
  if (isUnnamed) return unnamed(actors, label.name, words, registry);
  if (label)
    return isIssuer ? undefined : { ...unsure(name, `"${'name' in label ? label.name : ''}"`), severity: 'warning' };
  if (isIssuer && !other) return undefined;
  const instead = [...new Set(names.map((a) => a.name))];
  if (!instead.length || labelsOf(source).some((l) => l)) return { ...unsure(name, 'no one'), severity: 'warning' };
  return {
    message: `The paragraph does not name ${name}, but ${instead.join(' and ')}`,
    note: NOTE,
    ...(opensWith(source, actors, registry) && { severity: 'warning' as const }),
  };
}

/** A label of a speaker comes again; one that stands there once may be a heading. */
const isSpeaker = (label: string, source: CitedSource): boolean =>
  labelsOf(source).filter((l) => l?.own && l.text === label).length > 1;

/**
 * A person, where the label is of someone without a name: it is not for a briefing to give one. Where the paragraph names the
 * person, the label may speak of their words.
 */
function unnamed(actors: readonly Actor[], label: string, words: string, registry: Reading['registry']): Told {
  const isNamed = actors.some((a) => registry.names(words, a));
  return {
    message: `The source gives the words to "${label}", without a name`,
    note: 'Give them as the source does, with speaker="…", or read there who speaks',
    ...(isNamed && { severity: 'warning' as const }),
  };
}

const unsure = (name: string, who: string): Told => ({
  message: `The source gives the words to ${who}, and nothing in the paragraph says that ${name} speaks`,
  note: 'Read the source again, and cite a paragraph that names who speaks',
});

/** An actor, whom it speaks for, and whom that one does. */
function chainOf(actor: Actor, registry: Reading['registry']): string[] {
  const chain: string[] = [];
  for (let at: Actor | undefined = actor; at && !chain.includes(at.id);) {
    chain.push(at.id);
    at = at.represents ? registry.get(at.represents) : undefined;
  }
  return chain;
}

/** Whether a name that the registry does not have may be another form of an actor’s, or of its office. */
function couldBe(actor: Actor, name: string): boolean {
  const all = [actor.name, ...actor.aliases, ...Object.values(actor.names), ...actor.offices.map((o) => o.title)];
  const words = new Set(all.flatMap((n) => n.toLowerCase().split(/[^\p{L}]+/u)).filter((w) => w.length > 2));
  const initials = all.map((n) => (n.match(/\p{Lu}/gu) ?? []).join(''));
  return (
    name
      .toLowerCase()
      .split(/\s/)
      .some((w) => words.has(w)) || initials.includes(name)
  );
}

/** Whether an actor may be given the words of a voice: its own, or those of who speaks for it. */
function isVoice(actor: Actor, voice: Voice, { registry }: Reading): boolean {
  if (voice.kind === 'stranger' && voice.unsure) return couldBe(actor, voice.name);
  if (voice.kind !== 'named') return voice.kind === 'stranger' && actor.kind !== 'person';
  const own = chainOf(actor, registry);
  return voice.actors.some((speaker) => {
    if (actor.kind === 'person' && speaker.kind === 'person') return actor.id === speaker.id;
    return chainOf(speaker, registry).some((id) => own.includes(id));
  });
}
