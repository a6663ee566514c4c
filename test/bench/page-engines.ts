import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { openEngine, type EngineName } from '../engines.ts';
import { unevenOn, WIDTHS } from '../site/levels.ts';

/**
 * `node test/bench/page-engines.ts SITE [firefox|webkit]…`: in Firefox and WebKit, whether every passage of every page of a built site
 * is level with its claim, closed and open, at every width, and whether each briefing takes one page of A4 and of Letter.
 */
const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which site? npm run build, then: node test/bench/page-engines.ts dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] } as const;

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
  const file = join(folder, path, path.endsWith('/') ? 'index.html' : '');
  readFile(file).then(
    (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? '' }).end(bytes),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(briefings|actors|sources)\/.*index\.html$/.test(name))
  .map((name) => `/${name.replace(/index\.html$/, '')}`);

for (const name of (names.length ? names : ['firefox', 'webkit']) as EngineName[]) {
  for (const width of WIDTHS) await levels(name, width);
  await prints(name);
}
server.close();

async function levels(name: EngineName, width: number): Promise<void> {
  const engine = await openEngine(name, { width, height: 900 });
  try {
    let passages = 0;
    const wrong: string[] = [];
    for (const path of pages) {
      await engine.goto(origin + path);
      const { count, said } = await unevenOn(engine);
      passages += count;
      wrong.push(...said.map((what) => `${path}: ${what}`));
    }
    report(`${engine.version} at ${width} px: ${passages} passages`, wrong);
  } finally {
    await engine.close();
  }
}

async function prints(name: EngineName): Promise<void> {
  const engine = await openEngine(name);
  try {
    for (const [paper, [width, height]] of Object.entries(PAPERS)) {
      const wrong: string[] = [];
      for (const path of pages.filter((p) => p.startsWith('/briefings/'))) {
        await engine.goto(origin + path);
        const input = await engine.print(width, height);
        const text = execFileSync('pdftotext', ['-', '-'], { input: Buffer.from(input), encoding: 'utf8' });
        const sheets = text.split('\f').length - 1;
        if (sheets !== 1) wrong.push(`${path}: ${sheets} sheets`);
        if (!text.includes('TLP:')) wrong.push(`${path}: nothing to be read`);
      }
      report(`${engine.version} on ${paper}`, wrong);
    }
  } catch (e) {
    report(`${engine.version} prints`, [String(e)]);
  } finally {
    await engine.close();
  }
}

function report(what: string, wrong: readonly string[]): void {
  console.log(`${what}: ${wrong.length === 0 ? 'all right' : `${wrong.length} wrong`}`);
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
  if (wrong.length) process.exitCode = 1;
}
