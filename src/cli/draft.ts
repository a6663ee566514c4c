import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { draftFrom } from '../model/draft.ts';
import { id as anyId } from '../model/fields.ts';
import { Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { libraryOf } from '../reading/library.ts';

/** Writes a first draft of a briefing from one source: its own sentences, sorted and cited, for a writer to make less of. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { folder: { type: 'string', default: 'briefings' }, id: { type: 'string' } },
  });
  const [name, ...more] = positionals;
  if (!name || more.length) throw new Usage('draft takes one source');
  const id = values.id ?? `${name}-draft`;
  if (!anyId.safeParse(id).success) throw new Usage(`"${id}" is no id: give one with --id`);
  const library = await onContent(values.folder, cwd, libraryOf);
  const source = library.sources.find((s) => s.id === name);
  if (!source)
    throw new Usage(
      `there is no source "${name}"; there are ${library.sources.map((s) => s.id).join(', ') || 'none yet'}`,
    );
  const path = join(values.folder, `${id}.mdx`);
  try {
    await writeFile(resolve(cwd, path), draftFrom(source, library.actors, now().toISOString()), { flag: 'wx' });
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') throw new Usage(`${path} is there already: give another --id`);
    throw e;
  }
  print(
    `${path} is written, as a draft: every sentence of ${name} is in it, used or set aside. Cut, then \`npm run check\`.`,
  );
  return 0;
}
