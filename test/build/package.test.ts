import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImports } from '../architecture.ts';
import { filesIn, program, readout, ROOT } from './command.ts';
import { ownSite } from './inside.ts';
import { install, packed } from './installed.ts';

const run = promisify(execFile);

/** What the README begins with. */
const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const START = (/```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').trim().split('\n');

describe('The package, installed into an empty folder', () => {
  let temporary: string;
  let start: string;
  let desk: string;
  let before: string[];
  let env: NodeJS.ProcessEnv = {};
  const said = new Map<string, string>();

  /** Runs a command as npx would, in the folder; its caches and its home are folders of this test. */
  const typed = async (...args: string[]): Promise<void> => {
    const { stdout, stderr } = await run(process.execPath, [start, ...args], { cwd: desk, env });
    said.set(args[0] ?? '', stdout + stderr);
  };

  /** Follows a line of the README. What it serves is served in another test. */
  const follow = async (line: string, at: string): Promise<void> => {
    const [program = '', ...words] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    if (program === 'cd') desk = join(at, ...words);
    else if (program !== 'npx' || words[0] !== 'readout') throw new Error(`The README has an unknown line: ${line}`);
    else if (words[1] !== 'preview') await typed(...words.slice(1));
  };

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'readout-package-'));
    const { PATH = '', TMPDIR = '' } = process.env;
    env = { PATH, TMPDIR, XDG_CACHE_HOME: join(temporary, 'cache'), HOME: join(temporary, 'home') };
    const at = join(temporary, 'at');
    start = await install(await packed(temporary), at);
    before = await everything(join(at, 'node_modules/readout'));
    desk = at;
    for (const command of START) await follow(command, at);
    await typed('desk', '--out', 'desk-site');
  });
  afterAll(() => rm(temporary, { recursive: true, force: true }));

  /** Every file and folder below, by its path, with its size and when it was changed last. */
  const everything = async (folder: string): Promise<string[]> => {
    const { stdout } = await run('find', [folder, '-printf', '%P %s %T@\n'], { maxBuffer: 1 << 26 });
    return stdout.split('\n').sort();
  };

  it('begins a desk, checks it clean and says how one goes on', () => {
    expect(said.get('init')).toContain('npx readout check');
    expect(said.get('check')).toContain('no problems');
    expect(said.get('build')).toContain('npx readout preview');
  });

  it('makes the sheet as a PDF that others read', async () => {
    const pdf = join(desk, 'dist/briefings/harbour-dues.pdf');
    expect(await program('pdftotext', pdf, '-')).toContain('Our Desk');
    expect(await program('pdfinfo', pdf)).toMatch(/^Pages: +1$/m);
    expect(await program('pdfinfo', pdf)).toMatch(/A4/);
  });

  it('makes of the same texts the same bytes as the project does', async () => {
    const own = join(temporary, 'own');
    const made = await readout(['build', join(desk, 'briefings'), '--out', own, '--no-cache']);
    expect(made.code, made.said).toBe(0);
    const [theirs, ours] = await Promise.all([filesIn(join(desk, 'dist')), filesIn(own)]);
    const differing = [...ours].filter(([path, bytes]) => !theirs.get(path)?.equals(bytes)).map(([path]) => path);
    expect(differing).toEqual([]);
    expect(theirs.size).toBe(ours.size);
    await rm(own, { recursive: true });
  });

  it.each(['pdf', 'eml', 'html'])('captures of a document the same words as the project does: .%s', async (kind) => {
    const file = join(desk, 'dist/briefings', kind === 'html' ? 'harbour-dues/index.html' : `harbour-dues.${kind}`);
    const known = [
      '--publisher',
      'X',
      '--published',
      '2026-03-10',
      '--descriptor',
      'X',
      '--rights',
      'X',
      '--title',
      'X',
    ];
    const [theirs, ours] = [join(temporary, 'cache/theirs'), join(temporary, 'cache/ours')];
    await typed('add', file, theirs, '--id', kind, ...known);
    expect(await readout(['add', file, ours, '--id', kind, ...known])).toMatchObject({ code: 0 });
    const text = (folder: string) => readFile(join(folder, `sources/${kind}.md`), 'utf8');
    expect(await text(theirs)).toBe(await text(ours));
    await Promise.all([theirs, ours].map((folder) => rm(folder, { recursive: true })));
  });

  it('writes the desk as a page', async () => {
    expect(await readFile(join(desk, 'desk-site/index.html'), 'utf8')).toContain('id="desk"');
  });

  it('writes nothing but what was asked for, and its caches where the user’s are', async () => {
    expect((await readdir(temporary)).filter((name) => !name.endsWith('.tgz')).sort()).toEqual(['at', 'cache']);
    expect((await readdir(join(temporary, 'at'))).sort()).toEqual(['my-desk', 'node_modules']);
    expect(await readdir(join(temporary, 'cache'))).toEqual(['readout']);
    expect((await readdir(join(temporary, 'cache/readout'))).sort()).toEqual(['memory', 'modules', 'programs']);
    expect((await readdir(desk)).sort()).toEqual([
      '.gitattributes',
      '.github',
      '.gitignore',
      'briefings',
      'desk-site',
      'dist',
      'package.json',
    ]);
    expect(await everything(join(temporary, 'at/node_modules/readout'))).toEqual(before);
  });

  it('holds what runs and nothing else', async () => {
    const files = [...(await filesIn(join(temporary, 'at/node_modules/readout'))).keys()];
    expect(files.filter((file) => /^(test|briefings|src)\b|made\/src\/packing|[^d]\.tsx?$/.test(file))).toEqual([]);
    const texts = files.filter((file) => /^made.*\.(js|astro|mdx)$/.test(file) && !/made\/(vendor|desk)/.test(file));
    const read = async (file: string) => readFile(join(temporary, 'at/node_modules/readout', file), 'utf8');
    const odd = await Promise.all(texts.map(async (f) => (/['"]\.[^'"]*\.tsx?['"]/.test(await read(f)) ? [f] : [])));
    expect(odd.flat()).toEqual([]);
    const { dependencies } = JSON.parse(await read('package.json')) as { dependencies: Record<string, string> };
    const known = (name: string): boolean =>
      /^(node|astro|virtual):|^made\//.test(name) ||
      Object.keys(dependencies).some((own) => name === own || name.startsWith(`${own}/`));
    const foreign = await Promise.all(
      texts.map(async (file) => readImports(file, await read(file)).imports.filter(({ from }) => !known(from))),
    );
    expect(foreign.flat()).toEqual([]);
  });

  it('has types for programs of one’s own', async () => {
    const at = join(temporary, 'at');
    const code = `import { check, readFolder, type Brief } from 'readout';
import { briefSchema } from 'readout/schema';
const { briefings } = await readFolder('my-desk/briefings');
const brief: Brief | undefined = briefings[0];
const n: number = (await check('my-desk/briefings', '2030-01-01')).length;
// @ts-expect-error A brief has no such field.
brief?.nothing;
console.log(brief?.title, n, briefSchema.safeParse(brief).success);
`;
    await writeFile(join(at, 'program.mts'), code);
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const flags = ['--module', 'nodenext', '--target', 'es2024', '--strict', '--skipLibCheck'];
    const checked = await run(process.execPath, [tsc, ...flags, '--noEmit', 'program.mts'], { cwd: at }).catch(
      (e: { stdout: string }) => e,
    );
    expect(checked.stdout).toBe('');
    await writeFile(
      join(at, 'program.mjs'),
      code.replace(', type Brief', '').replace(/: (Brief \| undefined|number)/g, ''),
    );
    const { stdout } = await run(process.execPath, ['program.mjs'], { cwd: at });
    expect(stdout).toBe('Harbour dues rise by 4.5 per cent 0 true\n');
    await Promise.all(['program.mts', 'program.mjs'].map((name) => rm(join(at, name))));
    expect(relative(at, start)).toBe(join('node_modules/readout/made/src/cli/start.js'));
  });

  ownSite(() => ({ at: join(temporary, 'at'), env }));
});
