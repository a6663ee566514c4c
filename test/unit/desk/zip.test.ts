import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unzipped, zipOf } from '../../../src/desk/stores/zip.ts';
import { isContent } from '../../../src/desk/stores/store.ts';

const ROOT = join(import.meta.dirname, '../../../briefings');

it('a zip file has the whole content folder, its editions and own pages too, and gives it back as it was', async () => {
  const names = (await readdir(ROOT, { recursive: true })).filter((name) => /\.(mdx?|yaml)$/.test(name)).sort();
  const kept = names.filter(isContent);
  expect(kept).toEqual(names);
  expect(kept).toContain('pages/about.md');
  const texts = await Promise.all(kept.map(async (name) => [name, await readFile(join(ROOT, name), 'utf8')] as const));
  const back = unzipped(zipOf({ texts: texts.map(([path, text]) => [`desk/content/${path}`, text]), originals: [] }));
  expect(back.left).toEqual([]);
  expect([...back.texts].sort()).toEqual(texts);
});
