import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build as astroBuild } from 'astro';
import { astroConfig, ignoreEnvironment, keepToThisMachine } from '../astro.ts';
import { MARKER, markerOf } from '../built/marker.ts';
import { filesIn, writeSums } from '../built/sums.ts';
import type { Given } from '../integration.ts';
import { faultOfAddress } from '../model/link.ts';
import { publish, withheldLine } from '../model/publish.ts';
import { HEADERS } from '../policy.ts';
import { shown } from '../model/shown.ts';
import { hasErrors } from '../problem.ts';
import { inspect } from '../reading/inspect.ts';
import { entriesOf } from '../search.ts';
import { count, dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { lookAgain, Overtaken } from './look-again.ts';
import { openOutput, publishTo, type Output } from './output.ts';
import { openStore } from './build/store.ts';
import { originsIn } from '../pressroom/origins.ts';
import { runPress, type Run } from '../pressroom/run.ts';
import { report } from './report.ts';
import { writeSearchIndex } from './search-index.ts';
import { ROOT, settingsOf } from './settings.ts';
import { workFolder } from './work-folder.ts';

const OPTIONS = {
  ...FOLDER,
  out: { type: 'string', default: 'dist' },
  site: { type: 'string' },
  cache: { type: 'string' },
  'no-cache': { type: 'boolean' },
  workers: { type: 'string' },
} as const;

/** Makes the site in a folder of its own and puts it in place whole: an error changes nothing in the output folder. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const started = now();
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: OPTIONS,
  });
  const fault = values.site === undefined ? undefined : faultOfAddress(values.site, 'site');
  if (fault !== undefined) throw new Usage(`--site is "${shown(values.site ?? '')}": ${fault}`);
  const folder = folderOf(positionals, values.folder);
  const out = await openOutput(values.out, folder, { cwd, print });
  const today = dayOf(started);
  const { library, problems, content, blobs } = await onContent(folder, cwd, async (reading) => ({
    ...(await inspect(reading, today)),
    content: reading.content,
    blobs: reading.memory.blobs,
  }));
  if (problems.length) print(report(problems, folder, 'text'));
  if (hasErrors(problems)) {
    print(`\nNothing was built; ${shown(values.out)} is as it was.`);
    return 1;
  }
  const published = publish(library, today);
  const { briefings, sources, actors } = published;
  const settings = settingsOf(library.site, { today, url: values.site });
  const made = { folder: resolve(cwd, folder), digest: content.digest, published, today };
  const store = await openStore({ cache: values.cache, without: values['no-cache'] ?? false, cwd, own: blobs });
  const workers = workersOf(values.workers);
  try {
    const press = await runPress({
      ...{ root: ROOT, site: settings.site, briefs: briefings, store: store.dir, originsOf: originsIn(content) },
      ...(workers === undefined ? {} : { workers }),
    });
    try {
      const collections = { briefings, sources, actors, checks: [] };
      await make({ settings, collections, press }, out, () => lookAgain(made));
      await press.sweep();
    } finally {
      await press.close();
    }
  } catch (e) {
    if (!(e instanceof Overtaken)) throw e;
    print(`${e.message} Nothing was built; ${shown(values.out)} is as it was: build again.`);
    return 1;
  } finally {
    await store.close();
  }
  const held = withheldLine(published.withheld, library.site.audience);
  if (held) print(held);
  const seconds = ((now().getTime() - started.getTime()) / 1000).toFixed(1);
  print(await summary(out.path, values.out, published, seconds));
  return 0;
}

/**
 * Builds beside the project's own packages, which the site's code loads, and swaps the result in.
 *
 * @param look throws where the result may not go out any more
 */
async function make(given: Given & { press: Run }, out: Output, look: () => Promise<void>): Promise<void> {
  const made = await workFolder('build');
  const site = join(made, 'site');
  try {
    const config = astroConfig(given);
    const cacheDir = join(made, 'cache');
    // Set to anything else, it gives pages without their policy and scripts that talk to the console.
    process.env['NODE_ENV'] = 'production';
    // Astro runs the pages from below the folder it was called in, and there they would find no packages.
    process.chdir(ROOT);
    keepToThisMachine();
    ignoreEnvironment();
    // What Vite would say of its end is in the error that it throws.
    const vite = { ...config.vite, logLevel: 'silent' as const };
    await astroBuild({ ...config, vite, configFile: false, outDir: site, cacheDir, logLevel: 'error' });
    await given.press.done();
    const { briefings, actors } = given.collections;
    const { lang, url } = given.settings.site;
    await writeSearchIndex(site, entriesOf(briefings, actors), lang);
    await finish(site, url);
    await publishTo(out, site, look);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** What hosts and readers are told of the files themselves: headers to send, who built them, and every file's SHA-256. */
async function finish(site: string, url: string): Promise<void> {
  await writeFile(join(site, '_headers'), HEADERS);
  await writeFile(join(site, MARKER), markerOf(url));
  await writeSums(site);
}

function workersOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const workers = Number(said);
  if (!Number.isInteger(workers) || workers < 1 || workers > 256)
    throw new Usage(`--workers is "${shown(said)}": a number from 1 to 256 was expected`);
  return workers;
}

async function summary(
  out: string,
  name: string,
  { briefings, sources, actors }: ReturnType<typeof publish>,
  seconds: string,
): Promise<string> {
  const files = await filesIn(out);
  const size = files.reduce((sum, f) => sum + f.bytes, 0);
  const per = briefings.map((b) => `  ${join(name, 'briefings', b.id)}/  .pdf  .eml  .json  .png`);
  return [
    `${count(briefings.length, 'briefing')}, ${count(sources.length, 'source')}, ${count(actors.length, 'actor')}:`,
    ...(per.length > 12 ? [...per.slice(0, 10), `  and ${per.length - 10} more`] : per),
    `${count(files.length, 'file')}, ${(size / 1e6).toFixed(1)} MB, in ${seconds} s`,
    name === 'dist' ? 'Look at it: npm run preview' : `Look at it: npm run readout -- preview ${quoted(name)}`,
  ].join('\n');
}

/** A path as a shell takes it for one word. */
const quoted = (path: string): string =>
  /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
