import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { hasNoLinks } from '../disk/hard-links.ts';
import { rename, whileInUse } from '../disk/in-use.ts';

/** Who holds a lock: a process as no other can be taken for it. It is what the lock's file says. */
export interface Holder {
  readonly pid: number;
  /** When the process started, by its machine's own measure; empty where that cannot be seen. */
  readonly started: string;
  readonly host: string;
  /** The machine's run since it was switched on, and whose process numbers these are; empty where it does not say. */
  readonly boot: string;
  /** Of this one lock alone. */
  readonly token: string;
}

export interface Self extends Omit<Holder, 'token'> {
  /** Another at every call, of letters, digits and hyphens. */
  readonly token: () => string;
  /** When the process of this machine with this number started, as `started` says it; nothing where none has it. */
  readonly startOf: (pid: number) => string | undefined;
}

/** A lock is held, or may be: by whom, where its file can be read. */
export class Held extends Error {
  readonly file: string;
  readonly holder: Holder | undefined;

  constructor(file: string, holder?: Holder) {
    super(`${file} is held`);
    this.file = file;
    this.holder = holder;
  }
}

/** What makes a second name of a file, and fails where the name is taken. */
export type Link = (from: string, to: string) => Promise<void>;

const holderSchema = z.object({
  pid: z.int().positive(),
  started: z.string(),
  host: z.string(),
  boot: z.string(),
  token: z.string().regex(/^[\w-]+$/),
});

/**
 * Keeps other processes away from something until it is let go. A lock is made whole, under another name first, and taken from its holder
 * only on proof that the holder is dead: the same machine since it was switched on, and no process of that number, or a
 * younger one. What cannot be read, or is of another machine, is held.
 *
 * Who may take over from a dead holder is decided as the lock itself is: only one process can make the file named after the
 * dead holder's token. If that one dies as well, the next file is named after its token, and so on; whoever makes the last
 * one, and then finds all the others as they were, puts its own lock in the place of the first.
 *
 * @returns lets the lock go, if it is still one's own
 * @throws Held
 */
export async function lock(path: string, self: Self, hardLink: Link = link): Promise<() => Promise<void>> {
  const { pid, started, host, boot } = self;
  const own = { pid, started, host, boot, token: self.token() };
  for (let tries = 0; !(await taken(path, await deadHolders(path, self), own, hardLink)); tries++) {
    if (tries > MOST_TRIES) throw new Held(path);
  }
  await clearDead(path, self);
  return () => release(path, own);
}

/** Each but the last was lost to another process; beyond that many it is no other that is in the way. */
const MOST_TRIES = 100;

/** The dead who stand between the lock and its next holder, the lock's own first. @throws Held at one who may live */
async function deadHolders(path: string, self: Self): Promise<Holder[]> {
  const dead: Holder[] = [];
  for (;;) {
    const file = heirOf(path, dead.at(-1));
    const holder = await holderAt(file);
    if (holder === undefined) return dead;
    if (holder === 'unreadable') throw new Held(file);
    // Whoever writes a circle of heirs by hand is not waited for.
    if (!isDead(holder, self) || dead.length > MOST_TRIES) throw new Held(file, holder);
    dead.push(holder);
  }
}

/** The file that whoever takes over from this holder makes; the lock itself where there is none to take over from. */
const heirOf = (path: string, holder: Holder | undefined): string => (holder ? `${path}.after.${holder.token}` : path);

function isDead({ pid, started, host, boot }: Holder, self: Self): boolean {
  if (boot === '' || boot !== self.boot || host !== self.host) return false;
  const now = self.startOf(pid);
  return now === undefined || (now !== '' && started !== '' && now !== started);
}

/** Whether the lock is one's own now; otherwise what stood there has changed meanwhile, and is to be looked at again. */
async function taken(path: string, dead: readonly Holder[], own: Holder, hardLink: Link): Promise<boolean> {
  const heir = heirOf(path, dead.at(-1));
  if (!(await made(heir, own, hardLink))) return false;
  if (!dead.length) return true;
  try {
    if (!(await standAsRead(path, dead))) return false;
    await replace(path, own);
    return true;
  } finally {
    await rm(heir, { force: true });
  }
}

/** Only who holds the last file takes the first away, so what is still there after one's own was made stays there. */
async function standAsRead(path: string, dead: readonly Holder[]): Promise<boolean> {
  for (const [i, { token }] of dead.entries()) {
    const holder = await holderAt(heirOf(path, dead[i - 1]));
    if (holder === undefined || holder === 'unreadable' || holder.token !== token) return false;
  }
  return true;
}

const draftOf = (file: string, { token }: Holder): string => `${file}.new.${token}`;
const DRAFT = /\.new\.[\w-]+$/;

/**
 * Whether the file could be made, which only one of any number of processes can do. Where the disk knows no hard links it
 * is made first and written then: a crash between the two leaves a lock that nobody can read, so it is held until someone
 * deletes it.
 */
async function made(file: string, own: Holder, hardLink: Link): Promise<boolean> {
  const draft = draftOf(file, own);
  await writeNew(draft, own);
  try {
    await hardLink(draft, file);
    return true;
  } catch (e) {
    const { code = '' } = e as NodeJS.ErrnoException;
    if (code === 'EEXIST') return await isOwn(file, own);
    // It was taken for a dead one's while it was written.
    if (code === 'ENOENT') return false;
    if (hasNoLinks(e)) return await writeNew(file, own);
    throw e;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A server of files may lose its answer that the link was made, and be asked again. */
async function isOwn(file: string, own: Holder): Promise<boolean> {
  const holder = await holderAt(file);
  return typeof holder === 'object' && holder.token === own.token;
}

async function replace(path: string, own: Holder): Promise<void> {
  const draft = draftOf(path, own);
  await writeNew(draft, own);
  await rename(draft, path);
}

async function writeNew(file: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw e;
  }
}

/**
 * Takes away what the dead left beside a lock that is one's own: none of it leads to a lock any more. A draft that nobody can
 * read is one whose writing was cut off, or one of a process that will make another.
 */
async function clearDead(path: string, self: Self): Promise<void> {
  const left = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`));
  for (const name of left) {
    const file = join(dirname(path), name);
    const holder = await holderAt(file);
    if (holder === 'unreadable' ? DRAFT.test(name) : holder && isDead(holder, self)) await rm(file, { force: true });
  }
}

async function release(path: string, own: Holder): Promise<void> {
  if (await isOwn(path, own)) await whileInUse(() => rm(path, { force: true }));
}

/** Nothing where there is no such file. What cannot be read at all says as little as what is garbage. */
async function holderAt(file: string): Promise<Holder | 'unreadable' | undefined> {
  const text = await readFile(file, 'utf8').catch((e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? undefined : ''));
  if (text === undefined) return undefined;
  const { data } = holderSchema.safeParse(parsed(text));
  return data ?? 'unreadable';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (e) {
    if (e instanceof SyntaxError) return undefined;
    throw e;
  }
}
