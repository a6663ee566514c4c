import { readFiles } from '../model/folder.ts';

/**
 * All that can be read of a content folder, as one text: the same for the same content, so that what was worked out from it
 * can be remembered by it. Empty where there is no folder, which is for whoever loads it to say.
 */
export async function contentOf(path: string): Promise<string> {
  const read = await readFiles(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return undefined;
    throw e;
  });
  return read ? JSON.stringify([[...read.files], read.problems]) : '';
}
