import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookAgain, placeOf, read, type Folder } from '../../../src/inside/content.ts';
import readout, { type Options } from '../../../src/inside/index.ts';

const GERMAN = join(import.meta.dirname, '../../site/german');
const ON = { today: '2026-04-10', preview: false };

let root: string;
let folder: Folder;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'readout-inside-'));
});
beforeEach(async () => {
  const path = join(root, 'lage');
  await rm(path, { recursive: true, force: true });
  await cp(GERMAN, path, { recursive: true });
  folder = { root, path, name: 'lage', url: 'https://quay.example/lage', search: true, rules: [] };
});
afterAll(() => rm(root, { recursive: true }));

const edit = async (file: string, change: (text: string) => string): Promise<void> =>
  writeFile(join(folder.path, file), change(await readFile(join(folder.path, file), 'utf8')));

describe('The address of a folder in somebody’s own site', () => {
  it.each([
    [{ site: 'https://quay.example', base: '/' }, '/lage', '/lage', 'https://quay.example/lage'],
    [{ site: 'https://quay.example/', base: '/paper/' }, '/a/b', '/paper/a/b', 'https://quay.example/paper/a/b'],
    [{ site: 'https://quay.example', base: '/' }, '', '', 'https://quay.example'],
  ])('%j and %s', (config, base, path, url) => {
    expect(placeOf(config, base)).toEqual({ path, url });
  });

  it('is Astro’s, where site.yaml says none', async () => {
    await edit('site.yaml', (text) => text.replace(/^url:.*\n/m, ''));
    const { given, refused } = await read(folder, ON);
    expect(refused).toBe(false);
    expect(given.settings).toMatchObject({ base: '/lage', inside: true, site: { url: 'https://quay.example/lage' } });
  });

  it('may be said in site.yaml too, if it is the same', async () => {
    await edit('site.yaml', (text) => text.replace(/^url:.*$/m, 'url: https://quay.example/lage/'));
    expect((await read(folder, ON)).refused).toBe(false);
  });

  it('is a problem where site.yaml says another, and Astro’s holds while one writes', async () => {
    const { given, refused, report } = await read(folder, { ...ON, preview: true });
    expect(refused).toBe(true);
    expect(report).toContain('url` is https://readout.example');
    expect(given.settings.site.url).toBe('https://quay.example/lage');
  });
});

describe('A site that is being made', () => {
  it('may not go out where a label was raised meanwhile', async () => {
    await edit('site.yaml', (text) => text.replace(/^url:.*\n/m, ''));
    const shown = await read(folder, ON);
    await lookAgain(folder, ON, shown);
    await edit('site.yaml', (text) => `${text}contact: kontor@quay.example\n`);
    await edit('hafengebuehr.mdx', (text) => text.replace('TLP:CLEAR', 'TLP:AMBER'));
    await expect(lookAgain(folder, ON, shown)).rejects.toThrow('may not go out');
  });
});

describe('A configuration that cannot be followed is refused in words', () => {
  const setUp = async (options: Options, config: object = {}): Promise<void> => {
    const whole = { root: pathToFileURL(`${root}/`), site: 'https://quay.example', base: '/', trailingSlash: 'ignore' };
    const integration = readout(options);
    await integration.hooks['astro:config:setup']?.({
      ...{ command: 'build', logger: { warn: () => undefined, info: () => undefined } },
      config: { ...whole, build: { format: 'directory' }, integrations: [integration], ...config },
    } as never);
  };

  it.each([
    ['no address', {}, { site: undefined }, 'Say `site`'],
    ['addresses without a slash at the end', {}, { trailingSlash: 'never' }, 'end in a slash'],
    ['a file for each page', {}, { build: { format: 'file' } }, 'end in a slash'],
    ['a folder that is not there', { folder: 'nowhere' }, {}, 'There is no folder "nowhere"'],
    ['a component that has no other', { components: { Footer: './Foot.astro' } }, {}, '`components` has no "Footer"'],
    [
      'two folders at one place',
      {},
      { integrations: [readout(), readout()] },
      'Two folders have the base "/briefings"',
    ],
    ['faulty content', { folder: 'lage' }, {}, 'Nothing is built'],
  ])('%s', async (_, options, config, said) => {
    await expect(setUp(options as Options, config)).rejects.toThrow(said);
  });

  it.each(['../up', '/a b', '/a?b', '/%2e', '/.git', '/[id]'])('the base %s', (base) => {
    expect(() => readout({ base })).toThrow('is no path');
  });
});
