import { existsSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { useDesk } from './desk.ts';

/** One list has one ledger, whatever it is called by. */

const { send, printed, taken, beside, ledger } = useDesk();
const BOTH = ['anna', 'bo'];

test('a list that is reached by a symbolic link, or through one, has the ledger that it has by its own name', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  mkdirSync(beside('elsewhere'));
  symlinkSync('../list.csv', beside('elsewhere/readers.csv'));
  symlinkSync(dirname(beside('list.csv')), beside('again'));
  for (const name of ['elsewhere/readers.csv', 'again/list.csv', './again/again/list.csv', beside('list.csv')]) {
    expect(await send(['talks', '--live'], {}, name)).toBe(0);
    expect(printed()).toContain('2 sent\n');
  }
  expect(taken()).toEqual(BOTH);
  expect(existsSync(beside('elsewhere/readers.csv.ledger'))).toBe(false);
});

test('a list with two names of equal rank is refused by both, with what to do', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  linkSync(beside('list.csv'), beside('other.csv'));
  for (const name of ['list.csv', 'other.csv']) {
    expect(await send(['talks', '--live'], {}, name)).toBe(1);
    expect(printed()).toMatch(
      /\.csv is a file with 2 names \(hard links\).* Copy it to a new file, and put that in its place/,
    );
  }
  rmSync(beside('other.csv'));
  expect(await send(['talks', '--live'])).toBe(0);
  expect(taken()).toEqual(BOTH);
});

test('a ledger with two names is refused', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  linkSync(ledger(), beside('copy'));
  expect(await send(['talks', '--live'])).toBe(1);
  expect(printed()).toContain('list.csv.ledger is a file with 2 names');
});

test('two lists whose ledgers are one by a link have one lock and one seal as well', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  writeFileSync(beside('more.csv'), 'email\nanna@readout.test\n');
  symlinkSync('list.csv.ledger', beside('more.csv.ledger'));
  expect(await send(['talks', '--live'], {}, 'more.csv')).toBe(0);
  expect(taken()).toEqual(BOTH);
  expect(existsSync(beside('more.csv.ledger.seal'))).toBe(false);
});

test('a ledger that was made beside a link before is not forgotten', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  symlinkSync('list.csv', beside('readers.csv'));
  renameSync(ledger(), beside('readers.csv.ledger'));
  rmSync(`${ledger()}.seal`);
  expect(await send(['talks', '--live'], {}, 'readers.csv')).toBe(1);
  expect(printed()).toMatch(/has a ledger at .*readers\.csv\.ledger and its place is .*list\.csv\.ledger/);
  expect(taken()).toEqual(BOTH);
});

test('what is no file is no list', async () => {
  for (const name of ['.', 'list.csv/x', '/dev/null', 'no\u001b[2Jlist'])
    await expect(send(['talks', '--live'], {}, name)).rejects.toThrow(/^there is no list "[\x20-\x7e]*"$/);
});
