import { readdir, readFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { basename, extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { FLAGSHIP, KINDS, open } from './browser.ts';
import { BASE } from './built.ts';
import { crawl, startNginx, startPython, type Host } from './hosts.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As it came, compressed or not. */
  body: Buffer;
}

async function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(address, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Every file of a built site with its address, its bytes and what a host answers there. */
async function answers(folder: string, origin: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name).slice(folder.length));
  expect(paths.length).toBeGreaterThan(200);
  const each = async (path: string) => ({
    path,
    bytes: await readFile(join(folder, path)),
    answer: await ask(origin + path),
  });
  return Promise.all(paths.map(each));
}

/** What the file `_headers` says of a path: each header by name, and nothing for one that it only has for other paths. */
async function declared(folder: string): Promise<(path: string) => Record<string, string | undefined>> {
  const rules: { pattern: RegExp; name: string; value: string }[] = [];
  let pattern = /$^/;
  for (const line of (await readFile(join(folder, '_headers'), 'utf8')).trimEnd().split('\n')) {
    const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (name) rules.push({ pattern, name: name.toLowerCase(), value });
    else pattern = new RegExp(`^${line.replace('*', '.*')}$`);
  }
  return (path) =>
    Object.fromEntries(
      rules.map(({ name }) => [name, rules.find((r) => r.name === name && r.pattern.test(path))?.value]),
    );
}

/** Opens pages of every kind, searches, and says all that Chromium complained of and all that did not come. */
async function complaints(site: string): Promise<string[]> {
  const said: string[] = [];
  const page = await open('/404.html');
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (e) => said.push(e.message));
  page.on('response', (r) => r.status() >= 400 && said.push(`${r.status()} ${r.url()}`));
  // What a page was still fetching as it was left is no fault of a host's.
  page.on('requestfailed', (r) => {
    const reason = r.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') said.push(`${reason} ${r.url()}`);
  });
  for (const path of Object.values(KINDS)) {
    await page.goto(site + path, { waitUntil: 'load' });
    expect(await page.evaluate(() => document.fonts.ready.then(() => document.styleSheets.length))).toBeGreaterThan(0);
  }
  await page.goto(site + KINDS.search);
  await find(page).catch((e: Error) => said.push(e.message));
  await page.context().close();
  return said;
}

/** Searches, and follows the first result. */
async function find(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('Lukashenko');
  await page.locator('.found a').first().click();
  await page.waitForURL(/\/(briefings|actors|sources)\//);
}

/** The kinds of the site's files; text names its encoding, so that no browser or reader has to guess. */
const KIND: Readonly<Record<string, RegExp>> = {
  '.html': /^text\/html; charset=utf-8$/,
  '.css': /^text\/css; charset=utf-8$/,
  '.js': /^(text|application)\/javascript; charset=utf-8$/,
  '.txt': /^text\/plain; charset=utf-8$/,
  '.csv': /^text\/csv; charset=utf-8$/,
  '.ics': /^text\/calendar; charset=utf-8$/,
  '.xml': /^text\/xml; charset=utf-8$/,
  '.md': /^text\/markdown; charset=utf-8$/,
  '.json': /^application\/json(; charset=utf-8)?$/,
  '.webmanifest': /^application\/manifest\+json$/,
  '.eml': /^message\/rfc822$/,
  '.pdf': /^application\/pdf$/,
  '.png': /^image\/png$/,
  '.svg': /^image\/svg\+xml$/,
  '.woff2': /^font\/woff2$/,
  '.pagefind': /^application\/octet-stream$/,
  '.pf_meta': /^application\/octet-stream$/,
  '.pf_index': /^application\/octet-stream$/,
  '.pf_fragment': /^application\/octet-stream$/,
  '': /^application\/octet-stream$/,
};

const TEXT = /^\.(html|css|js|txt|csv|ics|xml|json|webmanifest|svg|eml|md)$/;

let nginx: Host;
let python: Host;

beforeAll(async () => {
  for (const path of ['/', `${BASE}/`]) expect((await ask(inject('site').origin + path)).status).toBe(200);
});
beforeAll(async () => {
  nginx = await startNginx(inject('site'));
  return nginx.stop;
});
beforeAll(async () => {
  python = await startPython(inject('site'));
  return python.stop;
});

describe.each(['root', 'based'] as const)('nginx, by the README’s recipe (%s)', (place) => {
  let site: string;
  let folder: string;

  beforeAll(() => {
    site = nginx[place];
    folder = place === 'root' ? inject('site').folder : inject('site').based;
  });

  it('sends every file whole, as what it is, with the headers that `_headers` declares', async () => {
    const headersOf = await declared(folder);
    const wrong: string[] = [];
    for (const { path, bytes, answer } of await answers(folder, site)) {
      const { status, headers, body } = answer;
      const kind = headers['content-type'] ?? '';
      if (status !== 200 || !body.equals(bytes))
        wrong.push(`${path}: ${status}, ${body.length} of ${bytes.length} bytes`);
      if (!KIND[extname(path)]?.test(kind)) wrong.push(`${path}: is sent as ${kind}`);
      for (const [name, value] of Object.entries(headersOf(path)))
        if (headers[name] !== value) wrong.push(`${path}: ${name} is ${headers[name]}, declared as ${value}`);
    }
    expect(wrong).toEqual([]);
  });

  it('sends pages that say themselves what they may load, as the headers do', async () => {
    const all = (await answers(folder, site)).filter(({ path }) => path.endsWith('.html'));
    const wrong = all.filter(({ answer: { headers, body } }) => {
      const own = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(body.toString())?.[1];
      return headers['content-security-policy'] !== `${own}; frame-ancestors 'none'`;
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has only what is named by its hash kept for ever', async () => {
    const all = await answers(folder, site);
    const kept = all.filter(({ answer }) => answer.headers['cache-control']?.includes('immutable'));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.map(({ path }) => basename(path)).filter((n) => !/\.[\w-]{8}\.(css|js)$/.test(n))).toEqual([]);
  });

  it('compresses text, for a cache in front of it too', async () => {
    const wrong: string[] = [];
    const all = (await answers(folder, site)).filter(
      ({ path, bytes }) => TEXT.test(extname(path)) && bytes.length > 1000,
    );
    for (const { path, bytes } of all) {
      const { headers, body } = await ask(site + path, { 'accept-encoding': 'gzip', via: '1.1 cache' });
      if (headers['content-encoding'] !== 'gzip' || headers.vary !== 'Accept-Encoding' || body.length > bytes.length)
        wrong.push(path);
    }
    expect(wrong).toEqual([]);
    expect((await ask(site + FLAGSHIP, { 'accept-encoding': 'gzip' })).body.length).toBeLessThanOrEqual(14 * 1024);
  });

  it('says kindly that a page is not there, and finds one whose slash was left out, behind any port', async () => {
    for (const path of ['/nothing', '/briefings/nothing/at/all/']) {
      const { status, headers, body } = await ask(site + path);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(body.equals(await readFile(join(folder, '404.html')))).toBe(true);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
    const { pathname } = new URL(site);
    for (const path of [FLAGSHIP, KINDS.home].filter((p) => site + p !== `${nginx.root}/`)) {
      const { status, headers } = await ask((site + path).replace(/\/$/, ''));
      expect([status, headers.location]).toEqual([301, (pathname === '/' ? '' : pathname) + path]);
    }
  });

  it('leads to everything, and Chromium has nothing to complain of', async () => {
    const { asked, broken } = await crawl(site);
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    expect(await complaints(site)).toEqual([]);
  });
});

describe.each(['root', 'based'] as const)('A file server that is told nothing (%s)', (place) => {
  it('leads to everything, and Chromium has nothing to complain of', async () => {
    const { asked, broken } = await crawl(python[place]);
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    expect(await complaints(python[place])).toEqual([]);
  });
});
