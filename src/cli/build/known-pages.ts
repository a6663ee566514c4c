import type { Seen } from '../../built/seen.ts';
import { sha256 } from '../../reading/code.ts';
import { getBlob, placeOf, putBlob } from '../../store/blobs.ts';
import type { Output } from '../output.ts';

/** What is known of the pages that an earlier build made, and of the files of the site that is to be replaced. */
export interface Known {
  /** The folder of that site, and its files that were looked at. */
  site: string;
  seen: Seen;
  /** The sum of a file there that was made of the same. */
  sumOf: (file: string, key: string) => string | undefined;
  /** Why a file is made though an earlier build may have made it, in words. */
  whyNot: (file: string, key: string, of: Rests) => string;
  /** Tells the next build. */
  keep: (file: string, key: string, sum: string) => void;
  /** Tells it what all pages of this one are made by and of. */
  tell: (of: Rests) => void;
  save: () => Promise<void>;
}

/** Its name in the store. It holds digests alone, so it may outlive the content. */
export const PAGES = 'pages';

/** What a page rests on: what all of a site do, and of the content what it was given, each by its digest. */
export interface Rests {
  common: Readonly<Record<'the code' | 'the settings' | 'the day', string>>;
  entries: Readonly<Record<string, string>>;
}

type Entries = Record<string, [key: string, sum: string]>;

/** What is kept of a build. */
interface Kept extends Rests {
  pages: Entries;
}

const NOTHING: Kept = { common: { 'the code': '', 'the settings': '', 'the day': '' }, entries: {}, pages: {} };

/**
 * @param store the folder of the store; nothing where nothing is to be kept
 * @param out where the site is to go, with the sums of the files that stand there untouched
 */
export async function knownPages(
  store: string | undefined,
  out: Pick<Output, 'path' | 'standing' | 'seen'>,
): Promise<Known> {
  const { path: site, standing, seen } = out;
  if (store === undefined)
    return {
      site,
      seen,
      sumOf: () => undefined,
      whyNot: () => 'nothing is kept',
      keep: none,
      tell: none,
      save: async () => none(),
    };
  const path = await placeOf(store, PAGES, []);
  const blob = getBlob(path);
  const last = blob ? (JSON.parse(new TextDecoder().decode(blob)) as Partial<Kept>) : NOTHING;
  // An earlier version kept the pages alone.
  const { pages: before, ...rested } = last.pages && last.common && last.entries ? (last as Kept) : NOTHING;
  const after: Entries = {};
  let now: Rests = NOTHING;
  return {
    ...{ site, seen },
    sumOf: (file, key) => {
      const name = nameOf(file);
      const entry = before[name];
      if (entry?.[0] !== key || standing.get(file) !== entry[1]) return undefined;
      after[name] = entry;
      return entry[1];
    },
    whyNot: (file, key, of) => {
      const entry = before[nameOf(file)];
      if (!entry) return 'no build made it before';
      if (entry[0] === key) return 'it does not stand there as it was made';
      return another(rested, of) ?? 'what it lists or links to changed';
    },
    tell: (of) => {
      now = of;
    },
    keep: (file, key, sum) => {
      after[nameOf(file)] = [key, sum];
    },
    save: () => putBlob(path, new TextEncoder().encode(JSON.stringify({ ...now, pages: after } satisfies Kept))),
  };
}

const none = (): void => undefined;

/** What a file of the site is kept under. */
const nameOf = (file: string): string => sha256(file).slice(0, 24);

/** How many files a reason names. */
const NAMED = 5;

/** What is another than it was, in words; nothing where all that a page rests on is the same. */
function another(was: Rests, is: Rests): string | undefined {
  const common = (Object.keys(is.common) as (keyof Rests['common'])[]).filter(
    (what) => was.common[what] !== is.common[what],
  );
  if (common.length) return `${common.join(' and ')} changed`;
  const changed = Object.keys(is.entries).filter((name) => was.entries[name] !== is.entries[name]);
  if (!changed.length) return undefined;
  const more = changed.length - NAMED;
  return `${changed.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''} changed`;
}
