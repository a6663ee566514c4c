import type { Actor } from '../model/actor.ts';
import type { Brief, Citation } from '../model/brief.ts';
import type { Comment } from '../model/node.ts';
import type { Fix, Place, Severity } from '../problem.ts';
import type { CitedSource } from './cited.ts';
import type { Printed } from './printed.ts';
import type { Registry } from './registry.ts';

/** What a rule reads: one briefing, cut up once for all of them, and what it refers to. */
export interface Reading {
  readonly brief: Brief;
  /** Every printed text, in printing order. */
  readonly texts: readonly Printed[];
  /** What is printed beside them and is no sentence: speakers, names of scenarios, deadlines, who settles a forecast. */
  readonly labels: readonly Printed[];
  /** The texts of key facts, position cells, quotations and outcomes. */
  readonly claims: readonly Printed[];
  readonly registry: Registry;
  readonly comments: readonly Comment[];
  /** The day the check is made on, YYYY-MM-DD. */
  readonly today: string;
  readonly sourceOf: (citation: Pick<Citation, 'source'>) => CitedSource | undefined;
  /** Where a field of the front matter stands. */
  readonly field: (name: keyof Brief) => Place;
  /** Where a stretch of a printed text stands in the file, in UTF-16 units of the text; else where its component does. */
  readonly placeOf: (text: Printed, stretch: { start: number; end: number }) => Place;
  /**
   * The edit that puts other words in the place of a stretch of a printed text; nothing where the file writes the stretch in
   * another way, or would take the words for markup.
   */
  readonly rewrite: (
    text: Printed,
    stretch: { start: number; end: number },
    words: string,
    safe: boolean,
  ) => Fix | undefined;
  /** The edit that adds a form to the aliases of an actor, or of its office of that number. */
  readonly addAlias: (actor: Actor, alias: string, office?: number) => Fix | undefined;
  /** Words of the briefing's file put in at an offset of the component that a text is written in, counted from its first character. */
  readonly putIn: (text: Printed, at: (component: string) => number, words: string) => Fix | undefined;
  /** Where words of the background stand. */
  readonly placeInBackground: (words: string) => Place;
  /** Whether the model could not read all of a part: what it lacks then is no fault of the writer's choice. */
  readonly broken: (at: Place) => boolean;
}

/** What a rule found, in the grammar of a problem; its rule's own severity where none is given. */
export interface Finding {
  at: Place;
  message: string;
  note: string;
  severity?: Severity;
  /** How it can be mended mechanically, where it can. */
  fix?: Fix | undefined;
}

/** An editorial rule: pure, over the typed brief, never over raw text. */
export type Rule = (reading: Reading) => Finding[];

/** Whether a text is that of one of these parts of the brief. */
export const isIn = (text: Pick<Printed, 'at'>, parts: readonly { at: Place }[]): boolean =>
  parts.some((p) => p.at === text.at);
