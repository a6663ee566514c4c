import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { THIS_PROCESS } from '../../src/lock/this-process.ts';
import { startServer, type TestServer } from './server.ts';
import type { Start } from './starter.ts';

/** What came of one moment at which several senders began at once. */
export interface Meeting {
  /** What each sender ended with: `true`, `refused`, or an error. */
  readonly outcomes: readonly string[];
  /** The most that ever held the lock at once. */
  readonly holders: number;
  /** How many messages each recipient got. */
  readonly got: readonly number[];
  /** What is left beside the ledger when all are done. */
  readonly left: readonly string[];
}

const RECIPIENTS = 6;

/** So many senders begin at the same millisecond, so many times, on a list that is found in all the states a crash leaves. */
export async function meet(
  senders: number,
  times: number,
  tell: (done: number) => void = () => undefined,
): Promise<Meeting[]> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-aligned-'));
  const server = await startServer();
  const starters = Array.from({ length: senders }, () => fork(join(import.meta.dirname, 'starter.ts')));
  try {
    await Promise.all(starters.map((s) => once(s, 'message')));
    const found: Meeting[] = [];
    for (let i = 0; i < times; i++) {
      found.push(await meetOnce(starters, server, join(folder, String(i)), i));
      tell(found.length);
    }
    return found;
  } finally {
    for (const starter of starters) starter.kill();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

async function meetOnce(
  starters: readonly ChildProcess[],
  server: TestServer,
  folder: string,
  i: number,
): Promise<Meeting> {
  mkdirSync(folder);
  const [ledger, journal] = [join(folder, 'list.csv.ledger'), join(folder, 'journal')];
  STATES[i % STATES.length]?.(`${ledger}.lock`);
  const recipients = Array.from({ length: RECIPIENTS }, (_, r) => `r${r}.${i}@readout.test`);
  const start: Start = { port: server.port, ledger, recipients, journal, at: Date.now() + 5 + 4 * starters.length };
  const ended = starters.map((s) => once(s, 'message') as Promise<[string]>);
  for (const starter of starters) starter.send(start);
  const outcomes = (await Promise.all(ended)).map(([outcome]) => outcome);
  return {
    outcomes,
    holders: mostAtOnce(readFileSync(journal, 'utf8').trim().split('\n')),
    got: recipients.map((to) => server.delivered.filter((m) => m.to === to).length),
    left: readdirSync(folder).filter((name) => name.includes('.lock')),
  };
}

function mostAtOnce(states: readonly string[]): number {
  let [now, most] = [0, 0];
  for (const state of states) {
    now += state === 'in' ? 1 : -1;
    most = Math.max(most, now);
  }
  return most;
}

/** Writes a lock, or its heir, as a process that is dead left it. */
function leave(file: string, token: string, changes: { pid?: number; started?: string } = {}): void {
  const { host, boot } = THIS_PROCESS;
  writeFileSync(file, JSON.stringify({ pid: DEAD, started: '1', host, boot, token, ...changes }));
}

const DEAD = spawnSync('true').pid;

/** How a crash left the list's lock: not at all, as its process had it, in the middle of being taken over, its number in use again. */
const STATES: readonly ((lock: string) => void)[] = [
  () => undefined,
  (lock) => leave(lock, 'a'),
  (lock) => {
    leave(lock, 'a');
    leave(`${lock}.after.a`, 'b');
  },
  (lock) => leave(lock, 'a', { pid: process.pid, started: '1' }),
  (lock) => leave(`${lock}.after.z`, 'y'),
];
