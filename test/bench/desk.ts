/**
 * How long after a key the sheet on the screen is that of the new text, on the sample and in a folder of 1,000 briefings, and what
 * processor time a key takes by thread: `node test/bench/desk.ts [KEYS]`, by default 100 keys in each. Both papers are laid out at
 * each key, and the one on view is painted. Also how long the desk takes to open with its files in the browser's cache, and what they
 * weigh compressed. Writes its section of `DESK.md`. Needs Chromium.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { openDesk } from '../desk/desk.ts';
import { reportDesk } from './report.ts';
import { threadTimes } from './threads.ts';

const keys = Number(process.argv[2] ?? 100);
const root = join(import.meta.dirname, '../..');
const browser = await launchChromium();
const folder = await mkdtemp(join(tmpdir(), 'readout-bench-desk-'));

interface Measured {
  /** In milliseconds. */
  readonly open: number;
  readonly took: readonly number[];
  readonly threads: ReadonlyMap<string, number>;
  /** Of what was loaded until the sheet stood there, in bytes: faces, and all else. */
  readonly weight: { readonly faces: number; readonly rest: number };
}

/** Opens the desk three times, of which the last with its files and its code in the browser's cache counts, and types. */
async function measure(content: string, briefing: string): Promise<Measured> {
  const desk = await openDesk(content);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(tellOfDrawing);
    const weight = { faces: 0, rest: 0 };
    const weigh = weighing(page, weight);
    const open = async (): Promise<number> => {
      await page.goto('about:blank');
      const before = performance.now();
      await page.goto(desk.address);
      await page.evaluate(() => firstDrawing);
      return performance.now() - before;
    };
    await open();
    await weigh();
    await open();
    const warm = await open();
    await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption(briefing);
    await page.waitForTimeout(2000);
    await page.locator('.whyitmatters textarea, .bottomline textarea').last().click();
    await page.keyboard.press('End');
    const took: number[] = [];
    const before = threadTimes();
    for (let i = 0; i < keys; i++) {
      took.push(await page.evaluate(untilDrawn, i % 6 === 5 ? ' ' : 'x'));
      await page.waitForTimeout(60);
    }
    const threads = new Map([...threadTimes()].map(([name, all]) => [name, (all - (before.get(name) ?? 0)) / keys]));
    return { open: warm, took: took.toSorted((a, b) => a - b), threads, weight };
  } finally {
    await context.close();
    await desk.close();
  }
}

/** Weighs what is loaded from now until it is asked, compressed as a host does it. */
function weighing(page: Page, weight: { faces: number; rest: number }): () => Promise<void> {
  const all: Promise<void>[] = [];
  const onResponse = (response: { url: () => string; body: () => Promise<Buffer> }): void => {
    if (/\/api\//.test(response.url())) return;
    const add = (bytes: Buffer): void => {
      const isFace = response.url().endsWith('.ttf');
      weight[isFace ? 'faces' : 'rest'] += gzipSync(bytes).length;
    };
    all.push(response.body().then(add, () => undefined));
  };
  page.on('response', onResponse);
  return async () => {
    page.off('response', onResponse);
    await Promise.all(all);
  };
}

declare global {
  var firstDrawing: Promise<void>;
  var nextDrawing: () => Promise<void>;
}

/** In the page, before its own code: tells when something was drawn on a canvas. */
function tellOfDrawing(): void {
  let told = Promise.withResolvers<void>();
  const { restore } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.restore = function () {
    restore.call(this);
    told.resolve();
  };
  globalThis.firstDrawing = told.promise;
  globalThis.nextDrawing = () => (told = Promise.withResolvers<void>()).promise;
}

/** In the page: puts a letter in as a key does, and waits until the frame is painted in which the sheet has it. */
async function untilDrawn(letter: string): Promise<number> {
  const field = document.activeElement as HTMLTextAreaElement;
  const before = performance.now();
  const drawn = nextDrawing();
  field.setRangeText(letter, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // A blank at a line's end draws nothing.
  if (letter === ' ') await Promise.race([drawn, new Promise((passed) => setTimeout(passed, 200))]);
  else await drawn;
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  return letter === ' ' ? 0 : performance.now() - before;
}

const ms = (n: number | undefined): string => `${(n ?? NaN).toFixed(0)} ms`;
function row(what: string, { open, took, threads }: Measured): string {
  const typed = took.filter((t) => t > 0);
  const at = (share: number): string => ms(typed[Math.floor(typed.length * share)]);
  const by = (name: string): string => ms(threads.get(name));
  const cells = [what, ms(open), at(0.5), at(0.95), at(0.99), by('page'), by('worker'), by('raster')];
  return `| ${cells.join(' | ')} |`;
}

try {
  const small = join(folder, 'small');
  await cp(join(root, 'briefings'), small, { recursive: true });
  const four = await measure(small, 'black-sea.mdx');
  const large = join(folder, 'large');
  execFileSync(process.execPath, [join(root, 'test/bench/thousand.ts'), large], { stdio: 'ignore' });
  const first = (await readdir(large)).find((name) => name.endsWith('.mdx')) ?? '';
  const thousand = await measure(large, first);
  const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
  await reportDesk(
    'A key, and the first use',
    `| folder | opened, warm | a key: median | 95% | 99% | processor: page | worker | raster |
| --- | --- | --- | --- | --- | --- | --- | --- |
${row('4 briefings', four)}
${row('1,000 briefings', thousand)}

${keys} keys in each, one letter each, until the frame is painted in which the sheet has it; both papers are laid out at each. The first load
weighs ${kb(four.weight.rest)} compressed by gzip, before the faces (${kb(four.weight.faces)}).`,
  );
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
