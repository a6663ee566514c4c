import { isOfBytes } from '../../brand/bytes.ts';
import { strFromU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { MOST_OF_A_DOCUMENT, mostOf as mostOfText } from '../../model/limits.ts';
import { bytesOfFile, FOLDERS, isContent, isOriginal, textOfFile } from './store.ts';

/** A content folder as one file, and back: its texts, and the documents that its sources were taken from. */

export interface Zipped {
  readonly texts: readonly (readonly [path: string, text: string])[];
  readonly originals: readonly (readonly [path: string, bytes: Uint8Array])[];
}

export const zipOf = ({ texts, originals }: Zipped): Uint8Array => {
  const packed: Zippable = {};
  for (const [path, text] of texts) packed[path] = [bytesOfFile(path, text), { level: 6 }];
  // Most are packed already, as a PDF is.
  for (const [path, bytes] of originals) packed[path] = [bytes, { level: 1 }];
  return zipSync(packed);
};

/** All together, in bytes: more is no content folder, but something that wants to fill a memory. */
const MOST_OF_ALL = 512 * 1024 * 1024;

/**
 * What a zip file holds of a content folder, whatever folder of it that stands in; what else it holds is named.
 *
 * @throws where the bytes are no zip file
 */
export function unzipped(bytes: Uint8Array): Zipped & { left: string[] } {
  const left: string[] = [];
  let all = 0;
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/')) return false;
      all += originalSize;
      const wanted = originalSize <= mostOf(contentPath(name)) && all <= MOST_OF_ALL;
      if (!wanted) left.push(name);
      return wanted;
    },
  });
  const files = Object.entries(found).map(([name, file]) => [contentPath(name), file] as const);
  return {
    texts: files
      .filter(([path]) => isContent(path))
      .map(([path, file]) => [path, isOfBytes(path) ? textOfFile(path, file) : strFromU8(file)]),
    originals: files.filter(([path]) => isOriginal(path)),
    left,
  };
}

/** How many bytes a file may have there; none at all where it is no file of a content folder. */
function mostOf(path: string): number {
  if (isContent(path)) return mostOfText(path);
  return isOriginal(path) ? MOST_OF_A_DOCUMENT : -1;
}

/** `desk/briefings/sources/x.md` is `sources/x.md`: people zip the folder, or what is in it. */
function contentPath(name: string): string {
  const parts = name.split('/');
  const inside = parts.findLastIndex((part) => FOLDERS.includes(part));
  return parts.slice(inside >= 0 && inside === parts.length - 2 ? inside : -1).join('/');
}
