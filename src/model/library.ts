import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { problem, sortProblems, START, type Problem } from '../problem.ts';
import { assemble, isBriefing, type Library } from './assemble.ts';
import type { Syntax } from './syntax.ts';

export type { Library };

/** Reads many briefings' texts, each by its file: with a memory of earlier runs, in other threads, under a deadline. */
export type SyntaxReader = (texts: ReadonlyMap<string, string>) => Promise<ReadonlyMap<string, Syntax>>;

/**
 * Reads a content folder: the only reader of the disk in the model. Nothing outside the folder is read: a symbolic link is
 * a problem, and so is a file that is not UTF-8, with the offset of its first wrong byte.
 *
 * @param readAll reads the briefings' texts; one after the other in this thread where it is not given
 * @throws where the folder itself is not there or cannot be read
 */
export async function loadLibrary(folder: string, readAll?: SyntaxReader): Promise<Library> {
  const root = await realpath(folder);
  const problems: Problem[] = [];
  const files = new Map<string, string>();
  for (const dir of ['', 'sources', 'actors']) {
    for (const name of await namesIn(root, dir)) {
      const file = dir ? `${dir}/${name}` : name;
      const text = await readOne(root, file, problems);
      if (text !== undefined) files.set(file, text);
    }
  }
  const library = assemble(files, await readAll?.(new Map([...files].filter(([file]) => isBriefing(file)))));
  return problems.length ? { ...library, problems: sortProblems([...library.problems, ...problems]) } : library;
}

/** Not content: hidden files, and a note to those who open the folder. */
const passedOver = (name: string): boolean => name.startsWith('.') || name === 'README.md';

async function namesIn(root: string, dir: string): Promise<string[]> {
  const path = join(root, dir);
  const stat = await lstat(path).catch((e: NodeJS.ErrnoException) => {
    if (dir && e.code === 'ENOENT') return undefined;
    throw e;
  });
  if (!stat?.isDirectory()) return [];
  const names = (await readdir(path)).filter((n) => !passedOver(n)).sort();
  return dir ? names : names.filter((n) => n !== 'sources' && n !== 'actors').concat(await links(root));
}

/** `sources` and `actors` themselves, where they are not folders: read as files, so that they become problems. */
async function links(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['sources', 'actors']) {
    const stat = await lstat(join(root, name)).catch(() => undefined);
    if (stat && !stat.isDirectory()) found.push(name);
  }
  return found;
}

async function readOne(root: string, file: string, problems: Problem[]): Promise<string | undefined> {
  const path = join(root, file);
  const stat = await lstat(path);
  const flag = (message: string, note: string) => void problems.push(problem('schema', file, START, message, note));
  if (stat.isSymbolicLink()) return flag('The file is a symbolic link', 'Put a copy of the file into the folder');
  if (!stat.isFile()) return flag('A folder has no place here', 'Move it out of the content folder');
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    return flag(`The file is not UTF-8: wrong byte at offset ${firstWrongByte(bytes)}`, 'Save the file as UTF-8');
  }
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
