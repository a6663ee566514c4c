import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, symlink } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { removeAbandoned } from '../built/leftovers.ts';
import { nameOf, thisProcess } from '../built/owner.ts';
import { cachesOf, isInstalled } from '../reading/caches.ts';
import { ROOT } from './settings.ts';

/**
 * A folder for one run of Astro, for its owner's eyes alone, whose name says whose it is, and from which the project's own
 * packages are found, which the site's code loads. Those of runs that were killed are removed.
 */
export async function workFolder(run: 'build' | 'dev' | 'desk'): Promise<string> {
  const work = cachesOf(ROOT);
  await mkdir(work, { recursive: true });
  await removeAbandoned(work, `${run}-`);
  const made = await mkdtemp(join(work, `${run}-${nameOf(thisProcess())}-`));
  if (isInstalled(ROOT)) await linkPackages(made);
  return made;
}

/** Lets what runs in a folder find the packages of ours, wherever the package manager has put them. */
async function linkPackages(folder: string): Promise<void> {
  const project = join(ROOT, 'package.json');
  const { dependencies } = JSON.parse(await readFile(project, 'utf8')) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) {
    const found = findPackageJSON(name, project);
    if (found === undefined) continue;
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    // Unlike a symbolic link, a junction may be made by anyone on Windows; elsewhere it is one.
    await symlink(dirname(found), link, 'junction');
  }
}

const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a folder when this process ends, by itself or because it is told to. */
export function removeAtEnd(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ENDS) process.once(signal, () => process.exit());
}
