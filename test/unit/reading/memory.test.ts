import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { forOthers } from '../modes.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checked } from '../../../src/reading/check.ts';
import { claimsIn } from '../../../src/reading/claims.ts';
import { keep } from '../../../src/cli/content.ts';
import { FORGETFUL } from '../../../src/reading/memory.ts';
import { CODE, sha256 } from '../../../src/reading/code.ts';
import { libraryOf } from '../../../src/reading/library.ts';
import { readFolder } from '../../../src/reading/reading.ts';
import { readImports } from '../../architecture.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BASE = join(ROOT, 'test/cases/_base');
const TODAY = '2026-05-01';

/** A project whose memory is a test's own: its code stands for the real one's, its fonts are the real ones. */
async function openProject(): Promise<{ root: string; folder: string }> {
  const root = await mkdtemp(join(tmpdir(), 'readout-memory-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const path of CODE) {
    const file = path.includes('.') ? path : join(path, 'code.ts');
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), 'first');
  }
  await cp(join(ROOT, 'src/fonts'), join(root, 'src/fonts'), { recursive: true });
  const folder = join(root, 'content');
  await cp(BASE, folder, { recursive: true });
  return { root, folder };
}

/** As `check` does, on one reading. */
async function check({ root, folder }: { root: string; folder: string }, today = TODAY) {
  const reading = await readFolder(root, folder);
  const result = await checked(reading, today);
  await reading.memory.save();
  return result;
}

/** As `trace` does. */
async function trace({ root, folder }: { root: string; folder: string }) {
  const reading = await readFolder(root, folder);
  const claims = await claimsIn(reading, () => libraryOf(reading));
  await reading.memory.save();
  return claims;
}

const placeOf = (root: string): string => join(root, '.readout/memory');

async function filesIn(root: string): Promise<string[]> {
  const all = await readdir(placeOf(root), { recursive: true, withFileTypes: true });
  return all.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

/** All that is remembered, as one text. */
const remembered = async (root: string): Promise<string> =>
  (await Promise.all((await filesIn(root)).map((file) => readFile(file, 'utf8')))).join('\n');

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
}

describe('The memory of a content folder', () => {
  it('is its owner’s alone, also where others could read what was there before', async () => {
    const project = await openProject();
    await mkdir(placeOf(project.root), { recursive: true, mode: 0o755 });
    await writeFile(join(placeOf(project.root), 'syntax-0011223344556677.json'), '{"version":"old","entries":{}}');
    await check(project);
    const all = await readdir(placeOf(project.root), { recursive: true, withFileTypes: true });
    const open = await Promise.all(
      [placeOf(project.root), ...all.map((e) => join(e.parentPath, e.name))].map(async (path) => {
        const { mode } = await stat(path);
        return forOthers(mode) ? [`${relative(project.root, path)} ${mode.toString(8)}`] : [];
      }),
    );
    expect(open.flat()).toEqual([]);
    expect(all.map((e) => e.name)).not.toContain('syntax-0011223344556677.json');
  });

  it('forgets a briefing that is gone with the next run, whichever command it is', async () => {
    const project = await openProject();
    const text = (await readFile(join(project.folder, 'harbour-dues.mdx'), 'utf8')).replace(
      /^title: .*$/m,
      'title: Quillonade keeps its secret from the harbour board',
    );
    await writeFile(join(project.folder, 'secret.mdx'), text.replace('tlp: CLEAR', 'tlp: RED'));
    await check(project);
    expect(await remembered(project.root)).toContain('Quillonade');
    await rm(join(project.folder, 'secret.mdx'));
    await trace(project);
    expect(await remembered(project.root)).not.toContain('Quillonade');
    expect(await remembered(project.root)).not.toContain('secret.mdx');
  });

  it('forgets words that were taken out, in what the next command has no need of too', async () => {
    const project = await openProject();
    await change(join(project.folder, 'harbour-dues.mdx'), 'Owners decide', 'Owners of Quillonade must decide');
    await check(project);
    expect(await remembered(project.root)).toContain('Quillonade');
    await change(join(project.folder, 'harbour-dues.mdx'), 'Owners of Quillonade must decide', 'Owners decide');
    await trace(project);
    expect(await remembered(project.root)).not.toContain('Quillonade');
  });

  it('is gone with its folder, at the next run on any other', async () => {
    const project = await openProject();
    const other = { ...project, folder: join(project.root, 'other') };
    await cp(project.folder, other.folder, { recursive: true });
    await change(join(other.folder, 'site.yaml'), /^name: .*$/m, 'name: Quillonade');
    await change(join(other.folder, 'harbour-dues.mdx'), 'Owners decide', 'Owners of Quillonade decide');
    await check(other);
    await check(project);
    expect(await remembered(project.root)).toContain('Quillonade');
    await rename(other.folder, `${other.folder}-moved`);
    await check(project);
    expect(await remembered(project.root)).not.toContain('Quillonade');
  });

  it('holds for one day: what is due tomorrow is told tomorrow', async () => {
    const project = await openProject();
    const rules = async (day: string) => (await check(project, day)).problems.map((p) => p.rule);
    expect(await rules('2026-04-10')).not.toContain('forecast-overdue');
    expect(await rules('2099-01-01')).toContain('forecast-overdue');
    expect(await rules('2026-04-10')).not.toContain('forecast-overdue');
  });

  it.each(CODE)('holds as long as %s is the same', async (path) => {
    const project = await openProject();
    const { briefings } = await check(project);
    const forged = async () => {
      const reading = await readFolder(project.root, project.folder);
      const kept = await reading.memory.open<{ briefings: number; problems: [] }>('check');
      kept.keep('', `${TODAY} ${reading.content.digest}`, { briefings: 99, problems: [] });
      await reading.memory.save();
    };
    // What is remembered is told apart from what is worked out by being false.
    await rm(placeOf(project.root), { recursive: true });
    await forged();
    expect((await check(project)).briefings).toBe(99);
    await writeFile(join(project.root, path.includes('.') ? path : join(path, 'code.ts')), 'second');
    expect((await check(project)).briefings).toBe(briefings);
  });

  it('knows all the code that a check is made of', async () => {
    const seen = new Set<string>();
    const walk = async (file: string): Promise<void> => {
      if (seen.has(file) || !file.startsWith('src/')) return;
      seen.add(file);
      const { imports } = readImports(file, await readFile(join(ROOT, file), 'utf8'));
      for (const { from, typeOnly } of imports) if (!typeOnly) await walk(from);
    };
    for (const name of await readdir(join(ROOT, 'src/reading'))) await walk(`src/reading/${name}`);
    expect(seen.size).toBeGreaterThan(60);
    expect([...seen].filter((file) => !CODE.some((path) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  });

  it('that was damaged is no memory: the work is done again', async () => {
    const project = await openProject();
    await change(join(project.folder, 'harbour-dues.mdx'), 'Owners decide', 'Owners must decide');
    const sound = await check(project);
    const claims = await trace(project);
    const kinds = (await filesIn(project.root)).filter((file) => file.endsWith('.json'));
    expect(kinds).toHaveLength(6);
    const whole = new Map(await Promise.all(kinds.map(async (k) => [k, await readFile(k, 'utf8')] as const)));
    const damages: ((text: string) => string)[] = [
      ...['', 'null', '[]', '{}', '0', '\n', '\n\n', '\n\nnull'].map((text) => () => text),
      (text) => text.slice(0, text.length / 2),
      (text) => text.slice(0, -1),
      (text) => text.replace(/\n\[.*$/s, '\nnull'),
      (text) => text.replace(/\n\[.*$/s, '\n[]'),
      (text) => text.replace(/"value":/g, '"value":null,"was":'),
      (text) => text.replaceAll('problems', 'none'),
      (text) => `${text}\n`,
      () => '\u0000'.repeat(1000),
    ];
    for (const damage of damages) {
      for (const [file, text] of whole) await writeFile(file, damage(text));
      expect(await check(project)).toEqual(sound);
      for (const [file, text] of whole) await writeFile(file, damage(text));
      expect(await trace(project)).toEqual(claims);
    }
    for (const file of kinds) {
      await rm(file, { force: true });
      await mkdir(file);
    }
    expect(await check(project)).toEqual(sound);
  });

  it('has nothing left of what earlier versions kept in another form', async () => {
    const project = await openProject();
    await check(project);
    const [folder = ''] = await readdir(placeOf(project.root));
    const kept = join(placeOf(project.root), folder, 'syntax.json');
    const whole = 'a version\n[["harbour-dues.mdx",{"value":"Quillonade"}]]';
    await writeFile(kept, `${sha256(whole)}\n${whole}`);
    await change(join(project.folder, 'harbour-dues.mdx'), 'Owners decide', 'Owners must decide');
    await check(project);
    expect(await remembered(project.root)).not.toContain('Quillonade');
  });

  it('is a file for each file of the content: a change of one writes what is of that one', async () => {
    const project = await openProject();
    const text = await readFile(join(project.folder, 'harbour-dues.mdx'), 'utf8');
    for (const name of ['one', 'two', 'three']) await writeFile(join(project.folder, `${name}.mdx`), text);
    await check(project);
    const before = new Map(
      await Promise.all((await filesIn(project.root)).map(async (f) => [f, await stat(f)] as const)),
    );
    await change(join(project.folder, 'two.mdx'), 'Owners decide', 'Owners must decide');
    await check(project);
    const written = (await filesIn(project.root)).map(async (file) => {
      const { ino } = await stat(file);
      return before.get(file)?.ino === ino ? [] : [relative(project.root, file).split('/')[3] ?? ''];
    });
    const kinds = ['briefings', 'check', 'claims', 'content', 'fit', 'folder', 'rules', 'syntax'];
    expect((await Promise.all(written)).flat().sort()).toEqual(kinds);
  });

  it('is not in the way of runs at the same time, on folders that come and go', async () => {
    const project = await openProject();
    const sound = await check(project);
    await rm(placeOf(project.root), { recursive: true });
    const folders = [0, 1, 2].map((i) => join(project.root, `content-${i}`));
    for (const folder of folders) await cp(project.folder, folder, { recursive: true });
    const runs = [...folders, ...folders].map((folder) => check({ ...project, folder }));
    expect(await Promise.all(runs)).toEqual(runs.map(() => sound));
  });
});

describe('A memory that cannot be written', () => {
  it('takes nothing from the work, and is told in one sentence', async () => {
    const project = await openProject();
    await writeFile(join(project.root, '.readout'), 'a file where the folder should be');
    const reading = await readFolder(project.root, project.folder);
    expect(await checked(reading, TODAY)).toEqual(await checked({ ...reading, memory: FORGETFUL }, TODAY));
    const told: string[] = [];
    await keep(reading.memory, (line) => told.push(line) > 0);
    expect(told).toEqual([expect.stringMatching(/^readout: nothing is remembered for the next run, .*: .+\n$/)]);
  });
});
