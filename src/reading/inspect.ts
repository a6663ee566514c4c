import { readFonts } from '../fonts/index.ts';
import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import type { Paper } from '../model/site.ts';
import type { Problem } from '../problem.ts';
import type { Setter } from '../sheet/words.ts';
import { applyWaivers, checkLibrary } from '../rules/index.ts';
import { libraryOf } from './library.ts';
import type { Reading } from './reading.ts';

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
 * A reading checked whole: what `check` prints and what `build` refuses on.
 *
 * @param today YYYY-MM-DD, by which a forecast is overdue
 */
export async function inspect(reading: Reading, today: string): Promise<Inspected> {
  const library = await libraryOf(reading);
  const fitted = await fitAll(library, reading);
  const sheets = [...fitted.values()].flatMap((f) => f.problems);
  const fills = new Map([...fitted].flatMap(([id, { fill }]) => (fill ? [[id, fill] as const] : [])));
  const found = [...library.problems, ...checkLibrary(library, { today }), ...sheets];
  return { library, problems: applyWaivers(found, library), fills };
}

/** Sets every sound briefing's sheet, to see whether it fits; what was set before and has not changed is remembered. */
async function fitAll(library: Library, { root, memory }: Reading): Promise<Map<string, Fitted>> {
  const broken = new Set(library.problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const kept = await memory.open<Fitted>('fit');
  const all = new Map<string, Fitted>();
  let fit: ((brief: Brief) => Fitted) | undefined;
  for (const brief of library.briefings) {
    if (broken.has(brief.file)) continue;
    const from = JSON.stringify([library.site, brief]);
    const fitted = kept.get(brief.file, from) ?? (fit ??= await opened(library, root))(brief);
    kept.keep(brief.file, from, fitted);
    all.set(brief.id, fitted);
  }
  return all;
}

let setter: Promise<Setter> | undefined;

/** The setter is opened only where there is something to set, and stays open for the next time. */
async function opened({ site }: Library, root: string): Promise<(brief: Brief) => Fitted> {
  const [{ layOut }, { openSetter }] = await Promise.all([import('../sheet/fit.ts'), import('../sheet/words.ts')]);
  const open = await (setter ??= openSetter(readFonts(root)));
  return (brief) => {
    const sheet = layOut(brief, site, open);
    return 'problems' in sheet ? { problems: sheet.problems } : { problems: [], fill: sheet.fill };
  };
}
