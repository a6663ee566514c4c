import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rename } from '../disk/in-use.ts';

/** The content's files that a blob was made of, and the digest of each, in the order of their names. */
export type Origins = readonly (readonly [file: string, digest: string])[];

/** Blobs on the disk, each under a name that says all it was made of; their owner's alone. */
export interface Blobs {
  /** Where a blob of this name and of these origins stands, or is to stand. One of other origins but of this name is it too. */
  place: (name: string, origins: Origins) => Promise<Place>;
  /** What the blobs that were made of a file, when the folder was opened, were made of besides; nothing where there were none. */
  originsBefore: (file: string) => Origins | undefined;
  /** Takes out all whose names are not among these. */
  sweep: (names: ReadonlySet<string>) => Promise<void>;
  /** Takes out what was made first, until there are at most so many bytes. */
  bound: (most: number) => Promise<void>;
}

export interface Place {
  path: string;
  /** Whether one was there when the folder was opened. */
  there: boolean;
}

/** In a group of blobs, the file that says of what content they were made. */
const ORIGINS = 'of.json';

/** Of what is being written, before it has its name. */
const UNFINISHED = '.new-';

// Folders and small files are read at once here: of some thousand, to wait for each takes ten times as long as to read it.

/** Opens a folder of blobs: every name is known from then on, so that no file is asked for in vain. */
export function openBlobs(dir: string): Blobs {
  const known = knownIn(dir);
  const made = new Map<string, Promise<string>>();
  let before: Map<string, Origins> | undefined;
  const groupFor = (origins: Origins): Promise<string> => {
    const group = groupOf(origins);
    const making = made.get(group) ?? makeGroup(dir, group, origins);
    made.set(group, making);
    return making;
  };
  return {
    async place(name, origins) {
      const path = join(await groupFor(origins), name);
      const elsewhere = known.get(name);
      known.set(name, path);
      const there = elsewhere === path || (elsewhere !== undefined && (await moved(elsewhere, path)));
      return { path, there };
    },
    originsBefore: (file) => (before ??= originsByFile(dir)).get(file),
    bound: (most) => bound(dir, most),
    async sweep(names) {
      for (const group of foldersIn(dir)) {
        const all = namesIn(join(dir, group));
        const kept = all.filter((name) => names.has(name));
        if (!kept.length) await rm(join(dir, group), { recursive: true, force: true });
        else
          for (const name of all)
            if (!names.has(name) && name !== ORIGINS) await rm(join(dir, group, name), { force: true });
      }
    },
  };
}

/** Where a blob of this name and of these origins stands, or is to stand. */
export const placeOf = async (dir: string, name: string, origins: Origins): Promise<string> =>
  join(await makeGroup(dir, groupOf(origins), origins), name);

/** Takes out every blob that was made of a file whose text is no longer in the content. */
export async function forgetBlobs(dir: string, stands: (file: string, digest: string) => boolean): Promise<void> {
  for (const group of foldersIn(dir)) {
    const origins = originsOf(join(dir, group));
    if (origins?.every(([file, digest]) => stands(file, digest))) continue;
    await rm(join(dir, group), { recursive: true, force: true });
  }
}

/** Puts a blob where it is to stand, whole: it begins with its own digest. */
export async function putBlob(path: string, bytes: Uint8Array): Promise<void> {
  const next = join(path, '..', `${UNFINISHED}${randomUUID()}`);
  await writeFile(next, [digestOf(bytes), bytes], { mode: 0o600 });
  await rename(next, path);
}

/** A blob's bytes; nothing where it is not there, or is not what was put there. To read one takes less than to wait for it. */
export function getBlob(path: string): Uint8Array | undefined {
  const all = readIfThere(path);
  if (!all || all.length < DIGEST) return undefined;
  const bytes = new Uint8Array(all.buffer, all.byteOffset + DIGEST, all.length - DIGEST);
  return digestOf(bytes).equals(all.subarray(0, DIGEST)) ? bytes : undefined;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw e;
  }
}

const DIGEST = 32;
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const groupOf = (origins: Origins): string =>
  createHash('sha256').update(JSON.stringify(origins)).digest('hex').slice(0, 32);

async function makeGroup(dir: string, group: string, origins: Origins): Promise<string> {
  const path = join(dir, group);
  if (originsOf(path)) return path;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const next = join(path, `${UNFINISHED}${randomUUID()}`);
  await writeFile(next, JSON.stringify(origins), { mode: 0o600 });
  await rename(next, join(path, ORIGINS));
  return path;
}

/** What a group was made of; nothing where it does not say so, as its name has it. */
function originsOf(path: string): Origins | undefined {
  const text = readIfThere(join(path, ORIGINS))?.toString();
  if (text === undefined) return undefined;
  try {
    const origins = JSON.parse(text) as Origins;
    return path.endsWith(groupOf(origins)) ? origins : undefined;
  } catch (e) {
    if (e instanceof SyntaxError) return undefined;
    throw e;
  }
}

/** The origins of each group, by the file of the content that is a briefing. */
function originsByFile(dir: string): Map<string, Origins> {
  const all = foldersIn(dir).map((group) => originsOf(join(dir, group)));
  return new Map(
    all.flatMap((origins) =>
      (origins ?? []).filter(([file]) => file.endsWith('.mdx')).map(([file]) => [file, origins ?? []] as const),
    ),
  );
}

function knownIn(dir: string): Map<string, string> {
  return new Map(
    foldersIn(dir).flatMap((group) =>
      namesIn(join(dir, group))
        .filter(isBlob)
        .map((name) => [name, join(dir, group, name)] as const),
    ),
  );
}

const isBlob = (name: string): boolean => name !== ORIGINS && !name.startsWith('.');

async function moved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  );
}

/** Takes out what was made first, until there are at most so many bytes. */
async function bound(dir: string, most: number): Promise<void> {
  const found: { path: string; size: number; made: number }[] = [];
  for (const group of foldersIn(dir)) {
    for (const name of namesIn(join(dir, group)).filter(isBlob)) {
      const path = join(dir, group, name);
      const { size, mtimeMs } = statSync(path);
      found.push({ path, size, made: mtimeMs });
    }
  }
  let left = found.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of found.sort((a, b) => a.made - b.made)) {
    if (left <= most) return;
    await rm(path, { force: true });
    left -= size;
  }
}

const foldersIn = (dir: string): string[] => namesIn(dir).filter((name) => /^[0-9a-f]{32}$/.test(name));

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw e;
  }
}
