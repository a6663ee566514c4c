import { resolve } from 'node:path';
import { readFonts } from '../fonts/index.ts';
import { loadLibrary, type Library } from '../model/library.ts';
import { sortProblems, type Problem } from '../problem.ts';
import { Usage, type World } from './command.ts';
import { openMemory } from './memory.ts';
import { threadedReader } from './reader.ts';
import { ROOT } from './settings.ts';

export interface Inspected {
  library: Library;
  /** All problems of all files, the ones of the sheets included. */
  problems: Problem[];
}

/** A folder read and checked whole: what `check` prints and what `build` refuses on. */
export async function inspect(folder: string, { cwd }: Pick<World, 'cwd' | 'now'>): Promise<Inspected> {
  const library = await readFolder(folder, cwd);
  const sheets = await fitAll(library, resolve(cwd, folder));
  return { library, problems: sortProblems([...library.problems, ...sheets]) };
}

export async function readFolder(folder: string, cwd: string): Promise<Library> {
  const path = resolve(cwd, folder);
  return loadLibrary(path, threadedReader(path)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${folder}"`);
    throw e;
  });
}

/** Sets every sound briefing's sheet, to see whether it fits; what was set before and has not changed is remembered. */
async function fitAll(library: Library, folder: string): Promise<Problem[]> {
  const broken = new Set(library.problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const memory = await openMemory<readonly Problem[]>(folder, 'fit', 'src/sheet src/wording src/fonts');
  const found: Problem[] = [];
  let fit: ((brief: Library['briefings'][number]) => readonly Problem[]) | undefined;
  for (const brief of library.briefings) {
    if (broken.has(brief.file)) continue;
    const key = JSON.stringify([library.site, brief]);
    const problems = memory.get(key) ?? (fit ??= await opened(library))(brief);
    memory.keep(key, problems);
    found.push(...problems);
  }
  await memory.save();
  return found;
}

/** The setter is opened only where there is something to set. */
async function opened({ site }: Library) {
  const [{ fitProblems }, { openSetter }] = await Promise.all([import('../sheet/fit.ts'), import('../sheet/words.ts')]);
  const setter = await openSetter(readFonts(ROOT));
  return (brief: Library['briefings'][number]) => fitProblems(brief, site, setter);
}
