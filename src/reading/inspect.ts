import { readFonts } from '../fonts/index.ts';
import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import type { Problem } from '../problem.ts';
import type { Room } from '../sheet/room.ts';
import type { Setter } from '../sheet/words.ts';
import { applyWaivers, checkLibrary, type KnownProblems } from '../rules/index.ts';
import { digestOfValue } from './code.ts';
import { libraryOf } from './library.ts';
import type { Reading } from './reading.ts';

export interface Inspected {
  library: Library;
  /** All problems of all files, the ones of the sheets included. */
  problems: Problem[];
  /** The words of each briefing's sheet and those it holds, by its file, whatever is wrong with it; none where it cannot be set. */
  rooms: ReadonlyMap<string, Room>;
}

/** What setting a sheet came to. */
interface Fitted {
  problems: readonly Problem[];
  room?: Room;
}

/**
 * A reading checked whole: what `check` prints and what `build` refuses on.
 *
 * @param today YYYY-MM-DD, by which a forecast is overdue
 */
export async function inspect(reading: Reading, today: string): Promise<Inspected> {
  const library = await libraryOf(reading);
  const fitted = await fitAll(library, reading);
  const broken = new Set(library.problems.filter((p) => p.severity === 'error').map((p) => p.file));
  // What a fault does to the length of a sheet is not the writer's to mend.
  const sheets = [...fitted].flatMap(([file, { problems }]) => (broken.has(file) ? [] : problems));
  const rooms = new Map([...fitted].flatMap(([file, { room }]) => (room ? [[file, room] as const] : [])));
  const own = await reading.own?.();
  const found = [
    ...library.problems,
    ...checkLibrary(library, { today, known: await knownProblems(library, reading), digestOf: digestOfValue }),
    ...sheets,
    ...((await own?.problems(library, today)) ?? []),
  ];
  return { library, problems: applyWaivers(found, library, own?.waivable), rooms };
}

/** What the rules found before; what they say of a briefing may have words of its sources in it. */
async function knownProblems({ briefings }: Library, { memory, content }: Reading): Promise<KnownProblems> {
  const kept = await memory.open<Problem[]>('rules');
  const sources = new Map(briefings.map((brief) => [brief.file, brief.sources.map(({ id }) => `sources/${id}.md`)]));
  return {
    get: kept.get,
    keep: (file, from, problems) =>
      kept.keep(
        file,
        from,
        problems,
        [file, ...(sources.get(file) ?? [])].filter((name) => content.files.has(name)),
      ),
  };
}

/** Sets every briefing's sheet, to see whether it fits; what was set before and has not changed is remembered. */
async function fitAll(library: Library, { root, memory }: Reading): Promise<Map<string, Fitted>> {
  const kept = await memory.open<Fitted>('fit');
  const all = new Map<string, Fitted>();
  const site = digestOfValue(library.site);
  let fit: ((brief: Brief) => Fitted) | undefined;
  for (const brief of [...library.briefings, ...library.earlier]) {
    const from = `${site} ${digestOfValue(brief)}`;
    const fitted = kept.get(brief.file, from) ?? (fit ??= await opened(library, root))(brief);
    kept.keep(brief.file, from, fitted);
    all.set(brief.file, fitted);
  }
  return all;
}

let kept: { faces: string; setter: Promise<Setter> } | undefined;

/** The setter is opened only where there is something to set, and stays open for the next time. */
async function opened({ site }: Library, root: string): Promise<(brief: Brief) => Fitted> {
  const [{ fitting }, { openSetter }, { facesOf }] = await Promise.all([
    import('../sheet/fit.ts'),
    import('../sheet/words.ts'),
    import('../sheet/own-faces.ts'),
  ]);
  const faces = site.ownFaces?.digest ?? '';
  if (kept?.faces !== faces) kept = { faces, setter: openSetter(facesOf(readFonts(root), site.ownFaces)) };
  const open = await kept.setter;
  return (brief) => fitting(brief, site, open);
}
