import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepsOf } from './guide.ts';

const ROOT = join(import.meta.dirname, '../..');
const START = join(ROOT, 'src/cli/start.js');
const SOURCES = new URL('./from-source.ts', import.meta.url).href;

/** In the order of the guide; each page goes on in the desk of those before. */
const PAGES = ['write.md', 'brand.md', 'deploy.md', 'embed.md', 'extend.md', 'library.md'];

describe('The guide, page by page', () => {
  let at: string;
  let here: string;
  /** What each command printed. */
  const printed = new Map<string, string>();

  beforeAll(async () => {
    at = await mkdtemp(join(tmpdir(), 'readout-guide-'));
    here = at;
    for (const page of PAGES)
      for (const step of await stepsOf(page)) {
        if ('command' in step) printed.set(`${page} ${step.command.replace(/\s+/g, ' ')}`, run(step.command));
        else await save(step.file, step.text);
      }
  });
  afterAll(() => rm(at, { recursive: true }));

  const save = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(here, file)), { recursive: true });
    await writeFile(join(here, file), text);
  };

  /** Runs a command as it is typed, with this Readout for the package. */
  const run = (command: string): string => {
    const [, to] = /^cd (\S+)$/.exec(command) ?? [];
    if (to !== undefined) {
      here = resolve(here, to);
      return '';
    }
    const node = `"${process.execPath}"`;
    const line = command
      .replace(/^npx readout /, `${node} "${START}" `)
      .replace(/^node /, `${node} --import ${SOURCES} `);
    // Else a test in a test takes itself for one of many files.
    const { NODE_TEST_CONTEXT: _test, ...env } = process.env;
    const options = { cwd: here, encoding: 'utf8', env } as const;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], options);
    if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
    return stdout;
  };
  const said = (begin: string): string => [...printed].find(([command]) => command.startsWith(begin))?.[1] ?? '';

  it('has a page for each thing, and none that nobody tries', async () => {
    const index = await readFile(join(ROOT, 'docs/README.md'), 'utf8');
    const named = [...index.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page);
    expect(named).toEqual(PAGES);
    const pages = (await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(pages.sort()).toEqual([...PAGES].sort());
  });

  it('begins a desk that checks clean, and captures a source', async () => {
    expect(said('write.md npx readout check')).toContain('no problems');
    expect(await readFile(join(here, 'briefings/sources/letter.md'), 'utf8')).toMatch(/^sha256: [0-9a-f]{64}$/m);
    expect(said('write.md npx readout check --verbose')).toMatch(/letter-draft\.mdx: .*words/);
  });

  it('brands it without a problem but those of the draft', async () => {
    expect(said('brand.md npx readout check')).not.toMatch(/site\.yaml|pages\/|harbour-dues\.mdx/);
    expect(await readFile(join(here, 'dist/index.html'), 'utf8')).toContain('An office of the Seaport Foundation');
  });

  it('builds it for where it will stand, and lists what is newest', () => {
    expect(said('deploy.md npx readout build')).toContain('dist');
    expect(said('embed.md node newest.mjs')).toBe(
      '<a href="https://example.org/desk/briefings/harbour-dues/">[TLP:CLEAR] Harbour dues rise by 4.5 per cent</a>\n',
    );
  });

  it('shows the configuration of the site that is built in a test', async () => {
    const own = await readFile(join(ROOT, 'test/own-site/astro.config.mjs'), 'utf8');
    expect(await readFile(join(here, 'astro.config.mjs'), 'utf8')).toBe(own);
  });

  it('extends it by a rule that finds the very words, and that is tested', () => {
    expect(said('extend.md npx readout check')).toMatch(
      /^12:\d+-12:\d+ +warning +“are paid” does not say who acts +desk\/no-passive/m,
    );
    expect(said('extend.md node --test')).toMatch(/pass 1$/m);
  });

  it('prints sheet and mail from a program', async () => {
    expect((await readFile(join(here, 'harbour-dues.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readFile(join(here, 'harbour-dues.eml'), 'utf8')).toContain('X-Unsent: 1');
    expect(said('library.md node fields.mjs')).toBe('a4 en\n');
  });
});
