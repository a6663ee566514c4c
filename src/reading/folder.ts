import { lstatSync, readFileSync, type BigIntStats, type Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isOfSystem } from '../disk/of-system.ts';
import type { Files } from '../model/library.ts';
import { base64Of, isOfBytes } from '../brand/bytes.ts';
import { mostOf } from '../model/limits.ts';
import { problem, START, type Problem } from '../problem.ts';
import { digestIn, sha256 } from './code.ts';
import { heldAs, ifThere, standing } from './held.ts';

/** A content folder as it was read, once: what all work on it is a function of. */
export interface Content {
  files: Files;
  /** The files that have other line ends than LF, as they stand on the disk. */
  saved: Files;
  /** Of what is there and is no text; it has no file in `files`. */
  problems: readonly Problem[];
  /** Of all of it: the same for the same content, in hexadecimal. */
  digest: string;
}

/** How often what changed meanwhile is read again, and how long is waited before, in milliseconds. */
const ROUNDS = 5;
const PAUSE = 40;

/**
 * Reads the texts of a content folder: the only place where content is read from the disk. Nothing outside the folder is read: a
 * symbolic link is a problem, and so are what is no file, what is too large, and what is not UTF-8, with the offset of its
 * first wrong byte. What is read is of one moment: what was saved while others were read is read again, and a file that
 * changes each time is a problem.
 *
 * @throws where the folder itself is not there or cannot be read
 */
export async function readContent(folder: string, { read = readHere, before }: Readers = {}): Promise<Content> {
  const root = await realpath(folder);
  const known = before && readings.get(before.files);
  const began = BigInt(Date.now()) * 1_000_000n;
  let stamps = await stampsIn(root);
  const isKnown = (file: string): boolean => known?.root === root && known.settled.get(file) === stamps.get(file);
  const found = await readAll(
    root,
    [...stamps.keys()].filter((file) => !isKnown(file)),
    read,
  );
  for (const file of stamps.keys()) if (isKnown(file)) found.set(file, known?.found.get(file));
  let changed: string[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const now = await stampsIn(root);
    changed = [...new Set([...stamps.keys(), ...now.keys()])].filter((file) => stamps.get(file) !== now.get(file));
    if (!changed.length) break;
    stamps = now;
    await wait(PAUSE);
    for (const [file, text] of await readAll(root, changed, read)) found.set(file, text);
  }
  for (const file of changed) found.set(file, problem('schema', file, START, ...UNSTEADY));
  const orphans = orphaned(await originalsIn(root), found);
  const content = contentOf([...[...stamps.keys()].map((file) => [file, found.get(file)] as const), ...orphans]);
  const settled = [...stamps].filter(([file, stamp]) => !changed.includes(file) && isSettled(stamp, began));
  readings.set(content.files, { root, found, settled: new Map(settled) });
  return content;
}

interface Readers {
  read?: Read;
  /** An earlier reading of the same folder: what was not saved since is not read again. */
  before?: Content | undefined;
}

/** Gives the bytes of a file: given, so that a test can save another meanwhile. */
type Read = (path: string) => Promise<Uint8Array>;

/** To read a small file takes less than to wait for it. */
const readHere: Read = (path) => Promise.resolve(readFileSync(path));

/** What was read, by its file, and of what nothing was saved just before, what the disk said of it. */
interface Readings {
  root: string;
  found: ReadonlyMap<string, Found>;
  settled: ReadonlyMap<string, string>;
}

const readings = new WeakMap<Files, Readings>();

/** For how long a file must have been as it is before what the disk says of it tells it from one saved since, in nanoseconds. */
const SETTLED = 2_000_000_000n;

const isSettled = (stamp: string, now: bigint): boolean =>
  stamp
    .split(' ')
    .slice(2)
    .every((at) => now - BigInt(at) > SETTLED);

const UNSTEADY = [
  'The file was changed each time the folder was read',
  'Wait until no program writes there, and run it again',
] as const;

function contentOf(found: readonly (readonly [string, Found])[]): Content {
  const files = new Map<string, string>();
  const saved = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [file, text] of found) {
    if (typeof text === 'string') {
      files.set(file, text.replace(/\r\n?/g, '\n'));
      if (text.includes('\r')) saved.set(file, text);
    } else if (text) problems.push(text);
  }
  const digests = [...files.keys()].map((file) => [file, digestIn(files, file)]);
  return { files, saved, problems, digest: sha256(JSON.stringify([digests, problems])) };
}

/** A file's text as it is on the disk. */
export const savedText = ({ files, saved }: Content, file: string): string | undefined =>
  saved.get(file) ?? files.get(file);

/** A file's text as it is saved, or why it is none; nothing where it is not there any more. */
type Found = string | Problem | undefined;

async function readAll(root: string, names: readonly string[], read: Read): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const file of names) found.set(file, await standing(join(root, file), (at) => readOne(at, file, read)));
  return found;
}

/** The folders in a content folder. */
export const FOLDERS: readonly string[] = ['sources', 'actors', 'editions', 'pages', 'brand'];

/** Every path of the content, and what tells that a file was saved since: what the disk says of it. */
export async function stampsIn(root: string): Promise<Map<string, string>> {
  const names = (await Promise.all(['', ...FOLDERS].map((dir) => namesIn(root, dir)))).flat();
  const stamps = new Map<string, string>();
  for (const file of names) {
    const path = join(root, file);
    const stat = statHere(path) ?? (await standing(path, (at) => lstat(at, { bigint: true })));
    if (stat) stamps.set(file, [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' '));
  }
  return stamps;
}

const statHere = (path: string): BigIntStats | undefined => lstatSync(path, { bigint: true, throwIfNoEntry: false });

/** The documents that sources were taken from, as far as their names say so. */
async function originalsIn(root: string): Promise<string[]> {
  const folder = join(root, 'sources');
  if (!(await ifThere(lstat(folder)))?.isDirectory()) return [];
  return (await readdir(folder)).filter((name) => ORIGINAL.test(name)).sort();
}

/** A document that no source says it is taken from is told of: it may be of one that was renamed, or removed. */
function orphaned(originals: readonly string[], found: ReadonlyMap<string, Found>): [string, Problem][] {
  return originals.flatMap((name): [string, Problem][] => {
    const source = found.get(`sources/${name.replace(/\..*/, '')}.md`);
    if (source !== undefined && (typeof source !== 'string' || source.includes(name))) return [];
    const file = `sources/${name}`;
    return [[file, problem('schema', file, START, ...ORPHANED, 'warning')]];
  });
}

const ORPHANED = [
  'No source is taken from this document',
  'Give it the name that its source says, or take it away',
] as const;

/** Not content: hidden files, what a system leaves in a folder, and a note to those who open the folder; and of sources, the documents they were taken from. */
const passedOver = (name: string, dir: string): boolean =>
  name.startsWith('.') ||
  isOfSystem(name) ||
  name === 'README.md' ||
  (dir === 'sources' && ORIGINAL.test(name)) ||
  (dir === 'brand' && LICENCE.test(name));

/** Of a typeface: who carries it carries its licence. */
const LICENCE = /\.(txt|md)$/i;

const ORIGINAL = /^[^.]+\.original\.[a-z]+$/;

/**
 * The paths in one folder of the content; `sources` and the like among them where they are no folders. A file that the desk
 * holds just then is there.
 */
async function namesIn(root: string, dir: string): Promise<string[]> {
  const stat = await lstat(join(root, dir)).catch((e: NodeJS.ErrnoException) => {
    if (dir && e.code === 'ENOENT') return undefined;
    throw e;
  });
  if (!stat?.isDirectory()) return stat ? [dir] : [];
  const found = (await readdir(join(root, dir))).map((name) => heldAs(name) ?? name);
  const names = [...new Set(found)].filter((n) => !passedOver(n, dir)).sort();
  return dir ? names.map((n) => `${dir}/${n}`) : names.filter((n) => !FOLDERS.includes(n));
}

/** A file's text, or why it is none; what is no plain file is never opened, since a pipe would be waited for. */
async function readOne(path: string, file: string, read: Read): Promise<string | Problem> {
  const stat = lstatSync(path);
  const refused = noText(stat, mostOf(file));
  if (refused) return problem('schema', file, START, ...refused);
  const bytes = await read(path);
  if (isOfBytes(file)) return base64Of(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    const message = `The file is not UTF-8: wrong byte at offset ${firstWrongByte(bytes)}`;
    return problem('schema', file, START, message, 'Save the file as UTF-8');
  }
}

function noText(stat: Stats, most: number): [message: string, note: string] | undefined {
  if (stat.isSymbolicLink()) return ['The file is a symbolic link', 'Put a copy of the file into the folder'];
  if (stat.isDirectory()) return ['A folder has no place here', 'Move it out of the content folder'];
  if (!stat.isFile()) return ['A pipe, socket or device has no place here', 'Take it out of the content folder'];
  const message = `File has ${stat.size} bytes, at most ${most} are read`;
  return stat.size > most ? [message, 'Part it, or keep it elsewhere'] : undefined;
}

/** By halving: a prefix decodes, in streaming mode, as long as it holds no wrong byte. */
function firstWrongByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (good < bad) {
    const mid = (good + bad + 1) >> 1;
    if (decodes(bytes.subarray(0, mid))) good = mid;
    else bad = mid - 1;
  }
  return good;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
