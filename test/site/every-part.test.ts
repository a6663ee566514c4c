import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadLibrary } from '../../src/reading/library.ts';
import { citationsIn, partsOf, wordsOfPart } from '../../src/model/parts.ts';
import { en } from '../../src/wording/en.ts';
import { filesIn, readout } from '../build/command.ts';
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

it('A briefing’s page holds every passage under its anchor, once', async () => {
  const html = await page(join(folder, 'site'), `briefings/${brief.id}/`);
  for (const { anchor } of brief.citations) expect(html.split(` id="${anchor}"`), anchor).toHaveLength(2);
});

it('A site of one briefing names nothing that is not there, and has no empty way on', async () => {
  const pages = [...(await filesIn(join(folder, 'site')))].filter(([name]) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(10);
  for (const [name, bytes] of pages) {
    const html = bytes.toString();
    for (const [, id = ''] of html.matchAll(/ aria-labelledby="([^"]+)"/g)) expect(html, name).toContain(` id="${id}"`);
    expect(html, name).not.toMatch(/<(nav|aside|section|ul|ol|h[1-6])(?: (?!class="found")[^>]*)?>\s*<\/\1>/);
  }
});
