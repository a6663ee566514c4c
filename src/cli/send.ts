import { Refusal } from '../mail/refusal.ts';
import { shown } from '../model/shown.ts';
import type { Outcome, World } from './command.ts';
import { dry } from './send/dry.ts';
import { openJob } from './send/job.ts';
import { live } from './send/live.ts';
import { MACHINE, type Machine } from './send/machine.ts';
import { readOptions } from './send/options.ts';

/** Everything was sent or nothing was asked for; nothing could be sent, or some were refused; some are in doubt or left. */
const DONE = 0;
const REFUSED = 1;
const UNFINISHED = 3;

/** Mails a briefing to a list: shows what it would do, or with `--live` does it. */
export async function run(args: string[], world: World, machine: Machine = MACHINE): Promise<Outcome> {
  const options = readOptions(args);
  try {
    const job = await openJob(options, world, machine);
    if (!options.live) {
      await dry(job);
      return DONE;
    }
    const { doubtful, due, refused } = await live(job);
    return doubtful.length || due.length ? UNFINISHED : refused.length ? REFUSED : DONE;
  } catch (e) {
    const sentence = e instanceof Refusal ? e.message : ofTheDisk(e);
    if (sentence === undefined) throw e;
    world.print(sentence);
    return REFUSED;
  }
}

/** What a disk refused, as a sentence; nothing where it is no such error. A bug is none. */
function ofTheDisk(e: unknown): string | undefined {
  const { code, syscall, path } = e as NodeJS.ErrnoException;
  if (!(e instanceof Error) || !code || !syscall) return undefined;
  const what = path === undefined ? 'The ledger or another file' : shown(path, 400);
  return `${what} cannot be read or written (${code}). What was sent until now is in the ledger; nothing more was`;
}
