import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { astroConfig } from '../astro.ts';
import { readout, type Given } from '../integration.ts';
import { DEV_POLICY } from '../policy.ts';
import type { Problem } from '../problem.ts';
import { sha256 } from '../reading/code.ts';
import { inspect } from '../reading/inspect.ts';
import { watchFolder } from '../reading/watch.ts';
import { dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { collectionsInDev } from './dev/collections.ts';
import { portOf } from './port.ts';
import { report } from './report.ts';
import { ROOT, settingsOf } from './settings.ts';

/** Serves the site with live reload, drafts shown, until it is ended. */
export async function run(args: string[], world: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...FOLDER, port: { type: 'string' } },
  });
  const folder = folderOf(positionals, values.folder);
  const port = values.port === undefined ? {} : { port: portOf(values.port) };
  const watch = await watchFolder(resolve(world.cwd, folder));
  let { given, problems } = await read(folder, world);
  if (problems.length) world.print(report(problems, folder, 'text'));
  const served = await serve(() => given, resolve(world.cwd, folder), port);
  world.print(`${served.address}  (ctrl-c ends it)`);
  // One reading after the other, so that an older one is never shown over a newer.
  for (;;) {
    await watch.changed();
    ({ given, problems } = await again(folder, world, given));
    await served.refresh();
  }
}

interface Shown {
  given: Given;
  problems: readonly Problem[];
}

async function read(folder: string, { cwd, now }: World, before?: Given): Promise<Shown> {
  const today = dayOf(now());
  const inspected = await onContent(folder, cwd, (reading) => inspect(reading, today));
  const settings = settingsOf(inspected.library.site, { today, preview: true });
  const collections = collectionsInDev(inspected, today, before?.collections.briefings);
  return { given: { settings, collections }, problems: inspected.problems };
}

/** A folder that is away, while it is moved or made anew, is waited for. */
async function again(folder: string, world: World, given: Given): Promise<Shown> {
  return read(folder, world, given).catch((e: unknown) => {
    if (!(e instanceof Usage)) throw e;
    world.print(`${e.message}; it is waited for`);
    return { given, problems: [] };
  });
}

/** What a browser may ask of the project's own files; the content, what is remembered of it and the rest are no business of it. */
const SERVED = ['src', 'public', 'node_modules'].map((name) => join(ROOT, name));

interface Served {
  /** Where a browser finds the site. */
  address: string;
  /** Shows what is given now. */
  refresh: () => Promise<void>;
}

async function serve(given: () => Given, path: string, port: { port?: number }): Promise<Served> {
  // Set to anything else, it may not follow what changes.
  process.env['NODE_ENV'] = 'development';
  let refresh = (): Promise<void> => Promise.resolve();
  const content = readout(given, (found) => {
    refresh = found;
  });
  const config = astroConfig(given(), content);
  const server = await dev({
    ...config,
    configFile: false,
    cacheDir: join(ROOT, '.readout', 'dev', sha256(path).slice(0, 16)),
    server: { ...port, headers: { 'Content-Security-Policy': DEV_POLICY } },
    vite: { ...config.vite, server: { fs: { allow: SERVED } } },
    logLevel: 'warn',
  });
  const { pathname } = new URL(given().settings.site.url);
  return { address: `http://localhost:${server.address.port}${pathname}`, refresh: () => refresh() };
}
