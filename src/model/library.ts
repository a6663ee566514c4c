import type { Place, Problem } from '../problem.ts';
import type { Actor } from './actor.ts';
import type { Brief } from './brief.ts';
import type { Comment } from './node.ts';
import type { OwnPage } from './page.ts';
import type { Site } from './site.ts';
import type { Source } from './source.ts';

/** A content folder's texts: every file's by its path in the folder, forward slashes, LF line ends. */
export type Files = ReadonlyMap<string, string>;

/** Everything a content folder holds, by kind, and every problem found in it. */
export interface Library {
  site: Site;
  /** Newest first: by `published`, then by `asOf`, then by id. */
  briefings: Brief[];
  /** Editions of these that a newer one stands in the place of, each with its briefing’s id. */
  earlier: Brief[];
  sources: Source[];
  actors: Actor[];
  /** The desk's own pages, by id. */
  pages: OwnPage[];
  /** A briefing's comments by its file: waivers, and what was left out. */
  comments: Record<string, Comment[]>;
  /** Where each field of a briefing's front matter stands, by its file. */
  fields: Record<string, Record<string, Place>>;
  /** Every file's text by its path, for the places of words that a problem is about. */
  texts: Files;
  /** Where in a briefing citations stand that could not be followed for a reason told elsewhere, by its file. */
  unread: Record<string, readonly Place[]>;
  problems: Problem[];
}
