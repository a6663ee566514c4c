import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELP } from '../../src/cli/command.ts';
import { loadLibrary } from '../../src/model/library.ts';
import type { Library } from '../../src/model/assemble.ts';

const root = join(import.meta.dirname, '../..');
const readme = await readFile(join(root, 'README.md'), 'utf8');
/** Each file that the README tells a writer to make: its address, then its text in a block. */
const FILES = [...readme.matchAll(/`my-desk\/(\S+)`:\n\n```\w+\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => ({
  file,
  text,
}));

describe('The README’s first briefing, word by word', () => {
  let folder: string;
  let library: Library;
  const save = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-readme-'));
    for (const { file, text } of FILES) await save(file, text);
    library = await loadLibrary(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is a briefing with its source and two actors', () => {
    expect(FILES).toHaveLength(5);
    expect(library.briefings.map((b) => b.id)).toEqual(['harbour-dues']);
    expect([library.sources.length, library.actors.length]).toEqual([1, 2]);
  });

  it('has the one warning that the README speaks of, and none when its note is followed', async () => {
    expect(library.problems.map((p) => [p.rule, p.severity])).toEqual([['snapshot', 'warning']]);
    const hash = /sha256: \w+/.exec(library.problems[0]?.note ?? '')?.[0] ?? '';
    const source = FILES.find((f) => f.file.startsWith('sources/'));
    await save(source?.file ?? '', source?.text.replace('\nrights:', `\n${hash}\nrights:`) ?? '');
    expect((await loadLibrary(folder)).problems).toEqual([]);
  });
});

describe('The README names only', () => {
  it('commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const run = [...readme.matchAll(/npm run ([\w-]+)(?: -- ([a-z]+)\b(?! *\/))?/g)];
    expect(run.length).toBeGreaterThan(5);
    expect(run.map(([, script = '']) => script).filter((s) => !(s in scripts))).toEqual([]);
    const commands = run.filter(([, script]) => script === 'readout').map(([, , command = '']) => command);
    expect(commands.filter((c) => !new RegExp(`^ {2}${c}\\b`, 'm').test(HELP))).toEqual([]);
  });
});
