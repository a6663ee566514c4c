import { createHash } from 'node:crypto';
import type { Self } from '../lock/lock.ts';
import { NUMBERS, running, THIS_PROCESS } from '../lock/this-process.ts';

/** A process, so that another can tell later whether it is still there. All three are fit for a file's name. */
export interface Owner {
  /** The machine, and within it the set of processes that know each other by number. */
  host: string;
  pid: number;
  /** When the process began; `0` where the machine does not say. A number is given again, a number and its start are not. */
  start: string;
}

/** In place of a start, where the machine does not say. */
const UNTOLD = '0';

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const HOST = short(`${THIS_PROCESS.host} ${NUMBERS}`);

/** This process. */
export const thisProcess = (): Owner => ({
  host: HOST,
  pid: process.pid,
  start: startOf(process.pid) || UNTOLD,
});

/** `gone` is proven: a process that cannot be asked about, since it ran on another machine, is `unknown`. */
export function stateOf({ host, pid, start }: Owner): 'alive' | 'gone' | 'unknown' {
  if (host !== HOST) return 'unknown';
  const now = startOf(pid);
  if (now === undefined) return 'gone';
  return now === '' || start === UNTOLD || now === start ? 'alive' : 'gone';
}

/** When the process of a number began, this run of the machine included; nothing where none runs, empty where it is not told. */
function startOf(pid: number): string | undefined {
  const known = running(pid);
  if (!known || known.ended) return undefined;
  return known.started && THIS_PROCESS.boot && short(`${THIS_PROCESS.boot} ${known.started}`);
}

/** This process as the holder of a lock. Its start says of which run of the machine it is: one of an earlier run is gone. */
export function thisHolder(): Self {
  const { host, pid, start } = thisProcess();
  const started = start === UNTOLD ? '' : start;
  return { host, pid, started, boot: 'any', token: THIS_PROCESS.token, startOf };
}

export const nameOf = ({ host, pid, start }: Owner): string => `${host}-${pid}-${start}`;

/** The owner that a name ends with; what `mkdtemp` put after it is passed over. Nothing where it ends with none. */
export function ownerIn(name: string): Owner | undefined {
  const [, host, pid, start] = /([0-9a-f]{8})-(\d+)-([0-9a-f]{8}|0)(?:-\w{6})?$/.exec(name) ?? [];
  return host && pid && start ? { host, pid: Number(pid), start } : undefined;
}
