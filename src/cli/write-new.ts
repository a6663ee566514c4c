import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is not there yet, and the folders above it: whole or not at all, so that a full disk leaves no empty one.
 *
 * @returns whether it was written; not where a file is there
 */
export async function writeNew(path: string, text: string | Uint8Array): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    await rm(path, { force: true });
    throw e;
  }
}
