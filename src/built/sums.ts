import { createHash, hash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breath } from 'node:timers/promises';
import { SUMS } from './marker.ts';

/** A file of a built site: its path in the site with forward slashes, and its size in bytes. */
export interface BuiltFile {
  path: string;
  bytes: number;
}

/** One thing below a folder, by its path there with forward slashes. */
export interface Found {
  path: string;
  kind: 'file' | 'folder' | 'other';
}

/** Everything below a folder, in the order of its path; what a link leads to is not looked at. */
export function allIn(folder: string): Found[] {
  const found: Found[] = [];
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside + entry.name;
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
      found.push({ path, kind });
      if (kind === 'folder') walk(`${path}/`);
    }
  };
  walk('');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const pathsIn = (folder: string): string[] =>
  allIn(folder).flatMap(({ path, kind }) => (kind === 'file' ? [path] : []));

/** Every plain file below a folder, in the order of its path. */
export const filesIn = (folder: string): BuiltFile[] =>
  pathsIn(folder).map((path) => ({ path, bytes: statSync(join(folder, path)).size }));

/** Up to how many bytes a file is read whole, and after how many of them others of this process get a turn. */
const WHOLE = 8e6;
const TURN = 64;

/**
 * Writes the sums of a finished site into it.
 *
 * @param known sums of files in it, by their paths
 */
export async function writeSums(site: string, known: ReadonlyMap<string, string> = new Map()): Promise<void> {
  const lines: string[] = [];
  for (const path of pathsIn(site)) lines.push(`${known.get(path) ?? (await sha256Of(join(site, path)))}  ${path}\n`);
  await writeFile(join(site, SUMS), lines.join(''));
}

let read = 0;

/** The SHA-256 of what stands in a file, in hex. */
export async function sha256Of(file: string): Promise<string> {
  // To read a small file takes less than to wait for it: ten thousand of them half a second instead of three.
  if (++read % TURN === 0) await breath();
  const sum = sumOfSmall(file);
  if (sum !== undefined) return sum;
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

/** Files are read into one place, one after the other: to make room for each takes longer than to read it. */
let room: Buffer | undefined;

function sumOfSmall(file: string): string | undefined {
  const open = openSync(file, 'r');
  try {
    if (fstatSync(open).size > WHOLE) return undefined;
    room ??= Buffer.allocUnsafe(WHOLE + 1);
    let length = 0;
    for (let more = 1; more > 0 && length <= WHOLE; length += more)
      more = readSync(open, room, length, room.length - length, null);
    // It may have grown since.
    return length > WHOLE ? undefined : hash('sha256', room.subarray(0, length), 'hex');
  } finally {
    closeSync(open);
  }
}

/** The sum of each file by its path, or nothing where the text has a line that is no sum. */
export function readSums(text: string): ReadonlyMap<string, string> | undefined {
  const lines = text.split('\n').slice(0, -1);
  const sums = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (!lines.length || sums.some((s) => !s)) return undefined;
  return new Map(sums.map((s) => [s?.[2] ?? '', s?.[1] ?? '']));
}
