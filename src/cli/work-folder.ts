import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeAbandoned } from '../built/leftovers.ts';
import { nameOf, thisProcess } from '../built/owner.ts';
import { folderUrl } from '../disk/paths.ts';
import { cachesOf, isInstalled } from '../reading/caches.ts';
import { ROOT } from './settings.ts';

/**
 * A folder for one run of Astro, for its owner's eyes alone, whose name says whose it is, and from which the project's own
 * packages are found, which the site's code loads. Those of runs that were killed are removed.
 */
export async function workFolder(run: 'build' | 'dev' | 'desk' | 'compare'): Promise<string> {
  const work = cachesOf(ROOT);
  lendPackages(work);
  await mkdir(work, { recursive: true });
  await removeAbandoned(work, `${run}-`);
  return mkdtemp(join(work, `${run}-${nameOf(thisProcess())}-`));
}

let lent = false;

/** Lets code that is run below a folder find what ours finds, wherever the package manager has put it. */
function lendPackages(folder: string): void {
  if (lent || !isInstalled(ROOT)) return;
  lent = true;
  const inside = folderUrl(folder).href;
  const ours = pathToFileURL(join(ROOT, 'package.json')).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      const ofCode = context.parentURL?.startsWith(inside) && /^[^./#]/.test(specifier) && !URL.canParse(specifier);
      return next(specifier, ofCode ? { ...context, parentURL: ours } : context);
    },
  });
}

const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a folder when this process ends, by itself or because it is told to. */
export function removeAtEnd(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ENDS) process.once(signal, () => process.exit());
}
