import type { Library } from '../model/library.ts';
import { rangeIn } from '../model/mend.ts';
import { shown } from '../model/shown.ts';
import { placeOfWords } from '../model/whereabouts.ts';
import { mendable, problem, START, type Fix, type Place, type Problem } from '../problem.ts';
import { deceptions, deceptionsInCapture, type Deception } from './deception.ts';

/**
 * Nothing reorders, hides or imitates what a reader sees: no direction control that is an override or is left open, no
 * character that no one sees within a word, no word that mixes letters of two alphabets that look alike, no web address in
 * look-alike letters. Briefings with their background, sources, actors and the site's settings are all looked through, a
 * captured text for its controls and hidden words alone; direction marks in a right-to-left text are what they are for.
 *
 * Standard: Unicode UTR 36 and UTS 39.
 *
 * Good:
 *
 *     <Gap>What Шойгу said of the 5 μm filter, and \u2067\u05E9\u05DC\u05D5\u05DD\u2069 in Hebrew.</Gap>
 *
 *     <Gap>Лише IT-сектор, e-декларація, SMSка, Пу\u0301тін; TNFα, 5 μA, ²³⁵U, Nguyễn, \uD83D\uDC68\u200D\uD83D\uDC69.</Gap>
 *
 * Bad:
 *
 *     <Gap>What the \u202Enoitatouq\u202C said.</Gap>
 *     → A direction override (U+202E) reorders what is read
 *
 *     <Gap>What the \u2067source said.</Gap>
 *     → A direction control (U+2067) is not closed
 *
 *     <Gap>What P\u0443tin said.</Gap>
 *     → "Pуtin" mixes Latin and Cyrillic letters that look alike
 *
 *     <Gap>What the U.\u0405. said to Pu\u00ADtin.</Gap>
 *     → "U.Ѕ." mixes Latin and Cyrillic letters that look alike
 *     → A soft hyphen (U+00AD) stands in "Putin"
 *
 *     <Gap>What was said.\uDB40\uDC6E\uDB40\uDC6F</Gap>
 *     → Hidden characters carry the words "no"
 */
export function bidiControl(library: Library): Problem[] {
  const { site, sources, actors, texts } = library;
  const told = (file: string) => new Told(file, texts.get(file) ?? '');
  return [
    ...library.briefings.flatMap((b) => {
      const { title } = library.fields[b.file] ?? {};
      return told(b.file).inValue(b, title ?? START);
    }),
    ...sources.flatMap(({ body, ...s }) => {
      const file = told(`sources/${s.id}.md`);
      return dedupe([...file.inValue(s, START), ...file.of(deceptionsInCapture(body), START)]);
    }),
    ...actors.flatMap((a) => told(`actors/${a.id}.yaml`).inValue(a, START)),
    ...told('site.yaml').inValue(site, START),
  ];
}

/** What is told of one file. */
class Told {
  private readonly file: string;
  private readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Every text anywhere in a value, each at its word, else at the nearest place that encloses it. */
  inValue(value: unknown, at: Place): Problem[] {
    if (typeof value === 'string') return this.of(deceptions(value), at);
    if (Array.isArray(value)) return dedupe(value.flatMap((v) => this.inValue(v, at)));
    if (typeof value !== 'object' || value === null) return [];
    const own = 'at' in value ? (value.at as Place) : at;
    // A citation repeats its source's words, which are looked through where they stand.
    return dedupe(
      Object.entries(value).flatMap(([key, v]) =>
        key === 'citations' || key === 'sources' ? [] : this.inValue(v, own),
      ),
    );
  }

  of(found: readonly Deception[], at: Place): Problem[] {
    return found.map(({ message, word, plain, unsure }) => {
      const place = this.placeOf(word, at);
      const told = problem('bidi-control', this.file, place, message, NOTE, unsure ? 'warning' : 'error');
      return mendable(told, plain === undefined ? undefined : this.without(place, word, plain));
    });
  }

  /** The edit that takes out what no one sees; captured words are never altered. */
  private without(place: Place, word: string | undefined, plain: string): Fix | undefined {
    const range = rangeIn(this.text, place);
    if (this.file.startsWith('sources/') || !range || this.text.slice(...range) !== word) return undefined;
    return { file: this.file, ...place, text: plain, label: `“${shown(plain)}”`, safe: true };
  }

  private placeOf(word: string | undefined, at: Place): Place {
    if (word === undefined) return at;
    return placeOfWords(this.text, at, word, 'all') ?? placeOfWords(this.text, START, word, 'all') ?? at;
  }
}

const NOTE = 'Take the character out, or write the word in one alphabet';

const dedupe = (problems: Problem[]): Problem[] =>
  problems.length < 2
    ? problems
    : [...new Map(problems.map((p) => [`${p.line}:${p.column} ${p.message}`, p])).values()];
