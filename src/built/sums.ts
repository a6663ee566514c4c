import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SUMS } from './marker.ts';

/** A file of a built site: its path in the site with forward slashes, and its size in bytes. */
export interface BuiltFile {
  path: string;
  bytes: number;
}

/** Every plain file below a folder, in the order of its path. */
export async function filesIn(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => inSite(folder, join(e.parentPath, e.name)));
  return Promise.all(paths.sort().map(async (path) => ({ path, bytes: (await stat(join(folder, path))).size })));
}

/** Where a path stands in a site, with forward slashes on every machine. */
export const inSite = (site: string, path: string): string => relative(site, path).replaceAll('\\', '/');

/** How many files are read at a time, and up to how many bytes one is read whole. */
const AT_ONCE = 16;
const WHOLE = 8e6;

/** Writes the sums of a finished site into it. */
export async function writeSums(site: string): Promise<void> {
  const lines: string[] = [];
  const files = await filesIn(site);
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const sums = await Promise.all(some.map(({ path }) => sha256Of(join(site, path))));
    some.forEach(({ path }, i) => lines.push(`${sums[i]}  ${path}\n`));
  }
  await writeFile(join(site, SUMS), lines.join(''));
}

/** The SHA-256 of what stands in a file, in hex. */
export async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256');
  // A stream takes longer to open than most files take to read.
  if ((await stat(file)).size <= WHOLE) return digest.update(await readFile(file)).digest('hex');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

/** The sum of each file by its path, or nothing where the text has a line that is no sum. */
export function readSums(text: string): ReadonlyMap<string, string> | undefined {
  const lines = text.split('\n').slice(0, -1);
  const sums = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (!lines.length || sums.some((s) => !s)) return undefined;
  return new Map(sums.map((s) => [s?.[2] ?? '', s?.[1] ?? '']));
}
