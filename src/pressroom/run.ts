import type { Brief } from '../model/brief.ts';
import { slugOf } from '../model/superseded.ts';
import type { Site } from '../model/site.ts';
import { digestOfValue, sha256 } from '../reading/code.ts';
import { getBlob, openBlobs, type Blobs, type Origins } from '../store/blobs.ts';
import { fittingIn, OUTPUTS, type Output } from './job.ts';
import { openPool, type Pool } from './pool.ts';
import type { Press } from './site-press.ts';
import { versionsOf } from './version.ts';

/** All that a run of the press is given. */
export interface Order {
  /** The project's own folder. */
  root: string;
  site: Site;
  briefs: readonly Brief[];
  /** The folder of the store. */
  store: string;
  /** What of the content a brief was made of. */
  originsOf: (brief: Brief) => Origins;
  /** How many threads; as many as the machine has cores unless said. */
  workers?: number;
  onMade?: (made: Made) => void;
}

/** What was made of one brief, why, and how long each took in milliseconds; nothing where all stood in the store. */
export interface Made {
  file: string;
  took: Partial<Record<Output, number>>;
  /** What of the content it was made of, and what it was made of when it was made before. */
  origins: Origins;
  before: Origins | undefined;
}

/** A run over many briefs: begun at once, asked for one by one. */
export interface Run extends Press {
  /** Waits until everything is made. @throws the first fault */
  done: () => Promise<void>;
  /** Takes out of the store what this run did not ask for, and nothing else does. */
  sweep: (others: readonly string[]) => Promise<void>;
  /** Takes out of the store what was made first, where it grew too large. */
  bound: () => Promise<void>;
  close: () => Promise<void>;
}

/** How much a store holds at most, in bytes: ten thousand briefings have 4 GB. */
const MOST = 8e9;

interface Entry {
  brief: Brief;
  paths: Record<Output, string>;
  ready: Promise<void>;
}

/** Begins to make everything that the store does not have. */
export async function runPress(order: Order): Promise<Run> {
  const { root, site, briefs, store, originsOf, workers, onMade } = order;
  const [blobs, versions] = [openBlobs(store), await versionsOf(root)];
  const pool = openPool(root, workers);
  const names = new Set<string>();
  // A logo is part of the settings, and they are one for all.
  const settings = sha256(JSON.stringify(site));
  const entries = new Map<string, Entry>();
  for (const brief of briefs) {
    const origins = originsOf(brief);
    const before = blobs.originsBefore(brief.file);
    const wanted = await placesOf(brief, { settings, versions, blobs, origins });
    for (const { name } of wanted) names.add(name);
    const missing = wanted.filter(({ there }) => !there);
    const ready = missing.length
      ? pool
          .make({ brief, site, wanted: missing })
          .then((took) => onMade?.({ file: brief.file, took, origins, before }))
      : Promise.resolve(onMade?.({ file: brief.file, took: {}, origins, before }));
    // Whoever asks for it is told of a fault, and `done` tells of all.
    ready.catch(() => undefined);
    const paths = Object.fromEntries(wanted.map(({ output, path }) => [output, path])) as Record<Output, string>;
    entries.set(slugOf(brief), { brief, paths, ready });
  }
  const bytes = (brief: Brief, output: Output): Promise<Uint8Array> => {
    const entry = entries.get(slugOf(brief));
    if (!entry) throw new Error(`${slugOf(brief)} was not given to the press`);
    return bytesOf(entry, output, site, pool);
  };
  return {
    bytes,
    fitting: async (brief) => fittingIn(await bytes(brief, 'fitting')),
    done: async () => void (await Promise.all([...entries.values()].map(({ ready }) => ready))),
    sweep: (others) => blobs.sweep(new Set([...names, ...others])),
    bound: () => blobs.bound(MOST),
    close: () => pool.close(),
  };
}

interface Wanted {
  output: Output;
  name: string;
  path: string;
  there: boolean;
}

async function placesOf(
  brief: Brief,
  {
    settings,
    versions,
    blobs,
    origins,
  }: { settings: string; versions: Readonly<Record<Output, string>>; blobs: Blobs; origins: Origins },
): Promise<Wanted[]> {
  const input = sha256(`${settings} ${digestOfValue(brief)}`);
  return Promise.all(
    OUTPUTS.map(async (output) => {
      const name = keyOf(output, input, versions[output]);
      return { output, name, ...(await blobs.place(name, origins)) };
    }),
  );
}

/** The key of a job: what it is made of, and the version of what makes it. */
const keyOf = (output: Output, input: string, version: string): string =>
  `${output}-${sha256([input, version].join()).slice(0, 40)}`;

/** A blob that is gone or damaged is made again. */
async function bytesOf({ brief, paths, ready }: Entry, output: Output, site: Site, pool: Pool): Promise<Uint8Array> {
  await ready;
  const path = paths[output];
  const kept = getBlob(path);
  if (kept) return kept;
  await pool.make({ brief, site, wanted: [{ output, path }] });
  const made = getBlob(path);
  if (!made) throw new Error(`${path} does not keep what was put there`);
  return made;
}
