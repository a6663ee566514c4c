import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DISK, type Disk } from '../../../src/built/disk.ts';
import { recover, remedyFor, swapFolder } from '../../../src/built/leftovers.ts';
import { thisProcess, type Owner } from '../../../src/built/owner.ts';
import { putInPlace } from '../../../src/built/put-in-place.ts';
import { standingAt } from '../../../src/built/standing.ts';
import { whileLocked } from '../../../src/built/lock.ts';
import { isInUse } from '../../../src/disk/in-use.ts';
import { contentsOf, ground, save, writeSite } from './site.ts';

/** A disk on which the effect that comes so many others after the first fails. */
function failing(at: number, code: string): Disk {
  let done = 0;
  const each =
    <A extends string[]>(effect: (...paths: A) => Promise<void>) =>
    (...paths: A): Promise<void> =>
      done++ === at ? Promise.reject(Object.assign(new Error(`${code}: planted`), { code })) : effect(...paths);
  const { rename, copy, mkdir, remove } = DISK;
  return { ...DISK, rename: each(rename), copy: each(copy), mkdir: each(mkdir), remove: each(remove) };
}

/** A ground with a site that stands, `out`, and one that is finished, `made`. */
async function swapGround() {
  const root = await ground();
  const [out, made] = [join(root, 'out'), join(root, 'made')];
  await writeSite(out, 'old');
  await writeSite(made, 'new');
  return { root, out, made };
}

const wordAt = (out: string): Promise<string> => readFile(join(out, 'index.html'), 'utf8');

describe('Putting a site in place', () => {
  it('replaces the one that stood there, and leaves nothing else', async () => {
    const { root, out, made } = await swapGround();
    expect(await putInPlace(made, out)).toEqual([]);
    expect(await wordAt(out)).toBe('<p>new');
    expect(await standingAt(out)).toEqual({ kind: 'site' });
    expect(await readdir(root)).toEqual(['out']);
  });

  it.each(['new/below/site', 'empty'])('puts it at %s', async (name) => {
    const { root, made } = await swapGround();
    await mkdir(join(root, 'empty'));
    await putInPlace(made, join(root, name));
    expect(await wordAt(join(root, name))).toBe('<p>new');
  });

  it('leaves the earlier site, and it alone, whichever of its steps fails', async () => {
    const words: string[] = [];
    for (let at = 0; at < 12; at++) {
      const { root, out, made } = await swapGround();
      const failed = await putInPlace(made, out, failing(at, 'ENOSPC')).then(
        () => false,
        (e: NodeJS.ErrnoException) => /ENOSPC: planted/.test(e.message),
      );
      await recover(out);
      expect(await standingAt(out), `step ${at}`).toEqual({ kind: 'site' });
      words.push(`${failed ? 'failed' : 'done'}, ${await wordAt(out)}`);
      if (!failed) expect((await readdir(root)).sort()).toEqual(['out']);
    }
    expect(words[0]).toBe('failed, <p>old');
    expect(words.at(-1)).toBe('done, <p>new');
    expect(words.filter((w) => w === 'failed, <p>old').length).toBeGreaterThanOrEqual(4);
  });

  it('copies from another file system', async () => {
    const { out, made } = await swapGround();
    const rename = (from: string, to: string): Promise<void> =>
      from === made ? Promise.reject(Object.assign(new Error(), { code: 'EXDEV' })) : DISK.rename(from, to);
    await putInPlace(made, out, { ...DISK, rename });
    expect(await wordAt(out)).toBe('<p>new');
  });

  it.each(['EBUSY', 'EXDEV'])('refuses what cannot be moved (%s), which stands as it was', async (code) => {
    const { root, out, made } = await swapGround();
    const rename = (from: string, to: string): Promise<void> =>
      from === out ? Promise.reject(Object.assign(new Error(), { code })) : DISK.rename(from, to);
    await expect(putInPlace(made, out, { ...DISK, rename })).rejects.toThrow('where another file system begins');
    expect(await wordAt(out)).toBe('<p>old');
    expect(await readdir(root)).toEqual(['out']);
  });

  it('says that a file of it is open, where the system does not move it for that', async () => {
    const { root, out, made } = await swapGround();
    const rename = (from: string, to: string): Promise<void> =>
      from === out ? Promise.reject(Object.assign(new Error(), { code: 'EPERM' })) : DISK.rename(from, to);
    await expect(putInPlace(made, out, { ...DISK, rename, isInUse: (e) => isInUse(e, 'win32') })).rejects.toThrow(
      'is in use: close the programs',
    );
    expect(await wordAt(out)).toBe('<p>old');
    expect(await readdir(root)).toEqual(['out']);
  });

  it.each([0, 1, 2])('gives up a file that was saved there meanwhile to no one (rename %i)', async (at) => {
    const { out, made } = await swapGround();
    let renames = 0;
    const rename = async (from: string, to: string): Promise<void> => {
      if (renames++ === at) await save(join(at === 2 ? join(from, '../last') : out, 'mine.txt'), 'mine');
      await DISK.rename(from, to);
    };
    await expect(putInPlace(made, out, { ...DISK, rename })).rejects.toThrow('mine.txt');
    expect(await readFile(join(out, 'mine.txt'), 'utf8')).toBe('mine');
    expect(await wordAt(out)).toBe('<p>old');
  });

  it.each([
    ['before it stands there', 1],
    ['once it stands there', 2],
  ])('does not leave there what may not be published after all, seen %s', async (_, at) => {
    for (const had of [true, false]) {
      const { root, out, made } = await swapGround();
      if (!had) await rm(out, { recursive: true });
      let looks = 0;
      const look = (): Promise<void> => (++looks === at ? Promise.reject(new Error('withheld')) : Promise.resolve());
      await expect(putInPlace(made, out, DISK, look)).rejects.toThrow('withheld');
      if (had) expect(await wordAt(out)).toBe('<p>old');
      expect(await readdir(root)).toEqual(had ? ['out'] : []);
    }
  });

  it('lets two at once come one after the other', async () => {
    const { root, out, made } = await swapGround();
    const other = await writeSite(join(root, 'other'), 'other');
    const order: string[] = [];
    const slow = (name: string): Disk => ({
      ...DISK,
      rename: async (from, to) => {
        order.push(name);
        await new Promise((go) => setTimeout(go, 30));
        await DISK.rename(from, to);
      },
    });
    await Promise.all([putInPlace(made, out, slow('a')), putInPlace(other, out, slow('b'))]);
    expect(order.join('')).toMatch(/^(a+b+|b+a+)$/);
    expect(await standingAt(out)).toEqual({ kind: 'site' });
    expect(await readdir(root)).toEqual(['out']);
  });
});

/** A process that is proven to be gone: this one's number with another start. */
const gone = (): Owner => ({ ...thisProcess(), start: 'deadbeef' });
const elsewhere = (): Owner => ({ ...thisProcess(), host: '00000000' });

describe('The lock of an output', () => {
  const lockOf = (out: string): string => join(out, '../.out.readout-lock');
  const lockFileOf = ({ start, ...owner }: Owner, token = 'a'): string =>
    JSON.stringify({ ...owner, started: start, boot: 'any', token });

  it('of a process that is gone is taken', async () => {
    const { out } = await swapGround();
    await writeFile(lockOf(out), lockFileOf(gone()));
    expect(await whileLocked(out, () => Promise.resolve('done'), 0)).toBe('done');
  });

  it.each([
    ['a process that runs', thisProcess],
    ['another machine', elsewhere],
  ])('of %s is waited for, and never taken', async (_, holder) => {
    const { root, out } = await swapGround();
    await writeFile(lockOf(out), lockFileOf(holder()));
    const refused = expect(whileLocked(out, () => Promise.resolve(), 150)).rejects;
    await refused.toThrow(/is being written by another build \(process \d+\): wait for it, or/);
    expect(await readFile(lockOf(out), 'utf8')).toBe(lockFileOf(holder()));
    expect((await readdir(root)).filter((n) => n.startsWith('.'))).toEqual(['.out.readout-lock']);
  });

  it.each([['.out.readout-lock', '.out.readout-lock.after.a', '.out.readout-lock.new.b'], ['.out.readout-lock.new.b']])(
    'that a killed build left is gone with what else it left (%s)',
    async (...names) => {
      const { root, out } = await swapGround();
      for (const name of names)
        await writeFile(join(root, name), lockFileOf(gone(), name.includes('.after.') ? 'z' : 'a'));
      expect(await recover(out)).toEqual([]);
      expect((await readdir(root)).sort()).toEqual(['made', 'out']);
    },
  );

  it.each([
    ['a process that runs', thisProcess],
    ['another machine', elsewhere],
  ])('of %s stays when what others left is put right', async (_, holder) => {
    const { root, out } = await swapGround();
    await writeFile(lockOf(out), lockFileOf(holder()));
    await recover(out);
    expect((await readdir(root)).sort()).toEqual(['.out.readout-lock', 'made', 'out']);
  });

  it('is let go after an error', async () => {
    const { root, out } = await swapGround();
    const work = () => Promise.reject(new Error('full'));
    await expect(whileLocked(out, work)).rejects.toThrow('full');
    expect((await readdir(root)).filter((n) => n.startsWith('.'))).toEqual([]);
  });
});

describe('What a killed swap left', () => {
  it.each([
    ['nothing there, the last site aside', { out: 'nothing', last: 'site' }, 'restore'],
    ['the new site there, the last aside', { out: 'site', last: 'site' }, 'clear'],
    ['a site there, none aside', { out: 'site', last: 'nothing' }, 'clear'],
    ['none there, none aside', { out: 'nothing', last: 'nothing' }, 'clear'],
    ['something else there', { out: 'unmarked', last: 'site' }, 'keep'],
    ['a file of someone’s in the last one', { out: 'site', last: 'touched' }, 'keep'],
    ['nothing there, a file of someone’s in the last one', { out: 'nothing', last: 'touched' }, 'restore'],
  ] as const)('%s', (_, left, remedy) => {
    expect(remedyFor(left)).toBe(remedy);
  });

  it('is put back', async () => {
    const { root, out, made } = await swapGround();
    const folder = swapFolder(out, gone());
    await mkdir(folder.path);
    await DISK.rename(out, folder.last);
    await DISK.rename(made, folder.next);
    expect(await recover(out)).toEqual([{ done: 'restored' }]);
    expect(await wordAt(out)).toBe('<p>old');
    expect(await readdir(root)).toEqual(['out']);
  });

  it('is cleared though the clearing of it was killed half-way', async () => {
    const { root, out, made } = await swapGround();
    const folder = swapFolder(out, gone());
    await mkdir(folder.path);
    await DISK.rename(out, folder.last);
    await DISK.rename(made, out);
    const killed = async (path: string): Promise<void> => {
      if (!(await contentsOf(path).catch(() => undefined))) return;
      for (const sums of ['last/SHA256SUMS', 'gone/SHA256SUMS', 'SHA256SUMS'])
        await rm(join(path, sums), { force: true });
      throw new Error('killed');
    };
    await expect(recover(out, { ...DISK, remove: killed })).rejects.toThrow('killed');
    expect(await recover(out)).toEqual([{ done: 'cleared' }]);
    expect(await wordAt(out)).toBe('<p>new');
    expect(await readdir(root)).toEqual(['out']);
  });

  it('is kept where something else stands there now', async () => {
    const { root, out } = await swapGround();
    const folder = swapFolder(out, gone());
    await mkdir(folder.path);
    await DISK.rename(out, folder.last);
    await save(join(out, 'mine.txt'), 'mine');
    expect(await recover(out)).toEqual([{ done: 'kept', path: folder.last }]);
    expect(await contentsOf(out)).toEqual({ 'mine.txt': 'mine' });
    expect(await wordAt(folder.last)).toBe('<p>old');
    await rm(join(root, 'out'), { recursive: true });
    expect(await recover(out)).toEqual([{ done: 'restored' }]);
  });

  it.each([
    ['may still run', thisProcess],
    ['ran elsewhere', elsewhere],
  ])('is not touched where its process %s', async (_, owner) => {
    const { out, made } = await swapGround();
    const folder = swapFolder(out, owner());
    await mkdir(folder.path);
    await DISK.rename(made, folder.next);
    expect(await recover(out)).toEqual([]);
    expect(await standingAt(folder.next)).toEqual({ kind: 'site' });
  });

  it('of others is none of ours, though its name is like it', async () => {
    const { root, out } = await swapGround();
    for (const name of ['.out.readout-swap-mine', 'out.next-1', 'out.last-1', '.other.readout-swap-mine'])
      await save(join(root, name, 'a.txt'), 'mine');
    await symlink(out, join(root, 'link'));
    const before = await contentsOf(root).catch(() => readdir(root));
    expect(await recover(out)).toEqual([]);
    expect(await contentsOf(root).catch(() => readdir(root))).toEqual(before);
  });
});
