import { mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileStorage, openLedger } from '../../../src/mail/ledger.ts';
import { decode, standings, type NewEntry } from '../../../src/mail/records.ts';

let dir = '';
let path = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'readout-ledger-'));
  path = join(dir, 'list.csv.ledger');
});
afterEach(() => rmSync(dir, { recursive: true }));

const now = (): Date => new Date('2026-04-01T09:00:00Z');
const about = (to: string) => ({ brief: 'talks', version: '1', to, id: `<${to}>` });
const ending = (to: string): NewEntry => ({ step: 'ending', ...about(to), paper: 'a4' });
const sent = (to: string): NewEntry => ({ step: 'sent', ...about(to), reply: '250 taken' });

const open = async () => openLedger(await fileStorage(path), now);

async function write(...steps: NewEntry[]): Promise<Buffer> {
  const ledger = await open();
  for (const step of steps) await ledger.append(step);
  await ledger.close();
  return readFileSync(path);
}

const states = (bytes: Uint8Array): string[] =>
  [...standings(decode(bytes).entries, 'talks', '1').values()].map((s) => `${s.to} ${s.state}`);

test('what was written is there when it is opened again, and can be written on', async () => {
  await write(ending('a@x.test'), sent('a@x.test'));
  expect(states(await write(ending('b@x.test')))).toEqual(['a@x.test sent', 'b@x.test in doubt']);
});

test('only its owner can read it', async () => {
  await write(ending('a@x.test'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('cut at any byte of its last record, it opens without that record and can be written on', async () => {
  const first = await write(ending('a@x.test'));
  const whole = await write(sent('a@x.test'));
  for (let length = first.length; length < whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length));
    const ledger = await open();
    expect(ledger.torn).toBe(length - first.length);
    await ledger.append(sent('a@x.test'));
    await ledger.close();
    expect(states(readFileSync(path))).toEqual(['a@x.test sent']);
  }
});

test('zeros after the last record, as a loss of power leaves them, are cut off', async () => {
  const whole = await write(ending('a@x.test'));
  appendFileSync(path, Buffer.alloc(512));
  await (await open()).close();
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test('a change to any byte of a record that is not the last is damage: nothing is changed', async () => {
  const first = await write(ending('a@x.test'), sent('a@x.test'));
  const whole = await write(ending('b@x.test'));
  for (let at = 0; at < first.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    await expect(open()).rejects.toThrow(/^The ledger is damaged at record [12]: .* nothing changed/);
    expect(readFileSync(path).equals(damaged)).toBe(true);
  }
});

test.each([
  ['lost', ([a, , c]: string[]) => `${a}\n${c}\n`],
  ['moved', ([a, b, c]: string[]) => `${b}\n${a}\n${c}\n`],
  ['doubled', ([a, b, c]: string[]) => `${a}\n${a}\n${b}\n${c}\n`],
  ['written by hand', ([a, b, c]: string[]) => `${a}\n${b?.replace('"sent"', '"refused"')}\n${c}\n`],
  ['emptied', ([a, , c]: string[]) => `${a}\n\n${c}\n`],
])('a record that was %s is damage', async (_, change) => {
  const lines = (await write(ending('a@x.test'), sent('a@x.test'), ending('b@x.test')))
    .toString()
    .trimEnd()
    .split('\n');
  writeFileSync(path, change(lines));
  await expect(open()).rejects.toThrow(/damaged at record/);
});

test('an address is one recipient however its letters are cased', async () => {
  const bytes = await write(ending('Anna@x.test'), sent('anna@X.test'));
  expect(states(bytes)).toEqual(['anna@X.test sent']);
});

test('records asked for at once are all there, in the order asked', async () => {
  const ledger = await open();
  await Promise.all(Array.from({ length: 50 }, (_, i) => ledger.append(ending(`r${i}@x.test`))));
  await ledger.close();
  expect(states(readFileSync(path))).toEqual(Array.from({ length: 50 }, (_, i) => `r${i}@x.test in doubt`));
});
