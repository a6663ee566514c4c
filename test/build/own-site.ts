import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { answerFrom } from '../answer-from.ts';
import { end, freePort } from '../loopback.ts';
import { ROOT } from './command.ts';

const run = promisify(execFile);

/** Somebody's own Astro site, of another design, with Readout inside. */
export const OWN_SITE = join(ROOT, 'test/own-site');

/** Where it stands, and below which path. */
export const ORIGIN = 'https://quay.example';
export const BASE = '/paper';

/** What the second folder has of its own look. */
const BRAND = "accent: '#8a1538'\nlogo: { file: brand/crest.svg, alt: Wappen }\n";

/** What its owner checks it with. */
const TOOLS = ['@astrojs/check', 'typescript'];

/**
 * Puts the site beside a folder in which the package was installed, with two content folders that do not say where they stand.
 *
 * @param modules the `node_modules` of that folder
 */
export async function placeSite(at: string, modules: string): Promise<void> {
  await cp(OWN_SITE, at, { recursive: true, filter: (path) => !/own-site.(node_modules|\.astro|dist)/.test(path) });
  for (const [from, to] of [
    ['briefings', 'briefings'],
    ['test/site/german', 'lage'],
  ] as const) {
    await cp(join(ROOT, from), join(at, to), { recursive: true });
    await edit(join(at, to, 'site.yaml'), (text) => text.replace(/^url:.*\n/m, ''));
  }
  await cp(join(ROOT, 'test/site/every-part/brand'), join(at, 'lage/brand'), { recursive: true });
  await edit(join(at, 'lage/site.yaml'), (text) => text + BRAND);
  const link = async (name: string, from: string): Promise<void> => {
    await mkdir(dirname(join(at, 'node_modules', name)), { recursive: true });
    await symlink(join(from, name), join(at, 'node_modules', name));
  };
  for (const name of await readdir(modules)) {
    if (name.startsWith('.')) continue;
    const inner = name.startsWith('@') ? (await readdir(join(modules, name))).map((n) => `${name}/${n}`) : [name];
    for (const one of inner) await link(one, modules);
  }
  for (const name of TOOLS) await link(name, join(ROOT, 'node_modules'));
}

export const edit = async (file: string, change: (text: string) => string): Promise<void> =>
  writeFile(file, change(await readFile(file, 'utf8')));

/** Runs one of the site's own tools, as npx would. */
export async function tool(at: string, env: NodeJS.ProcessEnv, file: string, ...args: string[]) {
  const options = { cwd: at, env, maxBuffer: 1 << 26 };
  return run(process.execPath, [join('node_modules', file), ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, said: plain(stdout + stderr) }),
    (e: { code: number; stdout: string; stderr: string }) => ({ code: e.code, said: plain(e.stdout + e.stderr) }),
  );
}

// eslint-disable-next-line no-control-regex
const plain = (said: string): string => said.replace(/\u001b\[[\d;]*m/g, '');

export const ASTRO = 'astro/bin/astro.mjs';

/** Runs `astro dev` while work is done on what it serves. */
export async function whileDev(at: string, env: NodeJS.ProcessEnv, work: (address: string) => Promise<void>) {
  const port = await freePort();
  const server = spawn(process.execPath, [join('node_modules', ASTRO), 'dev', '--port', String(port)], {
    cwd: at,
    env,
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  try {
    await work(`http://localhost:${port}${BASE}`);
  } catch (e) {
    throw new Error(`${String(e)}\n${plain(said)}`, { cause: e });
  } finally {
    await end(server);
  }
}

/** What an address answers, once it answers so. */
export async function answered(address: string, fits: (text: string) => boolean): Promise<string> {
  for (let i = 0; i < 200; i++) {
    const text = await fetch(address).then(
      (r) => r.text(),
      () => '',
    );
    if (fits(text)) return text;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`${address} never answered so`);
}

/** A page of a browser to which a folder stands at the site's address. */
export async function onSite(browser: Browser, folder: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await answerFrom(page, ORIGIN + BASE, folder);
  return page;
}

/** The computed styles of a page's elements, in their order. */
export const stylesOf = (page: Page, which = '*'): Promise<string[]> =>
  page.evaluate(
    (which) =>
      [...document.querySelectorAll(which)].map((element) => {
        const style = getComputedStyle(element);
        return `${element.tagName} ${[...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')}`;
      }),
    which,
  );
