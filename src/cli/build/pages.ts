import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import sitemap from '@astrojs/sitemap';
import type { Seen } from '../../built/seen.ts';
import { folderUrl } from '../../disk/paths.ts';
import { shownSettings, timesAsked, type Given } from '../../integration.ts';
import { digestOfValue, sha256 } from '../../reading/code.ts';
import type { Known, Rests } from './known-pages.ts';
import { filesOf, type Program, type Route } from './program.ts';

/** What a page's path is, and of which address it is one. */
interface Address {
  pathname: string;
  route: Route;
}

/** A site's pages, written. */
export interface Written {
  /** The SHA-256 of every file, by its path in the site. */
  sums: ReadonlyMap<string, string>;
  /** What was made, and why, for whoever asks. */
  made: { file: string; why: () => string }[];
  /** How many were taken as they stood. */
  taken: number;
}

/** How many pages are made before others of this process get a turn. */
const AT_ONCE = 50;

/**
 * Makes the site's pages, and all else that its addresses answer with. A page is a function of the program, the settings, its
 * address and what the address gave it: where all these are what they were, and the file that it made stands untouched in the
 * site that is to be replaced, it is taken from there. One that asks for more while it is made is made each time.
 */
export async function writePages(program: Program, given: Given, site: string, known: Known): Promise<Written> {
  const { url } = given.settings.site;
  const base = new URL(url).pathname.replace(/\/$/, '');
  const made = new Folder(site);
  for (const file of filesOf(program)) made.take(file, join(program.files, file));
  const keys = keysOf(program, given);
  known.tell(keys.all());
  const written: Written = { sums: made.sums, made: [], taken: 0 };
  const pages: string[] = [];
  const paths = await addressesOf(program);
  for (const [i, address] of paths.entries()) {
    if (i % AT_ONCE === 0) await breath();
    const { pathname, route } = address;
    const file = fileOf(address);
    if (route.type === 'page') pages.push(`${pathname.replace(/^\/|\/$/g, '')}/`.replace(/^\/$/, ''));
    // The first that has an address keeps it, and a file that is there for all sites is before any.
    if (made.sums.has(file)) continue;
    const keyed = keys.of(address);
    const key = keyed?.key;
    const sum = key === undefined ? undefined : known.sumOf(file, key);
    if (sum !== undefined && made.link(file, known, sum)) {
      written.taken++;
      continue;
    }
    const asked = timesAsked();
    const answered = await program.app.render(new Request(new URL(addressIn(base, address), url)), {
      routeData: route,
    });
    if (!answered.body) continue;
    const sumNow = made.write(file, new Uint8Array(await answered.arrayBuffer()));
    const alone = timesAsked() === asked;
    if (key !== undefined && alone) known.keep(file, key, sumNow);
    const why = keyed && alone ? () => known.whyNot(file, keyed.key, keyed.rests()) : () => EACH_TIME;
    written.made.push({ file, why });
  }
  await writeSitemap(given, site, pages);
  return written;
}

/** Why a page is made that is a function of more than its address was given. */
const EACH_TIME = 'it is made each time, of all content';

async function addressesOf({ app }: Program): Promise<Address[]> {
  const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js');
  return new StaticPaths(app as unknown as ConstructorParameters<typeof StaticPaths>[0]).getAll();
}

/** Where a page stands in the site. */
function fileOf({ pathname, route }: Address): string {
  const name = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return name;
  return name === '404' ? '404.html' : join(name, 'index.html').replaceAll('\\', '/');
}

const addressIn = (base: string, { pathname, route }: Address): string => {
  const name = pathname.replace(/^\/|\/$/g, '');
  return `${base}/${name}${route.type === 'endpoint' || !name ? '' : '/'}`;
};

/** The folder of a site that is being made. */
class Folder {
  readonly sums = new Map<string, string>();
  private readonly site: string;
  private readonly folders = new Set<string>();

  constructor(site: string) {
    this.site = site;
  }

  write(file: string, bytes: Uint8Array): string {
    writeFileSync(this.placeOf(file), bytes);
    const sum = sha256(bytes);
    this.sums.set(file, sum);
    return sum;
  }

  /** Brings a file that is not of this content. */
  take(file: string, from: string): void {
    this.write(file, readFileSync(from));
  }

  /** Brings one that stands elsewhere, without a copy where both are on one disk. */
  link(file: string, { site, seen }: Known, sum: string): boolean {
    const [from, to] = [join(site, file), this.placeOf(file)];
    if (!linked(from, to, seen)) return false;
    this.sums.set(file, sum);
    return true;
  }

  private placeOf(file: string): string {
    const path = join(this.site, file);
    const folder = dirname(path);
    if (!this.folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.folders.add(folder);
    return path;
  }
}

function linked(from: string, to: string, seen: Seen): boolean {
  try {
    return seen.link(from, to);
  } catch {
    try {
      copyFileSync(from, to);
      return true;
    } catch {
      return false;
    }
  }
}

/** What an address's page is made of: as one key, and by name for whoever asks why it is made. */
interface Keyed {
  key: string;
  rests: () => Rests;
}

/** The keys of addresses. None where the address gives its page nothing, or what has no digest. */
function keysOf(
  { key, app }: Program,
  given: Given,
): { of: (address: Address) => Keyed | undefined; all: () => Rests } {
  const entries = namesOf(given.collections);
  const { today, ...settings } = shownSettings(given.settings);
  const start = sha256(JSON.stringify([key, settings, today]));
  const common = { 'the code': key, 'the settings': sha256(JSON.stringify(settings)), 'the day': today };
  const restsOn = (some: Iterable<object>): Rests => ({
    common,
    entries: Object.fromEntries(
      [...some].map((entry) => [entries.get(entry) ?? '', digestOfValue(entry).slice(0, 16)]),
    ),
  });
  const of = ({ pathname, route }: Address): Keyed | undefined => {
    const props = app.routeCache.get(route)?.staticPaths.keyed.get(pathname)?.props;
    if (!props) return undefined;
    let whole = true;
    const used = new Set<object>();
    const text = JSON.stringify(props, (_, value: unknown) => {
      if (typeof value === 'function') whole = false;
      if (typeof value !== 'object' || value === null) return value;
      if (entries.has(value)) {
        used.add(value);
        return digestOfValue(value);
      }
      if (value instanceof Map) return { map: [...(value as Map<unknown, unknown>)] };
      if (value instanceof Set) return { set: [...(value as Set<unknown>)] };
      const kind: unknown = Object.getPrototypeOf(value);
      if (kind !== Object.prototype && kind !== Array.prototype && kind !== null) whole = false;
      return value;
    });
    if (!whole) return undefined;
    return {
      key: createHash('sha256').update(`${start}\n${pathname}\n${text}`).digest('hex'),
      rests: () => restsOn(used),
    };
  };
  return { of, all: () => restsOn(entries.keys()) };
}

/** The published content, each with the file that it is of. */
const namesOf = ({ briefings, earlier, sources, actors }: Given['collections']): ReadonlyMap<object, string> =>
  new Map<object, string>([
    ...[...briefings, ...earlier].map((brief) => [brief, brief.file] as const),
    ...sources.map((source) => [source, `sources/${source.id}.md`] as const),
    ...actors.map((actor) => [actor, `actors/${actor.id}.yaml`] as const),
  ]);

/** The list of all pages for search engines, by Astro's own maker of it. */
async function writeSitemap({ settings }: Given, site: string, pages: readonly string[]): Promise<void> {
  const { origin, pathname: base } = new URL(settings.site.url);
  const config = { site: origin, base, trailingSlash: 'always', build: { format: 'directory' } };
  const logger = { info: () => undefined, warn: fail, error: fail };
  const { hooks } = sitemap() as unknown as { hooks: Record<string, (given: object) => Promise<void>> };
  await hooks['astro:routes:resolved']?.({ routes: [] });
  await hooks['astro:config:done']?.({ config });
  await hooks['astro:build:done']?.({
    dir: folderUrl(site),
    pages: pages.map((pathname) => ({ pathname })),
    logger,
  });
}

const fail = (line: string): never => {
  throw new Error(line);
};
