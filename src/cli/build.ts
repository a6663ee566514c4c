import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MARKER, markerOf, SUMS } from '../built/marker.ts';
import { writeSums } from '../built/sums.ts';
import { remove } from '../disk/in-use.ts';
import type { Given, Settings } from '../integration.ts';
import { publish, withheldLine, type Published } from '../model/publish.ts';
import { shown } from '../model/shown.ts';
import { DESK_HEADER_LINES } from '../desk/policy.ts';
import { HEADERS, headersWithDesk } from '../policy.ts';
import { originsIn } from '../pressroom/origins.ts';
import { runPress, type Run } from '../pressroom/run.ts';
import { hasErrors } from '../problem.ts';
import type { Content } from '../reading/folder.ts';
import { inspect } from '../reading/inspect.ts';
import { entriesOf } from '../search.ts';
import { optionsOf, partOf } from './build/options.ts';
import { knownPages, PAGES } from './build/known-pages.ts';
import { writePages, type Written } from './build/pages.ts';
import { openProgram } from './build/program.ts';
import { openProgress, type Progress } from './build/progress.ts';
import { siteNote } from './build/standing-site.ts';
import { openStore, type StoreFolder } from './build/store.ts';
import { asJson, summary, type Build, type Result } from './build/summary.ts';
import { dayOf, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { ignoreEnvironment, keepToThisMachine } from './environment.ts';
import { lookAgain, Overtaken } from './look-again.ts';
import { openOutput, publishTo, type Output } from './output.ts';
import type { sampleOf } from './desk/sample.ts';
import { report } from './report.ts';
import { writeSearchIndex } from './search-index.ts';
import { ROOT, settingsOf, shownSite } from './settings.ts';
import { showLine } from './status-line.ts';
import { workFolder } from './work-folder.ts';

/** Makes the site in a folder of its own and puts it in place whole: an error changes nothing in the output folder. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const started = now();
  const options = optionsOf(args);
  const tell = options.json ? (): void => undefined : print;
  const progress = openProgress({
    elapsed: () => performance.now(),
    ...(process.stderr.isTTY && !options.json ? { status: showLine } : {}),
    print: tell,
  });
  // What stands there is looked at while the content is read.
  const opened = options.shard
    ? Promise.resolve(undefined)
    : openOutput(options.out, options.folder, { cwd, print: tell });
  opened.catch(() => undefined);
  const build: Build = { options, cwd, today: dayOf(started), print: tell, progress, made: [] };
  const result = await built(build, opened).catch(async (e: unknown) => {
    // Of two faults, that of the output is told.
    await opened;
    throw e;
  });
  const out = await opened;
  progress.end();
  const seconds = (now().getTime() - started.getTime()) / 1000;
  if (options.json) print(JSON.stringify(asJson(build, result, out, seconds), null, 2));
  else if (result.code === 0) for (const line of summary(build, result, out, seconds)) print(line);
  return result.code;
}

async function built(build: Build, opened: Promise<Output | undefined>): Promise<Result> {
  const { options, cwd, today, print, progress } = build;
  const { folder } = options;
  progress.begin('reading and checking');
  const read = await onContent(folder, cwd, async (reading) => {
    const store = await openStore(options, cwd, reading.memory.blobs);
    const own = await reading.own?.();
    const made = { today, url: options.site, own: own?.digest };
    const note = await siteNote(ROOT, store.dir, reading.content, made);
    // The desk is no part of what a note tells of.
    const said = options.desk ? undefined : await note.standing(async () => (await opened)?.path);
    const sample = options.desk ? await (await import('./desk/sample.ts')).sampleOf(reading, today) : undefined;
    return { store, note, content: reading.content, said, sample, ...(said ? {} : await inspect(reading, today)) };
  });
  const { store, note, content, said, sample, library, problems } = read;
  try {
    const out = await opened;
    if (said) {
      for (const line of said) print(line);
      return { code: 0, stands: true };
    }
    if (!library || !problems) throw new Error('The content was not looked at');
    const lines = problems.length ? [report(problems, folder, 'text')] : [];
    for (const line of lines) print(line);
    if (hasErrors(problems)) {
      print(out ? `\nNothing was built; ${shown(out.name)} is as it was.` : '\nNothing was made.');
      return { code: 1, problems };
    }
    const published = publish(library, today);
    const settings = settingsOf(shownSite(library), { today, url: options.site, desk: options.desk });
    const content_ = { folder: resolve(cwd, folder), content, published, today };
    const held = withheldLine(published.withheld, library.site.audience);
    const press = await begin(build, { settings, published, content, store });
    try {
      if (!out) {
        progress.begin('sheets, mails and pictures');
        await press.done();
        await press.bound();
        return { code: 0, problems, published };
      }
      const { briefings, earlier, sources, actors } = published;
      const collections = { briefings, earlier, sources, actors, checks: [] };
      const kept = store.kept ? store.dir : undefined;
      const written = await make(
        { settings, collections, press, sample, kept },
        out,
        () => lookAgain(content_),
        progress,
      );
      build.pages = written;
      if (store.kept) {
        if (!options.desk) await note.write(out.path, [...lines, ...(held ? [held] : [])]);
        await press.sweep([note.name, PAGES]);
        await press.bound();
      }
    } finally {
      await press.close();
    }
    if (held) print(held);
    return { code: 0, problems, published };
  } catch (e) {
    if (!(e instanceof Overtaken)) throw e;
    print(`${e.message} Nothing was built; ${shown(options.out)} is as it was: build again.`);
    return { code: 1 };
  } finally {
    await store.close();
  }
}

interface Begun {
  settings: Settings;
  published: Published;
  content: Content;
  store: StoreFolder;
}

/** Begins to make what is made of single briefings, of all or of a part of them. */
function begin(build: Build, { settings, published, content, store }: Begun): Promise<Run> {
  const { workers, shard } = build.options;
  const all = [...published.briefings, ...published.earlier];
  const briefs = shard ? partOf(all, shard) : all;
  return runPress({
    ...{ root: ROOT, site: settings.site, briefs, store: store.dir, originsOf: originsIn(content) },
    ...(workers === undefined ? {} : { workers }),
    onMade: (made) => {
      build.made.push(made);
      build.progress.made(made, briefs.length);
    },
  });
}

/** Files of a content folder that anyone may have. */
type Sample = Awaited<ReturnType<typeof sampleOf>>;

/**
 * Builds in a folder of its own, and swaps the result in.
 *
 * @param look throws where the result may not go out any more
 */
async function make(
  given: Given & { press: Run; sample: Sample | undefined; kept: string | undefined },
  out: Output,
  look: () => Promise<void>,
  progress: Progress,
): Promise<Written> {
  const made = await workFolder('build');
  const site = join(made, 'site');
  let index: Promise<void> | undefined;
  try {
    // Set to anything else, it gives pages without their policy and scripts that talk to the console.
    process.env['NODE_ENV'] = 'production';
    keepToThisMachine();
    ignoreEnvironment();
    progress.begin('sheets, mails, pictures and pages');
    const known = await knownPages(given.kept, out);
    const { briefings, actors } = given.collections;
    const { lang, url } = given.settings.site;
    // Pagefind is a process of its own.
    index = writeSearchIndex(site, entriesOf(briefings, actors, lang), lang);
    index.catch(() => undefined);
    const written = await writePages(await openProgram(given), given, site, known);
    await Promise.all([given.press.done(), index]);
    progress.begin('sums, and putting it in place');
    // Astro is loaded where it has something to make.
    if (given.sample) await (await import('./desk/copy.ts')).copyDesk(join(site, 'desk'), given.sample);
    await finish(site, url, given.settings.desk, written.sums);
    await publishTo(out, site, look);
    await known.save();
    return written;
  } finally {
    // What still writes there would be in the way.
    await index?.catch(() => undefined);
    await remove(made);
  }
}

/** What hosts and readers are told of the files themselves: headers to send, who built them, and every file's SHA-256. */
async function finish(site: string, url: string, desk: boolean, sums: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(join(site, MARKER), markerOf(url));
  await writeFile(join(site, '_headers'), desk ? headersWithDesk(await rootOf(site), DESK_HEADER_LINES) : HEADERS);
  await writeSums(site, sums);
}

/** What the root of a finished site holds, the sums among it that are yet to be written. */
async function rootOf(site: string): Promise<{ name: string; isFolder: boolean }[]> {
  const names = await readdir(site, { withFileTypes: true });
  const all = names.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  return [...all, { name: SUMS, isFolder: false }].sort((a, b) => (a.name < b.name ? -1 : 1));
}
