import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile } from 'pagefind';
import type { Entry } from '../search.ts';

/** Pagefind's own interfaces, which the site has none of: its search page is its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** How many entries are on their way to Pagefind at a time, which takes them in the order in which they come. */
const SENT = 200;

/** How many files are written before others of this process get a turn. */
const TURN = 100;

/** What a page's fragment begins with, before its JSON. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Writes the search index of a site into its folder `pagefind/`. Entries are given in their order, so that the same entries
 * make the same files. Pagefind's own filters stand in its files in an order that changes from run to run: so the
 * kinds stand in a file of ours, `kinds.json`, by the ids that Pagefind gives its results.
 *
 * @param lang the site's language, BCP 47: one index holds everything, whatever language it is in
 */
export async function writeSearchIndex(site: string, entries: readonly Entry[], lang: string): Promise<void> {
  const files = await filesOf(entries, lang);
  const all = [...files, { path: 'kinds.json', content: kindsOf(files) }];
  const folders = new Set<string>();
  for (const [i, { path, content }] of all.entries()) {
    const file = join(site, 'pagefind', path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    // Some thousand small files: to wait for each takes several times as long as to write it.
    writeFileSync(file, content);
    if (i % TURN === 0) await breath();
  }
}

async function filesOf(entries: readonly Entry[], site: string): Promise<IndexFile[]> {
  const language = site.split('-')[0] ?? 'en';
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (!index) throw new Error(`The search index was not begun: ${errors.join(', ')}`);
  try {
    const add = async ({ url, kind, title, detail, words, ...entry }: Entry): Promise<void> => {
      const meta = { title, detail, kind, lang: entry.lang || site, detailLang: entry.detailLang || site };
      const added = await index.addCustomRecord({ url, content: words, language, meta });
      if (added.errors.length) throw new Error(`The search index refused ${url}: ${added.errors.join(', ')}`);
    };
    for (let i = 0; i < entries.length; i += SENT) await Promise.all(entries.slice(i, i + SENT).map(add));
    const made = await index.getFiles();
    if (made.errors.length) throw new Error(`The search index was not made: ${made.errors.join(', ')}`);
    return made.files.filter(({ path }) => !UNUSED.test(path));
  } finally {
    await close();
  }
}

/** The ids of the results of each kind, as JSON: a fragment is named by the id of its result. */
function kindsOf(files: readonly IndexFile[]): string {
  const kinds: Record<string, string[]> = {};
  for (const { path, content } of files) {
    const id = /([^/\\]+)\.pf_fragment$/.exec(path)?.[1];
    if (id === undefined) continue;
    const text = gunzipSync(content).toString();
    if (!text.startsWith(SIGNATURE))
      throw new Error(`${path} is no fragment of the Pagefind that this was written for`);
    const { meta } = JSON.parse(text.slice(SIGNATURE.length)) as { meta: Record<string, string> };
    (kinds[meta['kind'] ?? ''] ??= []).push(id);
  }
  return JSON.stringify(
    Object.fromEntries(
      Object.keys(kinds)
        .sort()
        .map((kind) => [kind, kinds[kind]?.sort()]),
    ),
  );
}
