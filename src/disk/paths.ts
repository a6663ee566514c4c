import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Paths of a system: `path.win32` or `path.posix`, which a test gives; else those of this machine. */
type Paths = Pick<path.PlatformPath, 'sep' | 'relative' | 'isAbsolute'>;

/** A path with forward slashes, as problems, sums and addresses have it on every machine. Elsewhere a backslash is a letter. */
export const slashed = (name: string, { sep }: Pick<Paths, 'sep'> = path): string =>
  sep === '\\' ? name.replaceAll(sep, '/') : name;

/** Where something stands in a folder, with forward slashes, empty for the folder itself; nothing where it is outside. */
export function inside(folder: string, at: string, paths: Paths = path): string | undefined {
  const way = paths.relative(folder, at);
  // Between two drives there is no way but the whole path.
  if (way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way)) return undefined;
  return slashed(way, paths);
}

/** A folder as it is named before the paths of its files: with forward slashes, and none at its end. */
export function folderName(given: string, paths: Pick<Paths, 'sep'> = path): string {
  const name = slashed(given, paths);
  const bare = name.replace(/(?<=[^/])\/+$/, '');
  // `C:` is whatever folder that drive is in just now.
  return paths.sep === '\\' && /^[A-Za-z]:$/.test(bare) ? `${bare}/` : bare;
}

/** The address of a folder, with a slash at its end, whatever letters are in its name. */
export const folderUrl = (folder: string, windows?: boolean): URL =>
  pathToFileURL(`${folder.replace(windows ? /[/\\]+$/ : /\/+$/, '')}/`, windows === undefined ? {} : { windows });

/** The path that an editor means: it may write a drive in small letters and the colon encoded, and mean the same file. */
export const pathOfUri = (uri: string, windows: boolean = process.platform === 'win32'): string => {
  const found = fileURLToPath(uri, { windows });
  return windows ? found.replace(/^[a-z]:/, (drive) => drive.toUpperCase()) : found;
};
