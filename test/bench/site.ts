/**
 * What a built site of many briefings weighs, and how fast its search answers: `node test/bench/site.ts DIR`, where DIR was
 * built from what `thousand.ts` wrote. Limits are those of the promises: home at most 60 KB compressed, no page over 100 KB.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('node test/bench/site.ts DIR');
const ASKED = [
  'timber',
  'Aldmouth dues',
  'Dockers',
  'rebate of one tenth',
  'harbour',
  'berth let to tugs',
  'grain',
  'lot',
];
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

await weigh(folder);
await search(folder);

async function weigh(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  const pages = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await readFile(join(folder, name))).length })),
  );
  const [largest] = pages.sort((a, b) => b.bytes - a.bytes);
  const home = gzipSync(await readFile(join(folder, 'index.html'))).length;
  console.log(`${pages.length} pages, the largest ${kb(largest?.bytes ?? 0)} KB of 100: ${largest?.name}`);
  console.log(`home ${kb(home)} KB of 60, compressed`);
  if ((largest?.bytes ?? 0) > 100_000 || home > 60_000) process.exitCode = 1;
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

/** From a word in the field of the page, once it has loaded, to its results in the page, in Chromium. */
async function search(folder: string): Promise<void> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    readFile(join(folder, file)).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/search/`, { waitUntil: 'networkidle' });
  const times: number[] = [];
  for (const words of ASKED) {
    const took = await page.evaluate(async (words) => {
      const field = document.querySelector<HTMLInputElement>('[name=q]');
      const list = document.querySelector('.found');
      if (!field || !list) throw new Error('There is no search');
      list.replaceChildren();
      const start = performance.now();
      const found = new Promise<number>((done) => {
        const seen = new MutationObserver(() => {
          if (list.children.length) done(performance.now() - start);
        });
        seen.observe(list, { childList: true });
      });
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return found;
    }, words);
    times.push(took);
    console.log(`${took.toFixed(0).padStart(5)} ms  ${words}, ${await page.locator('#found').innerText()}`);
  }
  const sorted = times.sort((a, b) => a - b);
  const slowest = sorted.at(-1) ?? Infinity;
  console.log(
    `search: ${sorted[sorted.length >> 1]?.toFixed(0)} ms in the middle, ${slowest.toFixed(0)} ms at most, of 200`,
  );
  if (slowest > 200) process.exitCode = 1;
  await browser.close();
  server.close();
}
