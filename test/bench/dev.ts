/**
 * `node test/bench/dev.ts [BRIEFINGS] [SAVES]`: of so many generated briefings, 1,000 unless said, one is saved while `readout dev`
 * runs and a browser shows its page, the list of all, and an actor's page: how long until each shows it, and the CPU that the
 * server used for it, reading, checking and showing; and how long it took to start, and its memory.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { freePort } from '../loopback.ts';

const ROOT = join(import.meta.dirname, '../..');
const [briefings = 1000, saves = 5] = process.argv.slice(2).map(Number);
const work = mkdtempSync(join(tmpdir(), 'readout-bench-dev-'));
const content = join(work, 'content');
execFileSync(process.execPath, [join(ROOT, 'test/bench/thousand.ts'), content, String(briefings)]);

/** Seconds of CPU that a process and its threads used. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
}

/** Waits until a process has nothing to do. */
async function rest(pid: number): Promise<void> {
  for (let before = -1; cpuOf(pid) - before > 0.02;) {
    before = cpuOf(pid);
    await wait(1000);
  }
}

const port = await freePort();
const began = performance.now();
const args = [join(ROOT, 'src/cli/start.js'), 'dev', content, '--port', String(port)];
const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
const pid = server.pid ?? 0;
const browser = await launchChromium();
try {
  let said = '';
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()).includes('ctrl-c ends it') && ready());
    server.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    server.once('exit', () => failed(new Error(said)));
  });
  const up = () => (performance.now() - began) / 1000;
  console.log(`${briefings} briefings: served after ${up().toFixed(1)} s, ${cpuOf(pid).toFixed(1)} s of CPU`);
  const actor = readdirSync(join(content, 'actors'))[0]?.replace('.yaml', '') ?? '';
  const pages: Readonly<Record<string, string>> = {
    'its own page': '/briefings/harbour-1/',
    'the first page': '/briefings/',
    'an actor’s page': `/actors/${actor}/`,
  };
  for (const [what, path] of Object.entries(pages)) {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}${path}`);
    await rest(pid);
    for (let n = 0; n < saves; n++) console.log(`${what}: ${await saved(page, path, n)}`);
    await page.close();
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(work, { recursive: true, force: true });
}
console.log(
  `load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(', ')}`,
);

/** Saves another title, and waits for it on its own page; elsewhere for the page to be loaded again. */
async function saved(page: Page, path: string, n: number): Promise<string> {
  const file = join(content, 'harbour-1.mdx');
  const word = `Q${'abcdefghij'[n] ?? 'x'}${path.length}`;
  const text = readFileSync(file, 'utf8').replace(
    /^title: .*$/m,
    `title: ${word} raises its dues and ferries stay away`,
  );
  const cpu = cpuOf(pid);
  const at = performance.now();
  const loaded = page.waitForEvent('domcontentloaded', { timeout: 60_000 });
  writeFileSync(file, text);
  if (path.startsWith('/briefings/h'))
    await page.getByRole('heading', { level: 1, name: word }).waitFor({ timeout: 60_000 });
  else await loaded;
  const shown = (performance.now() - at) / 1000;
  await loaded;
  await rest(pid);
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  return `shown after ${shown.toFixed(2)} s, ${(cpuOf(pid) - cpu).toFixed(2)} s of CPU, ${memory.toFixed(0)} MB`;
}
