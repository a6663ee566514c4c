import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Irreplaceable } from './irreplaceable.ts';
import { removeAbandoned } from './leftovers.ts';
import { nameOf, ownerIn, stateOf, type Owner } from './owner.ts';

/** How long another swap is waited for, and how often it is looked for, in milliseconds: it may copy a large site. */
const PATIENCE = 60_000;
const PAUSE = 100;

/**
 * Does work on an output while no other build does. A lock is taken from another only where its process is proven gone.
 *
 * @throws Irreplaceable where another build does not come to its end
 */
export async function whileLocked<T>(
  out: string,
  owner: Owner,
  work: () => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  const lock = join(dirname(out), `.${basename(out)}.readout-lock`);
  const own = `${lock}-${nameOf(owner)}-${randomBytes(3).toString('hex')}`;
  await writeFile(own, nameOf(owner));
  try {
    await take(lock, own, patience);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  } finally {
    await rm(own, { force: true });
    await removeAbandoned(dirname(out), `${basename(lock)}-`);
    await removeAbandoned(dirname(out), `.broken${basename(lock)}-`);
  }
}

/** The lock is there whole or not at all: it is a second name of a file that was written before. */
async function take(lock: string, own: string, patience: number): Promise<void> {
  for (let waited = 0; !(await linked(own, lock)); waited += PAUSE) {
    const holder = await holderOf(lock);
    if (holder === undefined) continue;
    const owner = ownerIn(holder);
    if (owner && (await stateOf(owner)) === 'gone') await breakLock(lock, holder, own);
    else if (waited >= patience) throw new Irreplaceable(busy(lock, owner));
    else await wait(PAUSE);
  }
}

function busy(lock: string, owner: Owner | undefined): string {
  const who = owner ? `process ${owner.pid}` : 'unknown';
  return `is being written by another build (${who}): wait for it, or, where it is gone, delete ${lock}`;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw e;
  }
}

/** Whose the lock is, or nothing where it was just let go. */
async function holderOf(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return undefined;
    throw e;
  });
}

/** Takes away the lock of one who is gone; where another took it meanwhile, theirs is put back. */
async function breakLock(lock: string, holder: string, own: string): Promise<void> {
  const aside = join(dirname(lock), `.broken${basename(own)}`);
  try {
    await rename(lock, aside);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw e;
  }
  if ((await readFile(aside, 'utf8')) !== holder) await linked(aside, lock);
  await rm(aside, { force: true });
}
