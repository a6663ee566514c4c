import type { NewComponent } from '../model/markup.ts';
import type { Fix } from '../problem.ts';
import type { KINDS } from './actions.ts';
import type { Path } from './items.ts';

/** A stretch of a source's body that was marked, in UTF-16 units. */
interface MarkedStretch {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

/** What marked words become a part of. */
export type MarkKind = (typeof KINDS)[number];

/** What a writer does to a briefing, as data. */
export type Act =
  /** `path` is the item in hand, which an outcome may be that of. */
  | ({ readonly kind: 'mark'; readonly as: MarkKind; readonly actor?: string; readonly path?: Path } & MarkedStretch)
  | ({ readonly kind: 'aside'; readonly because: string } & MarkedStretch)
  /** Marked words as one more citation of an item. */
  | ({ readonly kind: 'cite'; readonly path: Path } & MarkedStretch)
  /** An item's text; `goesOn` where it is undone together with what was typed there just before. */
  | { readonly kind: 'words'; readonly path: Path; readonly words: string; readonly goesOn?: boolean }
  | { readonly kind: 'attribute'; readonly path: Path; readonly name: string; readonly value?: string }
  | { readonly kind: 'field'; readonly name: string; readonly value: unknown }
  /** At the top of the file, or in the item at `path`. */
  | { readonly kind: 'add'; readonly component: NewComponent; readonly path?: Path }
  | { readonly kind: 'remove'; readonly path: Path }
  /** The edit that a problem carries; it may stand in another file. */
  | { readonly kind: 'mend'; readonly fix: Fix }
  /** The whole text, as it was edited as text. */
  | { readonly kind: 'text'; readonly text: string };
