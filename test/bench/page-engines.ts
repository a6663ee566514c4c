import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { layOut } from '../cases/content.ts';
import { openEngine, type EngineName } from '../engines.ts';
import { unevenOn, WIDTHS } from '../site/levels.ts';

/**
 * `node test/bench/page-engines.ts [SITE] [firefox|webkit]…`: in Firefox and WebKit, whether every passage of every page of a built site
 * is level with its claim, closed and open, at every width, and whether each briefing takes one page of A4 and of Letter. Where
 * no site is named, three sets are built and looked at: the sample, a site of every case that may be published, and a page of
 * the sample with sixty claims.
 */
const ROOT = join(import.meta.dirname, '../..');
const ENGINES: readonly string[] = ['firefox', 'webkit'];
const named = process.argv.slice(2).filter((name) => !ENGINES.includes(name));
const engines = process.argv.slice(2).filter((name) => ENGINES.includes(name)) as EngineName[];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] } as const;

/** Pages of one folder, and what is done to each before it is measured. */
interface Looked {
  readonly name: string;
  readonly folder: string;
  readonly pages: readonly string[];
  readonly prepare?: () => number;
}

const made = await mkdtemp(join(tmpdir(), 'readout-engines-'));
try {
  const sets = named.length
    ? named.map((folder) => ({ name: folder, folder, pages: pagesOf(folder) }))
    : [...(await samples()), ...(await cases())];
  for (const engine of engines.length ? engines : (ENGINES as EngineName[])) await look(engine, sets);
} finally {
  await rm(made, { recursive: true, force: true });
}

async function look(name: EngineName, sets: readonly Looked[]): Promise<void> {
  for (const width of WIDTHS) await levels(name, width, sets);
  await prints(
    name,
    sets.filter(({ prepare }) => !prepare),
  );
}

function pagesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((page) => /^(briefings|actors|sources)\/.*index\.html$/.test(page))
    .map((page) => `/${page.replace(/index\.html$/, '')}`);
}

async function samples(): Promise<Looked[]> {
  const folder = join(made, 'sample');
  await build(join(ROOT, 'briefings'), folder);
  const sixty = { name: 'sixty claims', folder, pages: ['/briefings/black-sea/'], prepare: toSixtyClaims };
  return [{ name: 'the sample', folder, pages: pagesOf(folder) }, sixty];
}

/** No briefing may have as many: a page's own facts, again and again. */
function toSixtyClaims(): number {
  const facts = document.querySelector('.facts');
  const own = [...(facts?.children ?? [])];
  while (document.querySelectorAll('.claim').length < 60 && own.length)
    facts?.append(...own.map((fact) => fact.cloneNode(true)));
  return document.querySelectorAll('.claim').length;
}

/** A site of each case whose briefings may be published: on the day of the cases, which is long before this. */
async function cases(): Promise<Looked[]> {
  const all = join(ROOT, 'test/cases');
  const found: Looked[] = [];
  for (const name of readdirSync(all).filter((folder) => existsSync(join(all, folder, 'text.txt')))) {
    const content = join(made, 'content', name);
    await mkdir(content, { recursive: true });
    await layOut(join(all, name), content);
    await waive(content);
    const folder = join(made, 'cases', name);
    if (await build(content, folder).catch(() => false)) found.push({ name, folder, pages: pagesOf(folder) });
  }
  console.log(`${found.length} cases are built`);
  return found;
}

/** What is overdue since the cases were made is no fault of theirs. */
async function waive(content: string): Promise<void> {
  const waiver = '{/* readout-allow-all forecast-overdue: it is a case */}';
  for (const name of readdirSync(content).filter((file) => file.endsWith('.mdx'))) {
    const file = join(content, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('<BottomLine>', `${waiver}\n\n<BottomLine>`));
  }
}

async function build(content: string, out: string): Promise<boolean> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'src/cli/readout.ts'), 'build', content, '--out', out], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  });
  return true;
}

/** Serves a folder for as long as something is done with it. */
async function served<T>(folder: string, run: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(folder, path, path.endsWith('/') ? 'index.html' : '');
    readFile(file).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? '' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

async function levels(name: EngineName, width: number, sets: readonly Looked[]): Promise<void> {
  const engine = await openEngine(name, { width, height: 900 });
  try {
    let [passages, pages] = [0, 0];
    const wrong: string[] = [];
    for (const { name: set, folder, pages: paths, prepare } of sets)
      await served(folder, async (origin) => {
        for (const path of paths) {
          await engine.goto(origin + path);
          if (prepare && (await engine.evaluate(prepare)) < 60) wrong.push(`${set}: too few claims`);
          const { count, said } = await unevenOn(engine);
          passages += count;
          pages++;
          for (const what of said) wrong.push(`${set} ${path}: ${what}`);
        }
      });
    report(`${engine.version} at ${width} px: ${passages} passages on ${pages} pages`, wrong);
  } finally {
    await engine.close();
  }
}

async function prints(name: EngineName, sets: readonly Looked[]): Promise<void> {
  const engine = await openEngine(name);
  try {
    for (const [paper, [width, height]] of Object.entries(PAPERS)) {
      const wrong: string[] = [];
      let briefings = 0;
      for (const { name: set, folder, pages } of sets)
        await served(folder, async (origin) => {
          for (const path of pages.filter((p) => /^\/briefings\/[^/]+\/$/.test(p))) {
            await engine.goto(origin + path);
            const input = await engine.print(width, height);
            const text = execFileSync('pdftotext', ['-', '-'], { input: Buffer.from(input), encoding: 'utf8' });
            const sheets = text.split('\f').length - 1;
            briefings++;
            if (sheets !== 1) wrong.push(`${set} ${path}: ${sheets} sheets`);
            if (!text.includes('TLP:')) wrong.push(`${set} ${path}: nothing to be read`);
          }
        });
      report(`${engine.version} on ${paper}: ${briefings} briefings`, wrong);
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
