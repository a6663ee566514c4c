import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { rename } from '../disk/in-use.ts';
import { mended } from '../model/mend.ts';
import { shown } from '../model/shown.ts';
import type { Fix } from '../problem.ts';
import { checked } from '../reading/check.ts';
import { savedText } from '../reading/folder.ts';
import type { Reading } from '../reading/reading.ts';
import { dayOf, type World } from './command.ts';
import { onContent } from './content.ts';

/** `check --fix`: makes the edits that are marked safe, and no other. */

/** How often a folder is mended and checked again: an id that is not known is told once a briefing, and stands in many places. */
const ROUNDS = 40;

/**
 * Mends a content folder until nothing safe is left to mend. Each file is replaced whole or not at all; one that was changed
 * since it was read is left as it is.
 *
 * @param tell is given a line for each file, with a line for each edit after it
 */
export async function mendFolder(folder: string, world: World, tell: (lines: string) => void): Promise<void> {
  await forgetKilled(resolve(world.cwd, folder));
  const tried = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const made = await onContent(folder, world.cwd, (reading) => mendOnce(reading, folder, world, tried, tell));
    if (!made) return;
  }
  tell(`${folder}: more may be left to mend; run it again`);
}

/** @returns how many edits were made */
async function mendOnce(
  reading: Reading,
  folder: string,
  world: World,
  tried: Set<string>,
  tell: (lines: string) => void,
): Promise<number> {
  const { problems } = await checked(reading, dayOf(world.now()));
  const fixes = problems.flatMap(({ fix }) => (fix?.safe && !tried.has(JSON.stringify(fix)) ? [fix] : []));
  let count = 0;
  for (const [file, own] of Map.groupBy(fixes, (fix) => fix.file)) {
    const made = await mendFile(join(resolve(world.cwd, folder), file), savedText(reading.content, file) ?? '', own);
    const name = shown(`${folder}/${file}`, Infinity);
    if (!made) tell(`${name}: changed while it was read, and left as it is`);
    if (!made?.length) continue;
    // An edit that is asked for again where it was made mends nothing.
    for (const fix of made) tried.add(JSON.stringify(fix));
    count += made.length;
    tell([`${name}: ${made.length} mended`, ...made.map(lineOf)].join('\n'));
  }
  return count;
}

const lineOf = ({ line, column, label }: Fix): string => `  ${line}:${column} ${shown(label, Infinity)}`;

/** What a file is written as before it takes the other's place: hidden, so that no reading takes it for content. */
const PREFIX = '.readout-mend-';

/**
 * Makes edits in a file.
 *
 * @param saved its text as it was read
 * @returns the edits made; nothing where the file is another by now, which is then left as it is
 */
export async function mendFile(path: string, saved: string, fixes: readonly Fix[]): Promise<Fix[] | undefined> {
  const { text, made } = mended(saved, fixes);
  if (!made.length) return made;
  const next = join(dirname(path), PREFIX + randomUUID());
  try {
    await writeLike(path, next, text);
    if (!(await readFile(path)).equals(Buffer.from(saved))) return undefined;
    await rename(next, path);
    return made;
  } finally {
    await rm(next, { force: true });
  }
}

/** Writes a file beside another, with its mode and owner, and sees to it that it is on the disk. */
async function writeLike(path: string, next: string, text: string): Promise<void> {
  const { mode, uid, gid } = await lstat(path);
  const file = await open(next, 'wx', 0o600);
  try {
    await file.writeFile(text);
    // Only root may give a file away; anyone else's is their own.
    await file.chown(uid, gid).catch(() => undefined);
    await file.chmod(mode & 0o777);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** For how long such a file may be one that another run is writing, in milliseconds: an hour. */
const IN_MAKING = 3_600_000;

/** Takes out what a run that was killed left beside the content. */
async function forgetKilled(folder: string): Promise<void> {
  for (const dir of [folder, join(folder, 'sources'), join(folder, 'actors'), join(folder, 'pages')]) {
    const names = (await readdir(dir).catch(() => [])).filter((name) => name.startsWith(PREFIX));
    for (const name of names) {
      const path = join(dir, name);
      const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Infinity);
      if (age > IN_MAKING) await rm(path, { force: true });
    }
  }
}
