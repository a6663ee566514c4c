import { resolve } from 'node:path';
import { readFonts } from '../fonts/index.ts';
import type { Brief } from '../model/brief.ts';
import { loadLibrary, type Library } from '../model/library.ts';
import type { Paper } from '../model/site.ts';
import type { Problem } from '../problem.ts';
import type { Setter } from '../sheet/words.ts';
import { applyWaivers, checkLibrary } from '../rules/index.ts';
import { Usage } from './command.ts';
import { openMemory, type OpenMemory } from './memory.ts';
import { threadedReader } from './reader.ts';
import { ROOT } from './settings.ts';

export interface Inspected {
  library: Library;
  /** All problems of all files, the ones of the sheets included. */
  problems: Problem[];
  /** How full each briefing's sheet is, by its id: 1 is all of the page; only those that fit. */
  fills: ReadonlyMap<string, Fill>;
}

export type Fill = Readonly<Record<Paper, number>>;

/** What setting a sheet came to. */
interface Fitted {
  problems: readonly Problem[];
  fill?: Fill;
}

/**
 * A folder read and checked whole: what `check` prints and what `build` refuses on.
 *
 * @param today YYYY-MM-DD, by which a forecast is overdue
 */
export async function inspect(folder: string, cwd: string, today: string, memory = openMemory): Promise<Inspected> {
  const library = await readFolder(folder, cwd, memory);
  const fitted = await fitAll(library, resolve(cwd, folder), memory);
  const sheets = [...fitted.values()].flatMap((f) => f.problems);
  const fills = new Map([...fitted].flatMap(([id, { fill }]) => (fill ? [[id, fill] as const] : [])));
  const found = [...library.problems, ...checkLibrary(library, { today }), ...sheets];
  return { library, problems: applyWaivers(found, library), fills };
}

export async function readFolder(folder: string, cwd: string, memory = openMemory): Promise<Library> {
  const path = resolve(cwd, folder);
  return loadLibrary(path, threadedReader(path, memory)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${folder}"`);
    throw e;
  });
}

/** Sets every sound briefing's sheet, to see whether it fits; what was set before and has not changed is remembered. */
async function fitAll(library: Library, folder: string, open: OpenMemory): Promise<Map<string, Fitted>> {
  const broken = new Set(library.problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const memory = await open<Fitted>(folder, 'fit', 'src/sheet src/wording src/fonts');
  const all = new Map<string, Fitted>();
  let fit: ((brief: Brief) => Fitted) | undefined;
  for (const brief of library.briefings) {
    if (broken.has(brief.file)) continue;
    const key = JSON.stringify([library.site, brief]);
    const fitted = memory.get(key) ?? (fit ??= await opened(library))(brief);
    memory.keep(key, fitted);
    all.set(brief.id, fitted);
  }
  await memory.save();
  return all;
}

let setter: Promise<Setter> | undefined;

/** The setter is opened only where there is something to set, and stays open for the next time. */
async function opened({ site }: Library): Promise<(brief: Brief) => Fitted> {
  const [{ layOut }, { openSetter }] = await Promise.all([import('../sheet/fit.ts'), import('../sheet/words.ts')]);
  const open = await (setter ??= openSetter(readFonts(ROOT)));
  return (brief) => {
    const sheet = layOut(brief, site, open);
    return 'problems' in sheet ? { problems: sheet.problems } : { problems: [], fill: sheet.fill };
  };
}
