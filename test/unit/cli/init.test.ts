import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Usage } from '../../../src/cli/command.ts';
import { run } from '../../../src/cli/init.ts';
import { check } from '../../../src/index.ts';
import { openDesk } from './desk.ts';

const project = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  name: string;
  version: string;
};

const settings = async (folder: string): Promise<unknown> =>
  parse(await readFile(join(folder, 'briefings/site.yaml'), 'utf8'));

describe('init', () => {
  it.each([
    { flags: ['--name', 'Quay & Co: the desk'] },
    { flags: ['--scale', 'phia', '--paper', 'letter', '--lang', 'en-GB'] },
    { flags: ['--lang', 'de'] },
    { flags: ['--lang', 'ar', '--url', 'https://example.org/a/b/'] },
  ])('makes a desk that checks clean, with no terminal to ask at: $flags', async ({ flags }) => {
    const desk = await openDesk();
    expect(await run(['my-desk', ...flags], desk)).toBe(0);
    const found = await check(join(desk.cwd, 'my-desk/briefings'), '2026-04-10');
    expect(found.map((p) => `${p.file}: ${p.message}`)).toEqual([]);
    // Years later too.
    expect(await check(join(desk.cwd, 'my-desk/briefings'), '2036-04-10')).toEqual([]);
  });

  it('asks for what the flags leave open, again where an answer will not do; an empty one is the usual', async () => {
    const desk = await openDesk();
    const answers = ['', 'nowhere', 'https://quay.example/desk/', 'de', 'a3', 'letter', ''];
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(answers.shift() ?? 'none is left');
    };
    await run(['quay-desk', '--scale', 'phia'], { ...desk, ask });
    expect(await settings(join(desk.cwd, 'quay-desk'))).toEqual({
      ...{ name: 'Quay desk', url: 'https://quay.example/desk', lang: 'de', paper: 'letter', scale: 'phia' },
    });
    expect(asked).toHaveLength(6);
    expect(asked[0]).toBe('Name of the desk [Quay desk]: ');
    expect(desk.printed.slice(0, 2)).toHaveLength(2);
  });

  it('names this package in exactly this version, and what checks, builds and deploys it', async () => {
    const desk = await openDesk();
    await run(['my-desk'], desk);
    const text = await readFile(join(desk.cwd, 'my-desk/package.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ dependencies: { [project.name]: project.version } });
    const flow = parse(await readFile(join(desk.cwd, 'my-desk/.github/workflows/pages.yml'), 'utf8')) as {
      jobs: Record<'build' | 'deploy', { steps: { run?: string; uses?: string }[] }>;
    };
    const steps = flow.jobs.build.steps.flatMap(({ run: command }) => command ?? []);
    expect(steps).toEqual([
      'npm install --ignore-scripts',
      'npm run check -- --format github',
      'npm run build -- --site "$SITE"',
    ]);
    const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
    for (const command of steps.slice(1)) expect(scripts).toHaveProperty(/npm run (\w+)/.exec(command)?.[1] ?? '');
  });

  it('fills an empty folder, and one that is a repository and nothing else', async () => {
    const desk = await openDesk();
    await mkdir(join(desk.cwd, 'empty'));
    await mkdir(join(desk.cwd, 'begun/.git'), { recursive: true });
    for (const folder of ['empty', 'begun']) expect(await run([folder], desk)).toBe(0);
  });

  it.each([
    ['a folder that is not empty', ['full'], 'full is not empty: "mine.txt" is in it'],
    ['a file', ['full/mine.txt'], 'full/mine.txt is no folder'],
    ['no folder', [], 'init takes one folder'],
    ['two', ['a', 'b'], 'init takes one folder'],
    ['a paper that there is not', ['new', '--paper', 'a3'], '--paper: '],
    ['an address that is none', ['new', '--url', 'readout'], '--url: '],
    ['a name over two lines', ['new', '--name', 'a\nb'], '--name: '],
    ['a language that is none', ['new', '--lang', 'x y'], '--lang: '],
  ])('refuses %s, and writes nothing', async (_, args, message) => {
    const desk = await openDesk();
    await mkdir(join(desk.cwd, 'full'));
    await writeFile(join(desk.cwd, 'full/mine.txt'), 'mine');
    const before = await readdir(desk.cwd, { recursive: true });
    const refused = run(args, desk);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(Usage);
    expect(await readdir(desk.cwd, { recursive: true })).toEqual(before);
  });
});
