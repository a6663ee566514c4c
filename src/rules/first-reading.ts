import type { FirstReading } from '../model/draft.ts';
import type { ProposedActor } from '../model/proposed-actor.ts';
import { relativeDay, dayAfter, saidDates, saidWeekdays, weekdayOf } from './calendar.ts';
import { verbFormOf } from './finite-verb.ts';
import { languageOf } from './languages/index.ts';
import { wordsOf, type Readable } from './lexicon.ts';
import { likeness } from './person-names.ts';
import { personsIn } from './persons.ts';
import { quotations } from './quotation.ts';
import { speakerOf } from './speech-near.ts';
import { staleIn } from './stale-date.ts';

/** What the rules' knowledge of a language finds in a source before anyone has written about it: for a first draft. */
export const firstReading: FirstReading = {
  actors: (texts, lang) => {
    const persons = personsOf(texts, lang);
    return [...persons, ...statesIn(texts, lang, persons)];
  },
  like: likeness,
  stale: (text, lang, written) => {
    const weekdays = saidDates(text, lang).length ? [] : saidWeekdays(text, lang);
    return [
      ...staleIn(readable(text, lang)).map(({ start, end, found }) => {
        const by = relativeDay(found, lang);
        const isAdverb = !/\s/.test(found) && !follows(text, start, lang) && !/^[’'-]/.test(text.slice(end));
        return { start, end, leaves: isAdverb, ...(by === undefined ? {} : { day: dayAfter(written, by) }) };
      }),
      ...weekdays.map(({ start, end, number }) => ({
        start,
        end,
        leaves: false,
        ...(isPast(text, lang) ? { day: dayAfter(written, -((weekdayOf(written) - number + 7) % 7)) } : {}),
      })),
    ];
  },
  quotations: (text, lang) => {
    const all = quotations(text);
    const told = { text, lang, quotations: all, sentences: [{ start: 0, end: text.length }] };
    return all.map((q) => {
      const at = speakerOf(told, q);
      return { words: q.words, speaker: at && !at.pronoun ? text.slice(at.start, at.end) : '' };
    });
  },
};

/** Whether a text tells of the past, so that a weekday in it is the last one: only where the verbs of its language are known. */
const isPast = (text: string, lang: string): boolean =>
  readable(text, lang).words.some(({ key, quoted }) => !quoted && verbFormOf(lang, key) === 'past');

/** Whether a word stands before a place with which a day cannot be taken out: "until", "since". */
function follows(text: string, at: number, lang: string): boolean {
  const before = /(\p{L}+)\s+$/u.exec(text.slice(0, at))?.[1]?.toLowerCase();
  return before !== undefined && (languageOf(lang)?.calendar.onDay.notAfter.includes(before) ?? false);
}

function readable(text: string, lang: string): Readable {
  const quoted = quotations(text);
  return { text, lang, words: wordsOf(text, (at) => quoted.some((q) => q.start <= at && at < q.end)) };
}

/** The persons of some texts, each once: under the fullest form of the name, the others as aliases. */
function personsOf(texts: readonly string[], lang: string): ProposedActor[] {
  const forms = texts.flatMap((text) =>
    personsIn(readable(text, lang)).map(({ start, end, office }) => {
      const before = text.slice(0, start).trimEnd();
      return { name: text.slice(start, end), title: office === undefined ? [] : [titleIn(before, office.length)] };
    }),
  );
  const all: { name: string; aliases: Set<string>; titles: Set<string> }[] = [];
  for (const { name, title } of forms.sort((a, b) => b.name.length - a.name.length)) {
    const same = all.find((p) => isForm(name, p.name));
    const person = same ?? { name, aliases: new Set(), titles: new Set() };
    if (!same) all.push(person);
    if (person.name !== name) person.aliases.add(name);
    for (const t of title) person.titles.add(t);
  }
  return all.map(({ name, aliases, titles }) => {
    const surname = surnameOf(name);
    const isAlone = surname !== name && texts.some((t) => new RegExp(`(?<!\\p{L})${surname}(?!\\p{L})`, 'u').test(t));
    const others = [...new Set([...aliases, ...(isAlone ? [surname] : [])])];
    const [title, ...shorter] = [...titles].sort((a, b) => b.length - a.length);
    const offices = title === undefined ? [] : [{ title, aliases: shorter }];
    return { name, kind: 'person', aliases: others, offices };
  });
}

/** An office at the end of a text, with the capitalised words right before it that say of what: "Ukrainian President". */
function titleIn(before: string, length: number): string {
  const office = before.slice(-length);
  const words = /(?:(?<!\p{L})(?:\p{Lu}\.)+ |(?<!\p{L})\p{Lu}\p{L}+ )$/u.exec(before.slice(0, -length))?.[0].trim();
  const isPart = words !== undefined && (/\.$/.test(words) || OF.test(words));
  return isPart ? `${words} ${office}` : office;
}

/** Endings of adjectives that say of which state. */
const OF = /(?:[ai]an|ish|ese|i|ch)$/u;

const isForm = (short: string, full: string): boolean =>
  short === full || short === surnameOf(full) || likeness(short, full) === 'same';

const surnameOf = (name: string): string =>
  name
    .replace(/,? (?:Jr|Sr|I{2,3}|IV)\.?$/, '')
    .split(/\s+/)
    .at(-1) ?? name;

/**
 * Names of states, and of the unions that have a code of their own, as a language has them (CLDR). One that is only ever
 * followed by another name is not a state’s: "Chad Smith".
 */
function statesIn(texts: readonly string[], lang: string, persons: readonly ProposedActor[]): ProposedActor[] {
  const known = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  const text = persons.reduce((rest, { name }) => rest.replaceAll(name, ' '), texts.join('\n'));
  return CODES.flatMap((code): ProposedActor[] => {
    const name = known.of(code);
    if (
      name === undefined ||
      !new RegExp(`(?<![\\p{L}-])${escaped(name)}(?![\\p{L}-]| \\p{Lu}\\p{Ll})`, 'u').test(text)
    )
      return [];
    return [{ name, kind: UNIONS.has(code) ? 'organisation' : 'state', aliases: [], offices: [] }];
  });
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes of no state's own: the euro area, outlying Oceania, tests. */
const NO_STATE = new Set(['EZ', 'QO', 'XA', 'XB', 'ZZ']);
const UNIONS = new Set(['EU', 'UN']);
const CODES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => !NO_STATE.has(code));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
