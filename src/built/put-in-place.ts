import { dirname } from 'node:path';
import { DISK, type Disk } from './disk.ts';
import { Irreplaceable } from './irreplaceable.ts';
import { recover, settle, swapFolder, type Settled, type SwapFolder } from './leftovers.ts';
import { whileLocked } from './lock.ts';
import { MOUNTED, standingReason } from './may-replace.ts';
import { thisProcess } from './owner.ts';
import { Seen } from './seen.ts';
import { standingAt } from './standing.ts';

/**
 * Puts a finished site where another stood, or nothing. At no moment is half of one there; after an error the earlier site
 * is back, and after a kill the next `recover` puts it back.
 *
 * @param made the site's folder, which is moved from there
 * @param out without links, as `whereaboutsOf` gives it
 * @param look throws where the site may not stand there after all; asked at the last moment before it does, and once it does
 * @param seen files that were read where it is to stand
 * @returns what earlier swaps had left
 * @throws Irreplaceable where what stands there may not go, or another build does not end
 */
export async function putInPlace(
  made: string,
  out: string,
  disk: Disk = DISK,
  look = (): Promise<void> => Promise.resolve(),
  seen = new Seen(),
): Promise<Settled[]> {
  const owner = thisProcess();
  await disk.mkdir(dirname(out));
  return whileLocked(out, async () => {
    const settled = await recover(out, disk);
    const folder = swapFolder(out, owner);
    try {
      await swap(made, out, folder, { disk, look, seen });
    } catch (e) {
      throw await undone(e as Error, out, folder, disk);
    }
    await disk.remove(folder.path);
    return settled;
  });
}

/** Puts back what stood there after an error, and gives the error to throw: it says where the earlier site is, if not there. */
async function undone(error: Error, out: string, folder: SwapFolder, disk: Disk): Promise<Error> {
  const kept = await settle(out, folder, disk).then(
    (settled) => settled.done === 'kept',
    () => true,
  );
  if (!kept) return error;
  return new Irreplaceable(`could not be replaced (${error.message}); what stood there is in ${folder.last}`);
}

async function swap(
  made: string,
  out: string,
  { path, next, last, gone }: SwapFolder,
  { disk, look, seen }: { disk: Disk; look: () => Promise<void>; seen: Seen },
): Promise<void> {
  await disk.mkdir(path);
  await bring(made, next, disk);
  const had = (await replaceable(out, seen)) !== 'nothing';
  await look();
  if (had) await moveAside(out, last, disk);
  await disk.rename(next, out);
  try {
    await look();
    // Someone may have saved a file there until the moment it was moved.
    if (had) await replaceable(last, seen);
  } catch (e) {
    await disk.rename(out, next);
    throw e;
  }
  if (had) await disk.rename(last, gone);
}

/** Brings a folder to where one rename puts it in place, from another file system too. */
async function bring(made: string, next: string, disk: Disk): Promise<void> {
  try {
    await disk.rename(made, next);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EXDEV') throw e;
    await disk.copy(made, next);
  }
}

const IN_USE = 'is in use: close the programs that have a file of it open, and build again';

async function moveAside(out: string, last: string, disk: Disk): Promise<void> {
  try {
    await disk.rename(out, last);
  } catch (e) {
    if (disk.isInUse(e)) throw new Irreplaceable(IN_USE);
    const { code } = e as NodeJS.ErrnoException;
    throw code === 'EBUSY' || code === 'EXDEV' ? new Irreplaceable(MOUNTED) : e;
  }
}

async function replaceable(path: string, seen: Seen): Promise<'nothing' | 'something'> {
  const standing = await standingAt(path, seen);
  const reason = standingReason(standing);
  if (reason !== undefined) throw new Irreplaceable(reason);
  return standing.kind === 'nothing' ? 'nothing' : 'something';
}
