import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import { START, type Place } from '../problem.ts';
import { CitedSource } from './cited.ts';
import { aliasFix, insertion, placeInBackground, placeOfStretch, rewriting } from './place.ts';
import { printedOf } from './printed.ts';
import { Registry } from './registry.ts';
import type { Reading } from './rule.ts';

/** Every briefing of a Library, cut up for the rules; registry and sources are read once for all of them. */
export function* readings(library: Library, today: string): Generator<Reading> {
  const registry = new Registry(library.actors);
  const sources = new Map(library.sources.map((s) => [s.id, new CitedSource(s)]));
  const failed = Map.groupBy(library.problems, (p) => p.file);
  for (const brief of library.briefings) {
    const fields = library.fields[brief.file] ?? {};
    const failures = [...(failed.get(brief.file) ?? []), ...(library.unread[brief.file] ?? [])];
    const field = (name: keyof Brief): Place => fields[name] ?? START;
    const text = library.texts.get(brief.file) ?? '';
    const file = { file: brief.file, text };
    const { texts, labels } = printedOf(brief, field('title'));
    yield {
      brief,
      texts,
      labels,
      claims: texts.filter((text) => text.isClaim),
      registry,
      comments: library.comments[brief.file] ?? [],
      today,
      sourceOf: ({ source }) => sources.get(source),
      field,
      placeOf: (printed, stretch) => placeOfStretch(text, printed, stretch),
      rewrite: (printed, stretch, words, safe) => rewriting(file, printed, stretch, words, safe),
      addAlias: (actor, alias, office) => aliasFix(library.texts, actor, alias, office),
      putIn: (printed, at, words) => insertion(file, printed, at, words),
      placeInBackground: (words) => placeInBackground(text, words),
      broken: (at) => failures.some((p) => encloses(at, p)),
    };
  }
}

/** Whether one place begins inside another. */
export const encloses = (outer: Place, inner: Place): boolean =>
  !isBefore(inner, outer.line, outer.column) && isBefore(inner, outer.endLine, outer.endColumn);

const isBefore = (place: Place, line: number, column: number): boolean =>
  place.line < line || (place.line === line && place.column < column);
