import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useDesk } from './desk.ts';
import type { Options } from './server.ts';

/** What the ledger does not know, and how it comes to know it. */

const { write, list, serve, send, server, printed, taken, beside, ledger } = useDesk();

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

/** The server takes the only message there is, and says nothing. */
async function onlyOneInDoubt(): Promise<void> {
  list('anna@readout.test,Anna');
  await serve(TAKEN);
  expect(await send(['talks', '--live'])).toBe(3);
}

test.each<[string, () => void]>([
  ['an empty folder', () => mkdirSync(beside('archive'))],
  ['an empty file', () => writeFileSync(beside('archive'), '')],
  ['a file of another kind', () => writeFileSync(beside('archive'), readFileSync(beside('list.csv')))],
  [
    'mail of others',
    () => {
      mkdirSync(beside('archive/cur'), { recursive: true });
      writeFileSync(beside('archive/cur/1'), 'Message-ID: <other@x.test>\n\nwords');
    },
  ],
])('%s proves nothing where nothing is known yet: it stays in doubt', async (_, make) => {
  await onlyOneInDoubt();
  make();
  for (const flags of [['--live'], []]) {
    expect(await send(['talks', '--witness', 'archive', ...flags])).toBe(flags.length ? 3 : 0);
    expect(printed()).toMatch(
      /nothing that the server took after the message in doubt, so that it lacks it proves nothing yet/,
    );
    expect(printed()).toMatch(/1 in doubt\n.*\n0 /);
  }
  expect(taken()).toEqual(['anna']);
});

test('an archive that has only what was taken before may not have caught up', async () => {
  list('anna@readout.test,Anna', 'bo@readout.test,Bo');
  await serve({ script: { end: ['ok', { take: true, drop: true }] } });
  expect(await send(['talks', '--live', '--connections', '1'])).toBe(3);
  archive('Maildir');
  rmSync(beside('archive/new/1'));
  expect(await send(['talks', '--live', '--witness', 'archive'])).toBe(3);
  expect(printed()).toContain('proves nothing yet');
  expect(taken()).toEqual(['anna', 'bo']);
});

test('what was sent later, of another briefing too, shows that an archive has come so far', async () => {
  list('anna@readout.test,Anna');
  await serve(LOST);
  expect(await send(['talks', '--live'])).toBe(3);
  write('later', {});
  expect(await send(['later', '--live'])).toBe(0);
  mkdirSync(beside('archive/new'), { recursive: true });
  expect(await send(['talks', '--live', '--witness', 'archive'])).toBe(3);
  expect(printed()).toContain('proves nothing yet');
  expect(await send(['talks', '--live', '--witness', archive('mbox')])).toBe(0);
  expect(taken()).toEqual(['anna', 'anna']);
});

test.each([
  ['no-such', /there is no archive/],
  ['list.csv/x', /there is no archive/],
  ['/dev/null', /neither a folder nor a file/],
])('the archive %s is refused', async (path, why) => {
  await onlyOneInDoubt();
  await expect(send(['talks', '--live', '--witness', path])).rejects.toThrow(why);
  expect(taken()).toEqual(['anna']);
});

test('a ledger that is shorter than it was sends nothing, and says what to do', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  const lines = readFileSync(ledger(), 'utf8').split(/(?<=\n)/);
  writeFileSync(ledger(), lines.slice(0, -2).join(''));
  for (const flags of [[], ['--live']]) {
    expect(await send(['talks', ...flags])).toBe(1);
    expect(printed()).toMatch(
      /The ledger has 3 of the 5 records .* Put a sound copy in its place; if there is none, delete/,
    );
  }
  rmSync(ledger());
  expect(await send(['talks', '--live'])).toBe(1);
  expect(printed()).toMatch(/The ledger has 0 of the 5 records/);
  expect(taken()).toEqual(['anna', 'bo']);
  writeFileSync(ledger(), lines.join(''));
  rmSync(`${ledger()}.seal`);
  expect(await send(['talks', '--live'])).toBe(0);
  expect(printed()).toContain('The ledger has no seal beside it');
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
