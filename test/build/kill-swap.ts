import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { putInPlace } from '../../src/built/put-in-place.ts';
import { writeSite } from '../unit/built/site.ts';
import { temporary } from './command.ts';
import { aftermathOf, besides, kill, standingOf, type Aftermath, type Standing } from './kill.ts';

/** What became of a swap that was kill, whose recovery was killed too, and of the swap after them. */
export interface SwapAftermath extends Aftermath {
  /** The sites of before and after. */
  old: Standing;
  made: Standing;
  /** Whether the first recovery was killed as well. */
  twice: boolean;
  /** What the next swap left beside the output. */
  leftByNext: string[];
}

const SWAPPER = join(import.meta.dirname, 'swapper.ts');
const begun = (child: ChildProcess): Promise<unknown> => once(child.stdout ?? child, 'data');

/** A slowed swap takes about this many milliseconds, from the same file system and from another. */
const LASTS = { same: 230, across: 330 };
/** A slowed recovery. */
const RECOVERS = 120;

/**
 * Kills a slowed swap at a moment of its time, and in every second round the recovery as well, at random.
 *
 * @param part which part of its time has passed, from 0 to 1
 */
async function killSwap(part: number, across: boolean, twice: boolean): Promise<SwapAftermath> {
  return temporary(async (folder) => {
    const out = join(folder, 'served/site');
    const [old, made] = [await writeSite(out, 'old'), await writeSite(join(folder, 'made'), 'new')];
    const sites = { old: await standingOf(old), made: await standingOf(made) };
    const args = [SWAPPER, out, made, ...(across ? ['across'] : [])];
    const { interrupted } = await kill(args, begun, part * (across ? LASTS.across : LASTS.same));
    if (twice) await kill([SWAPPER, out], begun, Math.random() * RECOVERS);
    const aftermath = await aftermathOf(out, interrupted);
    await mkdir(join(folder, 'work'));
    await putInPlace(await writeSite(join(folder, 'work/next'), 'next'), out);
    return { ...aftermath, ...sites, twice, leftByNext: await besides(out) };
  });
}

/** So many kills at moments spread over the time that a swap takes, two at once. */
export async function killSwaps(n: number, tell: (done: number) => void = () => undefined): Promise<SwapAftermath[]> {
  const found: SwapAftermath[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < n) {
      const i = next++;
      const part = (((i * 7) % n) + Math.random()) / n;
      found.push(await killSwap(part, i % 2 === 1, i % 4 > 1));
      tell(found.length);
    }
  };
  await Promise.all([worker(), worker()]);
  return found;
}
