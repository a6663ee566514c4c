import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Irreplaceable } from '../../built/irreplaceable.ts';
import { addressIn, MARKER, SUMS } from '../../built/marker.ts';
import { standingReason } from '../../built/may-replace.ts';
import { standingAt } from '../../built/standing.ts';
import { readSums } from '../../built/sums.ts';
import { whereaboutsOf, type Whereabouts } from '../../built/whereabouts.ts';
import type { Side } from '../../compare/compared.ts';
import { shown } from '../../model/shown.ts';
import { Usage } from '../command.ts';
import { isThere } from '../is-there.ts';
import { saidOf } from '../output.ts';
import { typed } from '../settings.ts';

/** A built site that is compared. */
export interface Site extends Side {
  readonly side: 'old' | 'new';
  /** As the user named it. */
  readonly name: string;
  readonly at: Whereabouts;
  /** Of Readout, where one has built it for this comparison. */
  readonly version?: string;
  /** What is in it that no build put there, and is left out. */
  readonly added: readonly string[];
}

/** @throws Usage where there is no whole site of ours */
export async function openSite(name: string, side: Site['side'], cwd: string): Promise<Site> {
  return saidOf(`"${shown(name)}"`, async () => {
    const at = await whereaboutsOf(resolve(cwd, name));
    const standing = at.there ? await standingAt(at.path) : ({ kind: 'nothing' } as const);
    if (standing.kind === 'nothing')
      throw new Irreplaceable('is not there: two built sites are compared, or two versions');
    if (standing.kind === 'touched' && standing.altered.length)
      throw new Irreplaceable(standingReason({ ...standing, added: [] }) ?? '');
    if (standing.kind !== 'site' && standing.kind !== 'touched')
      throw new Irreplaceable(
        `is no site that Readout built, and no version of it: \`${typed('build')}\` makes a site`,
      );
    const sums = readSums(await readFile(join(at.path, SUMS), 'utf8')) ?? new Map<string, string>();
    await refuseMissing(at.path, [...sums.keys()]);
    const url = addressIn(await readFile(join(at.path, MARKER), 'utf8'));
    if (!url) throw new Irreplaceable('does not say where it is hosted');
    const read = (path: string): Promise<Uint8Array> => readFile(join(at.path, path));
    return { name, side, at, sums, url, read, added: standing.kind === 'touched' ? standing.added : [] };
  });
}

async function refuseMissing(folder: string, paths: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const path of paths) if (!(await isThere(join(folder, path)))) missing.push(path);
  if (missing.length)
    throw new Irreplaceable(
      `is not whole: ${shown(missing[0] ?? '', 100)}${missing.length > 1 ? ` and ${missing.length - 1} more are` : ' is'} not there; copy or build it again`,
    );
}

/** @throws Usage where both are one folder */
export function refuseSame(was: Site, now: Site): void {
  if (was.at.chain[0] === now.at.chain[0])
    throw new Usage('both are the same folder: an old site and a new one are compared');
}
