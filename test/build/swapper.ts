import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DISK, type Disk } from '../../src/built/disk.ts';
import { recover } from '../../src/built/leftovers.ts';
import { putInPlace } from '../../src/built/put-in-place.ts';

/**
 * A process to be killed: puts the site MADE in the place of OUT, from another file system if it says `across`, or only puts
 * right what an earlier one left there. It says when it begins, and rests before and after all it does to the disk.
 *
 * `node swapper.ts OUT [MADE [across]]`
 */
const [out = '', made, across] = process.argv.slice(2);

/** Milliseconds of each rest. */
const REST = 3;
const rest = (): Promise<void> => wait(REST);

async function slowly(work: () => Promise<void>): Promise<void> {
  await rest();
  await work();
  await rest();
}

const SLOW: Disk = {
  ...DISK,
  rename: (from, to) =>
    slowly(() => {
      if (across && from === made) throw Object.assign(new Error(), { code: 'EXDEV' });
      return DISK.rename(from, to);
    }),
  mkdir: (path) => slowly(() => DISK.mkdir(path)),
  copy: async (from, to) => {
    await slowly(async () => void (await mkdir(to)));
    for (const { path, folder } of await below(from))
      await slowly(async () => void (await (folder ? mkdir(join(to, path)) : cp(join(from, path), join(to, path)))));
  },
  remove: async (path) => {
    for (const each of (await below(path)).reverse())
      await slowly(() => rm(join(path, each.path), { recursive: true, force: true }));
    await slowly(() => DISK.remove(path));
  },
};

/** All that stands below a folder, a folder before what is in it. */
async function below(folder: string): Promise<{ path: string; folder: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return [];
    throw e;
  });
  return entries
    .map((e) => ({ path: join(e.parentPath, e.name).slice(folder.length + 1), folder: e.isDirectory() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

process.stdout.write('begins\n');
if (made === undefined) await recover(out, SLOW);
else await putInPlace(made, out, SLOW);
