import { resolve } from 'node:path';
import { loadLibrary, type Library } from '../model/library.ts';
import { sortProblems, type Problem } from '../problem.ts';
import { Usage } from './command.ts';
import { threadedReader } from './reader.ts';

export interface Inspected {
  library: Library;
  /** All problems of all files, the ones of the sheets included. */
  problems: Problem[];
}

/** A folder read and checked whole: what `check` prints and what `build` refuses on. */
export async function inspect(folder: string, cwd: string): Promise<Inspected> {
  const path = resolve(cwd, folder);
  const library = await loadLibrary(path, threadedReader(path)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${folder}"`);
    throw e;
  });
  return { library, problems: sortProblems(library.problems) };
}
