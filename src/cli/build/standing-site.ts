import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SUMS } from '../../built/marker.ts';
import type { Settings } from '../../integration.ts';
import { digestIn, sha256 } from '../../reading/code.ts';
import type { Content } from '../../reading/folder.ts';
import { versionOfSite } from '../../pressroom/version.ts';
import { getBlob, placeOf, putBlob, type Origins } from '../../store/blobs.ts';

/** What is known of a site that was made: the sum of its sums, and what its build said of the content. */
interface Note {
  sums: string;
  said: string[];
}

/** The site that a content makes, on one day, by one version of the code. */
export interface SiteNote {
  /** Its name in the store. */
  name: string;
  /**
   * What the build said that made what stands in a folder; nothing where that is another site.
   *
   * @param at the folder, once its files have been compared with its sums; not asked for where no such site was made
   */
  standing: (at: () => Promise<string | undefined>) => Promise<string[] | undefined>;
  write: (out: string, said: readonly string[]) => Promise<void>;
}

type Made = Pick<Settings, 'today'> & {
  url: string | undefined;
  /** The digest of the desk's own rules: what they say is said again. */
  own?: string | undefined;
};

/**
 * A build is a function of these alone. So where a site stands untouched that was made of the same, making it again would
 * change no byte.
 *
 * @param store the folder of the store
 */
export async function siteNote(root: string, store: string, content: Content, made: Made): Promise<SiteNote> {
  const key = sha256(JSON.stringify([content.digest, made.today, made.url, made.own, await versionOfSite(root)]));
  const name = `site-${key.slice(0, 40)}`;
  const { files } = content;
  const origins: Origins = [...files.keys()].map((file) => [file, digestIn(files, file) ?? ''] as const);
  const path = await placeOf(store, name, origins);
  return {
    name,
    standing: async (at) => {
      const blob = getBlob(path);
      const out = blob && (await at());
      if (out === undefined) return undefined;
      const { sums, said } = JSON.parse(new TextDecoder().decode(blob)) as Note;
      return (await sumOf(out)) === sums ? said : undefined;
    },
    write: async (out, said) => {
      const sums = await sumOf(out);
      if (sums !== undefined) await putBlob(path, new TextEncoder().encode(JSON.stringify({ sums, said })));
    },
  };
}

const sumOf = (out: string): Promise<string | undefined> => readFile(join(out, SUMS)).then(sha256, () => undefined);
