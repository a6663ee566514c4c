import { isData } from './data.ts';
import { unhashed } from './whereto.ts';

/** What kind of thing a file of a site is to whoever reads it. */
export type Kind = (typeof KINDS)[number];

/** `look`: styles, faces and scripts, which pages load; `index`: what the search draws on, which follows from the pages. */
export const KINDS = ['page', 'sheet', 'mail', 'data', 'picture', 'look', 'index'] as const;

export function kindOf(path: string): Kind {
  if (path.startsWith('pagefind/')) return 'index';
  if (path.endsWith('.html')) return 'page';
  if (path.endsWith('.pdf')) return 'sheet';
  if (path.endsWith('.eml')) return 'mail';
  if (/\.(?:png|svg|jpe?g|webp|ico)$/.test(path)) return 'picture';
  if (/^(?:assets|fonts)\/|\.(?:css|js|mjs|woff2?|ttf|wasm)$/.test(path)) return 'look';
  return isData(path) ? 'data' : 'look';
}

/** How readers name a file: a page by its address. */
export const nameOf = (path: string): string =>
  path.endsWith('.html') ? `/${path.replace(/(^|\/)index\.html$/, '$1')}` : path;

/** One file in two sites, by its path in each; it is in one of them at least. */
export interface Paired {
  readonly name: string;
  readonly kind: Kind;
  readonly was: string | undefined;
  readonly now: string | undefined;
}

/** The SHA-256 of each file of a site by its path. */
export type Sums = ReadonlyMap<string, string>;

/**
 * Which file of one site is which of the other, in the order of their names. Files of the site's code have a digest in theirs,
 * and are one file where they have one name without it.
 */
export function pairsOf(was: Sums, now: Sums): Paired[] {
  const pairs = new Map<string, { was: string | undefined; now: string | undefined }>();
  for (const [name, path] of named(was)) pairs.set(name, { was: path, now: undefined });
  for (const [name, path] of named(now)) pairs.set(name, { was: pairs.get(name)?.was, now: path });
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { was: before, now: after }]) => ({
      name: nameOf(name),
      kind: kindOf(name),
      was: before,
      now: after,
    }));
}

function named(sums: Sums): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of [...sums.keys()].sort()) {
    let name = unhashed(path);
    for (let n = 2; found.has(name); n++) name = `${unhashed(path)} ${n}`;
    found.set(name, path);
  }
  return found;
}
