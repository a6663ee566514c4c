import { mkdtemp, open, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nameOf, thisProcess } from '../../../src/built/owner.ts';
import { openContentFolder } from '../../../src/cli/desk/content-folder.ts';
import { digestOf } from '../../../src/desk/stores/store.ts';
import { readContent } from '../../../src/reading/folder.ts';
import { HELD } from '../../../src/reading/held.ts';

const FILE = 'one.mdx';

/** A folder with one text. */
async function folderWith(text: string): Promise<{ folder: string; at: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'readout-content-')));
  onTestFinished(() => rm(folder, { recursive: true }));
  const at = join(folder, FILE);
  await writeFile(at, text);
  return { folder, at };
}

it('tells of another program’s text once it is whole, though that empties the file first', async () => {
  const { folder, at } = await folderWith('before');
  const desk = await openContentFolder(folder);
  const theirs = await open(at, 'w');
  const saving = desk.save(FILE, 'mine', digestOf('before'));
  await new Promise((passed) => setTimeout(passed, 150));
  await theirs.writeFile('theirs');
  await theirs.close();
  expect(await saving).toMatchObject({ kept: false, now: { text: 'theirs' } });
  expect(await readFile(at, 'utf8')).toBe('theirs');
  expect(await readdir(folder)).toEqual([FILE]);
});

it('keeps what a program writes in a file that the desk has put another in the place of', async () => {
  const { folder, at } = await folderWith('before');
  const desk = await openContentFolder(folder);
  const theirs = await open(at, 'r+');
  expect(await desk.save(FILE, 'mine', digestOf('before'))).toMatchObject({ kept: true });
  await theirs.truncate(0);
  await theirs.writeFile('theirs, late');
  await theirs.close();
  await expect.poll(() => readFile(at, 'utf8'), { timeout: 5000 }).toBe('theirs, late');
  expect(await desk.save(FILE, 'mine again', digestOf('mine'))).toMatchObject({
    kept: false,
    now: { text: 'theirs, late' },
  });
  expect(await readdir(folder)).toEqual([FILE]);
});

it('a file that a desk held as it was killed is there to whoever reads, and is put back at the next start', async () => {
  const { folder, at } = await folderWith('before');
  const gone = nameOf({ ...thisProcess(), pid: 2 ** 22 - 3, start: '00000000' });
  await rename(at, join(folder, `${HELD}${gone}-7.${FILE}`));
  expect((await readContent(folder)).files.get(FILE)).toBe('before');
  const desk = await openContentFolder(folder);
  expect(await readFile(at, 'utf8')).toBe('before');
  expect(await desk.read(FILE)).toMatchObject({ text: 'before' });
  expect(await readdir(folder)).toEqual([FILE]);
});

it('a file that someone made meanwhile stays where one was held', async () => {
  const { folder, at } = await folderWith('theirs');
  const gone = nameOf({ ...thisProcess(), pid: 2 ** 22 - 3, start: '00000000' });
  await writeFile(join(folder, `${HELD}${gone}-7.${FILE}`), 'before');
  expect((await readContent(folder)).files.get(FILE)).toBe('theirs');
  await openContentFolder(folder);
  expect(await readFile(at, 'utf8')).toBe('theirs');
  expect(await readdir(folder)).toEqual([FILE]);
});
