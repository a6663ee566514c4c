import { languageOf, perLanguage } from './languages/index.ts';
import type { PersonWords } from './languages/language.ts';
import type { Readable, Word } from './lexicon.ts';

/** Persons as a text names them: after an office, or by a given name. */

/** A person's name in a text, and the office it follows. */
export interface Person {
  start: number;
  end: number;
  office?: string;
}

/** The office that ends where a position begins, with the words before it in the sentence; the longest of the list. */
export function officeBefore(text: string, at: number, lang: string): { office: string; before: string } | undefined {
  const before = text
    .slice(0, at)
    .replace(/[-\u2010\u2011]/g, ' ')
    .trimEnd();
  const lower = before.toLowerCase();
  const office = known(lang)?.byLength.find(
    (o) => lower.endsWith(o) && !/[\p{L}\p{N}]/u.test(before.charAt(before.length - o.length - 1)),
  );
  return office && at > before.length ? { office, before: before.slice(0, before.length - office.length) } : undefined;
}

const plainOffice = (office: string): string => office.toLowerCase().replace(/-/g, ' ');
const known = perLanguage(({ offices: { offices, occupations } }) => ({
  byLength: [...new Set([...offices, ...occupations].map(plainOffice))].sort((a, b) => b.length - a.length),
  held: new Set(offices.map(plainOffice)),
}));

/** Whether it is an office that one holds from a day to a day, not an occupation. */
export const isHeld = (office: string, lang: string): boolean => known(lang)?.held.has(office) ?? false;

const PARTICLES: ReadonlySet<string> = new Set([
  'al',
  'ben',
  'bin',
  'da',
  'de',
  'del',
  'der',
  'dos',
  'du',
  'el',
  'ibn',
  'la',
  'van',
  'von',
  'zu',
]);

/**
 * Every run of capitalised words that is a person's name beyond doubt: after an office in capitals, after an occupation
 * where it has two words or more, or with a given name first or a surname’s ending last. A run with a word of institutions or places is none.
 */
export function personsIn(text: Readable): Person[] {
  const found: Person[] = [];
  const words = languageOf(text.lang)?.persons;
  if (!words) return found;
  for (let i = 0; i < text.words.length; i++) {
    const run = nameFrom(text, i, words);
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    i += run.length - 1;
    const office = officeBefore(text.text, first.start, text.lang)?.office;
    const given = run.length > 1 && (words.givenNames.has(bare(first)) || words.surname.test(bare(last)));
    const certain =
      office === undefined
        ? given
        : run.length > 1 || (isHeld(office, text.lang) && /\p{Lu}\S*\s$/u.test(text.text.slice(0, first.start)));
    if (certain) found.push({ start: first.start, end: endOf(text.text, last), ...(office ? { office } : {}) });
  }
  return found;
}

/** The words from an index that make one name, initials and a suffix among them; none where one of them is no name. */
function nameFrom({ text, lang, words }: Readable, from: number, known: PersonWords): Word[] {
  const run: Word[] = [];
  for (let i = from; i < words.length; i++) {
    const [word, before] = [words[i], run.at(-1)];
    if (!word || word.quoted || before?.text.endsWith('’s')) break;
    const between = before ? text.slice(before.end, word.start) : ' ';
    const initial = isInitial(text, word) && run.every((w) => known.givenNames.has(w.text) || isInitial(text, w));
    const suffix = run.length > 1 && SUFFIX.test(word.text);
    if (between !== ' ' && !(suffix && between === ', ') && !(before && isInitial(text, before) && between === '. '))
      break;
    if ((/^\p{Lu}\p{Ll}/u.test(word.text) && !isOffice(word, lang)) || initial || suffix) run.push(word);
    else if (run.length && PARTICLES.has(word.text)) run.push(word);
    else break;
    if (suffix) break;
  }
  while (run.length && PARTICLES.has(run.at(-1)?.text ?? '')) run.pop();
  return run.some((w) => known.notAName.has(bare(w))) || run.every((w) => isInitial(text, w)) ? [] : run;
}

const SUFFIX = /^(?:Jr|Sr|II|III|IV)$/;

/** "R." or "J.D.": letters that stand for given names, each with its stop; the stop after the last is no part of the word. */
const isInitial = (text: string, { text: word, end }: Word): boolean =>
  /^\p{Lu}(?:\.\p{Lu})*$/u.test(word) && !COUNTRIES.has(word) && text.charAt(end) === '.';

/** Dotted capitals that are no one's initials. */
const COUNTRIES = new Set(['U.S', 'U.K', 'U.N', 'E.U', 'D.C', 'U.S.A']);

/** Where a name ends: after the stop of "Jr.", before a possessive ending. */
const endOf = (text: string, last: Word): number =>
  /^(?:Jr|Sr)$/.test(last.text) && text.charAt(last.end) === '.' ? last.end + 1 : last.start + bare(last).length;

const isOffice = (word: Word, lang: string): boolean => known(lang)?.byLength.includes(word.key) ?? false;
const bare = (word: Word): string => word.text.replace(/['’]s?$/, '');
