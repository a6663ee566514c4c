import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { chmod, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rememberFiles, type KnownFiles } from '../model/assemble.ts';
import { forgetBlobs } from '../store/blobs.ts';
import { cachesOf } from './caches.ts';
import { digestIn, sha256, versionOf } from './code.ts';
import type { Content } from './folder.ts';

/** What earlier runs worked out from a content folder. */
export interface Memory {
  /** Where what is made of the content may be kept, blob by blob; it goes with the content as the rest does. */
  readonly blobs?: string;
  /** What single files were read as, for a command that reads the folder again and again. */
  readonly files?: KnownFiles | undefined;
  /** Opens what was kept of one kind of work, by its name. */
  open: <T>(kind: string) => Promise<Kept<T>>;
  /**
   * Forgets what holds words that are no longer in the content.
   *
   * @throws where it cannot be written, which takes nothing from what was worked out
   */
  save: () => Promise<void>;
}

/** One kind of work, a file of the content at a time. */
export interface Kept<T> {
  /** What was worked out from exactly this, if it was. */
  get: (file: string, from: string) => T | undefined;
  /** @param of the files of the content whose words are in it; the file alone unless said */
  keep: (file: string, from: string, value: T, of?: readonly string[]) => void;
}

/** Stands for a file where something was worked out from the folder as a whole. */
export const WHOLE = '';

/** Remembers nothing: for work whose folder is gone when it is done. */
export const FORGETFUL: Memory = {
  open: () => Promise.resolve({ get: () => undefined, keep: () => undefined }),
  save: () => Promise.resolve(),
};

/** Where all memories are: a folder for each content folder. */
const placeOf = (root: string): string => join(cachesOf(root), 'memory');

/**
 * Opens the memory of a content folder as it was read. It holds restricted text: so its folders and files are their
 * owner's alone, and what stands in it goes when the content goes, with the next run that reads the folder; where the
 * folder itself is gone, with the next run of all. It holds only as long as the code that did the work is the same.
 *
 * @param root the project's own folder
 * @param folder the content folder's absolute path
 * @param before an earlier reading of the same folder, in a command that reads it again and again; nothing in it at first
 */
export async function openMemory(
  root: string,
  folder: string,
  content: Content,
  before?: { memory?: Memory },
): Promise<Memory> {
  const place = join(placeOf(root), sha256(folder).slice(0, 16));
  const memory = new FolderMemory(place, folder, await versionOf(root), content);
  if (before) memory.recall(before.memory);
  await memory.attempt(() => forgetGone(placeOf(root)));
  return memory;
}

/** What stands before a value that is kept: what made it, what it was made of, and whose words are in it, with their digests. */
interface Header {
  version: string;
  from: string;
  of: (readonly [file: string, digest: string])[];
}

/** Something that this process has at hand. */
interface Held {
  header: Header;
  value: unknown;
}

class FolderMemory implements Memory {
  readonly blobs: string;
  files: KnownFiles | undefined;
  private readonly dir: string;
  private readonly folder: string;
  private readonly version: string;
  private readonly content: Content;
  private fault: Error | undefined;
  /** Whether the place is ready to be written into. */
  private ready = false;
  private readonly folders = new Set<string>();
  private readonly asked = new Set<string>();
  /** What a command that reads the folder again and again has at hand, by its place. */
  private held: Map<string, Held> | undefined;

  constructor(dir: string, folder: string, version: string, content: Content) {
    this.dir = dir;
    this.blobs = join(dir, 'press');
    this.folder = folder;
    this.version = version;
    this.content = content;
  }

  /** Keeps at hand what is worked out from now on, and has what an earlier reading had. */
  recall(before: Memory | undefined): void {
    const known = before instanceof FolderMemory && before.version === this.version ? before : undefined;
    this.files = known?.files ?? rememberFiles();
    this.held = known?.held ?? new Map<string, Held>();
  }

  open<T>(kind: string): Promise<Kept<T>> {
    const known = new Map<string, Held>();
    return Promise.resolve({
      get: (file, from) => {
        const [name, digest] = [nameOf(kind, file), sha256(from)];
        const entry = this.held?.get(name) ?? this.read(name);
        if (!entry) return undefined;
        this.held?.set(name, entry);
        known.set(file, entry);
        return entry.header.from === digest ? (entry.value as T) : undefined;
      },
      keep: (file, from, value, files = [file]) => {
        const [name, digest] = [nameOf(kind, file), sha256(from)];
        const of = files.map((one) => [one, this.textOf(one)] as const);
        const header = { version: this.version, from: digest, of };
        this.asked.add(name);
        const before = known.get(file);
        if (before?.value === value && JSON.stringify(before.header) === JSON.stringify(header)) return;
        known.set(file, { header, value });
        this.held?.set(name, { header, value });
        this.write(name, header, value);
      },
    });
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
    // What this run had no need of may hold words that are no longer in the content.
    const whole = this.textOf(WHOLE);
    if (textIfThere(join(this.dir, MARK)) === whole) return;
    for (const name of await this.names()) if (!this.asked.has(name) && !this.stands(name)) this.forget(name);
    await forgetBlobs(this.blobs, (file, digest) => this.isOf(file, digest));
    this.put(MARK, whole);
  }

  private textOf(file: string): string {
    if (file === WHOLE) return this.content.digest;
    const digest = digestIn(this.content.files, file);
    if (digest === undefined) throw new Error(`${file} is no file of the content that was read`);
    return digest;
  }

  private isOf(file: string, digest: string): boolean {
    return file === WHOLE ? digest === this.content.digest : digestIn(this.content.files, file) === digest;
  }

  /** Whether all words that something holds are in the content. */
  private stands(name: string): boolean {
    const header = (this.held?.get(name) ?? this.read(name))?.header;
    return header?.of.every(([file, digest]) => this.isOf(file, digest)) ?? false;
  }

  /** All that is there, by its place; what earlier versions kept too. */
  private async names(): Promise<string[]> {
    const kinds = (await namesIn(this.dir)).filter((name) => !OTHERS.includes(name));
    const all = await Promise.all(
      kinds.map(async (kind) => (await namesIn(join(this.dir, kind))).map((name) => `${kind}/${name}`)),
    );
    return [...kinds.filter((name) => name.endsWith('.json')), ...all.flat()];
  }

  /** What is not whole, or is of other code, is no memory: the work is done again. */
  private read(name: string): Held | undefined {
    const text = textIfThere(join(this.dir, name));
    const sum = text.indexOf('\n');
    const head = text.indexOf('\n', sum + 1);
    // Other code may have written it in another form.
    const isOurs = text.startsWith(`{"version":"${this.version}"`, sum + 1);
    if (sum < 0 || head < 0 || !isOurs || text.slice(0, sum) !== sha256(text.slice(sum + 1))) return undefined;
    return {
      header: JSON.parse(text.slice(sum + 1, head)) as Header,
      value: JSON.parse(text.slice(head + 1)) as unknown,
    };
  }

  private forget(name: string): void {
    this.held?.delete(name);
    rmSync(join(this.dir, name), { recursive: true, force: true });
  }

  private write(name: string, header: Header, value: unknown): void {
    if (this.fault) return;
    try {
      const whole = `${JSON.stringify(header)}\n${JSON.stringify(value)}`;
      // Until this run ends, it is not known that all that stands there is of the content.
      if (!this.ready) rmSync(join(this.dir, MARK), { force: true });
      this.put(name, `${sha256(whole)}\n${whole}`);
    } catch (e) {
      this.fault = e as Error;
    }
  }

  /** Another run may take the place away between two steps, where it looked when the content folder was not there. */
  private put(name: string, text: string, again = true): void {
    const path = join(this.dir, name);
    try {
      if (!this.ready) this.makeReady();
      const folder = dirname(path);
      if (!this.folders.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.folders.add(folder);
      putWhole(path, text);
    } catch (e) {
      if (!again) throw e;
      this.ready = false;
      this.folders.clear();
      // What stands in the way is no memory.
      rmSync(path, { recursive: true, force: true });
      this.put(name, text, false);
    }
  }

  private makeReady(): void {
    mkdirSync(this.dir, { recursive: true, mode: 0o700 });
    putWhole(join(this.dir, 'folder'), this.folder);
    this.ready = true;
  }
}

/** Of what content all that stands there is, in a file of this name. */
const MARK = 'content';

/** What is in a place besides the memory of each kind of work. */
const OTHERS: readonly string[] = [MARK, 'folder', 'press'];

const nameOf = (kind: string, file: string): string => `${kind}/${sha256(file).slice(0, 32)}.json`;

function putWhole(path: string, text: string): void {
  const next = `${path}.${randomUUID()}`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
}

/** A file's text; empty where there is no such file. To read a small one takes less than to wait for it. */
function textIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (e) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((e as NodeJS.ErrnoException).code ?? '')) return '';
    throw e;
  }
}

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
