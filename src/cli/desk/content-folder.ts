import { createHash } from 'node:crypto';
import { constants, linkSync, lstatSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MOST_OF_A_DOCUMENT, mostOf } from '../../model/limits.ts';
import {
  bytesOfFile,
  digestOf,
  held,
  isContent,
  isOriginal,
  isSame,
  textOfFile,
  type Held,
  type Saved,
} from '../../desk/stores/store.ts';
import { hasNoLinks } from '../../disk/hard-links.ts';
import { whileInUse } from '../../disk/in-use.ts';
import { nameOf, ownerIn, stateOf, thisProcess } from '../../built/owner.ts';
import { FOLDERS, readContent, savedText, stampsIn } from '../../reading/folder.ts';
import { heldAs, HELD, heldName, standing } from '../../reading/held.ts';

/** The texts of a content folder on the disk, for one desk: read as commands read them, saved whole or not at all. */
export interface ContentFolder {
  readAll: () => Promise<Held[]>;
  /** What the disk says of every file, by its path: another when it was saved. */
  stamps: () => Promise<[path: string, stamp: string][]>;
  /** Nothing where there is no such plain file in the folder itself. */
  read: (path: string) => Promise<Held | undefined>;
  /** @param basedOn the digest of the text it takes the place of; nothing where it is new */
  save: (path: string, text: string, basedOn: string | undefined) => Promise<Saved>;
  /** The paths of the documents that sources were taken from. */
  originals: () => Promise<string[]>;
  /** Nothing where there is no such plain file in the folder itself. */
  original: (path: string) => Promise<Uint8Array | undefined>;
  /** Puts a document beside its source, never over another. @returns whether it is there now, to the byte */
  keep: (path: string, bytes: Uint8Array) => Promise<boolean>;
}

/** What a text is called while it is written beside the file it will be. */
const BESIDE = '.readout-saving-';
/** Added to it for the file that was given up. */
const BEFORE = '.before';

/** How long a file that was given up is kept, in milliseconds: a program that had it open may write in it still. */
const LATE = 1000;

/** Another program may be about its writing: so long between two looks at it, in milliseconds, and so many looks. */
const BETWEEN_LOOKS = 60;
const LOOKS = 20;

export async function openContentFolder(path: string): Promise<ContentFolder> {
  const root = await realpath(path);
  const beside = `${BESIDE}${nameOf(thisProcess())}`;
  await removeAbandoned(root);
  const saving = new Map<string, Promise<unknown>>();
  /** The digest of what was put in place last. */
  const put = new Map<string, string>();
  let written = 0;

  const read = (file: string): Promise<Held | undefined> =>
    standing(join(root, file), async (at) => ((await isPlain(at, file)) ? textAt(at, file) : undefined));

  /** A file that someone else has saved, once it stays as it is: who writes in place empties it first. */
  const steady = async (file: string): Promise<Held | undefined> => {
    let last = await read(file);
    for (let looks = 0; looks < LOOKS; looks++) {
      await wait(BETWEEN_LOOKS);
      const now = await read(file);
      if (now?.digest === last?.digest && now?.text !== '') return now;
      last = now;
    }
    return last;
  };

  /** Writes a file beside the one it is to be, and gives it to whoever puts it in place. */
  async function besides<T>(file: string, content: string | Uint8Array, place: Place<T>): Promise<T> {
    const at = join(root, file);
    await mkdir(dirname(at), { recursive: true });
    if ((await realpath(dirname(at))) !== dirname(at)) throw new Error(`${file} would leave the folder`);
    const temporary = join(dirname(at), `${beside}-${written++}`);
    try {
      await writeWhole(temporary, content);
      return await place(temporary, at);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  const save = (file: string, text: string, basedOn: string | undefined): Promise<Saved> =>
    besides<Saved>(file, bytesOfFile(file, text), async (temporary, at) => {
      const now = await read(file);
      if (now?.digest !== basedOn) return { kept: false, now: await steady(file) };
      const digest = digestOf(text);
      if (!now) return named(temporary, at) ? { kept: true, digest } : { kept: false, now: await steady(file) };
      const before = `${temporary}${BEFORE}`;
      if (!(await whileInUse(() => replaced(at, now.digest, { by: temporary, before }))))
        return { kept: false, now: await steady(file) };
      put.set(file, digest);
      // It need not keep the process from its end.
      setTimeout(() => takeLate(file, at, now.digest, before), LATE).unref();
      return { kept: true, digest };
    });

  /** What was written in a file after it was given up comes after what took its place, unless others saved since. */
  function takeLate(file: string, at: string, was: string, before: string): void {
    try {
      const ours = put.get(file);
      const isLate = digestAt(before) !== was;
      if (isLate && ours !== undefined) replaced(at, ours, { by: before, before: `${before}${BEFORE}` });
      for (const name of [before, `${before}${BEFORE}`]) rmSync(name, { force: true });
    } catch {
      // A disk that is at fault says so at the next saving; what was given up stays beside.
    }
  }

  const original = async (file: string): Promise<Uint8Array | undefined> => {
    const at = join(root, file);
    return (await isPlain(at, file)) ? plainBytes(at) : undefined;
  };

  return {
    read: async (file) => ((await isYoung(join(root, file))) ? steady(file) : read(file)),
    stamps: async () => [...(await stampsIn(root))].filter(([file]) => isContent(file)),
    readAll: async () => {
      const content = await readContent(root);
      const paths = [...content.files.keys()].filter(isContent);
      // As it is on the disk, line ends and all: a saving is based on that.
      return paths.map((file) => held(file, savedText(content, file) ?? ''));
    },
    save: async (file, text, basedOn) => {
      if (!isContent(file)) throw new Error(`${file} is no file of a content folder`);
      // One saving of a file at a time, so that two pages cannot both be based on the same text.
      const before = saving.get(file) ?? Promise.resolve();
      const now = before.then(() => save(file, text, basedOn));
      saving.set(
        file,
        now.catch(() => undefined),
      );
      return now;
    },
    originals: async () => {
      const names = (await readdir(join(root, 'sources')).catch(ifAbsent)) ?? [];
      return names.map((name) => `sources/${name}`).filter(isOriginal);
    },
    original,
    keep: async (file, bytes) => {
      if (!isOriginal(file)) throw new Error(`${file} is no document of a content folder`);
      return besides(file, bytes, async (temporary, at) => {
        if (named(temporary, at)) return true;
        const there = await original(file);
        return there !== undefined && isSame(there, bytes);
      });
    },
  };
}

type Place<T> = (temporary: string, at: string) => Promise<T>;

/** Whether there is a plain file in the folder itself, by no link, and not too large to be what it is to be. */
async function isPlain(at: string, file: string): Promise<boolean> {
  const most = isContent(file) ? mostOf(file) : isOriginal(file) ? MOST_OF_A_DOCUMENT : 0;
  const found = most ? await lstat(at).catch(ifAbsent) : undefined;
  if (!found?.isFile() || found.size > most) return false;
  return (await realpath(at).catch(ifAbsent)) === at;
}

/** Whether a file was saved so shortly ago that whoever did may still be about it. */
async function isYoung(at: string): Promise<boolean> {
  const found = await lstat(at).catch(ifAbsent);
  return found !== undefined && found.mtimeMs > Date.now() - 2 * BETWEEN_LOOKS;
}

async function textAt(at: string, file: string): Promise<Held | undefined> {
  const bytes = await plainBytes(at);
  try {
    return bytes && held(file, textOfFile(file, bytes));
  } catch (e) {
    if (e instanceof TypeError) return undefined;
    throw e;
  }
}

/** A file's bytes; it is opened by no link, where the system can be told so: Windows has no such flag, and `isPlain` has looked. */
async function plainBytes(at: string): Promise<Uint8Array | undefined> {
  const handle = await open(at, constants.O_RDONLY | constants.O_NOFOLLOW).catch(ifAbsent);
  try {
    return await handle?.readFile();
  } finally {
    await handle?.close();
  }
}

/** On the disk before it is put in place, so that a machine that stops leaves the one text or the other. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Puts a file in the place of another, unless another program has saved that since. Node has no renaming that exchanges two files,
 * so the old one is held by another name, looked at, and the new one gets the free name only where nobody has taken it meanwhile:
 *
 * - who saves by renaming, or makes the file anew, either comes before, and is what is held, or takes the free name first;
 * - who writes in place has emptied the file when opening it, which is seen in what is held, or opens no file of that name;
 * - who has it open and writes in it later is found by a look at `before` after a while.
 *
 * Nothing of ours runs in between, but the file has no name for some hundredths of a millisecond, or until the next start where the
 * desk is killed just there: `reading` knows it by its other name, another program does not. On a disk that gives no file two
 * names the last step can put the file over one that was made within that time.
 *
 * @param was the digest of what may be given up
 * @param before what that is called then
 */
function replaced(at: string, was: string, { by, before }: { by: string; before: string }): boolean {
  const held = join(dirname(at), heldName(at, `${nameOf(thisProcess())}-${holdings++}`));
  const seen = stampOf(at);
  if (seen === undefined || digestAt(at) !== was) return false;
  try {
    renameSync(at, held);
  } catch (e) {
    return ifAbsent(e as NodeJS.ErrnoException) ?? false;
  }
  let isGivenUp = false;
  try {
    isGivenUp = stampOf(held) === seen && named(by, at);
    return isGivenUp;
  } finally {
    if (isGivenUp) renameSync(held, before);
    else putBack(held, at);
  }
}
let holdings = 0;

/** A file that is held gets its name again, unless someone saved another by it. */
function putBack(held: string, at: string): void {
  named(held, at);
  rmSync(held, { force: true });
}

/** Of a plain file's bytes; nothing where there is none. */
const digestAt = (path: string): string | undefined =>
  stampOf(path) === undefined ? undefined : createHash('sha256').update(readFileSync(path)).digest('hex');

/** What tells that a plain file is another, or was written in; nothing where there is none. */
function stampOf(path: string): string | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? [found.ino, found.size, found.mtimeNs].join(' ') : undefined;
}

/** Whether a file got a name, by which it alone is known afterwards or both; not where one of that name is there. */
function named(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (!hasNoLinks(e)) throw e;
    if (lstatSync(to, { throwIfNoEntry: false })) return false;
    renameSync(from, to);
    return true;
  }
}

/** Removes what desks that were killed had not yet put in place, and puts back what they held. */
async function removeAbandoned(root: string): Promise<void> {
  for (const folder of ['', ...FOLDERS]) {
    const names = await readdir(join(root, folder)).catch(ifAbsent);
    for (const name of names ?? []) {
      const was = heldAs(name);
      const by = was === undefined ? name.replace(/(?:\.before)+$/, '') : name.slice(0, -was.length - 1);
      if (!by.startsWith(was === undefined ? BESIDE : HELD)) continue;
      const owner = ownerIn(by.replace(/-\d+$/, ''));
      if (!owner || stateOf(owner) !== 'gone') continue;
      if (was === undefined) await rm(join(root, folder, name), { force: true });
      else putBack(join(root, folder, name), join(root, folder, was));
    }
  }
}

function ifAbsent(e: NodeJS.ErrnoException): undefined {
  if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(e.code ?? '')) return undefined;
  throw e;
}
