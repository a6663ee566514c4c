import type { Term } from '../model/scale.ts';
import type { Paper } from '../model/site.ts';
import type { Source } from '../model/source.ts';
import type { Problem } from '../problem.ts';
import type { Room } from '../sheet/room.ts';
import type { Coverage } from './coverage.ts';
import type { Item, ItemCite, Path } from './items.ts';

/** What the desk shows: plain data, made in a worker and shown by a page. */

/** A content folder at a glance, for lists and forms. */
export interface Folder {
  readonly name: string;
  readonly briefings: readonly { readonly file: string; readonly title: string; readonly status: string }[];
  readonly sources: readonly SourceName[];
  readonly actors: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly terms: readonly Term[];
  readonly paper: Paper;
}

/** A briefing in hand. */
export interface Look {
  readonly file: string;
  readonly text: string;
  /** The front matter as it reads; a field that YAML cannot read is not there. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Absent where the text does not parse, which `problems` says: it is mended as text. */
  readonly items: readonly Item[] | undefined;
  readonly problems: readonly ShownProblem[];
  readonly sheet: ShownSheet | undefined;
  readonly room: (Room & { readonly said: string }) | undefined;
  /** The source shown beside it. */
  readonly source: SourceLook | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A problem, and what of the briefing it concerns: an item, a field of the front matter, or the file. */
export interface ShownProblem extends Problem {
  readonly path?: Path;
  readonly field?: string;
}

export interface ShownSheet {
  readonly pages: Readonly<Record<Paper, ShownPage>>;
  /** The lines of items on each paper, in points from its top left corner. */
  readonly lines: Readonly<Record<Paper, readonly SheetLine[]>>;
}

/** A page as what is drawn of it. */
export interface ShownPage {
  readonly width: number;
  readonly height: number;
  /** `DrawnMark`s in JSON: the same text is the same mark. */
  readonly marks: readonly string[];
  /** The outlines of their glyphs, by id. */
  readonly outlines: Readonly<Record<string, string>>;
}

export interface SheetLine {
  readonly path: Path;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A source in lists. */
export interface SourceName extends Pick<Source, 'status' | 'statusNote' | 'statusOn'> {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
}

/** A source beside the briefing in hand. */
export type SourceLook = Coverage & SourceName;

/** What became of an act: the item to write in next, or why nothing was done. */
export interface Acted {
  readonly look: Look;
  readonly focus?: Path;
  readonly refused?: string;
  /** Another file that was changed too, with its text. */
  readonly also?: { readonly file: string; readonly text: string };
}

export type { Item, ItemCite, Path };
