import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { decode, standings } from '../../src/mail/records.ts';
import { startServer, type Delivered, type TestServer } from './server.ts';

/** What became of a send that was killed once and then run again. */
export interface Aftermath {
  /** Recipients in doubt right after the kill. */
  readonly inDoubt: number;
  /** Whether it was killed before it was done. */
  readonly interrupted: boolean;
  readonly duplicates: number;
  /** Neither delivered nor in doubt nor left, that is, lost without a word. */
  readonly missed: number;
  /** In doubt at the end. */
  readonly held: number;
  readonly delivered: number;
  /** Whether the ledger's last record was torn by the kill. */
  readonly torn: boolean;
}

const RECIPIENTS = 20;
/** Milliseconds a server thinks before it answers the end of a message: a third of them before it takes it. */
const THINKS = 6;

/**
 * Sends to 20 recipients in a process of its own, kills it -9 so many milliseconds after its first word to the server, and
 * runs it again to its end.
 *
 * @param witness whether the second run may look into the archive that the server keeps
 */
export async function killOnce(after: number, witness: boolean): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-kill-'));
  const [ledger, archive] = [join(folder, 'list.csv.ledger'), join(folder, 'archive')];
  mkdirSync(join(archive, 'new'), { recursive: true });
  const copies = { n: 0 };
  const server = await startServer({
    onTake: async ({ bytes }: Delivered) => {
      writeFileSync(join(archive, 'new', String(copies.n++)), bytes);
      await wait(THINKS);
    },
  });
  try {
    const interrupted = await runAndKill(server, ledger, after);
    const killed = decode(existsSync(ledger) ? readFileSync(ledger) : Buffer.alloc(0));
    const inDoubt = inState(killed, 'in doubt');
    await runToTheEnd(server, ledger, witness ? archive : undefined);
    return { ...count(server, decode(readFileSync(ledger))), inDoubt, interrupted, torn: killed.torn > 0 };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs it again, and with a witness until it has shown that it lacks what is in doubt: for that it must have something that
 * was taken later, so one recipient more is on the list the third time.
 */
async function runToTheEnd(server: TestServer, ledger: string, archive: string | undefined): Promise<void> {
  for (let times = 0; times < (archive === undefined ? 1 : 3); times++) {
    const count = RECIPIENTS + (times > 0 ? 1 : 0);
    if (await finished(run(server.port, ledger, count, archive))) return;
  }
}

function run(port: number, ledger: string, count = RECIPIENTS, archive?: string) {
  const args = [
    join(import.meta.dirname, 'sender.ts'),
    String(port),
    ledger,
    String(count),
    ...(archive ? [archive] : []),
  ];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function runAndKill(server: TestServer, ledger: string, after: number): Promise<boolean> {
  const child = run(server.port, ledger);
  const exit = once(child, 'exit');
  while (!server.heard() && child.exitCode === null) await wait(1);
  await wait(after);
  child.kill('SIGKILL');
  const [, signal] = (await exit) as [number | null, string | null];
  return signal === 'SIGKILL';
}

/** Whether all have it now. */
async function finished(child: ReturnType<typeof run>): Promise<boolean> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0 && code !== 3) throw new Error(`A run after the kill ended with ${code}`);
  return code === 0;
}

const inState = ({ entries }: ReturnType<typeof decode>, state: string): number =>
  [...standings(entries, 'talks', '1').values()].filter((s) => s.state === state).length;

function count(server: TestServer, ledger: ReturnType<typeof decode>) {
  const states = standings(ledger.entries, 'talks', '1');
  const times = new Map<string, number>();
  for (const { to } of server.delivered) times.set(to, (times.get(to) ?? 0) + 1);
  const all = Array.from({ length: RECIPIENTS }, (_, i) => `r${i}@readout.test`);
  return {
    duplicates: all.filter((to) => (times.get(to) ?? 0) > 1).length,
    missed: all.filter((to) => !times.has(to) && states.get(to)?.state !== 'in doubt').length,
    held: inState(ledger, 'in doubt'),
    delivered: all.filter((to) => times.has(to)).length,
  };
}

/** So many kills at moments spread over the time a send takes, two at once; every second one with a witness. */
export async function killMany(
  n: number,
  tell: (done: number) => void = () => undefined,
): Promise<(Aftermath & { witness: boolean })[]> {
  const found: (Aftermath & { witness: boolean })[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < n) {
      const i = next++;
      const witness = i % 2 === 1;
      found.push({ ...(await killOnce(momentOf(i, n), witness)), witness });
      tell(found.length);
    }
  };
  await Promise.all([worker(), worker()]);
  return found;
}

/** A send of 20 takes about this many milliseconds. */
const LASTS = RECIPIENTS * (THINKS + 3);

/** Each in its own part of that time, at random within it. */
const momentOf = (i: number, n: number): number => ((((i * 7) % n) + Math.random()) / n) * LASTS;
