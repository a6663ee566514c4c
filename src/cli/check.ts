import { watch } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  const outcome = await once(folder, format, world);
  if (values.watch) for await (const _ of settled(resolve(world.cwd, folder))) await once(folder, format, world);
  return outcome;
}

async function once(folder: string, format: Format, world: World): Promise<Outcome> {
  const { library, problems } = await inspect(folder, world.cwd, dayOf(world.now()));
  if (problems.length || format !== 'text') world.print(report(problems, folder, format));
  else world.print(`${folder}: ${library.briefings.length} briefings, ${library.sources.length} sources, no problems`);
  return hasErrors(problems) ? 1 : 0;
}

/** A turn for each burst of changes below a folder: several files saved at once are one. */
async function* settled(folder: string): AsyncGenerator<void> {
  let last = '';
  for await (const { filename } of watch(folder, { recursive: true })) {
    if (!filename || filename === last) continue;
    last = filename;
    await new Promise((done) => setTimeout(done, 80));
    yield;
    last = '';
  }
}
