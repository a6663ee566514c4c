import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DISK } from '../built/disk.ts';
import { Irreplaceable } from '../built/irreplaceable.ts';
import { recover, type Settled } from '../built/leftovers.ts';
import { placeReason, reasonAgainst, type Guarded } from '../built/may-replace.ts';
import { putInPlace } from '../built/put-in-place.ts';
import type { Seen } from '../built/seen.ts';
import { SUMS } from '../built/marker.ts';
import { standingAside } from '../built/standing.ts';
import { readSums } from '../built/sums.ts';
import { whereaboutsOf } from '../built/whereabouts.ts';
import { shown } from '../model/shown.ts';
import { Usage, type World } from './command.ts';
import { ROOT } from './settings.ts';

/** Where a build puts its site: a folder that may be replaced. */
export interface Output {
  /** As the user named it. */
  name: string;
  /** Absolute, without links. */
  path: string;
  /** The SHA-256 of each file of the site that stands there untouched, by its path; none where no site does. */
  standing: ReadonlyMap<string, string>;
  /** What was read of it. */
  seen: Seen;
  print: World['print'];
}

/**
 * The folder that `--out` names, after what a killed build left there is put right.
 *
 * @throws Usage where it may not be replaced; nothing in it is changed then
 */
export async function openOutput(
  name: string,
  content: string,
  { cwd, print }: Pick<World, 'cwd' | 'print'>,
): Promise<Output> {
  return saidOf(`--out "${shown(name)}"`, async () => {
    const out = await whereaboutsOf(resolve(cwd, name));
    say(await recover(out.path), name, print);
    const guarded: Guarded[] = [
      { what: 'the content folder', at: await whereaboutsOf(resolve(cwd, content)), closed: true },
      { what: 'the folder you stand in', at: await whereaboutsOf(cwd) },
      { what: 'Readout itself', at: await whereaboutsOf(ROOT) },
    ];
    // What is put back may have been what was missing.
    const found = await whereaboutsOf(out.path);
    const place = placeReason(found, guarded);
    if (place !== undefined) throw new Irreplaceable(place);
    const { standing: what, seen } = await standingAside(found.path);
    const reason = reasonAgainst(found, what, guarded);
    if (reason !== undefined) throw new Irreplaceable(reason);
    const sums = what.kind === 'site' ? readSums(await readFile(join(found.path, SUMS), 'utf8')) : undefined;
    return { name, path: found.path, standing: sums ?? new Map<string, string>(), seen, print };
  });
}

/**
 * Puts a finished site there, whole.
 *
 * @param look throws where it may not be published after all
 * @throws Usage where it cannot be replaced; the earlier site stands then, and after whatever `look` throws
 */
export async function publishTo(out: Output, site: string, look: () => Promise<void>): Promise<void> {
  const { name, path, seen, print } = out;
  await saidOf(`--out "${shown(name)}"`, async () => say(await putInPlace(site, path, DISK, look, seen), name, print));
}

/** Says what a killed build had left at an output. */
export function say(settled: readonly Settled[], name: string, print: World['print']): void {
  for (const each of settled) {
    if (each.done === 'restored') print(`${shown(name)}: a build was killed; the site it was to replace is back.`);
    if (each.done === 'kept')
      print(
        `${shown(name)}: a build was killed; what it took from there is in ${each.path}. Look at it and delete it.`,
      );
  }
}

/** Says of a folder, by its name in a sentence, why it may not be what it is named for. */
export async function saidOf<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (e) {
    throw e instanceof Irreplaceable ? new Usage(`${name} ${e.message}`) : e;
  }
}
