import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Irreplaceable } from './irreplaceable.ts';

/** Where an output stands, by what it truly is: no name, letter case, link or `..` hides it. */
export interface Whereabouts {
  /** The absolute path without links; of a folder that is not there yet, the path it will have. */
  path: string;
  /** The folder itself, where there is one, and every folder above it that is there: device and inode. */
  chain: readonly string[];
  /** Whether the folder is there. */
  there: boolean;
  /** Whether another device, or the root of all, begins at it: such a folder can be filled but not moved. */
  mounted: boolean;
}

/** @throws Irreplaceable where the path is a link that leads nowhere, or lies below a file */
export async function whereaboutsOf(path: string): Promise<Whereabouts> {
  const real = await realPathOf(path);
  const there = await isThere(real);
  const chain: string[] = [];
  for (let at = real; ; at = dirname(at)) {
    if (await isThere(at)) chain.push(await identityOf(at));
    if (dirname(at) === at) break;
  }
  return { path: real, chain, there, mounted: there && (await isMounted(real)) };
}

/** A path whose links are followed as far as it is there. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw new Irreplaceable('lies below what is no folder');
    if (code === 'ELOOP') throw new Irreplaceable('is a symbolic link that leads nowhere');
    if (code !== 'ENOENT') throw e;
    if (await isThere(path)) throw new Irreplaceable('is a symbolic link that leads nowhere');
    if (dirname(path) === path) throw new Irreplaceable('stands on no drive of this machine');
    const above = await realPathOf(dirname(path));
    // Windows says of what is below a file that it is not there.
    if (await isFile(above)) throw new Irreplaceable('lies below what is no folder');
    return join(above, basename(path));
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => !found.isDirectory(),
    () => false,
  );

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw e;
  }
}

async function identityOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}

async function isMounted(path: string): Promise<boolean> {
  const above = dirname(path);
  return above === path || (await stat(above)).dev !== (await stat(path)).dev;
}
