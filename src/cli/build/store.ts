import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { remove } from '../../disk/in-use.ts';
import { workFolder } from '../work-folder.ts';
import type { Options } from './options.ts';

/** Where a build keeps what it makes of single briefings. */
export interface StoreFolder {
  dir: string;
  /** Whether it stays. */
  kept: boolean;
  /** Takes away what only this build was to have. */
  close: () => Promise<void>;
}

/**
 * The same is done with any: what is to be kept nowhere goes when the build ends.
 *
 * @param own the one that belongs to the content folder
 */
export async function openStore(
  { cache, noCache }: Pick<Options, 'cache' | 'noCache'>,
  cwd: string,
  own: string | undefined,
): Promise<StoreFolder> {
  const dir = cache === undefined ? own : resolve(cwd, cache);
  if (!noCache && dir !== undefined) {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    return { dir, kept: true, close: () => Promise.resolve() };
  }
  const work = await workFolder('build');
  return { dir: join(work, 'press'), kept: false, close: () => remove(work) };
}
