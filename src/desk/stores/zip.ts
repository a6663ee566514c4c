import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { isContent, MOST_BYTES } from './store.ts';

/** A content folder as one file, and back. */

export const zipOf = (files: readonly { path: string; text: string }[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), { level: 6 });

/** All texts together, in bytes: more is no content folder, but something that wants to fill a memory. */
const MOST_OF_ALL = 256 * 1024 * 1024;

/**
 * The texts of a content folder in a zip file, whatever folder of it they stand in; what else it holds is named.
 *
 * @throws where the bytes are no zip file
 */
export function unzipped(bytes: Uint8Array): { files: [path: string, text: string][]; left: string[] } {
  const left: string[] = [];
  let all = 0;
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/')) return false;
      all += originalSize;
      const wanted = isContent(contentPath(name)) && originalSize <= MOST_BYTES && all <= MOST_OF_ALL;
      if (!wanted) left.push(name);
      return wanted;
    },
  });
  const files = Object.entries(found).map(([name, text]): [string, string] => [contentPath(name), strFromU8(text)]);
  return { files, left };
}

/** `desk/briefings/sources/x.md` is `sources/x.md`: people zip the folder, or what is in it. */
function contentPath(name: string): string {
  const parts = name.split('/');
  const inside = parts.findLastIndex((part) => part === 'sources' || part === 'actors');
  return parts.slice(inside >= 0 && inside === parts.length - 2 ? inside : -1).join('/');
}
