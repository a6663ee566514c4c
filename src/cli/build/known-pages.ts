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
  /** Tells the next build. */
  keep: (file: string, key: string, sum: string) => void;
  save: () => Promise<void>;
}

/** Its name in the store. It holds digests alone, so it may outlive the content. */
export const PAGES = 'pages';

type Entries = Record<string, [key: string, sum: string]>;

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
    return { site, seen, sumOf: () => undefined, keep: () => undefined, save: () => Promise.resolve() };
  const path = await placeOf(store, PAGES, []);
  const blob = getBlob(path);
  const before = blob ? (JSON.parse(new TextDecoder().decode(blob)) as Entries) : {};
  const after: Entries = {};
  return {
    ...{ site, seen },
    sumOf: (file, key) => {
      const name = sha256(file).slice(0, 24);
      const entry = before[name];
      if (entry?.[0] !== key || standing.get(file) !== entry[1]) return undefined;
      after[name] = entry;
      return entry[1];
    },
    keep: (file, key, sum) => {
      after[sha256(file).slice(0, 24)] = [key, sum];
    },
    save: () => putBlob(path, new TextEncoder().encode(JSON.stringify(after))),
  };
}
