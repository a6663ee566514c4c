import { constants, lstatSync, renameSync } from 'node:fs';
import { link, lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MOST_OF_A_DOCUMENT, MOST_OF_A_TEXT } from '../../model/limits.ts';
import { digestOf, held, isContent, isOriginal, isSame, type Held, type Saved } from '../../desk/stores/store.ts';
import { nameOf, ownerIn, stateOf, thisProcess } from '../../built/owner.ts';
import { FOLDERS, readContent, savedText, stampsIn } from '../../reading/folder.ts';

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
/** Added to it for the file that is given up. */
const HELD = '.before';

export async function openContentFolder(path: string): Promise<ContentFolder> {
  const root = await realpath(path);
  const beside = `${BESIDE}${nameOf(thisProcess())}`;
  await removeAbandoned(root);
  const saving = new Map<string, Promise<unknown>>();
  let written = 0;

  const read = async (file: string): Promise<Held | undefined> => {
    const at = await placeOf(root, file);
    return at === undefined ? undefined : textAt(at, file);
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
    besides<Saved>(file, text, async (temporary, at) => {
      const now = await read(file);
      if (now?.digest !== basedOn) return { kept: false, now };
      const isKept = now ? await replaced(at, now, temporary) : await linked(temporary, at);
      return isKept ? { kept: true, digest: digestOf(text) } : { kept: false, now: await read(file) };
    });

  const original = async (file: string): Promise<Uint8Array | undefined> => {
    const at = await placeOf(root, file);
    return at === undefined ? undefined : plainBytes(at);
  };

  return {
    read,
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
        if (await linked(temporary, at)) return true;
        const there = await original(file);
        return there !== undefined && isSame(there, bytes);
      });
    },
  };
}

type Place<T> = (temporary: string, at: string) => Promise<T>;

/** The path of a plain file that stands in the folder itself, by no link. */
async function placeOf(root: string, file: string): Promise<string | undefined> {
  const most = isContent(file) ? MOST_OF_A_TEXT : isOriginal(file) ? MOST_OF_A_DOCUMENT : 0;
  if (!most) return undefined;
  const at = join(root, file);
  const found = await lstat(at).catch(ifAbsent);
  if (!found?.isFile() || found.size > most) return undefined;
  return (await realpath(at).catch(ifAbsent)) === at ? at : undefined;
}

async function textAt(at: string, file: string): Promise<Held | undefined> {
  const bytes = await plainBytes(at);
  try {
    return bytes && held(file, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (e) {
    if (e instanceof TypeError) return undefined;
    throw e;
  }
}

/** A file's bytes; it is opened by no link. */
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
 * Puts a file in the place of another, unless another program has saved that since: what it saves at any moment stays, or is put
 * back. The old file is held by a second name, because a program may have it open and write in it still.
 */
async function replaced(at: string, was: Held, temporary: string): Promise<boolean> {
  const before = `${temporary}${HELD}`;
  try {
    await link(at, before);
  } catch (e) {
    const { code = '' } = e as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw e;
    // A disk that gives no file two names.
    await rename(temporary, at);
    return true;
  }
  try {
    const old = lstatSync(before, { bigint: true });
    if ((await textAt(before, was.path))?.digest !== was.digest) return false;
    // Nothing of ours runs between the look and the renaming, so that there is next to no time for another program.
    const now = lstatSync(at, { bigint: true, throwIfNoEntry: false });
    if (now?.ino !== old.ino || now.mtimeNs !== old.mtimeNs || now.size !== old.size) return false;
    renameSync(temporary, at);
    if ((await textAt(before, was.path))?.digest === was.digest) return true;
    await rename(before, at);
    return false;
  } finally {
    await rm(before, { force: true });
  }
}

/** Whether a new file got its name; not where one of that name is there. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw e;
  }
}

/** Removes what desks that were killed had not yet put in place. */
async function removeAbandoned(root: string): Promise<void> {
  for (const folder of ['', ...FOLDERS]) {
    const names = await readdir(join(root, folder)).catch(ifAbsent);
    for (const name of names ?? []) {
      if (!name.startsWith(BESIDE)) continue;
      const owner = ownerIn(name.replace(/-\d+(?:\.before)?$/, ''));
      if (owner && stateOf(owner) === 'gone') await rm(join(root, folder, name), { force: true });
    }
  }
}

function ifAbsent(e: NodeJS.ErrnoException): undefined {
  if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(e.code ?? '')) return undefined;
  throw e;
}
