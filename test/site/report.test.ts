import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { PublicBrief } from '../../src/feed/brief.ts';
import { HOST } from './built.ts';
import { open } from './browser.ts';
import { filesNamed } from './served-feeds.ts';
import { expand, nodesIn, valuesOf, wrongIn, type Node } from './vocabulary.ts';

/** The JSON-LD of every page that holds some, as a browser has it and an independent processor expands it. */
const graphs = new Map<string, Node[]>();

beforeAll(async () => {
  await open('/');
  const place = { folder: inject('site').folder, url: HOST };
  for (const name of await filesNamed(place, '.html')) {
    if (!(await readFile(join(place.folder, name), 'utf8')).includes('ld+json')) continue;
    const path = `/${name.replace(/index\.html$/, '')}`;
    const page = await open(path);
    const [text = ''] = await page.locator('script[type="application/ld+json"]').allTextContents();
    graphs.set(path, await expand(JSON.parse(text) as object));
    await page.context().close();
  }
});

const textOf = (node: Node, property: string): unknown => valuesOf(node, property)[0]?.['@value'];

async function briefAt(path: string): Promise<PublicBrief> {
  return (await fetch(`${inject('site').origin}${path.slice(0, -1)}.json`)).json() as Promise<PublicBrief>;
}

const all = (): Node[] => [...graphs.values()].flatMap((graph) => graph.flatMap(nodesIn));

describe('The JSON-LD of the pages', () => {
  it('is one report for each briefing', async () => {
    const briefings = (await filesNamed({ folder: inject('site').folder, url: HOST }, '.ics')).length - 1;
    expect([...graphs.keys()].filter((path) => path.startsWith('/briefings/'))).toHaveLength(briefings);
    for (const [path, [report, ...rest]] of graphs) {
      expect(rest).toEqual([]);
      expect([report?.['@id'], report?.['@type']]).toEqual([HOST + path, ['http://schema.org/Report']]);
    }
  });

  it('holds every citation: each source, and each cited passage in its exact words', async () => {
    let passages = 0;
    for (const [path, [report]] of graphs) {
      const brief = await briefAt(path);
      const cited = valuesOf(report!, 'citation').map((source) => ({
        id: source['@id'],
        title: textOf(source, 'name'),
        published: textOf(source, 'datePublished'),
        url: valuesOf(source, 'url')[0]?.['@id'],
        quoted: valuesOf(source, 'hasPart').map((part) => [...part['@type']!, part['@id'], textOf(part, 'text')]),
      }));
      const expected = brief.sources.map(({ id, title, published, url }) => ({
        id: `${HOST}/sources/${id}/`,
        title,
        published,
        url,
        quoted: brief.citations
          .filter(({ source }) => source === id)
          .map((c) => ['http://schema.org/Quotation', `${HOST}/sources/${id}/#${c.anchor}`, c.quoted]),
      }));
      expect(cited).toEqual(expected);
      passages += cited.flatMap(({ quoted }) => quoted).length;
      expect(cited.flatMap(({ quoted }) => quoted)).toHaveLength(brief.citations.length);
    }
    expect(passages).toBeGreaterThan(50);
  });

  it('says nothing that schema.org has no word for, and nothing of a wrong kind', () => {
    expect(all().length).toBeGreaterThan(100);
    expect(all().flatMap(wrongIn)).toEqual([]);
  });

  it('names addresses of the site that answer, with their fragments', async () => {
    const ids = new Set(all().flatMap((node) => node['@id'] ?? []));
    const own = [...ids].filter((id) => id.startsWith(`${HOST}/`));
    const pages = new Map<string, string>();
    for (const id of own) {
      const { pathname, hash } = new URL(id);
      const response = pages.has(pathname) ? undefined : await fetch(inject('site').origin + pathname);
      if (response) pages.set(pathname, response.ok ? await response.text() : '');
      expect(pages.get(pathname), id).not.toBe('');
      if (hash) expect(pages.get(pathname), id).toContain(` id="${hash.slice(1)}"`);
    }
    expect(own.length).toBeGreaterThan(50);
  });
});

describe('What is not schema.org’s is seen:', () => {
  const report = { '@context': 'https://schema.org', '@type': 'Report', '@id': `${HOST}/` };
  it.each([
    ['a type', { '@type': 'Reprot' }, 'Reprot is no type'],
    ['a property', { heading: 'x' }, 'Report has no heading'],
    ['another type’s property', { cookTime: 'PT1H' }, 'Report has no cookTime'],
    ['a day in words', { datePublished: '6 August 2025' }, 'datePublished is not Date or DateTime'],
    ['a desk as editor', { editor: { '@type': 'Organization', name: 'x' } }, 'editor is not Person or IdReference'],
    ['a place as author', { author: { '@type': 'Place', name: 'x' } }, 'author is not Organization or Person'],
    ['a place without quotation marks', { contentLocation: 'Moscow' }, 'contentLocation is not Place or IdReference'],
    ['a licence that would be read as an address', { license: 'CC BY 4.0' }, 'license is not CreativeWork or URL'],
    ['a blank headline', { headline: ' ' }, 'headline is not Text'],
  ])('%s', async (_, planted, wrong) => {
    const found = (await expand({ ...report, ...planted })).flatMap(nodesIn).flatMap(wrongIn);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(wrong);
  });

  it('a context of another host', async () => {
    await expect(expand({ ...report, '@context': 'https://evil.test' })).rejects.toThrow();
  });
});
