import { resolve } from 'node:path';
import { shown } from '../model/shown.ts';
import { readFolder, type Reading } from '../reading/reading.ts';
import { Usage } from './command.ts';
import { ROOT } from './settings.ts';

/**
 * Runs a command's work on one reading of a content folder, and then keeps what it worked out for the next run.
 *
 * @throws Usage where there is no such folder
 */
export async function onContent<T>(folder: string, cwd: string, work: (reading: Reading) => Promise<T>): Promise<T> {
  const reading = await readFolder(ROOT, resolve(cwd, folder)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${shown(folder)}"`);
    throw e;
  });
  const result = await work(reading);
  await reading.memory.save();
  return result;
}
