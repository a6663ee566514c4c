import { Refusal } from '../mail/refusal.ts';
import type { Outcome, World } from './command.ts';
import { machineFault } from './machine-fault.ts';
import { dry } from './send/dry.ts';
import { openJob } from './send/job.ts';
import { live } from './send/live.ts';
import { MACHINE, type Machine } from './send/machine.ts';
import { readOptions } from './send/options.ts';
import { EXIT } from './usage.ts';

/** Mails a briefing to a list: shows what it would do, or with `--live` does it. */
export async function run(args: string[], world: World, machine: Machine = MACHINE): Promise<Outcome> {
  const options = readOptions(args);
  try {
    const job = await openJob(options, world, machine);
    if (!options.live) {
      await dry(job);
      return EXIT.done;
    }
    const { doubtful, due, refused } = await live(job);
    return doubtful.length || due.length ? EXIT.unfinished : refused.length ? EXIT.refused : EXIT.done;
  } catch (e) {
    const fault = e instanceof Refusal ? undefined : machineFault(e);
    if (e instanceof Refusal) world.print(e.message);
    else if (fault === undefined) throw e;
    else world.print(`${fault}. What was sent until now is in the ledger; nothing more was`);
    return fault === undefined ? EXIT.refused : EXIT.machine;
  }
}
