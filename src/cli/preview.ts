import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { astroConfig } from '../astro.ts';
import { recover } from '../built/leftovers.ts';
import { whereaboutsOf } from '../built/whereabouts.ts';
import { folderOf, Usage, type Outcome, type World } from './command.ts';
import { say } from './output.ts';
import { givenOf } from './settings.ts';

/** Serves a built site until it is ended. */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { port: { type: 'string' } } });
  const out = positionals.length ? folderOf(positionals) : 'dist';
  const config = astroConfig(await givenOf('briefings'));
  const outDir = resolve(cwd, out);
  say(await recover((await whereaboutsOf(outDir)).path), out, print);
  const server = await preview({ ...config, configFile: false, outDir, server: portOf(values.port), logLevel: 'warn' });
  print(`http://localhost:${server.port}/  (ctrl-c ends it)`);
  await server.closed();
  return 0;
}

export function portOf(port: string | undefined): { port?: number } {
  if (port === undefined) return {};
  if (!/^\d{1,5}$/.test(port)) throw new Usage(`--port takes a number, not "${port}"`);
  return { port: Number(port) };
}
