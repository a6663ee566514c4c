import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, filesIn, readout } from '../build/command.ts';
import { deadLinks } from './dead-links.ts';

/** A site of so many briefings, of one place, topic and year, that every list has a second page. */
const BRIEFINGS = 60;
const FEED = 50;
/** Those of them that have a second edition, the first one kept. */
const REVISED = Array.from({ length: 30 }, (_, i) => `harbour-${i + 1}`);
let folder = '';
let files = new Map<string, Buffer>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-second-pages-'));
  const content = join(folder, 'content');
  await promisify(execFile)(process.execPath, [
    join(ROOT, 'test/bench/thousand.ts'),
    content,
    `${BRIEFINGS}`,
    '4',
    '3',
  ]);
  for (const name of (await readdir(content)).filter((n) => n.endsWith('.mdx'))) {
    const text = await readFile(join(content, name), 'utf8');
    const alike = text.replace(/^place: .*/m, 'place: Aldmouth').replace(/^topics: .*/m, 'topics: [dues]');
    await writeFile(join(content, name), alike);
  }
  await mkdir(join(content, 'editions'));
  for (const id of REVISED) {
    const text = await readFile(join(content, `${id}.mdx`), 'utf8');
    await writeFile(join(content, `editions/${id}.1.mdx`), text);
    // Its first fact is gone, and with it a passage that no other edition cites.
    const next = text.replace(/^ai: /m, 'edition: 2\nchangeNote: takes a fact back\nai: ');
    await writeFile(join(content, `${id}.mdx`), next.replace(/<KeyFact>.*\n/, ''));
  }
  const { code, said } = await readout(['build', content, '--out', join(folder, 'site')]);
  expect(code, said).toBe(0);
  files = await filesIn(join(folder, 'site'));
}, 400_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const html = (path: string): string => files.get(`${path}index.html`)?.toString() ?? '';

/** What each page of a list has of a kind, from the first page to the last. */
function pagesOf(first: string, later: string, entry: RegExp): string[][] {
  const pages = [html(first)];
  for (let n = 2; html(`${later}${n}/`); n++) pages.push(html(`${later}${n}/`));
  return pages.map((page) => [...page.slice(page.indexOf('<main')).matchAll(entry)].map((m) => m[1] ?? ''));
}

const CARD = /<h[23][^>]*>\s*<a[^>]* href="\/briefings\/([^/"]+)\/"/g;

describe('A list longer than a page', () => {
  it.each([
    ['home', '', 'page/', CARD],
    ['topic', 'topics/dues/', 'topics/dues/', CARD],
    ['place', 'places/aldmouth/', 'places/aldmouth/', CARD],
    ['year', 'years/2026/', 'years/2026/', CARD],
    ['forecasts', 'outlook/', 'outlook/', /href="\/briefings\/([^/"]+)\/#forecast-/g],
    ['judgements', 'outlook/', 'outlook/', /href="\/briefings\/([^/"]+)\/#judgement-/g],
  ])('goes on: %s has every briefing once', (_, first, later, entry) => {
    const pages = pagesOf(first, later, entry);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.length).toBeGreaterThan(0);
    expect(pages.flat().sort()).toEqual(Array.from({ length: BRIEFINGS }, (_, i) => `harbour-${i + 1}`).sort());
  });

  it('goes on: an actor has every position once', () => {
    const actors = [...files.keys()].flatMap((name) => /^actors\/([^/]+)\/index\.html$/.exec(name)?.[1] ?? []);
    const pages = actors.map((id) => pagesOf(`actors/${id}/`, `actors/${id}/`, CARD));
    for (const of of pages) {
      expect(of.length).toBeGreaterThan(1);
      expect(new Set(of.flat()).size).toBe(of.flat().length);
    }
    // Two actors hold a position in each briefing.
    expect(pages.flat(2)).toHaveLength(2 * BRIEFINGS);
  });
});

it('A feed carries the newest alone', () => {
  const feeds = [...files].filter(([name]) => name.endsWith('feed.xml'));
  const items = new Map(feeds.map(([name, bytes]) => [name, bytes.toString().split('<item>').length - 1]));
  expect(items.get('feed.xml')).toBe(FEED);
  expect(items.get('topics/dues/feed.xml')).toBe(FEED);
});

it('Every link of every page, feed and mail leads somewhere', async () => {
  expect((await deadLinks(join(folder, 'site'))).dead).toEqual([]);
});

describe('A briefing with a second edition', () => {
  interface Json {
    edition: number;
    citations: { anchor: string; source: string }[];
    editions?: { all: { edition: number }[]; since?: { edition: number; changes: { subject: string; did: string }[] } };
  }
  const json = (name: string): Json => JSON.parse(files.get(`briefings/${name}.json`)?.toString() ?? '{}') as Json;

  it('keeps the first at its address, with its sheet, mail, pictures and data', () => {
    const kinds = ['.pdf', '.a4.pdf', '.letter.pdf', '.eml', '.json', '.ics', '.png', '.portrait.png', '.sheet.png'];
    for (const id of REVISED)
      for (const name of ['/index.html', ...kinds])
        expect(files.has(`briefings/${id}/1${name}`), `${id}/1${name}`).toBe(true);
    expect([...files.keys()].filter((name) => /^briefings\/[^/]+\/\d+\.json$/.test(name))).toHaveLength(REVISED.length);
  });

  it('says on the first that it is superseded, and on the newest what changed', () => {
    for (const id of REVISED) {
      expect(html(`briefings/${id}/1/`)).toContain('Edition 2 stands in its place');
      expect(html(`briefings/${id}/1/`)).toContain(`href="/briefings/${id}/"`);
      expect(html(`briefings/${id}/`)).toContain('What changed since edition 1');
      expect(html(`briefings/${id}/changes/`)).toContain('Fact withdrawn');
      expect(json(id).editions?.since?.changes.map((c) => `${c.subject} ${c.did}`)).toContain('fact withdrawn');
    }
    expect(html('briefings/harbour-60/')).not.toContain('What changed');
    expect(html('briefings/harbour-60/changes/')).toBe('');
  });

  it('breaks no link to a passage of either edition, on its page or its source’s', () => {
    const missing = REVISED.flatMap((id) =>
      [id, `${id}/1`].flatMap((name) =>
        json(name).citations.flatMap(({ anchor, source }) =>
          [`briefings/${name}/`, `sources/${source}/`].filter((page) => !html(page).includes(` id="${anchor}"`)),
        ),
      ),
    );
    expect(missing).toEqual([]);
    expect(json('harbour-1').citations.length).toBeLessThan(json('harbour-1/1').citations.length);
  });
});
