import type { Texts } from '../desk/engine.ts';
import type { Contexts } from '../model/context.ts';
import { Offsets } from '../model/offsets.ts';
import { findIn, type Piece } from '../model/passage.ts';
import { preparedBody } from '../model/prepared-body.ts';
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
  const { searchable, contexts, pages } = preparedBody(source);
  const { pieces } = findIn(passage, searchable);
  if (!pieces) return undefined;
  const file = `sources/${source.id}.md`;
  return {
    ...{ source, file, places: placesIn(texts.text(file) ?? '', source.body, pieces) },
    context: contexts.of(pieces),
    ...(pages && { pages: pages.of(pieces) }),
  };
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
