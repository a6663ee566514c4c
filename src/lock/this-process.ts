import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Self } from './lock.ts';

/** Two containers can share a host's name and its boot, and count their processes apart; empty where the machine has no such. */
export const NUMBERS = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '';

/**
 * This process as no other can be taken for it. Linux says all of it in `/proc`, macOS by `sysctl` and `ps`; another system
 * says nothing of its boots, so that there no lock is ever taken from a dead process, and one deletes it by hand.
 */
export const THIS_PROCESS: Self = {
  pid: process.pid,
  started: running(process.pid)?.started ?? '',
  host: hostname(),
  boot: boot(),
  token: randomUUID,
  // One that has ended but is not waited for yet still counts: a thread of it may be in the middle of a write.
  startOf: (pid) => running(pid)?.started,
};

function boot(): string {
  if (process.platform === 'darwin') return said('sysctl', '-n', 'kern.bootsessionuuid') ?? '';
  if (process.platform !== 'linux') return '';
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${NUMBERS}`;
}

/** What a machine says of one of its processes. */
export interface Running {
  /** When it began, by the machine's own measure; empty where that cannot be seen. */
  started: string;
  /** Whether it has ended, and only its parent has not heard of it yet. */
  ended: boolean;
}

/** Nothing where no process has this number. */
export function running(pid: number): Running | undefined {
  if (!isThere(pid)) return undefined;
  if (process.platform === 'linux') return byProc(pid);
  const started = process.platform === 'darwin' ? said('ps', '-o', 'lstart=', '-p', String(pid)) : undefined;
  return { started: started ?? '', ended: false };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Fields 3 and 22 of proc_pid_stat(5): the state, and clock ticks since the boot; field 2, a name in brackets, may hold anything. */
function byProc(pid: number): Running {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { started: fields[19] ?? '', ended: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    // It is another user's on a machine that hides those, or has just ended: the next look tells.
    return { started: '', ended: false };
  }
}

function said(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
