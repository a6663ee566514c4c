import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadLibrary } from '../../src/reading/library.ts';
import { citationsIn, partsOf, wordsOfPart } from '../../src/model/parts.ts';
import { en } from '../../src/wording/en.ts';
import { answerFrom } from '../answer-from.ts';
import { filesIn, readout } from '../build/command.ts';
import { open } from './browser.ts';
import { deadLinks, page } from './dead-links.ts';

/** A site of one briefing, which cites its sources in every part that may. */
const CONTENT = join(import.meta.dirname, 'every-part');
const { briefings } = await loadLibrary(CONTENT);
const brief = briefings[0]!;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-every-part-'));
  const { code, said } = await readout(['build', CONTENT, '--out', join(folder, 'site')]);
  expect(code, said).toBe(0);
}, 200_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it('Every link leads somewhere: in pages, mails, feeds, data and the search', async () => {
  const { dead, fragments } = await deadLinks(join(folder, 'site'));
  expect(dead).toEqual([]);
  expect(fragments).toBeGreaterThan(brief.citations.length);
});

it('A source’s page lists every citation of it, each by the part it stands in', async () => {
  for (const source of brief.sources) {
    const html = await page(join(folder, 'site'), `sources/${source.id}/`);
    const listed = [...html.matchAll(/<li>\s*<a href="[^"]*#([^"]+)"[^>]*>([^<]*)<\/a>\s*<small[^>]*>([^·]*?)\s*·/g)];
    const expected = partsOf(brief).flatMap((part) => {
      const label = [en.sourcePage.part[part.component], part.actor?.short].filter(Boolean).join(', ');
      const cited = citationsIn(part.text, brief).filter((c) => c.source === source.id);
      return cited.map(({ anchor }) => `${anchor}: ${label}: ${wordsOfPart(part)}`);
    });
    const found = listed.map(([, anchor, words, label]) => `${anchor}: ${label}: ${words}`);
    expect(found.sort()).toEqual(expected.sort());
    expect(html).not.toContain(en.sourcePage.uncited);
  }
});

it('Every page has the desk’s look: its style and its logo, under names that say what is in them', async () => {
  const files = await filesIn(join(folder, 'site'));
  const look = [...files.keys()].filter((name) => /^assets\/(brand|logo)\./.test(name));
  expect(look.map((name) => name.replace(/[\da-f]{12}/, 'x')).sort()).toEqual([
    'assets/brand.x.css',
    'assets/logo.x.svg',
  ]);
  for (const [name, bytes] of files) {
    if (!name.endsWith('.html') || name.startsWith('desk/')) continue;
    const html = bytes.toString();
    for (const file of look) expect(html, name).toContain(`"/${file}"`);
    expect(html, name).toMatch(/<img class="logo" [^>]*alt="Crest of the Republic of Ardan"/);
    expect(html, name).toContain('>Republic of Ardan, Directorate of Analysis</small>');
  }
});

it('A briefing’s page holds every passage under its anchor, once', async () => {
  const html = await page(join(folder, 'site'), `briefings/${brief.id}/`);
  for (const { anchor } of brief.citations) expect(html.split(` id="${anchor}"`), anchor).toHaveLength(2);
});

it('A page marks what rests on a source that was corrected, and no other, and says what happened', async () => {
  const html = await page(join(folder, 'site'), `briefings/${brief.id}/`);
  const marked = [...html.matchAll(/<a class="cite[^>]* href="#([^"]+)"[^>]*>([^<]*)<\/a>/g)].map(
    ([, anchor, mark]) => `${anchor} ${mark?.trim()}`,
  );
  const expected = brief.citations.map((c) => `${c.anchor} ${c.number}${c.source === 'letter' ? '†' : ''}`);
  expect(new Set(marked)).toEqual(new Set(expected));
  const note = 'the union first wrote another day';
  expect(html.split(note).length).toBeGreaterThan(2);
  expect(await page(join(folder, 'site'), 'sources/letter/')).toContain(note);
  expect(await page(join(folder, 'site'), 'sources/notice/')).not.toContain(note);
});

/** A part of a briefing that is no more than one may do without. */
const SPARED = /^(?:place|topics): .*\n|^<(Quote|Scenario|Watch|WhyItMatters|Forecast)\b[\s\S]*?<\/\1>\n/gm;

/** The folder as a desk has it that publishes its first briefing, with the parts that it must have and no other. */
async function writeBare(): Promise<string> {
  const bare = join(folder, 'bare');
  await cp(CONTENT, bare, { recursive: true });
  const text = await readFile(join(bare, 'every-part.mdx'), 'utf8');
  await writeFile(join(bare, 'every-part.mdx'), text.replace(SPARED, ''));
  return bare;
}

/** The folder of a desk that has published nothing yet. */
async function writeEmpty(): Promise<string> {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await cp(join(CONTENT, 'site.yaml'), join(empty, 'site.yaml'));
  await cp(join(CONTENT, 'brand'), join(empty, 'brand'), { recursive: true });
  return empty;
}

/** The site that such a folder becomes. */
async function siteOf(content: string): Promise<string> {
  const { code, said } = await readout(['build', content, '--out', `${content} as a site`]);
  expect(code, said).toBe(0);
  return `${content} as a site`;
}

it.each([
  ['one briefing', async () => join(folder, 'site')],
  ['one bare briefing', async () => siteOf(await writeBare())],
  ['no briefing', async () => siteOf(await writeEmpty())],
])(
  'A site of %s names nothing that is not there, and has no empty way on',
  async (_, build) => {
    const site = await build();
    expect((await deadLinks(site)).dead).toEqual([]);
    const pages = [...(await filesIn(site))].filter(([name]) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(5);
    for (const [name, bytes] of pages) {
      const html = bytes.toString();
      for (const [, id = ''] of html.matchAll(/ aria-labelledby="([^"]+)"/g))
        expect(html, name).toContain(` id="${id}"`);
      expect(html, name).not.toMatch(/<(nav|aside|section|ul|ol|dl|h[1-6])(?: (?!class="found")[^>]*)?>\s*<\/\1>/);
    }
  },
  200_000,
);

it('A mark stands close behind the words that it is of, and an indicator’s dot beside the indicator alone', async () => {
  const shown = await open('/404.html');
  await answerFrom(shown, 'https://readout.example', join(folder, 'site'));
  await shown.goto('https://readout.example/briefings/every-part/');
  const gaps = await shown.$$eval('.bottom-line .cite', (marks) =>
    marks.map((mark) => {
      const words = document.createRange();
      const before = mark.previousSibling!;
      words.setStart(before, before.textContent!.trimEnd().length - 1);
      words.setEnd(before, before.textContent!.trimEnd().length);
      return mark.getBoundingClientRect().left - words.getBoundingClientRect().right;
    }),
  );
  expect(gaps).toHaveLength(2);
  for (const gap of gaps) expect(gap).toBeLessThan(8);
  const dots = await shown.$$eval('#watch ~ * li', (items) =>
    items.map((item) => [item.matches('.timeline > li'), getComputedStyle(item, '::after').content !== 'none']),
  );
  expect(dots).toContainEqual([true, true]);
  expect(dots).toContainEqual([false, false]);
  expect(dots.filter(([isIndicator, hasDot]) => isIndicator !== hasDot)).toEqual([]);
});
