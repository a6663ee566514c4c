import { actorFields } from '../model/actor.ts';
import { captured, joinWrapped } from '../model/capture.ts';
import { draftFrom, emptyBriefing } from '../model/draft.ts';
import { id as anyId } from '../model/fields.ts';
import { actorFile, sourceFile } from '../model/new-file.ts';
import { proposedActorFile } from '../model/proposed-actor.ts';
import { originalName, sourceFields, type Original, type ORIGINALS } from '../model/source.ts';
import { firstReading } from '../rules/first-reading.ts';
import type { Engine } from './engine.ts';

/** A file that a writer begins. */
export type NewFile =
  | { readonly kind: 'briefing'; readonly id: string; readonly now: string; readonly draftFrom?: string }
  | { readonly kind: 'actor'; readonly id: string; readonly fields: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'source';
      readonly id: string;
      readonly fields: Readonly<Record<string, unknown>>;
      /** As it was pasted; or as it was captured from a document. */
      readonly text: string;
      readonly from?: CapturedFrom;
    };

/** What a source says of the document it is taken from; its name is made of the source's. */
export interface CapturedFrom extends Omit<Original, 'file'> {
  readonly kind: (typeof ORIGINALS)[number];
  /** Where its pages begin, as a source writes it. */
  readonly pages?: string;
}

/** The file that was begun, and those of the actors that a draft proposes: all of them are to be saved. */
export interface Created {
  readonly file: string;
  readonly proposed?: readonly string[];
}

/** Puts a file that is not there yet into the folder, or says why it cannot be. */
export function create(made: NewFile, engine: Engine): Created | { refused: string } {
  if (!anyId.safeParse(made.id).success)
    return { refused: `"${made.id}" is no id: lower-case letters, digits and single hyphens` };
  const file = { briefing: `${made.id}.mdx`, actor: `actors/${made.id}.yaml`, source: `sources/${made.id}.md` }[
    made.kind
  ];
  if (engine.text(file) !== undefined) return { refused: `${file} is there already: give another id` };
  const proposed: string[] = [];
  const text = textOfNew(made, engine, proposed);
  if (typeof text !== 'string') return text;
  engine.put(file, text);
  return proposed.length ? { file, proposed } : { file };
}

/** @param proposed takes the files of actors that are put beside it */
function textOfNew(made: NewFile, engine: Engine, proposed: string[]): string | { refused: string } {
  switch (made.kind) {
    case 'briefing': {
      if (made.draftFrom === undefined) return emptyBriefing(made.now);
      const { sources, actors } = engine.library('');
      const source = sources.find((s) => s.id === made.draftFrom);
      if (!source) return { refused: `There is no source ${made.draftFrom}` };
      const draft = draftFrom(source, actors, made.now, firstReading);
      for (const actor of draft.actors) {
        const file = `actors/${actor.id}.yaml`;
        if (engine.text(file) !== undefined) continue;
        engine.put(file, proposedActorFile(actor, source.id));
        proposed.push(file);
      }
      return draft.text;
    }
    case 'actor': {
      const { data, error } = actorFields.safeParse(made.fields);
      return data ? actorFile(data) : { refused: faultsIn(error) };
    }
    case 'source': {
      const { data, error } = sourceFields.safeParse({ ...made.fields, ...fieldsFrom(made.id, made.from) });
      const body = made.from ? captured(made.text) : joinWrapped(captured(made.text));
      if (!data) return { refused: faultsIn(error) };
      return body ? sourceFile(data, body) : { refused: 'The source has no text' };
    }
  }
}

function fieldsFrom(id: string, from: CapturedFrom | undefined): object {
  if (!from) return {};
  const { kind, pages, ...original } = from;
  return {
    original: { file: originalName(id, kind), ...original },
    ...(pages === undefined ? {} : { locators: { pages } }),
  };
}

const faultsIn = (error: { issues: { path: PropertyKey[]; message: string }[] }): string =>
  error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
