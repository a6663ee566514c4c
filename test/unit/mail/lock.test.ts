import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Holder, Link, Self } from '../../../src/lock/lock.ts';
import { lock } from '../../../src/mail/lock.ts';

let dir = '';
let file = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'readout-lock-'));
  file = join(dir, 'lock');
});
afterEach(() => rmSync(dir, { recursive: true }));

let tokens = 0;

/** A process that started at its own number, on a machine where those `alive` run. */
const self = (pid: number, alive: readonly number[] = [], changes: Partial<Self> = {}): Self => ({
  pid,
  started: `at ${pid}`,
  host: 'here',
  boot: 'first',
  token: () => `t${tokens++}`,
  startOf: (p) => (alive.includes(p) ? `at ${p}` : undefined),
  ...changes,
});

const left = (pid: number, token: string): Holder => {
  const { started, host, boot } = self(pid);
  return { pid, started, host, boot, token };
};

const write = (path: string, holder: Holder): void => writeFileSync(path, JSON.stringify(holder));
const holder = (): Holder => JSON.parse(readFileSync(file, 'utf8')) as Holder;

test('a second sender is kept away while the first is at work, and let in after', async () => {
  const release = await lock(file, self(1));
  await expect(lock(file, self(2, [1]))).rejects.toThrow('Another sender, process 1 on here, is at work on this list');
  await release();
  const second = await lock(file, self(2, [1]));
  expect(holder().pid).toBe(2);
  await second();
  expect(readdirSync(dir)).toEqual([]);
});

test('a lock that a dead process left is taken over, and nothing else is left', async () => {
  await lock(file, self(1));
  const release = await lock(file, self(2));
  expect(readdirSync(dir)).toEqual(['lock']);
  await expect(lock(file, self(3, [2]))).rejects.toThrow('process 2 on here');
  await release();
  expect(readdirSync(dir)).toEqual([]);
});

test.each<[string, Partial<Self>]>([
  ['another machine', { host: 'there' }],
  ['this machine before it was switched off', { boot: 'second' }],
  ['a machine that does not tell its boots apart', { boot: '' }],
  ['a process that cannot be seen', { startOf: () => '' }],
])('a lock of %s is held', async (_, changes) => {
  await lock(file, self(1, [], changes.boot === '' ? changes : {}));
  await expect(lock(file, self(2, [], changes))).rejects.toThrow('process 1 on here');
});

test('a process of the same number that started later is not the holder', async () => {
  await lock(file, self(1));
  await lock(file, self(2, [], { startOf: () => 'at another time' }));
  expect(holder().pid).toBe(2);
});

test.each([
  ['empty', ''],
  ['cut', '{"pid":1,"host":"he'],
  ['of another program', '12345\n'],
  ['without a token', '{"pid":1,"started":"at 1","host":"here","boot":"first"}'],
  ['with a token that is a path', JSON.stringify(left(1, '../../x'))],
])('a lock that is %s is held, and says which file to delete', async (_, text) => {
  writeFileSync(file, text);
  await expect(lock(file, self(2))).rejects.toThrow(/does not say who is at work on this list.*delete that file/);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a folder in the place of the lock is one that says nothing', async () => {
  mkdirSync(file);
  await expect(lock(file, self(2))).rejects.toThrow('does not say who is at work');
});

test('a lock that was deleted by hand and taken by another is not let go by the first', async () => {
  const first = await lock(file, self(1));
  rmSync(file);
  await lock(file, self(2, [1]));
  await first();
  expect(holder().pid).toBe(2);
});

test('of ten that find a dead lock at once, one gets it', async () => {
  for (let round = 0; round < 50; round++) {
    rmSync(file, { force: true });
    await lock(file, self(1));
    const pids = Array.from({ length: 10 }, (_, i) => i + 10);
    const all = await Promise.allSettled(pids.map((pid) => lock(file, self(pid, pids))));
    expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(dir)).toEqual(['lock']);
  }
});

test('a crash at any step of taking over leaves a lock that one sender gets', async () => {
  for (const dead of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    write(file, left(1, 'a'));
    for (const [i, token] of dead.entries()) write(`${file}.after.${token}`, left(i + 2, dead[i + 1] ?? 'z'));
    const pids = [10, 11, 12];
    const all = await Promise.allSettled(pids.map((pid) => lock(file, self(pid, pids))));
    expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(dir)).toEqual(['lock']);
    rmSync(file);
  }
});

test('heirs in a circle are held', async () => {
  write(file, left(1, 'a'));
  write(`${file}.after.a`, left(2, 'a'));
  await expect(lock(file, self(3))).rejects.toThrow('process 2 on here');
});

test('one that is in the middle of taking over keeps the others away', async () => {
  write(file, left(1, 'a'));
  write(`${file}.after.a`, left(2, 'b'));
  await expect(lock(file, self(3, [2]))).rejects.toThrow('process 2 on here');
  expect(holder().pid).toBe(1);
});

test('one that comes late to a dead lock finds who was faster', async () => {
  write(file, left(1, 'a'));
  let raced = false;
  const late: Link = (from, to) => {
    if (!raced) {
      raced = true;
      // Another took over and is done with it, all between this one's look and its hand.
      write(file, left(2, 'b'));
    }
    linkSync(from, to);
    return Promise.resolve();
  };
  await expect(lock(file, self(3, [2]), late)).rejects.toThrow('process 2 on here');
  expect(holder().pid).toBe(2);
  expect(existsSync(`${file}.after.a`)).toBe(false);
});

test('where a disk knows no hard links, the lock keeps the others away as well', async () => {
  const none: Link = () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }));
  await lock(file, self(1), none);
  const pids = [10, 11, 12];
  const all = await Promise.allSettled(pids.map((pid) => lock(file, self(pid, pids), none)));
  expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  expect(readdirSync(dir)).toEqual(['lock']);
});

test('a link that was made though the answer was lost is one’s own', async () => {
  const lost: Link = (from, to) => {
    linkSync(from, to);
    return Promise.reject(Object.assign(new Error('exists'), { code: 'EEXIST' }));
  };
  await lock(file, self(1), lost);
  expect(holder().pid).toBe(1);
});

test('what the dead left beside it is cleared, what a living one has is not', async () => {
  write(`${file}.after.x`, left(2, 'y'));
  write(`${file}.new.q`, left(3, 'q'));
  await lock(file, self(1, [3]));
  expect(readdirSync(dir)).toEqual(['lock', 'lock.new.q']);
});

test('a draft whose writing was cut off is cleared, and one cleared too soon is made again', async () => {
  writeFileSync(`${file}.new.q`, '{"pid":');
  let cleared = false;
  const hasty: Link = (from, to) => {
    if (!cleared) rmSync(from);
    cleared = true;
    linkSync(from, to);
    return Promise.resolve();
  };
  await lock(file, self(1), hasty);
  expect(readdirSync(dir)).toEqual(['lock']);
});

test('only its owner can read it, and its words are shown without what would command a terminal', async () => {
  write(file, { ...left(2, 'a'), host: '\u001b[2Jx' });
  await expect(lock(file, self(1, [2]))).rejects.toThrow('process 2 on <U+001B>[2Jx');
});
