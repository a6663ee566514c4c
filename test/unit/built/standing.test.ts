import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Seen } from '../../../src/built/seen.ts';
import { standingAside, standingAt } from '../../../src/built/standing.ts';
import { ground, save, writeSite } from './site.ts';

describe('What stands at a path', () => {
  it('is a site where sums account for every file, by what is in it', async () => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    expect(await standingAt(site)).toEqual({ kind: 'site' });
  });

  it('is a site still where a file of it is missing, since nothing is lost with it', async () => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    await rm(join(site, 'about/index.html'));
    expect(await standingAt(site)).toEqual({ kind: 'site' });
  });

  it('is a site still, or empty, where a system left its own in the folder', async () => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    for (const name of ['.DS_Store', 'about/.DS_Store', '._index.html', 'Thumbs.db', 'about/desktop.ini'])
      await save(join(site, name), 'where its window was');
    expect(await standingAt(site)).toEqual({ kind: 'site' });
    await save(join(site, '../looked-at/.DS_Store'), '');
    expect(await standingAt(join(site, '../looked-at'))).toEqual({ kind: 'empty' });
  });

  it('is found by a thread too, where the site is large, with what was read of it', async () => {
    const site = join(await ground(), 'site');
    await mkdir(join(site, 'pages'), { recursive: true });
    for (let i = 0; i < 1300; i++) await save(join(site, `pages/a-page-with-a-name-${i}.html`), `<p>${i}`);
    await writeSite(site, 'one');
    const file = join(site, 'pages/a-page-with-a-name-7.html');
    const { standing, seen } = await standingAside(site);
    expect(standing).toEqual({ kind: 'site' });
    // What was changed a moment before it was read is read again.
    expect(await standingAt(site, seen)).toEqual({ kind: 'site' });
    await save(file, '<p>8');
    const altered = { kind: 'touched', added: [], altered: ['pages/a-page-with-a-name-7.html'] };
    expect(await standingAt(site, seen)).toEqual(altered);
    expect((await standingAside(site)).standing).toEqual(altered);
  });

  it.each([
    ['a file', (site: string) => save(join(site, 'notes.txt'), 'mine'), 'notes.txt'],
    ['a hidden file', (site: string) => save(join(site, '.env'), 'mine'), '.env'],
    ['a file below', (site: string) => save(join(site, 'about/more/x.html'), 'mine'), 'about/more/x.html'],
    ['a link', (site: string) => symlink('/etc', join(site, 'about/etc')), 'about/etc'],
    ['a folder with nothing in it', (site: string) => mkdir(join(site, 'kept')), 'kept'],
  ])('is touched where %s was added', async (_, add, path) => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    await add(site);
    expect(await standingAt(site)).toEqual({ kind: 'touched', added: [path], altered: [] });
  });

  it('is touched where a file says something else, be it as long and as old', async () => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    await writeFile(join(site, 'index.html'), '<p>two');
    expect(await standingAt(site)).toEqual({ kind: 'touched', added: [], altered: ['index.html'] });
  });

  it.each([
    ['no marker', (site: string) => rm(join(site, 'readout.json'))],
    ['another’s marker', (site: string) => writeFile(join(site, 'readout.json'), '{"name":"radio"}')],
    ['a marker of nothing', (site: string) => writeFile(join(site, 'readout.json'), 'null')],
    ['no sums', (site: string) => rm(join(site, 'SHA256SUMS'))],
    ['sums of nothing', (site: string) => writeFile(join(site, 'SHA256SUMS'), '')],
    [
      'sums without the marker',
      async (site: string) => {
        const sums = await readFile(join(site, 'SHA256SUMS'), 'utf8');
        await writeFile(join(site, 'SHA256SUMS'), sums.replace(/^.*readout\.json\n/m, ''));
      },
    ],
  ])('is no site of ours with %s', async (_, change) => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    await change(site);
    expect(await standingAt(site)).toEqual({ kind: 'unmarked' });
  });

  it.each(['.git/HEAD', '.GIT/HEAD', 'about/.git'])('is a repository with %s', async (path) => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    await save(join(site, path), 'ref: refs/heads/main');
    expect(await standingAt(site)).toEqual({ kind: 'repository', path: path.replace('/HEAD', '') });
  });

  it('is nothing, a file, or an empty folder', async () => {
    const folder = await ground();
    await save(join(folder, 'file'), '');
    await mkdir(join(folder, 'empty'));
    const kinds = await Promise.all(['none', 'file', 'empty'].map((name) => standingAt(join(folder, name))));
    expect(kinds.map((s) => s.kind)).toEqual(['nothing', 'file', 'empty']);
  });
});

describe('A site that was looked at before', () => {
  const sumOf = (words: string): string => createHash('sha256').update(words).digest('hex');
  const looked = async (site: string): Promise<Seen> => {
    for (const name of await readdir(site, { recursive: true })) await utimes(join(site, name), 1.6e9, 1.6e9);
    // No one can set when a file was changed last.
    await new Promise((go) => setTimeout(go, 2100));
    const seen = new Seen();
    expect(await standingAt(site, seen)).toEqual({ kind: 'site' });
    return seen;
  };

  it('is touched where a file says something else since, be it as long and as old', async () => {
    const site = await writeSite(join(await ground(), 'site'), 'one');
    const page = join(site, 'index.html');
    const seen = await looked(site);
    expect(seen.has(page, sumOf('<p>one'))).toBe(true);
    await rename(site, `${site}-aside`);
    expect(seen.has(`${site}-aside/index.html`, sumOf('<p>one'))).toBe(true);
    await rename(`${site}-aside`, site);
    await writeFile(page, '<p>two');
    await utimes(page, 1.6e9, 1.6e9);
    expect(await standingAt(site, seen)).toEqual({ kind: 'touched', added: [], altered: ['index.html'] });
    await save(join(site, 'notes.txt'), 'mine');
    await rm(join(site, 'SHA256SUMS'));
    expect(await standingAt(site, seen)).toEqual({ kind: 'unmarked' });
  });

  it('is known where files of it were given another name, and not where one was altered before or after', async () => {
    const folder = await ground();
    const site = await writeSite(join(folder, 'site'), 'one');
    const seen = await looked(site);
    const [page, about, more] = ['index.html', 'about/index.html', 'about/more/index.html'].map((f) => join(site, f));
    expect(seen.link(page ?? '', join(folder, 'page'))).toBe(true);
    expect(seen.has(page ?? '', sumOf('<p>one'))).toBe(true);
    await writeFile(about ?? '', '<p>two');
    await utimes(about ?? '', 1.6e9, 1.6e9);
    expect(seen.link(about ?? '', join(folder, 'about'))).toBe(false);
    expect(seen.link(more ?? '', join(folder, 'more'))).toBe(true);
    await writeFile(join(folder, 'more'), '<p>two');
    await utimes(join(folder, 'more'), 1.6e9, 1.6e9);
    const altered = ['about/index.html', 'about/more/index.html'];
    expect(await standingAt(site, seen)).toEqual({ kind: 'touched', added: [], altered });
  });
});
