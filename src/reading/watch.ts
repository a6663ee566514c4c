import { FOLDERS } from './folder.ts';
import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a folder must have been told of a change, in milliseconds: several files saved at once are one. */
const BURST = 80;
/** How often it is looked for whether the folders are still the same ones, in milliseconds. */
const LOOK = 500;

/** Watches a content folder; what changed is not said, since all of it is read again. */
export interface Watch {
  /** Waits until something changed since it was last waited for. */
  changed: () => Promise<void>;
  /** Files outside of the folder that are watched too from now on, in the place of those before; one need not be there. */
  follow: (files: readonly string[]) => Promise<void>;
  end: () => void;
}

/**
 * Watches a content folder from now on, whatever becomes of it: folders are watched and not files, since an editor may save
 * by putting a new file in the place of the old; and where a folder itself is moved or made anew, the new one is watched.
 *
 * @param folder an absolute path; it need not be there
 */
export async function watchFolder(folder: string): Promise<Watch> {
  let change = Promise.withResolvers<void>();
  const tell = (): void => change.resolve();
  const watched = ['', ...FOLDERS].map((name) => new WatchedFolder(join(folder, name), tell));
  await Promise.all(watched.map((one) => one.look()));
  let followed: readonly string[] = [];
  let stamp = Promise.resolve('');
  const lookAtFollowed = async (): Promise<void> => {
    const [before, files] = [stamp, followed];
    const now = await stampOf(files);
    // Meanwhile others may be followed.
    if (files !== followed || now === (await before)) return;
    stamp = Promise.resolve(now);
    tell();
  };
  const look = setInterval(() => {
    if (followed.length) void lookAtFollowed();
    for (const one of watched) void one.look().then((another) => another && tell());
  }, LOOK);
  return {
    changed: async () => {
      await change.promise;
      await wait(BURST);
      change = Promise.withResolvers<void>();
    },
    follow: async (files) => {
      if (files.join() === followed.join()) return;
      followed = files;
      stamp = stampOf(files);
      await stamp;
    },
    end: () => {
      clearInterval(look);
      for (const one of watched) one.end();
    },
  };
}

/** What tells that any of some files was saved, came or went. */
export async function stampOf(files: readonly string[]): Promise<string> {
  const stamps = files.map((file) =>
    stat(file, { bigint: true }).then(
      ({ ino, size, mtimeNs }) => `${ino} ${size} ${mtimeNs}`,
      () => 'none',
    ),
  );
  return (await Promise.all(stamps)).join();
}

/** Which folder is at a path; nothing where none is, or it cannot be seen. */
const folderAt = (path: string): Promise<string | undefined> =>
  stat(path).then(
    (s) => (s.isDirectory() ? `${s.dev} ${s.ino} ${s.birthtimeMs}` : undefined),
    () => undefined,
  );

/** The folder at a path: told of what happens in it. */
class WatchedFolder {
  private readonly path: string;
  private readonly tell: () => void;
  private watcher: FSWatcher | undefined;
  private watched: string | undefined;
  private ended = false;

  constructor(path: string, tell: () => void) {
    this.path = path;
    this.tell = tell;
  }

  /** Sees to it that the folder which is there now is the one that is watched; whether it was another. */
  async look(): Promise<boolean> {
    const there = await folderAt(this.path);
    if (there === this.watched || this.ended) return false;
    this.watcher?.close();
    this.watcher = there === undefined ? undefined : this.open();
    this.watched = this.watcher && there;
    return true;
  }

  /** A folder that goes away meanwhile is not watched; the next look sees what is in its place. */
  private open(): FSWatcher | undefined {
    const lost = (): void => {
      this.watched = undefined;
    };
    try {
      return watch(this.path, this.tell).on('error', lost);
    } catch (e) {
      // Windows says the second of one that is just going.
      if (['ENOENT', 'EPERM'].includes((e as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw e;
    }
  }

  end(): void {
    this.ended = true;
    this.watcher?.close();
  }
}
