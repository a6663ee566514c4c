import { once } from 'node:events';
import { lstat, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { addressIn, MARKER, SUMS } from './marker.ts';
import { isOfSystem } from '../disk/of-system.ts';
import { Seen, type Read } from './seen.ts';
import { allIn, readSums, sha256Of, type Found } from './sums.ts';

/** What stands where a site is to go. */
export type Standing =
  | { kind: 'nothing' | 'empty' | 'file' | 'unmarked' }
  /** A Git repository, or one inside. */
  | { kind: 'repository'; path: string }
  /** A built site with something in it that the build did not put there, or not so; paths in the site. */
  | { kind: 'touched'; added: readonly string[]; altered: readonly string[] }
  | { kind: 'site' };

/**
 * Looks at what stands at a path; every file of a built site is read, since its contents tell whether it was altered.
 *
 * @param seen files that were read before, which need not be read again as long as they are untouched
 */
export async function standingAt(path: string, seen = new Seen()): Promise<Standing> {
  const stat = await lstat(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return undefined;
    throw e;
  });
  if (!stat) return { kind: 'nothing' };
  if (!stat.isDirectory()) return { kind: 'file' };
  const found = allIn(path).filter((f) => !(f.kind === 'file' && isOfSystem(basename(f.path))));
  const git = found.find((f) => /(^|\/)\.git$/i.test(f.path));
  if (git) return { kind: 'repository', path: git.path };
  if (!found.length) return { kind: 'empty' };
  const sums = await sumsOf(path, found);
  return sums ? standingOfSite(path, found, sums, seen) : { kind: 'unmarked' };
}

/** The size of a list of sums, in bytes, from which on the site is worth a thread of its own: some thousand files. */
const LARGE = 100_000;

/**
 * The same, and what was read of it: of a large site in a thread of its own, while this one does something else.
 *
 * @param path where something stands, or nothing
 */
export async function standingAside(path: string): Promise<{ standing: Standing; seen: Seen }> {
  const sums = await lstat(join(path, SUMS)).catch(() => undefined);
  if (!sums || sums.size < LARGE) {
    const seen = new Seen();
    return { standing: await standingAt(path, seen), seen };
  }
  const thread = new Worker(new URL('./standing.worker.ts', import.meta.url), { workerData: path });
  const [found] = (await once(thread, 'message')) as [{ standing: Standing; read: Read }];
  return { standing: found.standing, seen: new Seen(found.read) };
}

/** The sums of a site that has its marker, the marker itself among them; nothing where it is no built site. */
async function sumsOf(folder: string, found: readonly Found[]): Promise<ReadonlyMap<string, string> | undefined> {
  const has = (path: string) => found.some((f) => f.path === path && f.kind === 'file');
  if (!has(MARKER) || !has(SUMS)) return undefined;
  if (!addressIn(await readFile(join(folder, MARKER), 'utf8'))) return undefined;
  const sums = readSums(await readFile(join(folder, SUMS), 'utf8'));
  return sums?.has(MARKER) ? sums : undefined;
}

async function standingOfSite(
  folder: string,
  found: readonly Found[],
  sums: ReadonlyMap<string, string>,
  seen: Seen,
): Promise<Standing> {
  const added = strangers(found, sums);
  const altered: string[] = [];
  for (const { path, kind } of found) {
    const sum = sums.get(path);
    if (kind !== 'file' || sum === undefined || seen.has(join(folder, path), sum)) continue;
    if ((await seen.look(join(folder, path), sha256Of)) !== sum) altered.push(path);
  }
  return added.length + altered.length ? { kind: 'touched', added, altered } : { kind: 'site' };
}

/** What the sums do not account for: files, links and devices, and folders that hold none of the site's files. */
function strangers(found: readonly Found[], sums: ReadonlyMap<string, string>): string[] {
  const folders = new Set([...sums.keys()].flatMap(foldersOf));
  const known = ({ path, kind }: Found): boolean =>
    kind === 'folder' ? folders.has(path) : kind === 'file' && (path === SUMS || sums.has(path));
  return found.filter((f) => !known(f)).map((f) => f.path);
}

/** The folders a path stands in: `a/b/c.html` → `a`, `a/b`. */
const foldersOf = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, i, parts) => parts.slice(0, i + 1).join('/'));
