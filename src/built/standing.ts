import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressIn, MARKER, SUMS } from './marker.ts';
import { isOfSystem } from '../disk/of-system.ts';
import { inSite, readSums, sha256Of } from './sums.ts';

/** What stands where a site is to go. */
export type Standing =
  | { kind: 'nothing' | 'empty' | 'file' | 'unmarked' }
  /** A Git repository, or one inside. */
  | { kind: 'repository'; path: string }
  /** A built site with something in it that the build did not put there, or not so; paths in the site. */
  | { kind: 'touched'; added: readonly string[]; altered: readonly string[] }
  | { kind: 'site' };

/** One thing below a folder, by its path there. */
interface Found {
  path: string;
  kind: 'file' | 'folder' | 'other';
}

/** Looks at what stands at a path; every file of a built site is read, since its contents tell whether it was altered. */
export async function standingAt(path: string): Promise<Standing> {
  const stat = await lstat(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return undefined;
    throw e;
  });
  if (!stat) return { kind: 'nothing' };
  if (!stat.isDirectory()) return { kind: 'file' };
  const found = await allIn(path);
  const git = found.find((f) => /(^|\/)\.git$/i.test(f.path));
  if (git) return { kind: 'repository', path: git.path };
  if (!found.length) return { kind: 'empty' };
  const sums = await sumsOf(path, found);
  return sums ? standingOfSite(path, found, sums) : { kind: 'unmarked' };
}

/** Everything below a folder but what the system leaves there; what a link leads to is not looked at. */
async function allIn(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => !(e.isFile() && isOfSystem(e.name)))
    .map((e): Found => {
      const kind = e.isFile() ? 'file' : e.isDirectory() ? 'folder' : 'other';
      return { path: inSite(folder, join(e.parentPath, e.name)), kind };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
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
): Promise<Standing> {
  const added = strangers(found, sums);
  const altered: string[] = [];
  for (const { path, kind } of found) {
    const sum = sums.get(path);
    if (kind === 'file' && sum !== undefined && (await sha256Of(join(folder, path))) !== sum) altered.push(path);
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
