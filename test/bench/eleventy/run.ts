/**
 * `node test/bench/eleventy/run.ts CONTENT OUT chromium|typst`: a page of each briefing by Eleventy, and its sheet on both papers
 * by Chromium's print or by Typst. What is given to them is read by Readout, so its reading is in their time too, its checks are not.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publish } from '../../../src/model/publish.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { openChromium } from '../sheets/chromium.ts';
import { contentOf } from '../sheets/content.ts';
import { openTypst } from '../sheets/typst.ts';

const ROOT = join(import.meta.dirname, '../../..');
const [content, out, by] = process.argv.slice(2);
if (!content || !out || !by) throw new Error('node test/bench/eleventy/run.ts CONTENT OUT chromium|typst');

const library = await loadLibrary(content);
const { briefings } = publish(library, new Date().toISOString().slice(0, 10));
const pages = briefings.map((brief) => ({ id: brief.id, content: contentOf(brief, library.site) }));

const { default: Eleventy } = (await import('@11ty/eleventy' as string)) as {
  default: new (input: string, output: string, options: object) => { write: () => Promise<unknown> };
};
await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'briefings'), { recursive: true });
await new Eleventy(join(import.meta.dirname, 'site'), out, {
  quietMode: true,
  configPath: join(import.meta.dirname, 'config.js'),
  config: (config: { addGlobalData: (name: string, data: unknown) => void }) => config.addGlobalData('pages', pages),
}).write();

const put = (id: string, paper: string, bytes: Uint8Array): Promise<void> =>
  writeFile(join(out, 'briefings', `${id}.${paper}.pdf`), bytes);

if (by === 'typst') {
  const typst = openTypst(ROOT);
  for (const page of pages)
    for (const paper of ['a4', 'letter'] as const) await put(page.id, paper, typst(page.content, paper).pdf);
} else {
  const browser = await openChromium(ROOT);
  for (const page of pages) {
    const { a4, letter } = await browser.print(page.content);
    await Promise.all([put(page.id, 'a4', a4), put(page.id, 'letter', letter)]);
  }
  await browser.close();
}
