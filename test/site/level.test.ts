import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerFrom } from '../answer-from.ts';
import { layOut } from '../cases/content.ts';
import { KINDS, open } from './browser.ts';
import { unevenOn, WIDTHS, type levelsOf } from './levels.ts';

const ROOT = join(import.meta.dirname, '../..');
const CASE = join(ROOT, 'test/cases/an-Arabic-and-a-Hebrew-source-are-quoted-in-their-own-words');

describe('A briefing with sources that are read from the right', () => {
  let folder = '';
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-level-'));
    const content = join(folder, 'content');
    await mkdir(content);
    await layOut(CASE, content);
    const file = join(content, 'harbour-dues.mdx');
    // Cases are made on one day, and this is built on any.
    const waiver = '{/* readout-allow-all forecast-overdue: it is a case */}';
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('<BottomLine>', `${waiver}\n\n<BottomLine>`));
    const command = [join(ROOT, 'src/cli/readout.ts'), 'build', content, '--out', join(folder, 'site')];
    await promisify(execFile)(process.execPath, command, { cwd: ROOT }).catch((e: { stdout?: string }) => {
      throw new Error(`The briefings do not build\n${e.stdout ?? ''}`);
    });
    page = await open('/404.html');
    await answerFrom(page, 'https://readout.example', join(folder, 'site'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every passage level with its claim', async () => {
    await page.goto('https://readout.example/briefings/harbour-dues/');
    expect(await uneven(page, 8)).toEqual([]);
  });

  it.each([
    ['ar', '/sources/ar-harbour/', '.para p'],
    ['he', '/sources/he-pilots/', '.para p'],
    ['ar', '/briefings/harbour-dues/', '.said p[lang=ar]'],
    ['he', '/briefings/harbour-dues/', '.said p[lang=he]'],
  ])('a text in %s on %s begins at the right, and its stop stands at the left end', async (_, path, selector) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`https://readout.example${path}`);
    const found = await page.$eval(selector, (p) => {
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.textContent?.trim()) texts.push(node as Text);
      const at = (text: Text | undefined, offset: number) => {
        const range = document.createRange();
        range.setStart(text!, offset);
        range.setEnd(text!, offset + 1);
        return range.getBoundingClientRect();
      };
      const [first] = texts;
      const stops = texts.find((text) => text.data.includes('.'))!;
      const stop = stops.data.indexOf('.');
      const style = getComputedStyle(p);
      return {
        direction: style.direction,
        begins: p.getBoundingClientRect().right - at(first, first!.data.search(/\S/)).right,
        stopIsLeft: at(stops, stop).right <= at(stops, stop - 1).left + 1,
      };
    });
    expect(found.direction).toBe('rtl');
    expect(found.begins).toBeLessThan(30);
    expect(found.stopIsLeft).toBe(true);
  });
});

it('a page of sixty claims has every passage level with its claim', async () => {
  const page = await open(KINDS['another briefing']);
  // No briefing may have as many: its own facts, again and again.
  const claims = await page.$eval('.facts', (facts) => {
    const own = [...facts.children];
    while (document.querySelectorAll('.claim').length < 60) facts.append(...own.map((fact) => fact.cloneNode(true)));
    return document.querySelectorAll('.claim').length;
  });
  expect(claims).toBeGreaterThanOrEqual(60);
  expect(await uneven(page, 60)).toEqual([]);
});

/** What is not level on a page at any width, which has at least so many passages. */
async function uneven(page: Page, passages: number): Promise<string[]> {
  const evaluate = (run: typeof levelsOf, opened: boolean, level: number) =>
    page.evaluate<ReturnType<typeof levelsOf>, [string, boolean, number]>(
      ([source, ...args]) => (0, eval)(`(${source})`)(...args),
      [String(run), opened, level],
    );
  const wrong: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const { count, said } = await unevenOn({ evaluate });
    expect(count).toBeGreaterThanOrEqual(passages);
    wrong.push(...said.map((what) => `${width}: ${what}`));
  }
  return wrong;
}
