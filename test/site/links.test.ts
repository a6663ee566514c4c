import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { FLAGSHIP, KINDS, open } from './browser.ts';
import { BASE } from './built.ts';

const ATTRIBUTE = /\s(?:href|src)="([^"]+)"/g;

/** Addresses that stand elsewhere: of the site itself in a card to share, of fonts in a stylesheet, of icons in a manifest. */
const ELSEWHERE = {
  '.html': /property="og:(?:image|url)" content="([^"]+)"/g,
  '.css': /url\(["']?([^"')]+)["']?\)/g,
  '.webmanifest': /"(?:src|start_url|scope)":"([^"]+)"/g,
  '.xml': /<(?:link|loc|guid[^>]*)>([^<]+)<|<enclosure url="([^"]+)"/g,
  'feed.json': /"(?:url|home_page_url|feed_url)": ?"([^"]+)"/g,
} as const;

/** Every page of a built site, by its path from the site's root. */
async function pagesIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  const read = async (name: string) => [`/${name}`, await readFile(join(folder, name), 'utf8')] as const;
  return new Map(await Promise.all(names.map(read)));
}

/** The scripts and styles of a built site that none of its files asks for. */
async function unasked(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const asking = names.filter((name) => /\.(html|js|css)$/.test(name) && !name.startsWith('pagefind'));
  const texts = await Promise.all(asking.map((name) => readFile(join(folder, name), 'utf8')));
  const assets = names.filter((name) => name.startsWith('assets/'));
  return assets.filter((name) => !texts.some((text) => text.includes(name.slice('assets/'.length))));
}

/** The addresses of the site's own host that pages lead to and that are not there, with their fragments. */
async function broken(folder: string, base: string): Promise<string[]> {
  const pages = await pagesIn(folder);
  const files = new Set((await readdir(folder, { recursive: true })).map((name) => `/${name}`));
  const bad: string[] = [];
  for (const [path, html] of pages) {
    for (const [, address = ''] of html.matchAll(ATTRIBUTE)) {
      const url = new URL(
        address.replaceAll('&amp;', '&'),
        `https://readout.example${base}${path.replace(/index\.html$/, '')}`,
      );
      if (url.host !== 'readout.example') continue;
      const inside = url.pathname.startsWith(`${base}/`)
        ? decodeURIComponent(url.pathname.slice(base.length))
        : undefined;
      const file = inside?.endsWith('/') ? `${inside}index.html` : inside;
      const fragment = url.hash.slice(1);
      const found =
        file !== undefined && files.has(file) && (!fragment || pages.get(file)?.includes(` id="${fragment}"`));
      if (!found) bad.push(`${path} → ${address}`);
    }
  }
  return bad;
}

/** The same for what is not an attribute of a page; each address must answer from a server that only knows files. */
async function unanswered(folder: string, base: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const bad: string[] = [];
  const asked = new Map<string, boolean>();
  for (const [ending, pattern] of Object.entries(ELSEWHERE)) {
    for (const name of names.filter((n) => n.endsWith(ending))) {
      const text = await readFile(join(folder, name), 'utf8');
      for (const [, one, two] of text.matchAll(pattern)) {
        const url = new URL((one ?? two ?? '').replaceAll('&amp;', '&'), `https://readout.example${base}/${name}`);
        if (url.host !== 'readout.example' || url.protocol !== 'https:') continue;
        const there = asked.get(url.pathname) ?? (await fetch(inject('site').origin + url.pathname)).ok;
        asked.set(url.pathname, there);
        if (!there || !url.pathname.startsWith(`${base}/`)) bad.push(`${name} → ${url.href}`);
      }
    }
  }
  expect(asked.size).toBeGreaterThan(50);
  return bad;
}

describe('Every link and file of the site is there', () => {
  beforeAll(async () => {
    for (const path of ['/', `${BASE}/`]) expect((await fetch(inject('site').origin + path)).status).toBe(200);
  });

  it('and nothing is there that none of them asks for', async () => {
    expect(await unasked(inject('site').folder)).toEqual([]);
  });

  it('at the root of a host', async () => {
    expect(await broken(inject('site').folder, '')).toEqual([]);
    expect(await unanswered(inject('site').folder, '')).toEqual([]);
  });

  it('under a path', async () => {
    expect(await broken(inject('site').based, BASE)).toEqual([]);
    expect(await unanswered(inject('site').based, BASE)).toEqual([]);
    const page = await open(`${BASE}/`);
    const fonts = await page.evaluate(async () => (await document.fonts.ready).size);
    expect(fonts).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.fonts.check('1em "Source Serif"'))).toBe(true);
  });
});

describe('The pages', () => {
  it('ask nothing of another host', async () => {
    const page = await open('/404.html');
    let asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (e) => asked.push(e.message));
    for (const path of Object.values(KINDS)) {
      asked = [];
      await page.goto(inject('site').origin + path, { waitUntil: 'networkidle' });
      expect(asked.length).toBeGreaterThan(2);
      expect(asked.filter((url) => !url.startsWith(`${inject('site').origin}/`))).toEqual([]);
    }
  });

  it('of the flagship weigh little, compressed', async () => {
    const page = await open('/404.html');
    const asked = new Map<string, string>();
    page.on('request', (request) => asked.set(request.url(), request.resourceType()));
    await page.goto(inject('site').origin + FLAGSHIP, { waitUntil: 'networkidle' });
    const bytes: Record<string, number> = { document: 0, stylesheet: 0, script: 0, font: 0 };
    for (const [url, kind] of asked) {
      const body = new Uint8Array(await (await fetch(url)).arrayBuffer());
      bytes[kind] = (bytes[kind] ?? 0) + (kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length);
    }
    expect(bytes['document']).toBeLessThanOrEqual(14 * 1024);
    expect(bytes['stylesheet']).toBeLessThanOrEqual(10 * 1024);
    expect(bytes['script']).toBeLessThanOrEqual(5 * 1024);
    expect(bytes['font']).toBeLessThanOrEqual(90 * 1024);
  });
});
