/**
 * `node test/bench/hugo/run.ts CONTENT OUT`: the page of each briefing that Eleventy makes, by Hugo, and no sheet. What is given to
 * it is read by Readout, so its reading is in its time too, its checks are not.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../../src/model/publish.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { contentOf } from '../sheets/content.ts';

const [content, out] = process.argv.slice(2);
if (!content || !out) throw new Error('node test/bench/hugo/run.ts CONTENT OUT');

/** Every kind of page that Hugo makes unasked. */
const KINDS = ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404'];

const library = await loadLibrary(content);
const { briefings } = publish(library, new Date().toISOString().slice(0, 10));
const site = mkdtempSync(join(tmpdir(), 'readout-hugo-'));
try {
  for (const folder of ['content/briefings', 'data']) mkdirSync(join(site, folder), { recursive: true });
  cpSync(join(import.meta.dirname, 'layouts'), join(site, 'layouts'), { recursive: true });
  writeFileSync(
    join(site, 'config.json'),
    JSON.stringify({ disableKinds: KINDS, baseURL: 'https://readout.example/' }),
  );
  // What a page's own head holds is put in small letters; what is data is left as it is.
  const all = Object.fromEntries(briefings.map((brief) => [brief.id, contentOf(brief, library.site)]));
  writeFileSync(join(site, 'data/pages.json'), JSON.stringify(all));
  for (const id of Object.keys(all)) writeFileSync(join(site, 'content/briefings', `${id}.md`), JSON.stringify({ id }));
  execFileSync('hugo', ['--quiet', '--source', site, '--destination', out], { stdio: ['ignore', 'ignore', 'inherit'] });
} finally {
  rmSync(site, { recursive: true, force: true });
}
