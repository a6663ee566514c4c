import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './settings.ts';

/** What an earlier run worked out, by what it was worked out from. */
export interface Memory<T> {
  get: (from: string) => T | undefined;
  keep: (from: string, value: T) => void;
  /** Writes what was kept in this run; what was not asked for is forgotten. */
  save: () => Promise<void>;
}

/** Opens the memory of one kind of work on one content folder. */
export type OpenMemory = typeof openMemory;

/** Remembers nothing: for work whose folder is gone when it is done. */
export const forgetful: OpenMemory = () =>
  Promise.resolve({ get: () => undefined, keep: () => undefined, save: () => Promise.resolve() });

/**
 * Opens the memory of one kind of work on one content folder. It holds only as long as the code that did the work is the
 * same: the texts under `code` are part of every key.
 *
 * @param code folders of the project's own source, separated by blanks
 */
export async function openMemory<T>(folder: string, kind: string, code: string): Promise<Memory<T>> {
  const dir = join(ROOT, '.readout', 'memory');
  const path = join(dir, `${kind}-${hash(folder).slice(0, 16)}.json`);
  const version = await versionOf(code);
  const before = await read<T>(path, version);
  const after: Record<string, T> = {};
  let changed = false;
  return {
    get: (from) => before[hash(from)],
    keep: (from, value) => {
      const key = hash(from);
      changed ||= !(key in before);
      after[key] = value;
    },
    save: async () => {
      if (!changed && Object.keys(before).length === Object.keys(after).length) return;
      await mkdir(dir, { recursive: true });
      const next = `${path}.${randomUUID()}`;
      await writeFile(next, JSON.stringify({ version, entries: after }));
      await rename(next, path);
      await forgetOld(dir);
    },
  };
}

/** For how long a folder's memory is kept after it last changed, in milliseconds: 30 days. */
const KEPT = 30 * 86_400_000;

/** Takes out what no one has changed for long: a folder that was moved or was only a test's is not looked for again. */
async function forgetOld(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const path = join(dir, name);
    // Another run may have taken it out already.
    const changed = await stat(path).then(
      (s) => s.mtimeMs,
      () => Infinity,
    );
    if (changed < Date.now() - KEPT) await rm(path, { force: true });
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

async function read<T>(path: string, version: string): Promise<Record<string, T>> {
  const text = await readFile(path, 'utf8').catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return undefined;
    throw e;
  });
  if (text === undefined) return {};
  try {
    const found = JSON.parse(text) as { version: string; entries: Record<string, T> };
    return found.version === version ? found.entries : {};
  } catch (e) {
    // A file cut short by a full disk is no memory; the work is done again.
    if (e instanceof SyntaxError) return {};
    throw e;
  }
}

async function versionOf(code: string): Promise<string> {
  // Another Node may part words and sentences otherwise.
  const digest = createHash('sha256').update(process.version);
  for (const dir of ['package-lock.json', ...code.split(' ')]) digest.update(await digestOf(join(ROOT, dir)));
  return digest.digest('hex');
}

async function digestOf(path: string): Promise<string> {
  const names = await readdir(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOTDIR') return undefined;
    throw e;
  });
  if (!names) return hash(await readFile(path, 'utf8'));
  return hash((await Promise.all(names.sort().map((n) => digestOf(join(path, n))))).join());
}
