import { resolve } from 'node:path';
import { loadLibrary, type Library } from '../model/library.ts';
import { sortProblems, type Problem } from '../problem.ts';
import { Usage, type World } from './command.ts';
import { threadedReader } from './reader.ts';

export interface Inspected {
  library: Library;
  /** All problems of all files, the ones of the sheets included. */
  problems: Problem[];
}

/** A folder read and checked whole: what `check` prints and what `build` refuses on. */
export async function inspect(folder: string, { cwd }: Pick<World, 'cwd' | 'now'>): Promise<Inspected> {
  const library = await readFolder(folder, cwd);
  return { library, problems: sortProblems(library.problems) };
}

export async function readFolder(folder: string, cwd: string): Promise<Library> {
  const path = resolve(cwd, folder);
  return loadLibrary(path, threadedReader(path)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${folder}"`);
    throw e;
  });
}
