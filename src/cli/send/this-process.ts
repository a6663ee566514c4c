import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Self } from '../../mail/lock.ts';

/**
 * This process as no other can be taken for it. Linux says all of it in `/proc`, macOS by `sysctl` and `ps`; another system
 * says nothing of its boots, so that there no lock is ever taken from a dead process, and one deletes it by hand.
 */
export const THIS_PROCESS: Self = {
  pid: process.pid,
  started: startOf(process.pid) ?? '',
  host: hostname(),
  boot: boot(),
  token: randomUUID,
  startOf,
};

function boot(): string {
  if (process.platform === 'darwin') return said('sysctl', '-n', 'kern.bootsessionuuid') ?? '';
  if (process.platform !== 'linux') return '';
  // Two containers can share a host's name and its boot, and count their processes apart.
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
}

/** Nothing where no process has this number, empty where its start cannot be seen. */
function startOf(pid: number): string | undefined {
  if (!runs(pid)) return undefined;
  if (process.platform === 'darwin') return said('ps', '-o', 'lstart=', '-p', String(pid)) ?? '';
  return process.platform === 'linux' ? startByProc(pid) : '';
}

/** A process that ended but is not waited for yet still counts: a thread of it may be in the middle of a write. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Field 22 of proc_pid_stat(5), in clock ticks since the boot; field 2, a name in brackets, may hold anything. */
function startByProc(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    // It is another user's on a machine that hides those, or has just ended: the next look tells.
    return '';
  }
}

function said(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
