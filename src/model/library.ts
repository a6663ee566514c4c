import { sortProblems } from '../problem.ts';
import { assemble, isBriefing, type Library } from './assemble.ts';
import { readFiles } from './folder.ts';
import type { Syntax } from './syntax.ts';

export type { Library };

/** Reads many briefings' texts, each by its file: with a memory of earlier runs, in other threads, under a deadline. */
export type SyntaxReader = (texts: ReadonlyMap<string, string>) => Promise<ReadonlyMap<string, Syntax>>;

/**
 * Reads a content folder to everything it holds, by id, references resolved, and every problem in it.
 *
 * @param readAll reads the briefings' texts; one after the other in this thread where it is not given
 * @throws where the folder itself is not there or cannot be read
 */
export async function loadLibrary(folder: string, readAll?: SyntaxReader): Promise<Library> {
  const { files, problems } = await readFiles(folder);
  const syntaxes = await readAll?.(new Map([...files].filter(([file]) => isBriefing(file))));
  const library = assemble(
    files,
    syntaxes,
    problems.map((p) => p.file),
  );
  return problems.length ? { ...library, problems: sortProblems([...library.problems, ...problems]) } : library;
}
