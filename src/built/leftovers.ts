import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DISK, type Disk } from './disk.ts';
import { removeDeadLock } from './lock.ts';
import { nameOf, ownerIn, stateOf, type Owner } from './owner.ts';
import { standingAt, type Standing } from './standing.ts';

/** The folder beside an output in which a process swaps. Its name says whose it is, and what is in it how far the swap came. */
export interface SwapFolder {
  path: string;
  /** The site to come, whole or still being copied. */
  next: string;
  /** What stood at the output, until it was seen to be an untouched site. */
  last: string;
  /** What stood at the output and can go. */
  gone: string;
}

export const swapFolder = (out: string, owner: Owner): SwapFolder =>
  partsOf(join(dirname(out), `${prefixOf(out)}${nameOf(owner)}`));

const prefixOf = (out: string): string => `.${basename(out)}.readout-swap-`;

const partsOf = (path: string): SwapFolder => ({
  path,
  next: join(path, 'next'),
  last: join(path, 'last'),
  gone: join(path, 'gone'),
});

/** What a swap that is over has left: what stands at the output, and what it kept aside. */
export interface Left {
  out: Standing['kind'];
  last: Standing['kind'];
}

/**
 * What is to be done about it. `restore`: what was kept aside goes back, for nothing stands there. `clear`: it can go, for the
 * new site stands there whole. `keep`: what was kept aside is no untouched site, or something else stands in its place.
 */
export function remedyFor({ out, last }: Left): 'restore' | 'clear' | 'keep' {
  if (last === 'nothing') return 'clear';
  if (out === 'nothing') return 'restore';
  return out === 'site' && (last === 'site' || last === 'empty') ? 'clear' : 'keep';
}

/** What came of one swap's leftovers; of what is kept, where it is. */
export type Settled = { done: 'restored' | 'cleared' } | { done: 'kept'; path: string };

/** Puts back or removes what a swap left; its owner must be this process or be gone. */
export async function settle(out: string, folder: SwapFolder, disk: Disk = DISK): Promise<Settled> {
  const remedy = remedyFor(await leftIn(out, folder));
  if (remedy === 'restore') await take(folder.last, out, disk);
  await disk.remove(folder.next);
  await disk.remove(folder.gone);
  if (remedy === 'keep') return { done: 'kept', path: folder.last };
  // Half of a site could not be told from what someone changed, were this killed while it removes it.
  if (remedy === 'clear') await take(folder.last, folder.gone, disk);
  await disk.remove(folder.path);
  return { done: remedy === 'restore' ? 'restored' : 'cleared' };
}

/** Moves what was kept aside, if it is there: another command may be doing the same. */
async function take(last: string, to: string, disk: Disk): Promise<void> {
  try {
    await disk.rename(last, to);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') throw e;
  }
}

/** Sites are read through only where both are there: else nothing depends on it. */
async function leftIn(out: string, { last }: SwapFolder): Promise<Left> {
  if (!(await isThere(last))) return { out: 'site', last: 'nothing' };
  if (!(await isThere(out))) return { out: 'nothing', last: 'site' };
  return { out: (await standingAt(out)).kind, last: (await standingAt(last)).kind };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw e;
  }
}

/** Settles what every swap into an output left whose process is gone, its lock too; none that may still run is touched. */
export async function recover(out: string, disk: Disk = DISK): Promise<Settled[]> {
  const names = await abandonedIn(dirname(out), prefixOf(out));
  const settled: Settled[] = [];
  for (const name of names) settled.push(await settle(out, partsOf(join(dirname(out), name)), disk));
  await removeDeadLock(out);
  return settled;
}

/** Removes what stands in a folder under names that begin so and say that their process is gone. */
export async function removeAbandoned(folder: string, prefix: string, disk: Disk = DISK): Promise<void> {
  for (const name of await abandonedIn(folder, prefix)) await disk.remove(join(folder, name));
}

async function abandonedIn(folder: string, prefix: string): Promise<string[]> {
  const all = await readdir(folder).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return [];
    throw e;
  });
  const abandoned: string[] = [];
  for (const name of all.filter((n) => n.startsWith(prefix)).sort()) {
    const owner = ownerIn(name);
    if (owner && stateOf(owner) === 'gone') abandoned.push(name);
  }
  return abandoned;
}
