import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { astroConfig } from '../astro.ts';
import { dayOf, folderOf, type Outcome, type World } from './command.ts';
import { inspect } from './inspect.ts';
import { portOf } from './preview.ts';
import { report } from './report.ts';
import { ROOT, settingsOf } from './settings.ts';

/** Serves the site with live reload, drafts shown, until it is ended. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { port: { type: 'string' } } });
  const folder = folderOf(positionals);
  const today = dayOf(now());
  const { library, problems } = await inspect(folder, cwd, today);
  if (problems.length) print(report(problems, folder, 'text'));
  const settings = settingsOf(resolve(cwd, folder), library, { today, preview: true });
  const cacheDir = join(ROOT, '.readout', 'dev', encodeURIComponent(settings.folder));
  // Set to anything else, it may not follow what changes.
  process.env['NODE_ENV'] = 'development';
  const server = await dev({
    ...astroConfig(settings),
    configFile: false,
    cacheDir,
    server: portOf(values.port),
    logLevel: 'warn',
  });
  print(`http://localhost:${server.address.port}${new URL(settings.site.url).pathname}  (ctrl-c ends it)`);
  return new Promise(() => undefined);
}
