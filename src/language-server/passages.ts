import type { Texts } from '../desk/engine.ts';
import { Contexts } from '../model/context.ts';
import { Pages } from '../model/locators.ts';
import { Offsets } from '../model/offsets.ts';
import { findIn, Searchable, type Piece } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { Place } from '../problem.ts';

/** A passage in its source: where its words stand in the source's file, and the paragraphs around them. */
export interface FoundPassage {
  readonly source: Source;
  readonly file: string;
  readonly places: readonly Place[];
  readonly context: ReturnType<Contexts['of']>;
  readonly pages?: { readonly from: number; readonly to: number };
}

/** Where a passage stands; nothing where its source is not there or does not have it once. */
export function passageIn(texts: Texts, source: Source, passage: string): FoundPassage | undefined {
  const { pieces } = findIn(passage, searchableOf(source));
  if (!pieces) return undefined;
  const file = `sources/${source.id}.md`;
  const { body, lang, locators } = source;
  return {
    ...{ source, file, places: placesIn(texts.text(file) ?? '', body, pieces) },
    context: new Contexts(body, lang).of(pieces),
    ...(locators ? { pages: new Pages(locators.pages, body).of(pieces) } : {}),
  };
}

const searchables = new WeakMap<Source, Searchable>();

function searchableOf(source: Source): Searchable {
  const known = searchables.get(source) ?? new Searchable(source.body, source.lang);
  searchables.set(source, known);
  return known;
}

/** Pieces of a source's body in its file, whose lines may have blanks at their ends that the body has not. */
function placesIn(text: string, body: string, pieces: readonly Piece[]): Place[] {
  const ofBody = new Offsets(body);
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd());
  const wanted = body.split('\n');
  const first = lines.findLastIndex((_, at) => wanted.every((line, i) => lines[at + i] === line));
  if (first < 0) return [];
  return pieces.map(({ start, end }) => {
    const { line, column, endLine, endColumn } = ofBody.between(start, end);
    return { line: line + first, column, endLine: endLine + first, endColumn };
  });
}
