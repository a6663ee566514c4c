import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../cases/content.ts';
import { open } from './browser.ts';
import { unevenOn, WIDTHS, type levelsOf } from './levels.ts';

const ROOT = join(import.meta.dirname, '../..');
const CASE = join(ROOT, 'test/cases/an-Arabic-and-a-Hebrew-source-are-quoted-in-their-own-words');
const CLAIMS = 60;

/** A briefing of so many claims, every fourth of which rests on two passages. */
function longBriefing(): { briefing: string; source: string } {
  const said = (n: number) => `Ship ${n} left quay ${n}.`;
  const cite = (n: number) => `<Cite source="quays" passage="${said(n)}"/>`;
  const facts = Array.from({ length: CLAIMS }, (_, i) => {
    const more = i % 4 === 3 ? ` ${cite(i)}` : '';
    return `<KeyFact>${said(i + 1)} ${cite(i + 1)}${more}</KeyFact>`;
  });
  const front = [
    ...['title: Sixty ships leave', 'asOf: 2026-03-12T09:00:00Z', 'published: 2026-03-12', 'status: published'],
    ...['tlp: CLEAR', 'authors: Ports desk', 'reviewedBy: Standards desk', 'ai: none'],
  ];
  const lines = [
    ...['---', ...front, '---', ''],
    '<BottomLine>Sixty ships left.</BottomLine>',
    ...facts,
    '<Judgement term="unlikely" by="1 April 2026" confidence="low" because="one list">More ships leave</Judgement>',
    '<Gap>Where they went.</Gap>',
  ];
  const source = [
    ...[
      '---',
      'title: List of the quays',
      'publisher: Port',
      'published: 2026-03-10',
      'descriptor: list',
      'rights: open',
    ],
    ...['---', '', Array.from({ length: CLAIMS }, (_, i) => said(i + 1)).join(' '), ''],
  ];
  return { briefing: lines.join('\n'), source: source.join('\n') };
}

describe('A briefing of sixty claims, and one with sources that are read from the right', () => {
  let folder = '';
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-level-'));
    const content = join(folder, 'content');
    await mkdir(content);
    await layOut(CASE, content);
    const { briefing, source } = longBriefing();
    await writeFile(join(content, 'sixty-ships.mdx'), briefing);
    await writeFile(join(content, 'sources/quays.md'), source);
    const command = [join(ROOT, 'src/cli/readout.ts'), 'build', content, '--out', join(folder, 'site')];
    await promisify(execFile)(process.execPath, command, { cwd: ROOT }).catch((e: { stdout?: string }) => {
      throw new Error(`The briefings do not build\n${e.stdout ?? ''}`);
    });
    page = await open('/404.html');
    await page.route('https://readout.example/**', (route) => {
      const path = new URL(route.request().url()).pathname;
      return route.fulfill({ path: join(folder, 'site', path, path.endsWith('/') ? 'index.html' : '') });
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const evaluate = (run: typeof levelsOf, opened: boolean, level: number) =>
    page.evaluate<ReturnType<typeof levelsOf>, [string, boolean, number]>(
      ([source, ...args]) => (0, eval)(`(${source})`)(...args),
      [String(run), opened, level],
    );

  it.each(['sixty-ships', 'harbour-dues'])('%s has every passage level with its claim', async (id) => {
    const wrong: string[] = [];
    await page.goto(`https://readout.example/briefings/${id}/`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const { count, said } = await unevenOn({ evaluate });
      expect(count).toBeGreaterThan(id === 'sixty-ships' ? CLAIMS : 8);
      wrong.push(...said.map((what) => `${width}: ${what}`));
    }
    expect(wrong).toEqual([]);
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
