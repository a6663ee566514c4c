import { appendFile, cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../../src/reading/watch.ts';

const BASE = join(import.meta.dirname, '../../cases/_base');

interface Watched {
  folder: string;
  /** Does something to the folder and waits until the watch tells of it. */
  told: (work: () => Promise<void>) => Promise<void>;
}

async function openWatch(): Promise<Watched> {
  const folder = join(await mkdtemp(join(tmpdir(), 'readout-watch-')), 'content');
  await cp(BASE, folder, { recursive: true });
  const watch = await watchFolder(folder);
  onTestFinished(async () => {
    watch.end();
    await rm(join(folder, '..'), { recursive: true, force: true });
  });
  return {
    folder,
    told: async (work) => {
      const changed = watch.changed();
      await work();
      await changed;
    },
  };
}

/** As editors save: a new file beside the old, put in its place. */
async function saveByRename(file: string, text: string): Promise<void> {
  await writeFile(`${file}~`, text);
  await rename(`${file}~`, file);
}

describe('A watch on a content folder tells of', () => {
  it('a file that is saved by putting another in its place, as often as that is done', async () => {
    const { folder, told } = await openWatch();
    for (const file of ['harbour-dues.mdx', 'sources/tariff-2026.md', 'harbour-dues.mdx', 'sources/tariff-2026.md']) {
      await told(() => saveByRename(join(folder, file), 'first'));
      await told(() => appendFile(join(folder, file), 'and more'));
    }
  });

  it('a file that comes, a file that goes', async () => {
    const { folder, told } = await openWatch();
    await told(() => writeFile(join(folder, 'new.mdx'), ''));
    await told(() => rm(join(folder, 'new.mdx')));
  });

  it('what happens in folders that were moved away, made anew or removed', async () => {
    const { folder, told } = await openWatch();
    for (const part of ['sources', '.', 'actors', '.']) {
      const path = join(folder, part);
      await told(() => rename(path, `${path}-away`));
      await told(() => cp(part === '.' ? BASE : join(BASE, part), path, { recursive: true }));
      await rm(`${path}-away`, { recursive: true });
      await told(() => appendFile(join(folder, 'sources/tariff-2026.md'), 'more'));
      await told(() => appendFile(join(folder, 'harbour-dues.mdx'), 'more'));
    }
  });

  it('a change that came while what it told of before was worked on', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'readout-watch-')), 'content');
    await cp(BASE, folder, { recursive: true });
    const watch = await watchFolder(folder);
    onTestFinished(async () => {
      watch.end();
      await rm(join(folder, '..'), { recursive: true, force: true });
    });
    await writeFile(join(folder, 'harbour-dues.mdx'), 'first');
    await watch.changed();
    await writeFile(join(folder, 'harbour-dues.mdx'), 'second');
    await expect(watch.changed()).resolves.toBeUndefined();
  });
});

describe('A watch tells of files that it follows', () => {
  it('outside of the folder: saved, gone, and come again', async () => {
    const { folder } = await openWatch();
    const watch = await watchFolder(folder);
    onTestFinished(() => watch.end());
    const config = join(folder, '../readout.config.ts');
    await watch.follow([config]);
    for (const work of [() => writeFile(config, 'first'), () => appendFile(config, 'more'), () => rm(config)]) {
      const changed = watch.changed();
      await work();
      await changed;
    }
  });
});
