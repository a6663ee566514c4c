import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Usage } from '../command.ts';
import { workFolder } from '../work-folder.ts';

/** Where a build keeps what it makes of single briefings. */
export interface StoreFolder {
  dir: string;
  /** Takes away what only this build was to have. */
  close: () => Promise<void>;
}

interface Choice {
  /** The folder that `--cache` names. */
  cache: string | undefined;
  /** `--no-cache`. */
  without: boolean;
  cwd: string;
  /** The one that belongs to the content folder. */
  own: string | undefined;
}

/** The same is done with any: what is to be kept nowhere goes when the build ends. */
export async function openStore({ cache, without, cwd, own }: Choice): Promise<StoreFolder> {
  if (cache !== undefined && without) throw new Usage('--cache and --no-cache were both given');
  if (cache === '') throw new Usage('--cache: a folder was expected, not an empty name');
  if (!without) {
    const dir = cache === undefined ? own : resolve(cwd, cache);
    if (dir !== undefined) {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      return { dir, close: () => Promise.resolve() };
    }
  }
  const work = await workFolder('build');
  return { dir: join(work, 'press'), close: () => rm(work, { recursive: true, force: true }) };
}
