import type { Texts } from '../desk/engine.ts';
import { actorId } from '../model/fields.ts';
import { shown } from '../model/shown.ts';
import type { Place } from '../problem.ts';
import { documentOf, idOf, namedIn, type Named } from './named.ts';

/** The new id of an actor wherever the folder names it, and the file that is to be called by it. */
export interface Renaming {
  readonly edits: readonly { readonly file: string; readonly at: Place; readonly text: string }[];
  readonly from: string;
  readonly to: string;
}

/** The actor whose id stands at a place, or whose file it is; nothing where there is none. */
export function actorAt(file: string, named: Named | undefined): { id: string; at?: Place } | undefined {
  if (named?.kind === 'actor') return { id: named.name, at: named.at };
  return documentOf(file) === 'actor' ? { id: idOf(file) } : undefined;
}

/** An actor by another id everywhere, or why it cannot be. */
export function renamed(texts: Texts, id: string, to: string): Renaming | { readonly refused: string } {
  const from = `actors/${id}.yaml`;
  const target = `actors/${to}.yaml`;
  const wrong = actorId.safeParse(to).error?.issues[0];
  if (wrong) return { refused: `"${shown(to, 80)}" is no id: ${wrong.message}` };
  if (texts.text(from) === undefined) return { refused: `There is no ${from}` };
  if (texts.text(target) !== undefined) return { refused: `There is an actor \`${to}\` already` };
  const unread = texts.files().find((file) => !isRead(texts, file));
  if (unread) return { refused: `${unread} cannot be read, and may name the actor: mend it first` };
  const edits = texts
    .files()
    .flatMap((file) =>
      namedIn(texts, file).flatMap((named) =>
        named.kind === 'actor' && named.name === id ? [{ file, at: named.at, text: written(file, to) }] : [],
      ),
    );
  return { edits, from, to: target };
}

/** Whether all that a file names is known. */
function isRead(texts: Texts, file: string): boolean {
  const document = documentOf(file);
  if (document === 'briefing') return texts.outline(file) !== undefined;
  const { sources, actors } = texts.library(file);
  const all = { source: sources, actor: actors } as const;
  return document !== 'source' && document !== 'actor' ? true : all[document].some(({ id }) => id === idOf(file));
}

/** An id as it is written there: in YAML one that would read as a number or another thing than text is quoted. */
const written = (file: string, id: string): string =>
  file.endsWith('.mdx') || !/^(?:[\d-]|(?:true|false|null|yes|no|on|off|y|n)$)/.test(id) ? id : JSON.stringify(id);
