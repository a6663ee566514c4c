import type { Brief } from '../model/brief.ts';
import type { Source } from '../model/source.ts';
import type { DigestOf } from '../model/asked.ts';
import type { Library } from '../model/library.ts';
import { START, type Place } from '../problem.ts';
import { CitedSource } from './cited.ts';
import { aliasFix, insertion, placeInBackground, placeOfStretch, rewriting } from './place.ts';
import { printedOf } from './printed.ts';
import { Registry } from './registry.ts';
import type { Reading } from './rule.ts';

/** Cuts up the briefings of a Library for the rules; registry and sources are read once for all of them. */
export function readerOf(library: Library, today: string): (brief: Brief) => Reading {
  const registry = new Registry(library.actors);
  const sources = new Map(library.sources.map((s) => [s.id, new CitedSource(s)]));
  const failed = Map.groupBy(library.problems, (p) => p.file);
  return (brief) => {
    const cited = new Set(citedBy(brief));
    const fields = library.fields[brief.file] ?? {};
    const failures = [...(failed.get(brief.file) ?? []), ...(library.unread[brief.file] ?? [])];
    const field = (name: keyof Brief): Place => fields[name] ?? START;
    const text = library.texts.get(brief.file) ?? '';
    const file = { file: brief.file, text };
    const { texts, labels } = printedOf(brief, field('title'));
    return {
      brief,
      texts,
      labels,
      claims: texts.filter((text) => text.isClaim),
      registry,
      comments: library.comments[brief.file] ?? [],
      today,
      sourceOf: ({ source }) => {
        if (!cited.has(source))
          throw new Error(`${brief.file}: a rule asks for ${source}, which the briefing does not cite`);
        return sources.get(source);
      },
      field,
      placeOf: (printed, stretch) => placeOfStretch(text, printed, stretch),
      rewrite: (printed, stretch, words, safe) => rewriting(file, printed, stretch, words, safe),
      addAlias: (actor, alias, office) => aliasFix(library.texts, actor, alias, office),
      putIn: (printed, at, words) => insertion(file, printed, at, words),
      placeInBackground: (words) => placeInBackground(text, words),
      broken: (at) => failures.some((p) => encloses(at, p)),
    };
  };
}

/** The sources that a briefing may ask for, by their ids. */
const citedBy = ({ sources, citations }: Brief): string[] => [
  ...sources.map(({ id }) => id),
  ...citations.map(({ source }) => source),
];

/** All that a reading of each briefing is made of, in letters: where it is the same, the rules find the same. */
export function groundsOf(library: Library, today: string, digestOf: DigestOf): (brief: Brief) => string {
  const { site, actors, texts } = library;
  const sources = new Map<string, Source>(library.sources.map((source) => [source.id, source]));
  const told = Map.groupBy(library.problems, ({ file }) => file);
  const registry = digestOf([site, actors, actors.map(({ id }) => texts.get(`actors/${id}.yaml`))]);
  return (brief) => {
    const { file } = brief;
    const cited = [...new Set(citedBy(brief))].map((id) => sources.get(id)).map((source) => source && digestOf(source));
    const own = [library.fields[file], library.comments[file], library.unread[file], told.get(file)];
    return [today, registry, digestOf(brief), JSON.stringify([cited, own]), texts.get(file)].join('\n');
  };
}

/** Whether one place begins inside another. */
export const encloses = (outer: Place, inner: Place): boolean =>
  !isBefore(inner, outer.line, outer.column) && isBefore(inner, outer.endLine, outer.endColumn);

const isBefore = (place: Place, line: number, column: number): boolean =>
  place.line < line || (place.line === line && place.column < column);
