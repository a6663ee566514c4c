import { cp, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readContent } from '../../../src/reading/folder.ts';

async function contentFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-folder-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(join(import.meta.dirname, '../../cases/_base'), folder, { recursive: true });
  return folder;
}

it('a folder is read as it was at one moment, though two files are saved while it is read', async () => {
  const folder = await contentFolder();
  const [briefing, actor] = [join(folder, 'harbour-dues.mdx'), join(folder, 'actors/pilots-union.yaml')];
  let saved = false;
  const read = async (path: string): Promise<Uint8Array> => {
    const bytes = await readFile(path);
    if (path === briefing && !saved) {
      saved = true;
      await writeFile(briefing, 'second');
      await writeFile(actor, 'second');
      await writeFile(join(folder, 'new.mdx'), 'second');
      await rm(join(folder, 'site.yaml'));
    }
    return bytes;
  };
  const content = await readContent(folder, { read });
  const texts = ['harbour-dues.mdx', 'actors/pilots-union.yaml', 'new.mdx', 'site.yaml'].map((f) =>
    content.files.get(f),
  );
  expect(texts).toEqual(['second', 'second', 'second', undefined]);
  expect(content).toEqual(await readContent(folder));
});

it('a file that never holds still is a problem, and no text', async () => {
  const folder = await contentFolder();
  const briefing = join(folder, 'harbour-dues.mdx');
  let times = 0;
  const read = async (path: string): Promise<Uint8Array> => {
    const bytes = await readFile(path);
    if (path === briefing) await writeFile(briefing, `save ${times++}`);
    return bytes;
  };
  const content = await readContent(folder, { read });
  expect(content.files.has('harbour-dues.mdx')).toBe(false);
  expect(content.problems.map((p) => `${p.file}: ${p.message}`)).toEqual([
    'harbour-dues.mdx: The file was changed each time the folder was read',
  ]);
});

it('what Finder and Explorer leave in a folder is no content, and no fault of it', async () => {
  const folder = await contentFolder();
  const before = await readContent(folder);
  for (const name of ['.DS_Store', '._harbour-dues.mdx', 'Thumbs.db', 'sources/desktop.ini', 'actors/Thumbs.db'])
    await writeFile(join(folder, name), Uint8Array.of(0xff, 0xfe));
  expect(await readContent(folder)).toEqual(before);
});

it('a document that no source is taken from is told of, and one that a source names is not', async () => {
  const folder = await contentFolder();
  await writeFile(join(folder, 'sources/gone.original.pdf'), '%PDF-');
  await writeFile(join(folder, 'sources/pilots-letter.original.docx'), 'PK');
  const { problems } = await readContent(folder);
  expect(problems.map((p) => `${p.severity} ${p.file}: ${p.message}`)).toEqual([
    'warning sources/gone.original.pdf: No source is taken from this document',
    'warning sources/pilots-letter.original.docx: No source is taken from this document',
  ]);
  const source = join(folder, 'sources/pilots-letter.md');
  const text = await readFile(source, 'utf8');
  await writeFile(source, text.replace('\n---\n', '\noriginal: { file: pilots-letter.original.docx }\n---\n'));
  expect((await readContent(folder)).problems.map((p) => p.file)).toEqual(['sources/gone.original.pdf']);
});

it('what was read before is read again where it was saved since, be it as long and as old', async () => {
  const folder = await contentFolder();
  const briefing = join(folder, 'harbour-dues.mdx');
  for (const name of await readdir(folder, { recursive: true })) await wasSavedLongAgo(join(folder, name));
  const asked: string[] = [];
  const read = (path: string): Promise<Uint8Array> => {
    asked.push(relative(folder, path));
    return readFile(path);
  };
  // The disk says when anything of a file was changed, and no one can set that: so a test has to wait.
  await new Promise((go) => setTimeout(go, 2100));
  const first = await readContent(folder, { read });
  expect(asked.length).toBe(first.files.size);
  asked.length = 0;
  expect(await readContent(folder, { read, before: first })).toEqual(first);
  expect(asked).toEqual([]);
  const text = await readFile(briefing, 'utf8');
  await writeFile(briefing, text.replace('Owners', 'Rowers'));
  await wasSavedLongAgo(briefing);
  await rm(join(folder, 'actors/pilots-union.yaml'));
  const second = await readContent(folder, { read, before: first });
  expect(asked).toEqual(['harbour-dues.mdx']);
  expect(second.files.get('harbour-dues.mdx')).toContain('Rowers');
  expect(second.digest).not.toBe(first.digest);
  expect(second).toEqual(await readContent(folder));
  // What was saved just before it was read is not known by what the disk says of it.
  asked.length = 0;
  expect(await readContent(folder, { read, before: second })).toEqual(second);
  expect(asked).toEqual(['harbour-dues.mdx']);
});

const wasSavedLongAgo = (path: string): Promise<void> => utimes(path, 1_600_000_000, 1_600_000_000);
