import { rename as renameNow, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** How Windows refuses to move or replace what another program has open: a virus scanner for a moment, or a person. */
const REFUSALS = ['EPERM', 'EACCES', 'EBUSY'];

/** How long is waited before each further try, in milliseconds: three seconds and a half in all. */
const PAUSES = [10, 20, 50, 120, 300, 1000, 2000];

/** What trying again takes from the machine. */
export interface Trying {
  platform: string;
  wait: (ms: number) => Promise<unknown>;
}

const HERE: Trying = { platform: process.platform, wait };

/** Whether an error may be nothing but that another program has a file open; other systems let an open file be moved. */
export const isInUse = (e: unknown, platform: string = process.platform): boolean =>
  platform === 'win32' && REFUSALS.includes((e as NodeJS.ErrnoException).code ?? '');

/** Does what changes nothing where it fails, and again for a while where another program has the file open. */
export async function whileInUse<T>(work: () => T | Promise<T>, { platform, wait }: Trying = HERE): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (e) {
      if (!isInUse(e, platform)) throw e;
    }
    await wait(pause);
  }
  return work();
}

/** Moves a file in the place of another, or a folder to where none is. */
export const rename = (from: string, to: string): Promise<void> => whileInUse(() => renameNow(from, to));

/** Removes a file, or a folder with all in it; what is not there is no error. */
export const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: PAUSES.length, retryDelay: 50 });
