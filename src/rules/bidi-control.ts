import type { Library } from '../model/library.ts';
import { problem, START, type Place, type Problem } from '../problem.ts';
import { faultyCharacters, strayControls } from './deception.ts';

/**
 * Nothing reorders or imitates what a reader sees: no direction control that is an override or is left open, no word that
 * mixes letters of two alphabets that look alike, no web address in look-alike letters. Briefings, sources, actors and the
 * site's settings are all looked through, a captured text for its controls alone; direction marks in a right-to-left text
 * are what they are for.
 *
 * Standard: Unicode UTR 36 and UTS 39.
 *
 * Good:
 *
 *     <Gap>What Шойгу said of the 5 μm filter, and \u2067\u05E9\u05DC\u05D5\u05DD\u2069 in Hebrew.</Gap>
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
 */
export function bidiControl(library: Library): Problem[] {
  const { site, sources, actors } = library;
  return [
    ...library.briefings.flatMap((b) => inValue(b, b.file, START)),
    ...sources.flatMap(({ body, ...s }) =>
      inSource(body, inValue(s, `sources/${s.id}.md`, START), `sources/${s.id}.md`),
    ),
    ...actors.flatMap((a) => inValue(a, `actors/${a.id}.yaml`, START)),
    ...inValue(site, 'site.yaml', START),
  ];
}

/** Captured words are as they were captured, whatever their letters; but nothing may reorder the page they are shown on. */
const inSource = (body: string, others: Problem[], file: string): Problem[] =>
  dedupe([...others, ...strayControls(body).map((message) => problem('bidi-control', file, START, message, NOTE))]);

/** Every text anywhere in a value, each at the nearest place that encloses it. */
function inValue(value: unknown, file: string, at: Place): Problem[] {
  if (typeof value === 'string')
    return faultyCharacters(value).map((message) => problem('bidi-control', file, at, message, NOTE));
  if (Array.isArray(value)) return dedupe(value.flatMap((v) => inValue(v, file, at)));
  if (typeof value !== 'object' || value === null) return [];
  const own = 'at' in value ? (value.at as Place) : at;
  // A citation repeats its source's words, which are looked through where they stand.
  return dedupe(
    Object.entries(value).flatMap(([key, v]) =>
      key === 'citations' || key === 'sources' ? [] : inValue(v, file, own),
    ),
  );
}

const NOTE = 'Take the character out, or write the word in one alphabet';

const dedupe = (problems: Problem[]): Problem[] =>
  problems.length < 2
    ? problems
    : [...new Map(problems.map((p) => [`${p.line}:${p.column} ${p.message}`, p])).values()];
