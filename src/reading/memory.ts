import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rename } from '../disk/in-use.ts';
import { forgetBlobs } from '../store/blobs.ts';
import { cachesOf } from './caches.ts';
import { digestIn, sha256, versionOf } from './code.ts';
import type { Content } from './folder.ts';

/** What earlier runs worked out from a content folder. */
export interface Memory {
  /** Where what is made of the content may be kept, blob by blob; it goes with the content as the rest does. */
  readonly blobs?: string;
  /** Opens what was kept of one kind of work, by its name. */
  open: <T>(kind: string) => Promise<Kept<T>>;
  /**
   * Writes what was kept in this run; what was not asked for, and what is of content that is gone, is forgotten.
   *
   * @throws where it cannot be written, which takes nothing from what was worked out
   */
  save: () => Promise<void>;
}

/** One kind of work, a file of the content at a time. */
export interface Kept<T> {
  /** What was worked out from exactly this, if it was. */
  get: (file: string, from: string) => T | undefined;
  keep: (file: string, from: string, value: T) => void;
}

/** Stands for a file where something was worked out from the folder as a whole. */
export const WHOLE = '';

/** Remembers nothing: for work whose folder is gone when it is done. */
export const FORGETFUL: Memory = {
  open: () => Promise.resolve({ get: () => undefined, keep: () => undefined }),
  save: () => Promise.resolve(),
};

interface Entry {
  /** The digest of the content's file, as it was then. */
  text: string;
  /** The digest of all that the value was worked out from. */
  from: string;
  value: unknown;
}
type Entries = Map<string, Entry>;

/** Where all memories are: a folder for each content folder. */
const placeOf = (root: string): string => join(cachesOf(root), 'memory');

/**
 * Opens the memory of a content folder as it was read. It holds restricted text: so its folders and files are their
 * owner's alone, and what stands in it goes when the content goes, with the next run that reads the folder; where the
 * folder itself is gone, with the next run of all. It holds only as long as the code that did the work is the same.
 *
 * @param root the project's own folder
 * @param folder the content folder's absolute path
 */
export async function openMemory(root: string, folder: string, content: Content): Promise<Memory> {
  const place = join(placeOf(root), sha256(folder).slice(0, 16));
  const memory = new FolderMemory(place, folder, await versionOf(root), content);
  await memory.attempt(() => forgetGone(placeOf(root)));
  return memory;
}

class FolderMemory implements Memory {
  readonly blobs: string;
  private readonly dir: string;
  private readonly folder: string;
  private readonly version: string;
  private readonly content: Content;
  private fault: Error | undefined;
  private readonly opened = new Map<string, { before: Entries; after: Entries }>();

  constructor(dir: string, folder: string, version: string, content: Content) {
    this.dir = dir;
    this.blobs = join(dir, 'press');
    this.folder = folder;
    this.version = version;
    this.content = content;
  }

  async open<T>(kind: string): Promise<Kept<T>> {
    const before = await this.read(kind);
    const after: Entries = new Map();
    this.opened.set(kind, { before, after });
    return {
      get: (file, from) => {
        const entry = before.get(file);
        return entry?.from === sha256(from) ? (entry.value as T) : undefined;
      },
      keep: (file, from, value) => {
        after.set(file, { text: this.textOf(file), from: sha256(from), value });
      },
    };
  }

  /** Does what is told at the end if it cannot be done: a memory that cannot be written stops no work. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (e) {
      this.fault ??= e as Error;
    }
  }

  async save(): Promise<void> {
    if (this.fault) throw this.fault;
    for (const [kind, { before, after }] of this.opened) if (!same(before, after)) await this.write(kind, after);
    // Kinds that this run had no need of may hold words that are no longer in the content.
    const whole = this.textOf(WHOLE);
    if ((await readIfThere(join(this.dir, 'content'))) === whole) return;
    for (const kind of await this.kinds()) if (!this.opened.has(kind)) await this.prune(kind);
    await forgetBlobs(this.blobs, (file, digest) => this.stands(file) && this.textOf(file) === digest);
    await this.put('content', whole);
  }

  private textOf(file: string): string {
    if (file === WHOLE) return this.content.digest;
    const digest = digestIn(this.content.files, file);
    if (digest === undefined) throw new Error(`${file} is no file of the content that was read`);
    return digest;
  }

  private stands(file: string): boolean {
    return file === WHOLE || this.content.files.has(file);
  }

  private async kinds(): Promise<string[]> {
    return (await namesIn(this.dir)).filter((n) => n.endsWith('.json')).map((n) => n.replace(/\.json$/, ''));
  }

  private async prune(kind: string): Promise<void> {
    const before = await this.read(kind);
    const after = new Map([...before].filter(([file, { text }]) => this.stands(file) && this.textOf(file) === text));
    if (!same(before, after)) await this.write(kind, after);
  }

  /** A file that is not whole, or is of other code, is no memory: it goes, and the work is done again. */
  private async read(kind: string): Promise<Entries> {
    const path = join(this.dir, `${kind}.json`);
    const [sum, version, json = ''] = ((await readIfThere(path)) ?? '').split('\n');
    if (version === this.version && sum === sha256(`${version}\n${json}`))
      return new Map(JSON.parse(json) as [string, Entry][]);
    await this.attempt(() => rm(path, { recursive: true, force: true }));
    return new Map();
  }

  private async write(kind: string, entries: Entries): Promise<void> {
    const whole = `${this.version}\n${JSON.stringify([...entries])}`;
    await this.put(`${kind}.json`, `${sha256(whole)}\n${whole}`);
  }

  /** Another run may take the place away between two steps, where it looked when the content folder was not there. */
  private async put(name: string, text: string, again = true): Promise<void> {
    try {
      await mkdir(this.dir, { recursive: true, mode: 0o700 });
      await putWhole(join(this.dir, 'folder'), this.folder);
      await putWhole(join(this.dir, name), text);
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'ENOENT' || !again) throw e;
      await this.put(name, text, false);
    }
  }
}

async function putWhole(path: string, text: string): Promise<void> {
  const next = `${path}.${randomUUID()}`;
  await writeFile(next, text, { mode: 0o600 });
  await rename(next, path);
}

const same = (a: Entries, b: Entries): boolean =>
  a.size === b.size &&
  [...b].every(([file, { from, text }]) => a.get(file)?.from === from && a.get(file)?.text === text);

/** For how long a place without its folder's name may be one that another run is making, in milliseconds: an hour. */
const IN_MAKING = 3_600_000;

/** Takes out the memories of folders that are no more, and what is no memory of ours. */
async function forgetGone(dir: string): Promise<void> {
  const names = await namesIn(dir);
  // Another umask, or an earlier version of this, may have let others in.
  if (names.length && ((await statOf(dir))?.mode ?? 0) & 0o077) await chmod(dir, 0o700);
  for (const name of names)
    if (await isGone(join(dir, name))) await rm(join(dir, name), { recursive: true, force: true });
}

async function isGone(place: string): Promise<boolean> {
  const made = await statOf(place);
  if (!made?.isDirectory()) return true;
  const folder = await readIfThere(join(place, 'folder'));
  if (folder === undefined) return Date.now() - made.mtimeMs > IN_MAKING;
  return !(await statOf(folder))?.isDirectory();
}

/** Nothing where it is not there, or cannot be seen. */
const statOf = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined);

async function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return [];
    throw e;
  });
}

/** A file's text, or nothing where there is no such file. */
async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR' || e.code === 'EISDIR') return undefined;
    throw e;
  });
}
