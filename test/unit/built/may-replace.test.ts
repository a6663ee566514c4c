import { mkdir, symlink } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonAgainst, type Guarded } from '../../../src/built/may-replace.ts';
import { whereaboutsOf, type Whereabouts } from '../../../src/built/whereabouts.ts';
import { ground, save } from './site.ts';

/** Asks about a site that may go, so that only where it stands counts. */
const reason = (out: Whereabouts, guarded: Guarded[]): string | undefined =>
  reasonAgainst(out, { kind: 'site' }, guarded);

const EMPTY_OR_NEW = ': name an empty or a new folder';

describe('An output may not be replaced', () => {
  it('where it is or holds a guarded folder, by whatever name it goes', async () => {
    const root = await ground();
    await mkdir(join(root, 'desk/content/sources'), { recursive: true });
    await symlink(join(root, 'desk'), join(root, 'link'));
    await symlink(join(root, 'desk/content'), join(root, 'elsewhere'));
    const at = await whereaboutsOf(join(root, 'elsewhere'));
    const said = async (path: string) => reason(await whereaboutsOf(path), [{ what: 'the content folder', at }]);
    for (const path of ['desk', 'desk/', 'desk/content/..', 'link', 'link/', 'desk/content/sources/../..', '.', '../'])
      expect(await said(`${root}/${path}`), path).toBe(`holds the content folder${EMPTY_OR_NEW}`);
    for (const path of ['desk/content', 'elsewhere', 'link/content/.', 'link/content/'])
      expect(await said(`${root}/${path}`), path).toBe(`is the content folder${EMPTY_OR_NEW}`);
    expect(await said('/')).toBe(`holds the content folder${EMPTY_OR_NEW}`);
    for (const path of ['site', 'desk/site', 'desk/content-2']) expect(await said(`${root}/${path}`)).toBeUndefined();
  });

  it('where it stands in the content folder, there already or not; in others it may', async () => {
    const root = await ground();
    await mkdir(join(root, 'desk/sources'), { recursive: true });
    await symlink(join(root, 'desk'), join(root, 'link'));
    const at = await whereaboutsOf(join(root, 'desk'));
    for (const path of ['desk/new', 'desk/sources', 'link/a/b/c', 'desk/../link/new']) {
      const out = await whereaboutsOf(join(root, path));
      const says = 'stands in the content folder: name a folder outside it';
      expect(reason(out, [{ what: 'the content folder', at, closed: true }]), path).toBe(says);
      expect(reason(out, [{ what: 'the folder you stand in', at }]), path).toBeUndefined();
    }
  });

  it('where only letter case or a mount tells the names apart', () => {
    const content: Whereabouts = { path: '/Desk', chain: ['1:7', '1:2'], there: true, mounted: false };
    const out: Whereabouts = { path: '/dESK', chain: ['1:7', '1:2'], there: true, mounted: false };
    expect(reason(out, [{ what: 'the content folder', at: content }])).toMatch(/^is the content folder/);
  });

  it('where it stands in a repository’s own folder, or where another file system begins', async () => {
    const root = await ground();
    await save(join(root, '.git/HEAD'), '');
    for (const path of ['.git/site', '.GIT/site'])
      expect(reason(await whereaboutsOf(join(root, path)), [])).toMatch(/^stands in what Git keeps/);
    expect(reason(await whereaboutsOf(parse(root).root), [])).toMatch(/^is where another file system begins/);
  });

  it('where it is a link that leads nowhere, or lies below a file', async () => {
    const root = await ground();
    await symlink(join(root, 'nothing'), join(root, 'link'));
    await symlink(join(root, 'round'), join(root, 'round'));
    await save(join(root, 'file'), '');
    await expect(whereaboutsOf(join(root, 'link'))).rejects.toThrow('is a symbolic link that leads nowhere');
    await expect(whereaboutsOf(join(root, 'round'))).rejects.toThrow('is a symbolic link that leads nowhere');
    await expect(whereaboutsOf(join(root, 'file/site'))).rejects.toThrow('lies below what is no folder');
  });

  it.each([
    [{ kind: 'file' } as const, 'is no folder: name an empty or a new one'],
    [{ kind: 'repository', path: 'a/.git' } as const, `holds a Git repository (a/.git)${EMPTY_OR_NEW}`],
    [
      { kind: 'unmarked' } as const,
      'holds files and no sign that Readout built them: name an empty or a new folder, or, where it is an old site, delete it first',
    ],
    [
      { kind: 'touched', added: ['a', 'b\nc', 'd', 'e'], altered: [] } as const,
      'holds what no build put there (a, b<U+000A>c, d and 1 more): move it out, or name another folder',
    ],
    [
      { kind: 'touched', added: ['a'], altered: ['b'] } as const,
      'holds what no build put there (a) and holds what was changed after it was built (b): move it out, or name another folder',
    ],
  ])('for what stands there: %o', async (standing, says) => {
    expect(reasonAgainst(await whereaboutsOf(await ground()), standing, [])).toBe(says);
  });

  it.each(['nothing', 'empty', 'site'] as const)('but where %s stands there, it may', async (kind) => {
    expect(reasonAgainst(await whereaboutsOf(await ground()), { kind }, [])).toBeUndefined();
  });
});
