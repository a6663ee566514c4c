/**
 * Kills and edits from outside while the desk saves: `node test/bench/desk-saves.ts [KILLS] [EDITS]`, by default 50 of each, in
 * equal parts on a folder behind the desk's server and on the browser's own. Lost in silence is a text of which the desk said
 * that it was saved and that is gone, or one that someone else saved and of which the writer was not told. Writes its section of
 * `DESK.md`. Needs Chromium.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { openContentFolder } from '../../src/cli/desk/content-folder.ts';
import { readContent } from '../../src/reading/folder.ts';
import { QUIET } from '../chromium.ts';
import { serveFiles } from '../desk/serve-files.ts';
import { FILE, readBack, textOf } from './desk-saves/writer.ts';
import { reportDesk } from './report.ts';

const [kills = 50, edits = 50] = process.argv.slice(2).map(Number);
const half = (n: number): number => Math.ceil(n / 2);
const work = await mkdtemp(join(tmpdir(), 'readout-saves-'));

interface Outcome {
  readonly of: number;
  readonly torn: number;
  readonly lost: number;
}
const outcome = { of: 0, torn: 0, lost: 0 };

/** What a writer told so far. */
class Told {
  readonly lines: string[] = [];

  hear(line: string): void {
    this.lines.push(line);
    if (line.startsWith('failed')) console.log(line);
  }

  get lastSaved(): number {
    return this.lines.reduce((last, line) => Math.max(last, Number(/^saved (\d+)/.exec(line)?.[1] ?? 0)), 0);
  }

  async until(line: string | RegExp, patience: number): Promise<boolean> {
    const came = (): boolean => this.lines.some((l) => (typeof line === 'string' ? l === line : line.test(l)));
    for (const end = Date.now() + patience; !came() && Date.now() < end;) await wait(1);
    return came();
  }
}

/** A whole text that is no older than the last one told as saved; else what is wrong. */
function afterKill(text: string | undefined, { lastSaved }: Told): Outcome {
  const found = readBack(text);
  return { of: 1, torn: found ? 0 : 1, lost: found && found.n < lastSaved ? 1 : 0 };
}

async function many(what: string, n: number, one: (i: number) => Promise<Outcome>): Promise<Outcome> {
  let all: Outcome = outcome;
  for (let i = 0; i < n; i++) {
    const { of, torn, lost } = await one(i);
    all = { of: all.of + of, torn: all.torn + torn, lost: all.lost + lost };
    if ((i + 1) % 50 === 0) console.log(`${what}: ${JSON.stringify(all)}`);
  }
  return all;
}

const writer = (folder: string): { child: ChildProcess; told: Told } => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'desk-saves/child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = new Told();
  if (child.stdout) createInterface(child.stdout).on('line', (line) => told.hear(line));
  return { child, told };
};

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** Kill -9 of the server’s process so many milliseconds after its first saving. */
async function serverKills(n: number): Promise<Outcome> {
  const folder = await mkdtemp(join(work, 'kills-'));
  let held = 0;
  const found = await many('server, kills', n, async (i) => {
    const { child, told } = writer(folder);
    await told.until(/^saved/, 30_000);
    await wait(i % 25);
    await killed(child);
    if (!(await readdir(folder)).includes(FILE)) held++;
    return afterKill((await readContent(folder)).files.get(FILE), told);
  });
  console.log(`${held} of the kills left the file under its other name alone`);
  await openContentFolder(folder);
  const left = (await readdir(folder)).filter((name) => name !== FILE);
  if (left.length) throw new Error(`Left behind: ${left.join(', ')}`);
  return found;
}

/** Another program saves, in place or by a file put in its place, while the desk saves without pause. */
async function serverEdits(n: number): Promise<Outcome> {
  const folder = await mkdtemp(join(work, 'edits-'));
  const at = join(folder, FILE);
  const { child, told } = writer(folder);
  await told.until(/^saved/, 30_000);
  const found = await many('server, edits', n, async (i) => {
    await wait(Math.random() * 30);
    const text = textOf('theirs', i);
    if (i % 2) await writeFile(at, text);
    else {
      await writeFile(`${at}.other`, text);
      await rename(`${at}.other`, at);
    }
    return (await told.until(`changed theirs ${i}`, 5000)) ? { ...outcome, of: 1 } : { of: 1, torn: 0, lost: 1 };
  });
  await killed(child);
  return found;
}

declare global {
  function writeOn(pause: number): void;
  function read(): Promise<string | undefined>;
  function save(n: number): Promise<void>;
  function overwrite(n: number): Promise<void>;
}

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, 'desk-saves/page.ts')],
  ...{ bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2024', logLevel: 'silent' },
});
const site = await serveFiles({
  'index.html': '<!doctype html><title>Saves</title><script type="module" src="/page.js"></script>',
  'page.js': outputFiles[0]?.contents ?? '',
});

async function tab(context: BrowserContext): Promise<{ page: Page; told: Told }> {
  const told = new Told();
  const page = await context.newPage();
  page.on('console', (message) => told.hear(message.text()));
  await page.goto(site.origin);
  await page.waitForFunction(() => 'overwrite' in globalThis);
  return { page, told };
}

const profile = join(work, 'profile');
const launch = (): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', args: QUIET });

/** Every tenth time the whole browser is killed -9, else the tab is torn away under its writer. */
async function browserKills(n: number): Promise<Outcome> {
  let context = await launch();
  const found = await many('browser, kills', n, async (i) => {
    const { page, told } = await tab(context);
    await page.evaluate(() => writeOn(0));
    await told.until(/^saved/, 30_000);
    await wait(i % 25);
    if (i % 10 === 0) {
      const cdp = await context.browser()?.newBrowserCDPSession();
      await cdp?.send('Browser.crash').catch(() => undefined);
      await context.close().catch(() => undefined);
      context = await launch();
    } else await page.goto('about:blank');
    const after = await tab(context);
    const text = await after.page.evaluate(() => read());
    await Promise.all([page.close().catch(() => undefined), after.page.close()]);
    return afterKill(text, told);
  });
  await context.close();
  return found;
}

/** @param pause between two savings of the desk, in milliseconds: it saves 300 ms after the last key */
async function browserEdits(n: number, how: 'save' | 'overwrite', pause: number): Promise<Outcome> {
  const context = await launch();
  const mine = await tab(context);
  await mine.page.evaluate((between) => writeOn(between), pause);
  await mine.told.until(/^saved/, 30_000);
  const theirs = await tab(context);
  const found = await many(`browser, edits by ${how}`, n, async (i) => {
    await wait(Math.random() * Math.max(30, pause));
    await theirs.page.evaluate(([name, k]) => globalThis[name](k), [how, i] as const);
    return (await mine.told.until(`changed theirs ${i}`, 5000)) ? { ...outcome, of: 1 } : { of: 1, torn: 0, lost: 1 };
  });
  await context.close();
  return found;
}

const row = (what: string, { of, torn, lost }: Outcome): string => `| ${what} | ${of} | ${torn} | ${lost} |`;
try {
  const rows = [
    row('server: its process killed -9 while it saves', await serverKills(half(kills))),
    row(
      'browser’s own folder: the tab, or every tenth time the browser, killed while it saves',
      await browserKills(half(kills)),
    ),
    row('server: another program saves while the desk saves', await serverEdits(half(edits))),
    row('browser’s own folder: another tab of the desk saves', await browserEdits(half(edits), 'save', 0)),
    row(
      'a directory of the File System API: a program saves that knows of no locks, at the desk’s own pace',
      await browserEdits(half(edits), 'overwrite', 300),
    ),
    row('the same while the desk saves without a pause', await browserEdits(half(edits), 'overwrite', 0)),
  ];
  await reportDesk(
    'Kills and outside edits during saving',
    `| what | times | torn | lost in silence |\n| --- | --- | --- | --- |\n${rows.join('\n')}

The browser’s own folder and one opened by the File System Access API are one store in one code; a folder of the disk cannot be
opened without a person, so the last two rows are measured on the browser’s own. A browser has no saving that
asks whether the file is still the one that was read: between the last look and the end of a saving another program can save, and
that is what the last row counts. The server’s row is without a pause too.`,
  );
} finally {
  await site.close();
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
}
