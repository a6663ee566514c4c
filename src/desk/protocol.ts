import type { Paper } from '../model/site.ts';
import type { Problem } from '../problem.ts';
import type { Act } from './act.ts';
import type { Acted, Folder, Look } from './look.ts';
import type { Created, NewFile } from './create.ts';

/** What a page may ask of the worker that holds the folder, and what is answered. */
export interface Calls {
  open: (files: readonly (readonly [string, string])[], today: string) => Folder;
  folder: () => Folder;
  /** @param source the id of the one shown beside it */
  look: (file: string, source: string | undefined) => Look;
  act: (file: string, source: string | undefined, act: Act) => Acted;
  undo: (file: string, source: string | undefined) => Look;
  redo: (file: string, source: string | undefined) => Look;
  replace: (file: string, text: string | undefined) => void;
  text: (file: string) => string | undefined;
  files: () => readonly string[];
  create: (made: NewFile) => Created | { refused: string };
  pdf: (file: string, paper: Paper) => Uint8Array;
  check: () => readonly Problem[];
}

export type CallName = keyof Calls;

export interface Call {
  readonly id: number;
  readonly name: CallName;
  readonly args: readonly unknown[];
}

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly fault: string };
