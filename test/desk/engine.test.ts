import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { FILES } from '../../src/fonts/files.ts';
import { readFonts } from '../../src/fonts/index.ts';
import { openOutputs } from '../../src/outputs.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { readContent } from '../../src/reading/folder.ts';
import { serveFiles, type Served } from './serve-files.ts';
import { launchChromium } from '../chromium.ts';
import { make, type Made } from './engine.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The rooms bundled for a browser: an import of Node in any of them fails here. */
async function bundled(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'engine.ts')],
    ...{ bundle: true, write: false, minify: true, format: 'esm', platform: 'browser', target: 'es2024' },
    logLevel: 'silent',
    // HarfBuzz asks for these only where it runs in Node.
    external: ['module', 'fs', 'node:module', 'node:fs'],
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild wrote nothing');
  return script.contents;
}

describe('The rooms in a browser', () => {
  let site: Served;
  let texts: (readonly [string, string])[];
  let browser: Browser;

  beforeAll(async () => {
    const faces = await Promise.all(Object.values(FILES).map((f) => readFile(join(ROOT, 'src/fonts', f))));
    const wasm = await readFile(join(ROOT, 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'));
    browser = await launchChromium();
    texts = [...(await readContent(join(ROOT, 'briefings'))).files];
    site = await serveFiles({
      'index.html': '<!doctype html><title>Rooms</title><script type="module" src="/engine.js"></script>',
      'engine.js': await bundled(),
      'harfbuzz.wasm': wasm,
      ...Object.fromEntries(Object.values(FILES).map((f, i) => [f, faces[i] ?? ''])),
    });
  });
  afterAll(() => Promise.all([site.close(), browser.close()]));

  it('give the problems and the bytes of each sheet that they give in Node', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin);
    await page.waitForFunction(() => 'makeInTab' in globalThis);
    const there = await page.evaluate(
      async ([files, folder]) => {
        const faces = Object.entries(files).map(async ([face, file]) => {
          const answer = await fetch(`/${file}`);
          return [face, new Uint8Array(await answer.arrayBuffer())] as const;
        });
        const fonts = Object.fromEntries(await Promise.all(faces));
        return globalThis.makeInTab(folder, fonts as Parameters<typeof make>[1]);
      },
      [FILES, texts] as const,
    );
    const here: Made = await make(texts, readFonts(ROOT));
    expect(Object.keys(there)).toHaveLength(4);
    expect(there).toEqual(here);
  });

  it('give the sheets that a build writes', async () => {
    const here = await make(texts, readFonts(ROOT));
    const { site: settings, briefings } = await loadLibrary(join(ROOT, 'briefings'));
    const outputs = openOutputs(ROOT, settings);
    for (const brief of briefings) {
      const { pdf } = await outputs.sheets(brief);
      const built = [pdf.a4, pdf.letter].map((bytes) => Buffer.from(bytes).toString('hex'));
      expect(here[brief.file]?.sheets, brief.id).toEqual(built);
    }
  });
});
