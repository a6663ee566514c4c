import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileStorage, openLedger } from '../../../src/mail/ledger.ts';
import { decode, standings, type NewEntry } from '../../../src/mail/records.ts';
import { modeOr } from '../modes.ts';

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

const open = async () => openLedger(fileStorage(path), now);

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
  expect(modeOr(statSync(path).mode, 0o600)).toBe(0o600);
});

test('cut at any byte of its last record, it opens without that record and can be written on', async () => {
  const first = await write(ending('a@x.test'));
  const seal = readFileSync(`${path}.seal`);
  const whole = await write(sent('a@x.test'));
  for (let length = first.length; length < whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length));
    writeFileSync(`${path}.seal`, seal);
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

test('a record with a true checksum and no JSON, or JSON of another kind, is damage', async () => {
  for (const json of ['{"step":', 'null', '[]', '{"step":"begin"}']) {
    const sum = createHash('sha256').update(json).digest('hex').slice(0, 32);
    writeFileSync(path, `${sum} ${json}\n`);
    await expect(open()).rejects.toThrow(
      'The ledger is damaged at record 1: it is of a kind that this program does not know',
    );
  }
});

const LOST =
  /^The ledger has (\d) of the 3 records that it had when it was last written\. Nothing was sent and nothing changed/;

test('a ledger that lost its last records, or all of them, is refused and left as it is', async () => {
  const whole = await write(ending('a@x.test'), sent('a@x.test'), ending('b@x.test'));
  const lines = whole.toString().split(/(?<=\n)/);
  for (let kept = 0; kept < 3; kept++) {
    writeFileSync(path, lines.slice(0, kept).join(''));
    await expect(open()).rejects.toThrow(LOST);
    expect(readFileSync(path, 'utf8')).toBe(lines.slice(0, kept).join(''));
  }
  rmSync(path);
  await expect(open()).rejects.toThrow(LOST);
  expect(existsSync(path)).toBe(false);
  writeFileSync(path, whole);
  expect((await open()).entries).toHaveLength(3);
});

test('another ledger in its place is refused, even a longer one', async () => {
  const seal = await write(ending('a@x.test')).then(() => readFileSync(`${path}.seal`));
  rmSync(path);
  rmSync(`${path}.seal`);
  await write(ending('b@x.test'), sent('b@x.test'), ending('c@x.test'));
  writeFileSync(`${path}.seal`, seal);
  await expect(open()).rejects.toThrow('The ledger is not the one that was last written: its record 1 is another');
});

test('a write of the seal that was cut leaves the one before, a seal of which nothing is left is refused', async () => {
  await write(ending('a@x.test'), sent('a@x.test'));
  const seal = readFileSync(`${path}.seal`);
  expect(seal).toHaveLength(1024);
  for (const place of [0, 512]) {
    const cut = Buffer.from(seal);
    cut.fill(0, place + 5, place + 40);
    writeFileSync(`${path}.seal`, cut);
    const ledger = await open();
    expect([ledger.unsealed, ledger.entries.length]).toEqual([false, 2]);
  }
  const changed = seal.toString().replace(/^2 (\d)/m, (_, digit: string) => `2 ${9 - Number(digit)}`);
  expect(changed).not.toBe(seal.toString());
  writeFileSync(`${path}.seal`, changed);
  expect((await open()).entries).toHaveLength(2);
  writeFileSync(`${path}.seal`, 'x');
  await expect(open()).rejects.toThrow("The ledger's seal cannot be read");
});

test('the seal that is written over is the older one', async () => {
  await write(ending('a@x.test'), sent('a@x.test'));
  const newest = (): number => {
    const counts = readFileSync(`${path}.seal`, 'utf8').match(/^\d+/gm)?.map(Number) ?? [];
    return counts.indexOf(Math.max(...counts));
  };
  for (const to of ['b@x.test', 'c@x.test', 'd@x.test']) {
    const before = newest();
    await write(ending(to));
    expect(newest()).toBe(1 - before);
  }
});

test('a crash between a record and its seal does no harm', async () => {
  await write(ending('a@x.test'));
  const seal = readFileSync(`${path}.seal`);
  await write(sent('a@x.test'), ending('b@x.test'));
  writeFileSync(`${path}.seal`, seal);
  expect(states(await write(sent('b@x.test')))).toEqual(['a@x.test sent', 'b@x.test sent']);
});

test('a ledger without a seal says so once, and has one after', async () => {
  await write(ending('a@x.test'));
  rmSync(`${path}.seal`);
  const ledger = await open();
  expect(ledger.unsealed).toBe(true);
  await ledger.append(sent('a@x.test'));
  await ledger.close();
  expect((await open()).unsealed).toBe(false);
  writeFileSync(path, '');
  await expect(open()).rejects.toThrow('has 0 of the 2 records');
});

test('only its owner can read its seal', async () => {
  await write(ending('a@x.test'));
  expect(modeOr(statSync(`${path}.seal`).mode, 0o600)).toBe(0o600);
});
