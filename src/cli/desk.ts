import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MARKER, markerOf } from '../built/marker.ts';
import { writeSums } from '../built/sums.ts';
import { remove } from '../disk/in-use.ts';
import { DESK_HEADER_LINES } from '../desk/policy.ts';
import { shown } from '../model/shown.ts';
import { dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { builtDesk } from './desk/build.ts';
import { copyDesk } from './desk/copy.ts';
import { openContentFolder } from './desk/content-folder.ts';
import { sampleOf } from './desk/sample.ts';
import { makeOf } from './desk/make.ts';
import { deskServer, type Served } from './desk/server.ts';
import { openOutput, publishTo } from './output.ts';
import { portOf } from './port.ts';
import { ROOT } from './settings.ts';
import { EXIT } from './usage.ts';
import { workFolder } from './work-folder.ts';

/** Opens the desk on a content folder, until it is ended; or writes it as a static page that keeps its texts in the browser. */
export async function run(args: string[], world: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...FOLDER, out: { type: 'string' }, port: { type: 'string' } },
  });
  const folder = folderOf(positionals, values.folder);
  if (values.out !== undefined) return writeDesk(folder, values.out, world);
  return serveDesk(folder, values.port === undefined ? 0 : portOf(values.port), world);
}

async function serveDesk(folder: string, port: number, { print, cwd }: World): Promise<Outcome> {
  const at = resolve(cwd, folder);
  const found = await stat(at).catch(() => undefined);
  if (!found?.isDirectory()) throw new Usage(`there is no folder "${shown(folder)}"`);
  const token = randomBytes(24).toString('base64url');
  const page = await builtDesk();
  const served = { page, folder: await openContentFolder(at), token, work: worksOn(at), ...writersOn(at) };
  const server = await deskServer(served, () => portIn(server));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  print(`http://127.0.0.1:${portIn(server)}/#token=${token}  (ctrl-c ends it)`);
  await once(server, 'close');
  return EXIT.done;
}

function portIn(server: Server): number {
  const at = server.address();
  if (typeof at !== 'object' || !at) throw new Error('The server listens on no port');
  return at.port;
}

/** The commands that a page may ask for, each on this folder alone. */
const worksOn = (folder: string) =>
  new Map(
    (['check', 'build'] as const).map((name) => [name, (say: (text: string) => void) => command([name, folder], say)]),
  );

/** What a page may ask for of one briefing. */
const writersOn = (folder: string): Pick<Served, 'send' | 'make'> => ({
  make: (briefing, form) => makeOf(folder, briefing, form),
  send: async (briefing, list, say) => {
    const work = await mkdtemp(join(tmpdir(), 'readout-desk-'));
    try {
      await writeFile(join(work, LIST), list);
      return await command(['send', briefing, folder, '--to', LIST], say, work);
    } finally {
      await remove(work);
    }
  },
});

const LIST = 'list.csv';

async function command(args: string[], say: (text: string) => void, cwd = process.cwd()): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/start.js'), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', say);
  child.stderr.setEncoding('utf8').on('data', say);
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? EXIT.bug;
}

async function writeDesk(folder: string, name: string, { print, cwd, now }: World): Promise<Outcome> {
  const out = await openOutput(name, folder, { cwd, print });
  const sample = await onContent(folder, cwd, (reading) => sampleOf(reading, dayOf(now())));
  const work = await workFolder('desk');
  const site = join(work, 'page');
  try {
    await copyDesk(site, sample);
    await writeFile(join(site, '_headers'), `/*\n${DESK_HEADER_LINES}`);
    await writeFile(join(site, MARKER), markerOf('http://localhost/'));
    await writeSums(site);
    await publishTo(out, site, () => Promise.resolve());
  } finally {
    await remove(work);
  }
  print(`${shown(name)} is the desk, with ${sample.length} files of the sample. Any host of plain files serves it.`);
  return EXIT.done;
}
