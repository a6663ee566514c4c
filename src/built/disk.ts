import { rmSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { isInUse, remove, rename } from '../disk/in-use.ts';

/** What is done to a disk when a site is put in its place: given, so that a test can slow it, fail it or fill it. */
export interface Disk {
  rename: (from: string, to: string) => Promise<void>;
  /** Copies a folder whole to a path that is not there. */
  copy: (from: string, to: string) => Promise<void>;
  /** Makes a folder and those above it. */
  mkdir: (path: string) => Promise<void>;
  /** Removes a file or a folder with all in it; what is not there is no error. */
  remove: (path: string) => Promise<void>;
  /** Whether a rename failed since another program has something in the folder open; most systems do not mind. */
  isInUse: (e: unknown) => boolean;
}

export const DISK: Disk = {
  rename,
  copy: (from, to) => cp(from, to, { recursive: true, errorOnExist: true, force: false }),
  mkdir: async (path) => void (await mkdir(path, { recursive: true })),
  // To remove ten thousand files one waits for takes three times as long; on Windows one may have to be waited for.
  remove: process.platform === 'win32' ? remove : async (path) => rmSync(path, { recursive: true, force: true }),
  isInUse: (e) => isInUse(e),
};
