import type { Actor } from '../model/actor.ts';
import { sentences } from '../model/context.ts';
import type { CitedSource } from './cited.ts';
import { languageOf } from './languages/index.ts';
import { wordsOf } from './lexicon.ts';
import { quotations } from './quotation.ts';
import type { Registry } from './registry.ts';
import { speakerOf, withoutQuotations, type SpeakerAt, type Told } from './speech-near.ts';
import { actorsOf, labelsOf } from './transcript.ts';

/** Whose words a stretch of a source is, as the source has it. */
export type Voice =
  /** One of these actors: by name, or by a pronoun for one of them. */
  | { kind: 'named'; actors: Actor[] }
  /** Someone whom the registry does not have. */
  | { kind: 'stranger'; name: string; unsure?: true }
  /** Whoever asks, in a transcript. */
  | { kind: 'questioner'; name: string }
  /** A speaker under a label that names no one in the registry: "SENIOR OFFICIAL". */
  | { kind: 'label'; name: string };

/** How many characters before a quotation are read for who owns it. */
const OWNED = 80;

/** How many sentences before a pronoun are read for whom it stands for. */
const BACK = 6;

/** The voice of a stretch of a source's body; nothing where the source does not give the words to anyone. */
export function voiceOf(
  source: CitedSource,
  stretch: { start: number; end: number },
  registry: Registry,
): Voice | undefined {
  const index = source.paragraphs.findIndex((p) => p.start <= stretch.start && stretch.start < p.end);
  const label = labelsOf(source)[index];
  const inside = voiceInParagraph(source, index, stretch, registry, label !== undefined);
  if (inside || !label) return inside;
  if (label.asks) return { kind: 'questioner', name: label.text };
  const actors = actorsOf(label, source.source.published, registry);
  return actors.length ? { kind: 'named', actors } : { kind: 'label', name: label.text };
}

/** Within a speaker's own words, only what stands in quotation marks is another's. */
function voiceInParagraph(
  source: CitedSource,
  index: number,
  stretch: { start: number; end: number },
  registry: Registry,
  isLabelled: boolean,
): Voice | undefined {
  const told = toldOf(source, index);
  const paragraph = source.paragraphs[index];
  if (!told || !paragraph) return undefined;
  const at = { start: stretch.start - paragraph.start, end: stretch.end - paragraph.start };
  const marked = told.quotations.find((q) => q.start <= at.start && at.end <= q.end);
  if (isLabelled && !marked) return undefined;
  const owner = marked && ownerBefore(told, marked.start, registry);
  if (owner) return { kind: 'named', actors: [owner] };
  const near = marked ? speakerOfMarked(told, marked) : speakerOf(told, at);
  return near ? voiceAt(source, index, told, near, registry) : undefined;
}

/** "The minister’s remark that “…”": who owns what is said, right before it. */
function ownerBefore({ text, lang }: Told, start: number, registry: Registry): Actor | undefined {
  const nominal = languageOf(lang)?.speech?.nominal;
  if (!nominal) return undefined;
  const before = text.slice(Math.max(0, start - OWNED), start);
  const name = registry.find(before).at(-1);
  const between = name && before.slice(name.end);
  if (!between || !/^['’]s?\s[^,;:.]*$/u.test(between)) return undefined;
  return wordsOf(between.slice(2)).some((w) => nominal.stands.has(w.key)) ? name.actor : undefined;
}

/** The speaker of a quotation, or of the one before it in its paragraph where its own sentence names none. */
function speakerOfMarked(told: Told, marked: Told['quotations'][number]): SpeakerAt | undefined {
  const at = told.quotations.indexOf(marked);
  for (let i = at; i >= 0; i--) {
    const quotation = told.quotations[i];
    const near = quotation && speakerOf(told, quotation);
    if (near) return near;
  }
  return undefined;
}

function voiceAt(
  source: CitedSource,
  index: number,
  told: Told,
  near: SpeakerAt,
  registry: Registry,
): Voice | undefined {
  if (near.pronoun) {
    const actors = antecedents(source, index, told, near.pronoun.start, registry);
    return actors.length ? { kind: 'named', actors } : undefined;
  }
  const masked = withoutQuotations(told);
  const part = masked.slice(near.start, near.end);
  const actors = registry.find(part).flatMap(({ actor, end }) => (/^['’]s?\b/u.test(part.slice(end)) ? [] : [actor]));
  const stranger = strangerIn(part, source.source.lang, registry);
  const persons = actors.filter((a) => a.kind === 'person');
  if (stranger && !persons.length) return { kind: 'stranger', name: stranger };
  if (actors.length) return { kind: 'named', actors: [...actors] };
  const name = properNameIn(part, masked.slice(0, near.start));
  return name === undefined ? undefined : { kind: 'stranger', name, unsure: true };
}

/** The last name of a stretch that names no one known: two words or more with capitals, or an acronym. */
function properNameIn(part: string, before: string): string | undefined {
  const names = [...part.matchAll(/\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}\p{M}'’-]+)*/gu)];
  const isFirst = (m: RegExpExecArray) => /(?:^|[.!?”"]\s*)$/u.test((before + part.slice(0, m.index)).trimEnd());
  return names.findLast((m) => /\s/u.test(m[0]) || (/^\p{Lu}{2,}$/u.test(m[0]) && !isFirst(m)))?.[0];
}

/** The persons whom a pronoun may stand for: those of the last sentence before it whose subject is no pronoun too. */
function antecedents(source: CitedSource, index: number, told: Told, at: number, registry: Registry): Actor[] {
  const found: Actor[] = [];
  for (const sentence of sentencesBefore(source, index, told, at)) {
    const persons = registry.find(sentence).filter((n) => n.actor.kind === 'person');
    for (const { actor } of persons) found.push(actor);
    if (persons.length && !beginsWithPronoun(sentence, source.source.lang)) break;
  }
  return [...new Set(found)];
}

/** The narrative before a place, from the nearest sentence on, over the paragraphs before it. */
function* sentencesBefore(source: CitedSource, index: number, told: Told, at: number): Generator<string> {
  let left = BACK;
  for (let i = index; i >= 0 && left > 0; i--) {
    const paragraph = i === index ? told : toldOf(source, i);
    if (!paragraph) return;
    const text = withoutQuotations(paragraph).slice(0, i === index ? at : undefined);
    for (const s of [...sentences(text, source.source.lang)].reverse()) {
      if (left-- <= 0) return;
      yield text.slice(s.start, s.end);
    }
  }
}

const beginsWithPronoun = (sentence: string, lang: string): boolean => {
  const [first] = wordsOf(sentence);
  const pronouns = languageOf(lang)?.quoting.speakers.flatMap((s) => s.split('|')) ?? [];
  return first !== undefined && pronouns.includes(first.key);
};

/** A person by a given name whom the registry does not have. */
function strangerIn(text: string, lang: string, registry: Registry): string | undefined {
  const given = languageOf(lang)?.persons?.givenNames;
  for (const { 0: name, index } of text.matchAll(/\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}\p{M}'’-]+){1,2}/gu)) {
    const isKnown = registry.find(text).some((n) => n.start < index + name.length && index < n.end);
    if (!isKnown && given?.has(name.split(' ')[0] ?? '')) return name;
  }
  return undefined;
}

const paragraphsTold = new WeakMap<CitedSource, (Told | undefined)[]>();

function toldOf(source: CitedSource, index: number): Told | undefined {
  const paragraph = source.paragraphs[index];
  if (!paragraph) return undefined;
  const all = paragraphsTold.get(source) ?? [];
  paragraphsTold.set(source, all);
  const text = source.text(paragraph);
  const { lang } = source.source;
  return (all[index] ??= { text, lang, quotations: quotations(text), sentences: sentences(text, lang) });
}
