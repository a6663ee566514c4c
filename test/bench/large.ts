import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/send.ts';
import { MACHINE } from '../../src/cli/send/machine.ts';
import { archiveIds } from '../../src/cli/send/archive.ts';
import type { Storage } from '../../src/mail/ledger.ts';
import type { Session } from '../../src/mail/send.ts';

/**
 * `node test/bench/large.ts [N] [MB]`: seconds and memory of a dry run, a send and a second send to N recipients, 130,000
 * unless said, to a server that takes everything at once, with the ledger in memory; and of a search in an mbox of 600 MB.
 */
const [n = 130_000, megabytes = 600] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'readout-large-'));
const root = join(import.meta.dirname, '../..');

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const said = await work();
  clearInterval(timer);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${what}: ${String(said)}, ${seconds} s, at most ${(most / 1e6).toFixed(0)} MB`);
}

/** A ledger and its seal in memory, one for all runs. */
const kept: Uint8Array[] = [];
const seal = Buffer.alloc(1024);
let sealed = false;
const storage = (): Storage => ({
  read: () => Promise.resolve(Buffer.concat(kept)),
  append: (bytes) => Promise.resolve(void kept.push(bytes)),
  truncate: () => Promise.resolve(),
  readSeal: () => Promise.resolve(sealed ? seal : Buffer.alloc(0)),
  writeSeal: (bytes, from) => {
    sealed = true;
    seal.set(bytes, from);
    return Promise.resolve();
  },
  close: () => Promise.resolve(),
});

const session: Session = {
  deliver: async (_, beforeEnd) => {
    await beforeEnd(() => true);
    return { kind: 'sent', reply: '250 taken' };
  },
  lost: () => false,
  close: () => undefined,
};

async function send(...flags: string[]): Promise<string> {
  let printed = 0;
  const world = {
    now: () => new Date('2026-01-05T09:00:00Z'),
    print: (t: string) => void (printed += t.length),
    cwd: folder,
  };
  const { status: _, ...machine } = MACHINE;
  const env = { READOUT_SMTP_URL: 'smtp://127.0.0.1:1', READOUT_FROM: 'desk@readout.test' };
  const sheets = () => Promise.resolve({ a4: new Uint8Array(300_000), letter: new Uint8Array(300_000) });
  const changes = { env, sheets, storage, connect: () => () => Promise.resolve(session) };
  const code = await run(['geneva-meeting', join(root, 'briefings'), '--to', 'list.csv', ...flags], world, {
    ...machine,
    ...changes,
  });
  return `exit code ${code}, ${printed} characters printed`;
}

writeFileSync(
  join(folder, 'list.csv'),
  `email,name\n${Array.from({ length: n }, (_, i) => `r${i}@readout.test,Reader ${i}\n`).join('')}`,
);
await measured(`dry run to ${n}`, () => send());
await measured(`send to ${n}`, () => send('--live'));
await measured(`send again to ${n}`, () => send('--live'));

const mbox = createWriteStream(join(folder, 'mbox'));
const body = `${'x'.repeat(76)}\n`.repeat(130);
for (let i = 0; i < megabytes * 100; i++) {
  const head = `From desk@readout.test Mon Jan  5 09:00:00 2026\nMessage-ID: <${i}@readout.test>\nSubject: s\n\n`;
  if (!mbox.write(`${head}${body}\n`)) await once(mbox, 'drain');
}
mbox.end();
await once(mbox, 'finish');
const wanted = new Set(['<0@readout.test>', `<${megabytes * 100 - 1}@readout.test>`]);
await measured(
  `an mbox of ${megabytes} MB`,
  async () => `${(await archiveIds(join(folder, 'mbox'), wanted)).size} of 2 found`,
);
rmSync(folder, { recursive: true });
