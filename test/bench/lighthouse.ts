/**
 * `npm run lighthouse [DIR]`: what Lighthouse says, as a phone, of a page of every kind of a built site (`dist` where none
 * is named), served on loopback with gzip as hosts do. Exits 1 where any of the four categories is under 100, and names
 * the audits that cost it.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';

const folder = process.argv[2] ?? 'dist';
const PAGES = [
  '/',
  '/briefings/moscow-talks/',
  '/sources/moscow-talks/',
  '/actors/united-states/',
  '/outlook/',
  '/topics/negotiations/',
  '/search/',
  '/method/',
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const server = await serve();
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const port = await freePort();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--remote-debugging-port=${port}`],
});
console.log(['perf', 'a11y', 'best', 'seo'].map((name) => name.padStart(5)).join(' '));
for (const page of PAGES) {
  const run = await lighthouse(origin + page, { port, onlyCategories: CATEGORIES, logLevel: 'error' });
  if (!run) throw new Error(`Lighthouse gave nothing for ${page}`);
  report(page, run.lhr);
}
await browser.close();
server.close();

function report(page: string, { categories, audits }: Result): void {
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
  console.log(`${scores.map((score) => String(score).padStart(5)).join(' ')}  ${page}`);
  for (const name of CATEGORIES.filter((_, i) => scores[i] !== 100)) {
    process.exitCode = 1;
    for (const { id, weight } of categories[name]?.auditRefs ?? []) {
      const audit = audits[id];
      if (weight && audit?.score !== null && (audit?.score ?? 1) < 1)
        console.log(`       ${name}: ${audit?.title} ${audit?.displayValue ?? ''}`);
    }
  }
}

async function serve(): Promise<Server> {
  await readFile(join(folder, 'index.html')).catch(() => {
    console.error(`There is no built site in "${folder}": npm run build`);
    process.exit(1);
  });
  const files = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(folder, path, path.endsWith('/') ? 'index.html' : '');
    readFile(file).then(
      (bytes) => {
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        const packed = /^(?:text|image\/svg)/.test(type);
        response.writeHead(200, { 'content-type': type, ...(packed && { 'content-encoding': 'gzip' }) });
        response.end(packed ? gzipSync(bytes) : bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => files.listen(0, '127.0.0.1', listening));
  return files;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return free;
}
