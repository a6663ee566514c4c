import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOf, held, isContent, MOST_BYTES, type Held, type Saved } from '../../desk/stores/store.ts';
import { nameOf, ownerIn, stateOf, thisProcess } from '../../built/owner.ts';
import { readContent, stampsIn } from '../../reading/folder.ts';

/** The texts of a content folder on the disk, for one desk: read as commands read them, saved whole or not at all. */
export interface ContentFolder {
  readAll: () => Promise<Held[]>;
  /** What the disk says of every file, by its path: another when it was saved. */
  stamps: () => Promise<[path: string, stamp: string][]>;
  /** Nothing where there is no such plain file in the folder itself. */
  read: (path: string) => Promise<Held | undefined>;
  /** @param basedOn the digest of the text it takes the place of; nothing where it is new */
  save: (path: string, text: string, basedOn: string | undefined) => Promise<Saved>;
}

/** What a text is called while it is written beside the file it will be. */
const BESIDE = '.readout-saving-';

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

  async function save(file: string, text: string, basedOn: string | undefined): Promise<Saved> {
    const at = join(root, file);
    await mkdir(dirname(at), { recursive: true });
    if ((await realpath(dirname(at))) !== dirname(at)) throw new Error(`${file} would leave the folder`);
    const temporary = join(dirname(at), `${beside}-${written++}`);
    try {
      await writeWhole(temporary, text);
      // Looked at last: another program may save while this text is written beside.
      const now = await read(file);
      if (now?.digest !== basedOn) return { kept: false, now };
      if (basedOn !== undefined) await rename(temporary, at);
      else if (!(await linked(temporary, at))) return { kept: false, now: await read(file) };
    } finally {
      await rm(temporary, { force: true });
    }
    return { kept: true, digest: digestOf(text) };
  }

  return {
    read,
    stamps: async () => [...(await stampsIn(root))].filter(([file]) => isContent(file)),
    readAll: async () => {
      const { files } = await readContent(root);
      return [...files].filter(([file]) => isContent(file)).map(([file, text]) => held(file, text));
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
  };
}

/** The path of a plain file that stands in the folder itself, by no link. */
async function placeOf(root: string, file: string): Promise<string | undefined> {
  if (!isContent(file)) return undefined;
  const at = join(root, file);
  const found = await lstat(at).catch(ifAbsent);
  if (!found?.isFile() || found.size > MOST_BYTES) return undefined;
  return (await realpath(at).catch(ifAbsent)) === at ? at : undefined;
}

async function textAt(at: string, file: string): Promise<Held | undefined> {
  const handle = await open(at, constants.O_RDONLY | constants.O_NOFOLLOW).catch(ifAbsent);
  if (!handle) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await handle.readFile());
    return held(file, text);
  } catch (e) {
    if (e instanceof TypeError) return undefined;
    throw e;
  } finally {
    await handle.close();
  }
}

/** On the disk before it is put in place, so that a machine that stops leaves the one text or the other. */
async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
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
  for (const folder of ['', 'sources', 'actors']) {
    const names = await readdir(join(root, folder)).catch(ifAbsent);
    for (const name of names ?? []) {
      if (!name.startsWith(BESIDE)) continue;
      const owner = ownerIn(name.replace(/-\d+$/, ''));
      if (owner && stateOf(owner) === 'gone') await rm(join(root, folder, name), { force: true });
    }
  }
}

function ifAbsent(e: NodeJS.ErrnoException): undefined {
  if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(e.code ?? '')) return undefined;
  throw e;
}
