import { linkSync, lstatSync, type BigIntStats } from 'node:fs';

/** For how long a file must have been as it is before what the disk says of it tells it from one altered since, in nanoseconds. */
const SETTLED = 2_000_000_000n;

interface File {
  sum: string;
  size: bigint;
  mtime: bigint;
  /** When anything of the file was changed last: no program can set it. */
  ctime: bigint;
}

export type Read = ReadonlyMap<string, File>;

/**
 * Files that were compared with their sums in this run, by what the disk says of them: which one it is, its size, and when it was
 * changed last, words and all else. As long as that is the same so are its bytes, and it need not be read again. Of one that was
 * changed just before it was read nothing is kept: what is changed within one tick of the disk's clock looks the same.
 */
export class Seen {
  private readonly files: Map<string, File>;

  /** @param read what was seen elsewhere in this run */
  constructor(read: Read = new Map()) {
    this.files = new Map(read);
  }

  /** What was seen, for another thread. */
  get read(): Read {
    return this.files;
  }

  /** Whether a file is as it was when it was found to have this sum. */
  has(path: string, sum: string): boolean {
    const stat = lstatSync(path, { bigint: true });
    const file = this.files.get(idOf(stat));
    return file?.sum === sum && isSame(file, stat);
  }

  /** Does what finds a file's sum; it is kept where the file has been as it is for long enough. */
  async look(path: string, sumOf: (path: string) => Promise<string>): Promise<string> {
    const now = BigInt(Date.now()) * 1_000_000n;
    const stat = lstatSync(path, { bigint: true });
    const sum = await sumOf(path);
    const file = fileOf(stat, sum);
    if (now - file.ctime > SETTLED && now - file.mtime > SETTLED) this.files.set(idOf(stat), file);
    return sum;
  }

  /**
   * Gives a file another name, which is a change of it: what is known of it is known still.
   *
   * @returns whether it was done; not where the file was altered since it was looked at
   */
  link(from: string, to: string): boolean {
    const before = lstatSync(from, { bigint: true });
    const file = this.files.get(idOf(before));
    if (file && !isSame(file, before)) return false;
    linkSync(from, to);
    if (!file) return true;
    const after = lstatSync(to, { bigint: true });
    const same = idOf(after) === idOf(before) && isSame({ ...file, ctime: after.ctimeNs }, after);
    if (same) file.ctime = after.ctimeNs;
    else this.files.delete(idOf(before));
    return true;
  }
}

const idOf = ({ dev, ino }: BigIntStats): string => `${dev} ${ino}`;

const fileOf = ({ size, mtimeNs, ctimeNs }: BigIntStats, sum: string): File => ({
  ...{ sum, size, mtime: mtimeNs, ctime: ctimeNs },
});

const isSame = ({ size, mtime, ctime }: File, stat: BigIntStats): boolean =>
  stat.size === size && stat.mtimeNs === mtime && stat.ctimeNs === ctime;
