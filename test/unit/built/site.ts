import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { MARKER, markerOf } from '../../../src/built/marker.ts';
import { slashed } from '../../../src/disk/paths.ts';
import { writeSums } from '../../../src/built/sums.ts';

/** A folder of a test's own, gone when the test is over. */
export async function ground(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-built-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a small finished site whose pages all say the same word. */
export async function writeSite(folder: string, word: string): Promise<string> {
  const pages = ['index.html', 'about/index.html', 'about/more/index.html'];
  for (const page of pages) await save(join(folder, page), `<p>${word}`);
  await save(join(folder, MARKER), markerOf('https://readout.example'));
  await writeSums(folder);
  return folder;
}

export async function save(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Every file below a folder with its text, links and other things by their kind. */
export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name));
  const read = async (f: string) => [slashed(f.slice(folder.length + 1)), await readFile(f, 'utf8')] as const;
  return Object.fromEntries(await Promise.all(files.sort().map(read)));
}
