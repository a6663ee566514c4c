import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useDesk } from './desk.ts';
import type { Options } from './server.ts';

/** What the ledger does not know, and how it comes to know it. */

const { serve, send, server, printed, taken, beside, ledger } = useDesk();

const LOST: Options = { script: { end: [{ drop: true }] } };
const TAKEN: Options = { script: { end: [{ take: true, drop: true }] } };

test('one in doubt is held at every run, until the sender decides', async () => {
  await serve(TAKEN);
  expect(await send(['talks', '--live'])).toBe(3);
  expect(printed()).toMatch(
    /1 sent\n0 refused\n1 in doubt\n {2}anna@readout.test, handed over 2026-01-05T09:00:00.000Z, <talks\.1\..*>\n0 left/,
  );
  expect(printed()).toMatch(/list\.csv --live --witness ARCHIVE .*\n.*--live --resend-in-doubt/);
  expect(await send(['talks', '--live'])).toBe(3);
  expect(taken()).toEqual(['anna', 'bo']);
  expect(await send(['talks', '--live', '--resend-in-doubt'])).toBe(0);
  expect(taken()).toEqual(['anna', 'bo', 'anna']);
});

/** The archive as a Maildir and as an mbox: what the server took. */
function archive(kind: string): string {
  const path = beside('archive');
  rmSync(path, { recursive: true, force: true });
  if (kind === 'Maildir') mkdirSync(join(path, 'new'), { recursive: true });
  for (const [i, { bytes }] of server().delivered.entries()) {
    if (kind === 'Maildir') writeFileSync(join(path, 'new', String(i)), bytes);
    else
      appendFileSync(
        path,
        `From desk@readout.test Mon Jan  5 09:00:00 2026\n${bytes.toString('latin1').replaceAll('\r\n', '\n')}\n`,
      );
  }
  return 'archive';
}

test.each([
  ['Maildir', TAKEN, ['anna', 'bo']],
  ['Maildir', LOST, ['bo', 'anna']],
  ['mbox', TAKEN, ['anna', 'bo']],
  ['mbox', LOST, ['bo', 'anna']],
])('a %s for a witness settles a doubt: %j', async (kind, options, all) => {
  await serve(options);
  expect(await send(['talks', '--live'])).toBe(3);
  expect(await send(['talks', '--live', '--witness', archive(kind)])).toBe(0);
  expect(taken()).toEqual(all);
});

test('an archive that lacks what was surely taken proves nothing', async () => {
  await serve(LOST);
  expect(await send(['talks', '--live'])).toBe(3);
  mkdirSync(beside('archive/new'), { recursive: true });
  expect(await send(['talks', '--live', '--witness', 'archive'])).toBe(3);
  expect(printed()).toContain('The archive lacks 1 of the 1 messages that the server took');
  expect(taken()).toEqual(['bo']);
});

test('a torn ledger is repaired and says so, a damaged one is left as it is', async () => {
  await send(['talks', '--live']);
  appendFileSync(ledger(), '0123456789');
  expect(await send(['talks', '--live'])).toBe(0);
  expect(printed()).toContain("The ledger's last record was never finished: 10 bytes were cut off.");
  const damaged = readFileSync(ledger(), 'utf8').replace('anna@', 'evil@');
  writeFileSync(ledger(), damaged);
  for (const flags of [[], ['--live']]) {
    expect(await send(['talks', ...flags])).toBe(1);
    expect(printed()).toMatch(/The ledger is damaged at record 2/);
  }
  expect(readFileSync(ledger(), 'utf8')).toBe(damaged);
  expect(taken()).toEqual(['anna', 'bo']);
});
