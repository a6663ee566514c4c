import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Held, lock } from '../lock/lock.ts';
import { Irreplaceable } from './irreplaceable.ts';
import { thisHolder } from './owner.ts';

/** How long another swap is waited for, and how often it is looked for, in milliseconds: it may copy a large site. */
const PATIENCE = 60_000;
const PAUSE = 100;

const lockOf = (out: string): string => join(dirname(out), `.${basename(out)}.readout-lock`);

/**
 * Does work on an output while no other build does. A lock is taken from another only where its process is proven gone.
 *
 * @throws Irreplaceable where another build does not come to its end
 */
export async function whileLocked<T>(out: string, work: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const release = await taken(lockOf(out), patience);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function taken(path: string, patience: number): Promise<() => Promise<void>> {
  for (let waited = 0; ; waited += PAUSE) {
    const found = await ifFree(path);
    if (typeof found === 'function') return found;
    if (waited >= patience) throw new Irreplaceable(busy(found));
    await wait(PAUSE);
  }
}

/** What lets the lock go, or who holds it. */
async function ifFree(path: string): Promise<(() => Promise<void>) | Held> {
  return lock(path, thisHolder()).catch((e: unknown) => {
    if (e instanceof Held) return e;
    throw e;
  });
}

function busy({ file, holder }: Held): string {
  const who = holder ? `process ${holder.pid}` : 'unknown';
  return `is being written by another build (${who}): wait for it, or, where it is gone, delete ${file}`;
}

/** Removes what a build that is gone left of its lock; what may be held stays. */
export async function removeDeadLock(out: string): Promise<void> {
  const path = lockOf(out);
  const names = await readdir(dirname(path)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return [];
    throw e;
  });
  if (!names.some((name) => name.startsWith(basename(path)))) return;
  const found = await ifFree(path);
  if (typeof found === 'function') await found();
}
