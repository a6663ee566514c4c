import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * What a file is called for the moment in which the desk puts another in its place: it has no name of its own then, and a desk that
 * is killed just there leaves it so. Whoever reads the folder takes it for the file that it was.
 */
export const HELD = '.readout-held-';

/** @param by whose process holds it, in letters, digits and hyphens, and a number of its own */
export const heldName = (file: string, by: string): string => `${HELD}${by}.${basename(file)}`;

/** What a held file was called; nothing where a name is not such a one. */
export const heldAs = (name: string): string | undefined => /^\.readout-held-[\w-]+\.(.+)$/.exec(name)?.[1];

/** What a look at a file gives, or at the one that stands in for it just then; nothing where neither is there. */
export async function standing<T>(path: string, look: (at: string) => Promise<T | undefined>): Promise<T | undefined> {
  const held = async (): Promise<T | undefined> => {
    const names = (await ifThere(readdir(dirname(path)))) ?? [];
    const name = names.find((one) => heldAs(one) === basename(path));
    return name === undefined ? undefined : ifThere(look(join(dirname(path), name)));
  };
  // Between the two the file may have come back.
  return (await ifThere(look(path))) ?? (await held()) ?? (await ifThere(look(path)));
}

/** What something read gives; nothing where that is not there. */
export async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return undefined;
    throw e;
  });
}
