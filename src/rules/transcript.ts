import type { CitedSource } from './cited.ts';
import type { Registry } from './registry.ts';
import type { Actor } from '../model/actor.ts';
import { officeOn } from '../model/actor.ts';

/** Who speaks in a transcript: a label before a speaker's words, good until the next one. */

/** The label that a paragraph of a transcript stands under. */
export interface Label {
  /** As the source has it: "MR. PRICE", "Q". */
  text: string;
  /** Whether it is a questioner's. */
  asks: boolean;
  /** Whether it stands in the paragraph itself. */
  own: boolean;
}

const ASKS =
  /^(?:Q|Question|QUESTION|REPORTER|Reporter|Frage|FRAGE|Pregunta|Питання|ЗАПИТАННЯ)(?:[:.]\s|\s+(?=[\p{Lu}“"]))/u;
const ANSWERS = /^(?:A|Answer|ANSWER)[:.]\s/u;
const NAME =
  /^(\p{Lu}[\p{L}\p{M}.'’-]*(?:\s(?:(?:of|the|for|and|to|von|van|der|de|di|del|la)\s)*\p{Lu}[\p{L}\p{M}.'’-]*){0,7})(?:\s*\([^()\n]{1,60}\)){0,3}(?:,\s\p{Lu}[^:“"\n.]{1,60}|,\s[^:“"\n.]{1,80}(?=:\s[“"«„]))?:\s/u;
/** "Senator WHITCOMB. When I was …", as hearings are printed. */
const IN_CAPITALS = /^((?:\p{Lu}[\p{L}.]+\s){0,3}\p{Lu}[\p{Lu}’'-]{2,})\.\s(?=\p{Lu})/u;

/** Paragraphs with a label of their own that make a text a transcript. */
const FEWEST = 2;

const transcripts = new WeakMap<CitedSource, (Label | undefined)[]>();

/** The labels of a source's paragraphs, in their order; none where it is no transcript. */
export function labelsOf(source: CitedSource): readonly (Label | undefined)[] {
  const known = transcripts.get(source);
  if (known) return known;
  const own = source.paragraphs.map((p) => labelOf(source.text(p)));
  const isTranscript = own.filter((l) => l !== undefined).length >= FEWEST;
  let last: Label | undefined;
  const labels = own.map((label) => {
    const carried = last && { ...last, own: false };
    last = label ?? last;
    return isTranscript ? (label ?? carried) : undefined;
  });
  transcripts.set(source, labels);
  return labels;
}

function labelOf(paragraph: string): Label | undefined {
  const asks = ASKS.exec(paragraph)?.[0];
  if (asks) return { text: asks.replace(/[:.]?\s*$/, ''), asks: true, own: true };
  const answers = ANSWERS.exec(paragraph)?.[0];
  if (answers) return { text: answers.replace(/[:.]\s*$/, ''), asks: false, own: true };
  const [, name] = NAME.exec(paragraph) ?? IN_CAPITALS.exec(paragraph) ?? [];
  return name === undefined ? undefined : { text: name, asks: false, own: true };
}

/** Whom a label names: by name, by the last word of one, or by the office held that day. */
export function actorsOf({ text }: Label, day: string, registry: Registry): Actor[] {
  const found = registry.find(text).map((n) => n.actor);
  const persons = found.filter((a) => a.kind === 'person');
  if (persons.length) return persons;
  const last = text.split(/\s/).at(-1)?.toLowerCase() ?? '';
  const named = registry.persons().filter((a) => a.name.toLowerCase().split(/\s/).at(-1) === last);
  if (named.length) return named;
  const office = text.toLowerCase().replace(/^the\s/, '');
  const held = registry.persons().filter((a) => officeOn(a, day)?.title.toLowerCase().startsWith(office));
  return held.length ? held : found;
}
