import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasErrors, type Problem } from '../problem.ts';
import { readClaims } from './claims.ts';
import { dayOf, folderOf, Usage, type Outcome, type World } from './command.ts';
import { contentOf } from './content.ts';
import { openMemory } from './memory.ts';
import { FORMATS, report, type Format } from './report.ts';

/** Prints every problem of a content folder; exit 1 on any error. With `--watch`, again whenever a file changes. */
export async function run(args: string[], world: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, watch: { type: 'boolean', default: false } },
  });
  const format = FORMATS.find((f) => f === values.format);
  if (!format) throw new Usage(`--format takes ${FORMATS.join(', ')}, not "${values.format}"`);
  const folder = folderOf(positionals);
  if (!values.watch) return once(folder, format, world);
  const changed = watching(resolve(world.cwd, folder), folder);
  for (;;) {
    await once(folder, format, world);
    await changed();
  }
}

async function once(folder: string, format: Format, world: World): Promise<Outcome> {
  const { briefings, sources, problems } = await checked(folder, world.cwd, dayOf(world.now()));
  if (problems.length || format !== 'text') world.print(report(problems, folder, format));
  else world.print(`${folder}: ${briefings} briefings, ${sources} sources, no problems`);
  return hasErrors(problems) ? 1 : 0;
}

/** What a check came to. */
interface Checked {
  briefings: number;
  sources: number;
  problems: Problem[];
}

/** Checks a folder whole; what the same content came to on the same day is remembered. */
async function checked(folder: string, cwd: string, today: string): Promise<Checked> {
  const path = resolve(cwd, folder);
  const memory = await openMemory<Checked>(path, 'check', CODE);
  const key = `${today} ${await contentOf(path)}`;
  const result = memory.get(key) ?? (await inspected(folder, cwd, today));
  memory.keep(key, result);
  await memory.save();
  return result;
}

/** What a check is made of. */
const CODE = 'src/model src/rules src/sheet src/wording src/fonts src/problem.ts src/cli';

async function inspected(folder: string, cwd: string, today: string): Promise<Checked> {
  const { inspect } = await import('./inspect.ts');
  const { library, problems } = await inspect(folder, cwd, today);
  // What was just read need not be read again when someone asks what rests on a source.
  await readClaims(folder, cwd, () => Promise.resolve(library));
  return { briefings: library.briefings.length, sources: library.sources.length, problems };
}

/** How long a folder must have been told of a change, in milliseconds: several files saved at once are one. */
const BURST = 80;

/** Watches a folder from now on: what is returned waits until something changed since it was last waited for. */
function watching(path: string, name: string): () => Promise<void> {
  let change = Promise.withResolvers<void>();
  try {
    watch(path, { recursive: true }).on('change', () => change.resolve());
  } catch (e) {
    throw (e as NodeJS.ErrnoException).code === 'ENOENT' ? new Usage(`there is no folder "${name}"`) : e;
  }
  return async () => {
    await change.promise;
    await wait(BURST);
    change = Promise.withResolvers<void>();
  };
}
