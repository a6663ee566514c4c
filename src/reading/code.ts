import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  const parts = await Promise.all(code.map((path) => digestOf(join(root, path))));
  return sha256([process.version, ...parts].join());
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

/** In hexadecimal. */
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
