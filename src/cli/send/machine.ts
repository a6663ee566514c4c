import { setTimeout as wait } from 'node:timers/promises';
import { fileStorage, type Storage } from '../../mail/ledger.ts';
import type { Self } from '../../lock/lock.ts';
import { smtp, type Connect } from '../../mail/send.ts';
import type { Environment, Server } from '../../mail/server.ts';
import type { Brief } from '../../model/brief.ts';
import type { Paper, Site } from '../../model/site.ts';
import { showLine } from '../status-line.ts';
import { THIS_PROCESS } from '../../lock/this-process.ts';

/** What sending takes from the machine, beside what every command does. */
export interface Machine {
  env: Environment;
  self: Self;
  connect: (server: Server) => Connect;
  storage: (path: string) => Storage;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds on a clock that only goes forward, whatever the time of day is set to. */
  elapsed: () => number;
  /** Calls back at the first interruption; the second ends the process. Returns what calls it off. */
  onInterrupt: (stop: () => void) => () => void;
  /** Shows a line in the place of the one before; absent where there is no terminal. */
  status?: (line: string) => void;
  sheets: (brief: Brief, site: Site) => Promise<Readonly<Record<Paper, Uint8Array>>>;
}

export const MACHINE: Machine = {
  env: process.env,
  self: THIS_PROCESS,
  connect: smtp,
  storage: fileStorage,
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch((e: Error) => {
      if (e.name !== 'AbortError') throw e;
    });
  },
  elapsed: () => performance.now(),
  onInterrupt: (stop) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.once(signal, stop);
    return () => {
      for (const signal of signals) process.off(signal, stop);
    };
  },
  ...(process.stderr.isTTY ? { status: showLine } : {}),
  sheets: async (brief, site) => {
    const [{ openPress }, { ROOT }] = await Promise.all([import('../../pressroom/press.ts'), import('../settings.ts')]);
    const press = openPress(ROOT);
    return { a4: await press({ brief, site, output: 'a4' }), letter: await press({ brief, site, output: 'letter' }) };
  },
};
