import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { libraryOf, loadLibrary } from '../../../src/reading/library.ts';
import { readFolder, type Before } from '../../../src/reading/reading.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A copy of the sample, and a project of its own whose memory nobody else has. */
async function ground(): Promise<{ root: string; folder: string }> {
  const root = await mkdtemp(join(tmpdir(), 'readout-library-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFile(join(root, 'package.json'), '{}');
  await cp(join(ROOT, 'briefings'), join(root, 'content'), { recursive: true });
  return { root, folder: join(root, 'content') };
}

it('what is remembered of briefings is what would be read, whatever of their folder has changed', async () => {
  const { root, folder } = await ground();
  const edit = async (name: string, from: string | RegExp, to: string): Promise<void> => {
    const text = await readFile(join(folder, name), 'utf8');
    expect(text).toMatch(from);
    await writeFile(join(folder, name), text.replace(from, to));
  };
  const [source = ''] = (await readdir(join(folder, 'sources'))).filter((name) => name.startsWith('moscow'));
  const actor = 'actors/united-states.yaml';
  const edits: (() => Promise<void>)[] = [
    () => Promise.resolve(),
    () => edit('moscow-talks.mdx', /^title: .*$/m, 'title: Talks in Moscow end without a date'),
    () => edit(`sources/${source}`, /^publisher: .*$/m, 'publisher: Gazette'),
    () => edit(`sources/${source}`, 'a', 'Quillonade a'),
    () => edit(actor, /^name: (.*)$/m, 'name: $1 of old'),
    () => edit(actor, /^name: .*$/m, 'nome: x'),
    () => rm(join(folder, actor)),
    () => edit('moscow-talks.mdx', /source="[^"]*"/, 'source="another"'),
    async () => writeFile(join(folder, 'sources/another.md'), await readFile(join(folder, `sources/${source}`))),
    () => edit('moscow-talks.mdx', / source="[^"]*"/g, ''),
    () => rm(join(folder, 'sources/another.md')),
    () => edit('site.yaml', /^scale: .*$|$/m, 'scale: phia'),
    () => edit('black-sea.mdx', /$/, '\n<Gap>Who leads.</Gap>\n'),
    () => rm(join(folder, 'sources'), { recursive: true }),
  ];
  let before: Before = {};
  for (const [i, change] of edits.entries()) {
    await change();
    const fresh = await loadLibrary(folder);
    const reading = await readFolder(root, folder);
    expect(await libraryOf(reading), `after change ${i}`).toStrictEqual(fresh);
    await reading.memory.save();
    // A command that reads the folder again and again has it at hand.
    const again = await readFolder(root, folder, before);
    expect(await libraryOf(again), `after change ${i}, followed`).toStrictEqual(fresh);
    before = again;
    const remembered = await readFolder(root, folder);
    expect(await libraryOf(remembered), `after change ${i}, remembered`).toStrictEqual(fresh);
    await remembered.memory.save();
  }
});
