import { resolve } from 'node:path';
import { shown } from '../model/shown.ts';
import type { Memory } from '../reading/memory.ts';
import { configsIn, ownRulesOf } from '../reading/own-rules.ts';
import { readFolder, type Before, type Reading } from '../reading/reading.ts';
import type { Watch } from '../reading/watch.ts';
import { Usage } from './command.ts';
import { machineFault } from './machine-fault.ts';
import { ROOT } from './settings.ts';

/** The last reading of each folder that is watched. */
const readings = new WeakMap<object, Before>();

/**
 * Runs a command's work on one reading of a content folder, and then keeps what it worked out for the next run. Rules of the
 * desk's own are those of the folder that the command was called in, and of no other: a config is code, and a content folder
 * may be anyone's.
 *
 * @param watch where the folder is read again and again, each time with what the last reading had at hand; is told of the files that they are of
 *
 * @throws Usage where there is no such folder
 */
export async function onContent<T>(
  folder: string,
  cwd: string,
  work: (reading: Reading) => Promise<T>,
  watch?: Pick<Watch, 'follow'>,
): Promise<T> {
  const before = watch && (readings.get(watch) ?? {});
  const reading = await readFolder(ROOT, resolve(cwd, folder), before).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${shown(folder)}"`);
    throw e;
  });
  if (watch) readings.set(watch, { content: reading.content, memory: reading.memory });
  const own = ownRulesOf(cwd, resolve(cwd, folder));
  try {
    const result = await work({ ...reading, own: own.open });
    await watch?.follow([...configsIn(cwd), ...((await own.open())?.files ?? [])]);
    await keep(reading.memory);
    return result;
  } finally {
    await own.end();
  }
}

/** Keeps what was worked out, or says why it could not be: a read-only project or a full disk takes nothing from the result. */
export async function keep(memory: Memory, tell = (line: string) => process.stderr.write(line)): Promise<void> {
  await memory.save().catch((e: unknown) => {
    const fault = machineFault(e);
    if (fault === undefined) throw e;
    tell(`readout: nothing is remembered for the next run, which will take longer: ${fault}\n`);
  });
}
