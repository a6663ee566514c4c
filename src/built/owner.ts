import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** A process, so that another can tell later whether it is still there. All three are fit for a file's name. */
export interface Owner {
  /** The machine, and within it the set of processes that know each other by number. */
  host: string;
  pid: number;
  /** When the process began; `0` where the machine does not say. A number is given again, a number and its start are not. */
  start: string;
}

/** This process. */
export async function thisProcess(): Promise<Owner> {
  const known = await knownOf(process.pid);
  return { host: await hostOf(), pid: process.pid, start: known?.start ?? UNTOLD };
}

/** `gone` is proven: a process that cannot be asked about, since it ran on another machine, is `unknown`. */
export async function stateOf(owner: Owner): Promise<'alive' | 'gone' | 'unknown'> {
  if (owner.host !== (await hostOf())) return 'unknown';
  if (!isAlive(owner.pid)) return 'gone';
  const known = await knownOf(owner.pid);
  if (known?.ended) return 'gone';
  return !known || owner.start === UNTOLD || known.start === owner.start ? 'alive' : 'gone';
}

export const nameOf = ({ host, pid, start }: Owner): string => `${host}-${pid}-${start}`;

/** The owner that a name ends with; what `mkdtemp` put after it is passed over. Nothing where it ends with none. */
export function ownerIn(name: string): Owner | undefined {
  const [, host, pid, start] = /([0-9a-f]{8})-(\d+)-([0-9a-f]{8}|0)(?:-\w{6})?$/.exec(name) ?? [];
  return host && pid && start ? { host, pid: Number(pid), start } : undefined;
}

/** In place of a start, where the machine does not say. */
const UNTOLD = '0';

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const hostOf = async (): Promise<string> => short(`${hostname()} ${await ifTold(readlink('/proc/self/ns/pid'))}`);

/**
 * What Linux says of a process: when it began, by the boot and the clock ticks after it, and whether it has ended and only
 * its parent has not heard of it yet.
 */
async function knownOf(pid: number): Promise<{ start: string; ended: boolean } | undefined> {
  const stat = await ifTold(readFile(`/proc/${pid}/stat`, 'latin1'));
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets, and may hold anything; the state is the third, the start the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = await ifTold(readFile('/proc/sys/kernel/random/boot_id', 'latin1'));
  return { start: short(`${boot} ${fields[19]}`), ended: fields[0] === 'Z' || fields[0] === 'X' };
}

async function ifTold(reading: Promise<string>): Promise<string | undefined> {
  try {
    return await reading;
  } catch (e) {
    if (UNREADABLE.has((e as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw e;
  }
}

const UNREADABLE = new Set(['ENOENT', 'EACCES', 'EPERM', 'ESRCH']);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
}
