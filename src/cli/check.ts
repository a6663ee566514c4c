import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasErrors } from '../problem.ts';
import { dayOf, folderOf, Usage, type Outcome, type World } from './command.ts';
import { inspect } from './inspect.ts';
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
  const { library, problems } = await inspect(folder, world.cwd, dayOf(world.now()));
  if (problems.length || format !== 'text') world.print(report(problems, folder, format));
  else world.print(`${folder}: ${library.briefings.length} briefings, ${library.sources.length} sources, no problems`);
  return hasErrors(problems) ? 1 : 0;
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
