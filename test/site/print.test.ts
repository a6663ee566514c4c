import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerFrom } from '../answer-from.ts';
import { readFonts } from '../../src/fonts/index.ts';
import type { Brief } from '../../src/model/brief.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { siteSchema } from '../../src/model/site.ts';
import { layOut, type Sheet } from '../../src/sheet/fit.ts';
import { openSetter } from '../../src/sheet/words.ts';
import { label, shortAddress } from '../../src/wording/phrases.ts';
import { layOut as layCase } from '../cases/content.ts';
import { stringsOf } from '../unit/sheet/any-brief.ts';
import { sample } from '../unit/sheet/sample.ts';
import { open } from './browser.ts';
import { writeFolder } from './folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAPERS = { A4: 841.89, Letter: 792 } as const;
type Format = keyof typeof PAPERS;

const run = promisify(execFile);

/** The page as Chromium prints it: its text as poppler reads it, and how many sheets of paper it takes. */
async function printed(page: Page, format: Format = 'A4') {
  const input = await page.pdf({ format, printBackground: true, preferCSSPageSize: false });
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input, encoding: 'utf8' });
  return { text: text.replace(/\s+/gu, ' '), sheets: text.split('\f').length - 1, pdf: input };
}

describe('Printing another page', () => {
  it('keeps where a source comes from, and leaves out what only a screen has', async () => {
    const { text } = await printed(await open('/sources/moscow-talks/'));
    const kept = ['Publisher not stated', '6 August 2025 (date by the editor)', 'unsigned news report', 'Rights'];
    expect([...kept, 'Briefings that cite it'].filter((part) => !text.includes(part))).toEqual([]);
    const home = await printed(await open('/'));
    expect(['Filter by', 'Skip to content', 'Method'].filter((part) => home.text.includes(part))).toEqual([]);
  });

  it('tears no forecast or judgement in two', async () => {
    const { pdf } = await printed(await open('/outlook/'));
    const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).split('\f');
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(1, -1))
      expect(page.trim()).toMatch(/^(As of|Settled|Judgements|Scenarios|Their day)/);
  });
});

describe('Printing a briefing', () => {
  // Built when it is first asked for, which takes longer than a browser waits.
  beforeAll(() => fetch(`${inject('site').origin}/`));

  it('gives the brief', async () => {
    const { text } = await printed(await open('/briefings/moscow-talks/'));
    const parts = [
      'Harbour Street Desk',
      'Moscow talks end',
      'Bottom line',
      'Why it matters',
      'Key facts',
      'Positions',
    ];
    const more = ['Mangott', 'Outlook', 'Confidence moderate', 'Watch', 'What is not known', 'Sources', 'CC BY 4.0'];
    expect([...parts, ...more, 'readout.example/briefings/moscow-talks/'].filter((p) => !text.includes(p))).toEqual([]);
    expect(text.match(/TLP:CLEAR/g)).toHaveLength(2);
  });

  it('and not the navigation, the actions, the passages or the background', async () => {
    const { text } = await printed(await open('/briefings/moscow-talks/'));
    const absent = ['Skip to content', 'Method', 'Email', 'Letter', 'Newer', 'Background', 'as a deadline set by'];
    expect(absent.filter((p) => text.includes(p))).toEqual([]);
  });

  it('takes one sheet of each paper, for each of the sample', async () => {
    for (const id of ['moscow-talks', 'black-sea', 'india-tariffs', 'geneva-meeting']) {
      const page = await open(`/briefings/${id}/`);
      for (const format of ['A4', 'Letter'] as const)
        expect(`${id} ${format}: ${(await printed(page, format)).sheets}`).toBe(`${id} ${format}: 1`);
      await page.context().close();
    }
  });

  it('has every word where the PDF has it, on both papers', async () => {
    const page = await open('/briefings/moscow-talks/');
    for (const format of ['A4', 'Letter'] as const) {
      const { pdf } = await printed(page, format);
      const file = join(inject('site').folder, `briefings/moscow-talks.${format.toLowerCase()}.pdf`);
      expect(astray(await readFile(file), pdf)).toEqual([]);
    }
  });

  it('can be read aloud: its headings, lists and table are tagged as such', async () => {
    const page = await open('/briefings/moscow-talks/');
    const input = await page.pdf({ format: 'A4', printBackground: true, tagged: true });
    const folder = await mkdtemp(join(tmpdir(), 'readout-read-'));
    await writeFile(join(folder, 'page.pdf'), input);
    const tags = execFileSync('pdfinfo', ['-struct-text', join(folder, 'page.pdf')], { encoding: 'utf8' });
    await rm(folder, { recursive: true });
    for (const tag of ['H1', 'H2', 'LI', 'Table', 'TH', 'TD']) expect(tags).toMatch(new RegExp(`^ *${tag}\\b`, 'm'));
    expect(tags.replace(/\s+/g, ' ')).toContain('Moscow talks end');
  });
});

/** Every brief made to stress the sheet that it does not refuse, and two for which steps are taken. */
async function stress(setter: Awaited<ReturnType<typeof openSetter>>): Promise<Map<string, [Brief, Sheet]>> {
  const full = { facts: 7, positions: 3, judgements: 3, scenarios: 3, forecasts: 3, watch: 5, gaps: 3, sources: 7 };
  const briefs = new Map([
    ['full', sample(full)],
    ['fuller', sample({ ...full, quotes: 1 })],
  ]);
  const cases = join(ROOT, 'test/cases/sheet');
  for (const name of readdirSync(cases).filter((n) => n !== '_base')) {
    const folder = await mkdtemp(join(tmpdir(), 'readout-case-'));
    await layCase(join(cases, name), folder);
    const [brief] = (await loadLibrary(folder)).briefings;
    if (brief) briefs.set(name.toLowerCase(), brief);
    await rm(folder, { recursive: true });
  }
  const all = new Map<string, [Brief, Sheet]>();
  for (const [id, brief] of briefs) {
    const own = { ...brief, id: id as Brief['id'] };
    const sheet = layOut(own, site, setter);
    if (!('problems' in sheet)) all.set(id, [own, sheet]);
  }
  return all;
}

const site = siteSchema.parse({ name: 'Harbour Street Desk', url: 'https://readout.example', licence: 'CC BY 4.0' });

describe('Printing the briefs made to stress the sheet', () => {
  let folder = '';
  let briefs = new Map<string, [Brief, Sheet]>();
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-paper-'));
    briefs = await stress(await openSetter(readFonts(ROOT)));
    const content = join(folder, 'content');
    await mkdir(content);
    await writeFolder(content, site, new Map([...briefs].map(([id, [brief]]) => [id, brief])));
    const command = [join(ROOT, 'src/cli/readout.ts'), 'build', content, '--out', join(folder, 'site')];
    await run(process.execPath, command, { cwd: ROOT, maxBuffer: 1 << 26 }).catch((e: { stdout?: string }) => {
      throw new Error(`The briefs do not build\n${e.stdout ?? ''}`);
    });
    page = await open('/404.html');
    await answerFrom(page, 'https://readout.example', join(folder, 'site'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes one sheet of each paper, loses nothing and leaves none of it empty', async () => {
    expect(briefs.size).toBeGreaterThanOrEqual(40);
    expect(Math.max(...[...briefs.values()].map(([, sheet]) => sheet.steps.length))).toBe(3);
    const wrong: string[] = [];
    for (const [id, [brief, sheet]] of briefs) {
      await page.goto(`https://readout.example/briefings/${id}/`);
      for (const format of ['A4', 'Letter'] as const) {
        const { text, sheets, pdf } = await printed(page, format);
        const blank = largestBlank(pdf) / PAPERS[format];
        const own = [...stringsOf(brief, sheet.steps), label(brief), shortAddress(brief, site.url)];
        const lost = own.filter((s) => !unspaced(text).includes(unspaced(s)));
        if (sheets !== 1) wrong.push(`${id}: ${sheets} sheets of ${format}`);
        if (lost.length) wrong.push(`${id}: without ${lost.join(' / ')}`);
        const far = astray(await readFile(join(folder, `site/briefings/${id}.${format.toLowerCase()}.pdf`)), pdf);
        if (far.length) wrong.push(`${id}: on ${format} elsewhere than in the PDF: ${far.join(' ')}`);
        if (blank > 0.12) wrong.push(`${id}: ${Math.round(blank * 100)} % of ${format} blank in one piece`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

/** A line may end at any blank, or after a hyphen. */
const unspaced = (s: string): string => s.normalize('NFC').replace(/\s/gu, '');

/** The highest stretch of a page with no words in it, from its first word to its last, in points. */
function largestBlank(input: Uint8Array): number {
  const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input, encoding: 'utf8' });
  const bands = [...boxes.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"/g)].map(
    (m) => [+m[1]!, +m[2]!] as const,
  );
  let [end, most] = [Infinity, 0];
  for (const [top, bottom] of bands.sort((a, b) => a[0] - b[0])) {
    most = Math.max(most, top - end);
    end = Math.max(end === Infinity ? 0 : end, bottom);
  }
  return most;
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The words of a PDF of one page, each where it begins, in points. */
function wordsOf(input: Uint8Array): Word[] {
  const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input, encoding: 'utf8' });
  return [...boxes.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)/g)].map(
    ([, x, y, text = '']) => ({ text, x: Number(x), y: Number(y) }),
  );
}

/** The words of one PDF that another does not have at the same place, to 3 points. */
function astray(wanted: Uint8Array, printed: Uint8Array): string[] {
  const there = wordsOf(printed);
  return wordsOf(wanted)
    .filter(({ text, x, y }) => {
      const near = there.filter((word) => Math.abs(word.x - x) < 3 && Math.abs(word.y - y) < 3);
      // Where a word ends, readers see differently.
      return !near.some((word) => word.text.startsWith(text) || text.startsWith(word.text));
    })
    .map(({ text }) => text);
}
