import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recover } from '../../src/built/leftovers.ts';
import { filesIn, ROOT, sha256 } from './command.ts';

/**
 * What stands at an output: a whole site, told by the digest of its sums, or nothing; or what no reader should ever meet.
 * Found without the product's own code.
 */
export type Standing = { kind: 'site'; sums: string } | { kind: 'nothing' } | { kind: 'broken'; why: string };

/** What became of an output whose build or swap was killed. */
export interface Aftermath {
  /** Whether it was killed before its end. */
  interrupted: boolean;
  /** What stood there right after the kill. */
  after: Standing;
  /** What stood there once the next command had looked at it. */
  recovered: Standing;
  /** What was beside the output then. */
  left: string[];
}

export async function standingOf(out: string): Promise<Standing> {
  if (!existsSync(out)) return { kind: 'nothing' };
  const files = await filesIn(out);
  const sums = files.get('SHA256SUMS')?.toString() ?? '';
  const named = new Map(sums.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
  named.delete('');
  for (const [path, sum] of named) {
    const bytes = files.get(path);
    if (!bytes) return { kind: 'broken', why: `${path} is missing` };
    if (sha256(bytes) !== sum) return { kind: 'broken', why: `${path} is another` };
  }
  const extra = [...files.keys()].find((path) => path !== 'SHA256SUMS' && !named.has(path));
  if (!named.size || extra) return { kind: 'broken', why: extra ? `${extra} is no part of it` : 'there are no sums' };
  return { kind: 'site', sums: sha256(Buffer.from(sums)) };
}

/** What becomes of the output after a kill: as it is then, and once the next command has looked. */
export async function aftermathOf(out: string, interrupted: boolean): Promise<Aftermath> {
  const after = await standingOf(out);
  await recover(out);
  return { interrupted, after, recovered: await standingOf(out), left: await besides(out) };
}

/** All that stands beside an output. */
export const besides = async (out: string): Promise<string[]> =>
  (await readdir(dirname(out))).filter((name) => name !== basename(out));

/** A program that was killed, if it had not ended by then. */
export interface Killed {
  pid: number;
  interrupted: boolean;
}

/**
 * Starts a program of Node, kills it -9 so many milliseconds after a moment, and waits until it is gone.
 *
 * @param moment what is waited for; the program may end before
 */
export async function kill(
  args: readonly string[],
  moment: (child: ChildProcess) => Promise<unknown>,
  after: number,
): Promise<Killed> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: ROOT });
  child.stdout.resume();
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([moment(child), exit]);
  await Promise.race([wait(after), exit]);
  child.kill('SIGKILL');
  const [code, signal] = await exit;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`It ended with ${code} before it was killed`);
  return { pid: child.pid ?? 0, interrupted: signal === 'SIGKILL' };
}
