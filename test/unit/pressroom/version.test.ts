import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { slashed } from '../../../src/disk/paths.ts';
import { MAKERS, versionsOf } from '../../../src/pressroom/version.ts';
import { readImports } from '../../architecture.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Everything that is reached from a file of `src/`, types aside. */
async function reachedFrom(start: string): Promise<Set<string>> {
  const found = await readdir(join(ROOT, 'src'), { recursive: true });
  const names = found.filter((name) => name.endsWith('.ts')).map((name) => slashed(name));
  const files = await Promise.all(
    names.map(async (name) => readImports(`src/${name}`, await readFile(join(ROOT, 'src', name), 'utf8'))),
  );
  const imports = new Map(
    files.map(({ file, imports: all }) => [file, all.filter((i) => !i.typeOnly).map((i) => i.from)]),
  );
  const reached = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const next of imports.get(file) ?? []) reached(next, seen);
    return seen;
  };
  return reached(start);
}

it('what makes an output is all that its code imports', async () => {
  const all = new Set(
    Object.values(MAKERS).flatMap(({ rooms, packages }) => [...rooms.map((r) => `src/${r}`), ...packages]),
  );
  const undeclared = [...(await reachedFrom('src/outputs.ts'))].filter(
    (from) => !from.startsWith('node:') && ![...all].some((known) => from === known || from.startsWith(`${known}/`)),
  );
  expect(undeclared).toEqual([]);
});

it('a sheet is made without what reads texts and compares them, which takes as long to load as a sheet takes', async () => {
  const all = await reachedFrom('src/sheets.ts');
  expect(all).toContain('src/sheet/fit.ts');
  expect(all).not.toContain('zod');
  expect(all).not.toContain('diff');
});

it('another version of the code is another version of each output', async () => {
  const versions = await versionsOf(ROOT);
  expect(new Set([versions.a4, versions.card, versions.mail, versions.sheet]).size).toBe(4);
  expect(await versionsOf(ROOT)).toEqual(versions);
});
