import { MOST_OF_A_DOCUMENT, mostOf } from '../../model/limits.ts';
import {
  bytesOfFile,
  digestOf,
  FOLDERS,
  held,
  isContent,
  isOriginal,
  isSame,
  textOfFile,
  type Held,
  type Store,
} from './store.ts';

/**
 * A folder that the browser holds for the page, or that its user has let it into: both are the File System API's directories.
 * A file is written beside and put in the place of the old one when it is whole, as the API has it.
 *
 * @param locks keeps two tabs from saving one file at once
 */
export function directoryStore(
  root: FileSystemDirectoryHandle,
  { name, kind, locks }: { name: string; kind: 'browser' | 'folder'; locks: LockManager },
): Store {
  const read = async (path: string): Promise<Held | undefined> => {
    const bytes = await bytesAt(root, path, mostOf(path));
    const text = bytes && textOf(path, bytes);
    return text === undefined ? undefined : held(path, text);
  };
  const original = (path: string): Promise<Uint8Array | undefined> => bytesAt(root, path, MOST_OF_A_DOCUMENT);
  return {
    name,
    kind,
    read,
    readAll: async () => {
      const paths = await contentOf(root);
      const all = await Promise.all(paths.map(read));
      return all.filter((file) => file !== undefined);
    },
    stamps: async () => {
      const paths = await contentOf(root);
      const stamps = await Promise.all(
        paths.map(async (path) => {
          const file = await (await fileAt(root, path, false))?.getFile();
          return [path, `${file?.lastModified} ${file?.size}`] as const;
        }),
      );
      return new Map(stamps);
    },
    save: (path, text, basedOn) =>
      locks.request(`readout ${kind} ${name} ${path}`, async () => {
        const before = await read(path);
        if (before?.digest !== basedOn) return { kept: false, now: before } as const;
        // What is there and cannot be read is no text of the desk's, and stays.
        if (!before && (await sizeAt(root, path)) > 0) return { kept: false, now: undefined } as const;
        const handle = await fileAt(root, path, true);
        if (!handle) throw new Error(`${path} cannot be made`);
        const writable = await handle.createWritable();
        await writable.write(bytesOfFile(path, text) as Uint8Array<ArrayBuffer>);
        // Another program may have saved while this text was written beside the file.
        const now = await read(path);
        if (now?.digest !== basedOn) {
          await writable.abort();
          return { kept: false, now } as const;
        }
        await writable.close();
        return { kept: true, digest: digestOf(text) } as const;
      }),
    originals: async () => (await pathsIn(root)).filter(isOriginal),
    original,
    keep: (path, bytes) =>
      locks.request(`readout ${kind} ${name} ${path}`, async () => {
        const there = await original(path);
        // An empty file is what a writing that was cut off leaves.
        if (there?.length) return isSame(there, bytes);
        const writable = await (await fileAt(root, path, true))?.createWritable();
        await writable?.write(bytes as Uint8Array<ArrayBuffer>);
        await writable?.close();
        return writable !== undefined;
      }),
  };
}

/** A text as it stands, its mark of byte order too; nothing where it is not UTF-8, or where a writing that was cut off left no byte. */
function textOf(path: string, bytes: Uint8Array): string | undefined {
  try {
    return textOfFile(path, bytes) || undefined;
  } catch (e) {
    if (e instanceof TypeError) return undefined;
    throw e;
  }
}

/** How often a file is read anew that someone saves just then. */
const TRIES = 20;

/** A file's bytes; nothing where it is not there, or has more than so many. */
async function bytesAt(root: FileSystemDirectoryHandle, path: string, most: number): Promise<Uint8Array | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      const file = await (await fileAt(root, path, false))?.getFile();
      return file && file.size <= most ? new Uint8Array(await file.arrayBuffer()) : undefined;
    } catch (e) {
      // Another file was put in its place between the two.
      const isSaved = e instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(e.name);
      if (!isSaved || tries === TRIES) throw e;
    }
  }
}

const sizeAt = async (root: FileSystemDirectoryHandle, path: string): Promise<number> =>
  (await (await fileAt(root, path, false))?.getFile())?.size ?? 0;

const contentOf = async (root: FileSystemDirectoryHandle): Promise<string[]> => (await pathsIn(root)).filter(isContent);

async function pathsIn(root: FileSystemDirectoryHandle): Promise<string[]> {
  const paths: string[] = [];
  for await (const [name, handle] of root.entries()) {
    if (handle.kind === 'file') paths.push(name);
    else if (FOLDERS.includes(name)) for await (const inner of handle.keys()) paths.push(`${name}/${inner}`);
  }
  return paths.sort();
}

/** A file of a content folder; nothing where it is not there and is not to be made. */
async function fileAt(
  root: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<FileSystemFileHandle | undefined> {
  if (!isContent(path) && !isOriginal(path)) throw new Error(`${path} is no file of a content folder`);
  const [first = '', second] = path.split('/');
  try {
    const folder = second === undefined ? root : await root.getDirectoryHandle(first, { create });
    return await folder.getFileHandle(second ?? first, { create });
  } catch (e) {
    if (e instanceof DOMException && e.name === 'NotFoundError') return undefined;
    throw e;
  }
}
