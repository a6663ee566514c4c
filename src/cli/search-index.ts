import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Entry } from '../search.ts';

/** Pagefind's own interfaces, which the site has none of: its search page is its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * Writes the search index of a site into its folder `pagefind/`. Entries are given one by one, in their order, so that the
 * same entries make the same files.
 *
 * @param lang the site's language, BCP 47: one index holds everything, whatever language it is in
 */
export async function writeSearchIndex(site: string, entries: readonly Entry[], lang: string): Promise<void> {
  const language = lang.split('-')[0] ?? 'en';
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (!index) throw new Error(`The search index was not begun: ${errors.join(', ')}`);
  try {
    for (const { url, kind, title, detail, words, lang: own } of entries) {
      const meta = { title, detail, kind, lang: own };
      const added = await index.addCustomRecord({ url, content: words, language, meta, filters: { kind: [kind] } });
      if (added.errors.length) throw new Error(`The search index refused ${url}: ${added.errors.join(', ')}`);
    }
    const made = await index.getFiles();
    if (made.errors.length) throw new Error(`The search index was not made: ${made.errors.join(', ')}`);
    for (const { path, content } of made.files) {
      if (UNUSED.test(path)) continue;
      const file = join(site, 'pagefind', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } finally {
    await close();
  }
}
