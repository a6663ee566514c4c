import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build as astroBuild } from 'astro';
import { astroConfig } from '../astro.ts';
import type { Settings } from '../integration.ts';
import { faultOfAddress } from '../model/link.ts';
import { publish, withheldLine } from '../model/publish.ts';
import { HEADERS } from '../policy.ts';
import { shown } from '../model/shown.ts';
import { hasErrors } from '../problem.ts';
import { entriesOf, type Entry } from '../search.ts';
import { dayOf, folderOf, Usage, type Outcome, type World } from './command.ts';
import { inspect } from './inspect.ts';
import { report } from './report.ts';
import { writeSearchIndex } from './search-index.ts';
import { ROOT, settingsOf } from './settings.ts';

/** Makes the site in a folder of its own and puts it in place whole: an error changes nothing in the output folder. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const started = now();
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string', default: 'dist' }, site: { type: 'string' } },
  });
  const fault = values.site === undefined ? undefined : faultOfAddress(values.site, 'site');
  if (fault !== undefined) throw new Usage(`--site is "${shown(values.site ?? '')}": ${fault}`);
  const folder = folderOf(positionals);
  const out = resolve(cwd, values.out);
  await refuseForeign(out, values.out);
  const today = dayOf(started);
  const { library, problems } = await inspect(folder, cwd, today);
  if (problems.length) print(report(problems, folder, 'text'));
  if (hasErrors(problems)) {
    print(`\nNothing was built; ${values.out} is as it was.`);
    return 1;
  }
  const settings = settingsOf(resolve(cwd, folder), library, { today, ...(values.site ? { url: values.site } : {}) });
  const published = publish(library, today);
  await make(settings, out, entriesOf(published.briefings, published.actors));
  const held = withheldLine(published.withheld, library.site.audience);
  if (held) print(held);
  const seconds = ((now().getTime() - started.getTime()) / 1000).toFixed(1);
  print(await summary(out, values.out, published, seconds));
  return 0;
}

/** Builds beside the project's own packages, which the site's code loads, and swaps the result in. */
async function make(settings: Settings, out: string, findable: readonly Entry[]): Promise<void> {
  const work = join(ROOT, '.readout');
  await mkdir(work, { recursive: true });
  const made = await mkdtemp(join(work, 'build-'));
  const site = join(made, 'site');
  try {
    const config = astroConfig(settings);
    const cacheDir = join(made, 'cache');
    // Set to anything else, it gives pages without their policy and scripts that talk to the console.
    process.env['NODE_ENV'] = 'production';
    // Astro runs the pages from below the folder it was called in, and there they would find no packages.
    process.chdir(settings.root);
    await astroBuild({ ...config, configFile: false, outDir: site, cacheDir, logLevel: 'error' });
    await writeSearchIndex(site, findable, settings.site.lang);
    await finish(site);
    await swap(site, out);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** What hosts and readers are told of the files themselves: headers to send, and every file's SHA-256, as `sha256sum -c` reads it. */
async function finish(site: string): Promise<void> {
  await writeFile(join(site, '_headers'), HEADERS);
  const files = (await filesIn(site)).map((f) => f.path.replaceAll('\\', '/')).sort();
  const lines = files.map(async (path) => {
    const digest = createHash('sha256')
      .update(await readFile(join(site, path)))
      .digest('hex');
    return `${digest}  ${path}\n`;
  });
  await writeFile(join(site, 'SHA256SUMS'), (await Promise.all(lines)).join(''));
}

/** Puts a finished tree in the place of another; at no moment is half of one there. */
async function swap(made: string, out: string): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const next = `${out}.next-${process.pid}`;
  const last = `${out}.last-${process.pid}`;
  await rename(made, next).catch(async (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EXDEV') throw e;
    await cp(made, next, { recursive: true });
  });
  const had = await rename(out, last).then(
    () => true,
    (e: NodeJS.ErrnoException) => {
      if (e.code === 'ENOENT') return false;
      throw e;
    },
  );
  await rename(next, out);
  if (had) await rm(last, { recursive: true, force: true });
}

/** A folder with something in it that no build of ours made is not ours to replace. */
async function refuseForeign(out: string, name: string): Promise<void> {
  const names = await readdir(out).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return [] as string[];
    throw e.code === 'ENOTDIR' ? new Usage(`--out "${name}" is a file`) : e;
  });
  if (names.length && !(names.includes('404.html') && names.includes('briefings'))) {
    throw new Usage(`--out "${name}" holds files that are not a built site: name an empty or a new folder`);
  }
}

async function summary(
  out: string,
  name: string,
  { briefings, sources, actors }: ReturnType<typeof publish>,
  seconds: string,
): Promise<string> {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const files = await filesIn(out);
  const size = files.reduce((sum, f) => sum + f.bytes, 0);
  const per = briefings.map((b) => `  ${join(name, 'briefings', b.id)}/  .pdf  .eml  .json  .png`);
  return [
    `${count(briefings.length, 'briefing')}, ${count(sources.length, 'source')}, ${count(actors.length, 'actor')}:`,
    ...(per.length > 12 ? [...per.slice(0, 10), `  and ${per.length - 10} more`] : per),
    `${count(files.length, 'file')}, ${(size / 1e6).toFixed(1)} MB, in ${seconds} s`,
    name === 'dist' ? 'Look at it: npm run preview' : `Look at it: npm run readout -- preview ${name}`,
  ].join('\n');
}

async function filesIn(dir: string): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  return Promise.all(files.map(async (f) => ({ path: relative(dir, f), bytes: (await stat(f)).size })));
}
