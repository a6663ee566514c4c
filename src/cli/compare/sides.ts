import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Guarded } from '../../built/may-replace.ts';
import { whereaboutsOf } from '../../built/whereabouts.ts';
import { shown } from '../../model/shown.ts';
import { folderOf, Usage } from '../command.ts';
import { openSite, refuseSame, type Site } from './site.ts';
import { buildBy, problemChanges, problemsBy, versionAt, type ProblemChanges, type Version } from './version.ts';

/** Two sites to be compared: built ones, or such as versions of Readout make of one folder. */
export interface Sides {
  readonly was: Site;
  readonly now: Site;
  /** Where two versions are compared: problems that they find in the folder. */
  readonly problems: ProblemChanges | undefined;
}

/** What a user named, not opened yet. */
export interface Named {
  readonly old: string;
  readonly new: string;
  readonly versions: Readonly<Record<Site['side'], Version | undefined>>;
  /** The content folder, where a version is to build it. */
  readonly folder: string | undefined;
}

/** @throws Usage where the two cannot be compared, as far as that is seen before anything is built */
export async function namedSides(
  positionals: readonly string[],
  flag: string | undefined,
  cwd: string,
): Promise<Named> {
  const [old, new_, ...more] = positionals;
  if (!old || !new_ || more.length)
    throw new Usage('compare takes two: the old site and the new one, or two versions, or one of each');
  const versions = { old: await versionAt(old, cwd), new: await versionAt(new_, cwd) };
  if (!versions.old && !versions.new) {
    if (flag !== undefined) throw new Usage('--folder names what versions are to build, and these are sites');
    return { old, new: new_, versions, folder: undefined };
  }
  if (versions.old?.root === versions.new?.root)
    throw new Usage('both are the same version: an old one and a new one are compared');
  const folder = folderOf([], flag);
  const found = await stat(resolve(cwd, folder)).catch(() => undefined);
  if (!found?.isDirectory())
    throw new Usage(`there is no folder "${shown(folder)}" for the versions to build: --folder names it`);
  return { old, new: new_, versions, folder };
}

/** What neither a report nor anything else may be put into. */
export async function guardedBy({ was, now }: Sides, { folder }: Named, cwd: string): Promise<Guarded[]> {
  const content =
    folder === undefined
      ? []
      : [{ what: 'the content folder', at: await whereaboutsOf(resolve(cwd, folder)), closed: true }];
  return [
    { what: 'the old site', at: was.at, closed: true },
    { what: 'the new site', at: now.at, closed: true },
    ...content,
  ];
}

/**
 * Opens both, what is a version after it has built the folder.
 *
 * @param work a folder that is nobody else's, for what versions build
 * @param status shows what is being done
 * @returns what is to be said where a version does not build the folder
 */
export async function openSides(
  { versions, folder = '', ...names }: Named,
  work: string,
  cwd: string,
  status: (line: string) => void,
): Promise<Sides | { refused: string; problems: ProblemChanges | undefined }> {
  const problems = await changedProblems(versions, folder, cwd, status);
  const sites: Site[] = [];
  for (const side of ['old', 'new'] as const) {
    const version = versions[side];
    const path = version ? join(work, `${side}-site`) : names[side];
    if (version) {
      status(`building ${folder} by ${version.version} (${side})`);
      const refused = await buildBy(version, folder, path, cwd);
      if (refused !== undefined)
        return {
          refused: `${refused}\n\nNothing was compared: Readout ${version.version} in ${shown(version.name, 120)} does not build ${shown(folder, 120)}.`,
          problems,
        };
    }
    const site = await openSite(path, side, cwd);
    sites.push(version ? { ...site, name: version.name, version: version.version } : site);
  }
  const [was, now] = sites;
  if (!was || !now) throw new Error('Two sites were to be opened');
  refuseSame(was, now);
  return { was, now, problems };
}

async function changedProblems(
  { old, new: new_ }: Named['versions'],
  folder: string,
  cwd: string,
  status: (line: string) => void,
): Promise<ProblemChanges | undefined> {
  if (!old || !new_) return undefined;
  status(`checking ${folder} by both`);
  const [before, after] = [await problemsBy(old, folder, cwd), await problemsBy(new_, folder, cwd)];
  return before && after && problemChanges(before, after);
}
