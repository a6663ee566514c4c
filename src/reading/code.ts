import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../model/library.ts';

/** All that what is worked out from a content folder is worked out by: files and folders of the project. */
export const CODE: readonly string[] = [
  'package-lock.json',
  'package.json',
  'src/problem.ts',
  ...['brand', 'disk', 'model', 'rules', 'figures', 'sheet', 'wording', 'fonts', 'reading', 'store'].map(
    (room) => `src/${room}`,
  ),
];

/**
 * A digest of the project's own code and of the Node that runs it: another may part words and sentences otherwise.
 *
 * @param root the project's own folder
 * @param code what of it counts
 */
export async function versionOf(root: string, code: readonly string[] = CODE): Promise<string> {
  const digest = root === OWN ? digestOfOwn : digestOf;
  const parts = await Promise.all(code.map((path) => digest(join(root, path))));
  return sha256([process.version, ...parts].join());
}

/** The folder of the project that runs. */
const OWN = join(import.meta.dirname, '../..');

const own = new Map<string, Promise<string>>();

/** Of the code that runs: what is saved there while it does changes nothing of it. */
function digestOfOwn(path: string): Promise<string> {
  const digest = own.get(path) ?? digestOf(path);
  own.set(path, digest);
  return digest;
}

async function digestOf(path: string): Promise<string> {
  const names = await readdir(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOTDIR') return undefined;
    // A package has no lock file: its package.json names each version exactly.
    if (e.code === 'ENOENT') return [];
    throw e;
  });
  if (!names) return sha256(await readFile(path));
  const shown = names.filter((name) => !name.startsWith('.'));
  const parts = await Promise.all(shown.sort().map(async (name) => `${name} ${await digestOf(join(path, name))}`));
  return sha256(parts.join());
}

const ofValues = new WeakMap<object, string>();

/** The digest of a value as JSON, made once: what it is of is never changed. */
export function digestOfValue(value: object): string {
  const digest = ofValues.get(value) ?? sha256(JSON.stringify(value));
  ofValues.set(value, digest);
  return digest;
}

/** In hexadecimal. */
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const digests = new WeakMap<Files, Map<string, string>>();

/** The digest of a file's text, in hexadecimal; nothing where there is no such file. */
export function digestIn(files: Files, file: string): string | undefined {
  const known = digests.get(files) ?? new Map<string, string>();
  digests.set(files, known);
  const text = files.get(file);
  if (text === undefined) return undefined;
  const digest = known.get(file) ?? sha256(text);
  known.set(file, digest);
  return digest;
}
