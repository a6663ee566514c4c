import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned } from '../built/leftovers.ts';
import { nameOf, thisProcess } from '../built/owner.ts';
import { ROOT } from './settings.ts';

/**
 * A folder for one run of Astro, for its owner's eyes alone, whose name says whose it is: beside the project's own packages,
 * which the site's code loads. Those of runs that were killed are removed.
 */
export async function workFolder(run: 'build' | 'dev' | 'desk'): Promise<string> {
  const work = join(ROOT, '.readout');
  await mkdir(work, { recursive: true });
  await removeAbandoned(work, `${run}-`);
  return mkdtemp(join(work, `${run}-${nameOf(thisProcess())}-`));
}

const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a folder when this process ends, by itself or because it is told to. */
export function removeAtEnd(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ENDS) process.once(signal, () => process.exit());
}
