import { parseArgs } from 'node:util';
import { faultOfAddress } from '../../model/link.ts';
import { shown } from '../../model/shown.ts';
import { FOLDER, folderOf, Usage } from '../command.ts';

/** What a build was asked for. */
export interface Options {
  folder: string;
  out: string;
  /** Where the site will be, where that is not what `site.yaml` says. */
  site: string | undefined;
  cache: string | undefined;
  noCache: boolean;
  /** How many threads make what is made of single briefings. */
  workers: number | undefined;
  /** Of so many parts, the one that is to be put into the cache; nothing where a site is to be made. */
  shard: Shard | undefined;
  why: boolean;
  /** Whether the site carries the desk. */
  desk: boolean;
  json: boolean;
}

/** One part of several, counted from 1. */
export interface Shard {
  part: number;
  of: number;
}

/** @throws Usage */
export function optionsOf(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...FOLDER,
      out: { type: 'string' },
      site: { type: 'string' },
      cache: { type: 'string' },
      'no-cache': { type: 'boolean', default: false },
      workers: { type: 'string' },
      shard: { type: 'string' },
      desk: { type: 'boolean', default: false },
      why: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { site, cache, 'no-cache': noCache, why, json, desk } = values;
  const fault = site === undefined ? undefined : faultOfAddress(site, 'site');
  if (fault !== undefined) throw new Usage(`--site is "${shown(site ?? '')}": ${fault}`);
  if (cache !== undefined && noCache) throw new Usage('--cache and --no-cache were both given');
  if (cache === '') throw new Usage('--cache: a folder was expected, not an empty name');
  const shard = values.shard === undefined ? undefined : shardOf(values.shard);
  if (shard && noCache) throw new Usage('--shard fills a cache, and --no-cache was given');
  if (shard && values.out !== undefined) throw new Usage('--shard fills a cache and makes no site: --out has no place');
  return {
    ...{ site, cache, noCache, why, json, shard, desk },
    folder: folderOf(positionals, values.folder),
    out: values.out ?? 'dist',
    workers: values.workers === undefined ? undefined : workersOf(values.workers),
  };
}

function workersOf(said: string): number {
  const workers = Number(said);
  if (/^\d{1,3}$/.test(said) && workers >= 1 && workers <= 256) return workers;
  throw new Usage(`--workers is "${shown(said)}": a number from 1 to 256 was expected`);
}

function shardOf(said: string): Shard {
  const [, part = NaN, of = NaN] = (/^(\d{1,4})\/(\d{1,4})$/.exec(said) ?? []).map(Number);
  if (part >= 1 && part <= of) return { part, of };
  throw new Usage(`--shard is "${shown(said)}": a part of several was expected, such as 2/8`);
}

/** The part of a list: every one of them stands in exactly one part, whatever order the list has. */
export const partOf = <T extends { id: string }>(all: readonly T[], { part, of }: Shard): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1)).filter((_, i) => i % of === part - 1);
