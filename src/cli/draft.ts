import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { slashed } from '../disk/paths.ts';
import { draftFrom, type Draft } from '../model/draft.ts';
import { id as anyId } from '../model/fields.ts';
import { proposedActorFile } from '../model/proposed-actor.ts';
import { shown } from '../model/shown.ts';
import { firstReading } from '../rules/first-reading.ts';
import { inspect } from '../reading/inspect.ts';
import { roomInWords } from '../sheet/room.ts';
import { dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { libraryOf } from '../reading/library.ts';
import { writeNew } from './write-new.ts';
import { typed } from './settings.ts';

/** Writes a first draft of a briefing from one source: its own sentences, sorted and cited, for a writer to make less of. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...FOLDER, id: { type: 'string' } },
  });
  const [name, ...more] = positionals;
  if (!name) throw new Usage('draft takes a source');
  const folder = folderOf(more, values.folder);
  const id = values.id ?? `${name}-draft`;
  if (!anyId.safeParse(id).success) throw new Usage(`"${shown(id)}" is no id: give one with --id`);
  const library = await onContent(folder, cwd, libraryOf);
  const source = library.sources.find((s) => s.id === name);
  if (!source)
    throw new Usage(
      `there is no source "${shown(name)}"; there are ${library.sources.map((s) => s.id).join(', ') || 'none yet'}`,
    );
  const path = slashed(join(folder, `${id}.mdx`));
  const draft = draftFrom(source, library.actors, now().toISOString(), firstReading);
  if (!(await writeNew(resolve(cwd, path), draft.text)))
    throw new Usage(`${shown(path, 200)} is there already: give another --id`);
  print(
    `${shown(path, 200)} is written, as a draft: every sentence of ${name} is in it, used or set aside. Cut, then \`${typed('check')}\`.`,
  );
  for (const line of await writeActors(draft, { folder, cwd, source: name })) print(line);
  const { rooms } = await onContent(folder, cwd, (reading) => inspect(reading, dayOf(now())));
  const room = rooms.get(`${id}.mdx`);
  if (room) print(roomInWords(room));
  return 0;
}

/** Writes the file of every actor that a draft proposes where none is there, and says so of each. */
async function writeActors(
  { actors }: Draft,
  { folder, cwd, source }: { folder: string; cwd: string; source: string },
): Promise<string[]> {
  const lines: string[] = [];
  for (const actor of actors) {
    const path = slashed(join(folder, 'actors', `${actor.id}.yaml`));
    const isNew = await writeNew(resolve(cwd, path), proposedActorFile(actor, source));
    lines.push(
      `${shown(path, 200)} ${isNew ? `proposes ${shown(actor.name)}, ${actor.kind}` : 'is there already, and stays'}`,
    );
  }
  return lines;
}
