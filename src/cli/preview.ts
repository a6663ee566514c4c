import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answerTo, type Hosted } from '../built/answer.ts';
import { recover } from '../built/leftovers.ts';
import { addressIn, MARKER } from '../built/marker.ts';
import { whereaboutsOf } from '../built/whereabouts.ts';
import { shown } from '../model/shown.ts';
import { FOLDER, Usage, type Outcome, type World } from './command.ts';
import { say, saidOf } from './output.ts';
import { portOf } from './port.ts';
import { typed } from './settings.ts';

/** The port where none is asked for; where it is taken, one of the next. */
const PORT = 4321;
const MORE = 20;

/** Serves a built site as a host of plain files would, at the path it was built for, until it is ended. */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const options = { ...FOLDER, port: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name = 'dist', ...more] = [...positionals, ...(values.folder === undefined ? [] : [values.folder])];
  if (more.length) throw new Usage('preview takes one built site');
  const port = values.port === undefined ? undefined : portOf(values.port);
  const folder = resolve(cwd, name);
  say(await saidOf(`"${shown(name)}"`, async () => recover((await whereaboutsOf(folder)).path)), name, print);
  const site = await hosted(folder, name);
  const server = createServer((request, response) => void reply(folder, site, request, response));
  const at = port === undefined ? await listenNear(server, PORT) : await listen(server, port);
  print(`http://localhost:${at}${site.base}  (ctrl-c ends it)`);
  await once(server, 'close');
  return 0;
}

/** @throws Usage where there is no site */
async function hosted(folder: string, name: string): Promise<Hosted> {
  const has = (path: string): Promise<boolean> => isFile(join(folder, path));
  if (!(await has('index.html')))
    throw new Usage(`there is no built site in "${shown(name)}": \`${typed('build')}\` makes one`);
  const base = addressIn(await textOf(join(folder, MARKER)))?.pathname ?? '/';
  return { base: base.endsWith('/') ? base : `${base}/`, has, headers: await textOf(join(folder, '_headers')) };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  );

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return '';
    throw e;
  });
}

async function reply(folder: string, site: Hosted, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { status, headers, file } = await answerTo(request.url ?? '/', site);
  response.writeHead(status, headers);
  if (file === undefined || request.method === 'HEAD') response.end();
  // A file that a new build took away meanwhile ends the answer.
  else
    createReadStream(join(folder, file))
      .on('error', (e) => response.destroy(e))
      .pipe(response);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return port;
}

async function listenNear(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + MORE; port++) {
    try {
      return await listen(server, port);
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw e;
    }
  }
  throw new Usage(`the ports from ${first} to ${first + MORE - 1} are taken: name another with --port`);
}
