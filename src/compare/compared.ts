import { changesBetween } from './changes.ts';
import type { Change, Reading } from './change.ts';
import { dataReading, isData } from './data.ts';
import { kindOf, pairsOf, type Kind, type Paired, type Sums } from './files.ts';
import { loadsOf } from './loads.ts';
import { mailReading } from './mail.ts';
import { pageReading } from './page.ts';
import { layoutBetween, sheetReading, type Layout } from './sheet.ts';
import { wheretoOf, type Whereto } from './whereto.ts';

/** A built site, of which a file is read when it is asked for. */
export interface Side {
  readonly sums: Sums;
  /** Where it is hosted. */
  readonly url: URL;
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** What became of one file. */
export interface FileChange extends Paired {
  readonly is: 'changed' | 'added' | 'gone';
  /** Those that stand in this file, in reading order; without those that many share. */
  readonly changes: readonly Change[];
  /** How many more there are. */
  readonly more: number;
  /** Those that it shares with other files, as places in `shared`. */
  readonly shared: readonly number[];
  /** Files that a page loads and that are different: styles, faces, pictures. */
  readonly loads: readonly string[];
  /** Of a sheet whose lines stand elsewhere. */
  readonly layout?: Layout;
  /** Why it could be compared by its bytes alone. */
  readonly unread?: string;
  /** Other names of the very same two files. */
  readonly also: readonly string[];
}

/** A change that many files have in common. */
export interface Shared {
  readonly change: Change;
  /** Names of files, in order. */
  readonly on: readonly string[];
}

export interface Comparison {
  readonly files: { readonly was: number; readonly now: number; readonly same: number };
  /** What pages share first, the most common before others. */
  readonly shared: readonly Shared[];
  /** By kind, then by name. What the search draws on is counted alone. */
  readonly changed: readonly FileChange[];
  readonly index: number;
}

/** So many changes of one file are kept. */
const MOST = 200;

/** Files that have a change in common, above which it is told once. */
const FEW = 2;

/**
 * What is different between two built sites. Files are told apart by their sums, and only those that differ are read, one after the
 * other, so that memory grows with what changed and not with the sites.
 */
export async function compareSites(
  was: Side,
  now: Side,
  onFile: (done: number, of: number) => void = () => undefined,
): Promise<Comparison> {
  const pairs = pairsOf(was.sums, now.sums).filter(({ name }) => name !== 'readout.json');
  const differ = pairs.filter((pair) => sumOf(was, pair.was) !== sumOf(now, pair.now));
  const sides: Sides = { was, now, wheretos: { was: wheretoOf(was.url, now.url), now: wheretoOf(now.url, now.url) } };
  const told = differ.filter(({ kind }) => kind !== 'index');
  const found: Found[] = [];
  const twins = new Map<string, Found>();
  for (const [i, pair] of told.entries()) {
    const key = `${pair.kind} ${sumOf(was, pair.was)} ${sumOf(now, pair.now)}`;
    const twin = pair.was !== undefined && pair.now !== undefined ? twins.get(key) : undefined;
    if (twin) twin.also.push(pair.name);
    else {
      const one = await foundOf(pair, sides);
      found.push(one);
      twins.set(key, one);
    }
    onFile(i + 1, told.length);
  }
  await addLoads(found, pairs, sides);
  // What is hosted elsewhere links elsewhere, in every file of it.
  const kept = was.url.href === now.url.href ? found : found.filter((one) => one.kind === 'sheet' || !isSilent(one));
  const { shared, changed } = grouped(kept);
  const same = pairs.length - differ.length + found.length - kept.length;
  return {
    files: { was: was.sums.size, now: now.sums.size, same },
    shared,
    changed,
    index: differ.length - told.length,
  };
}

const sumOf = ({ sums }: Side, path: string | undefined): string | undefined =>
  path === undefined ? undefined : sums.get(path);

interface Sides {
  readonly was: Side;
  readonly now: Side;
  readonly wheretos: { readonly was: Whereto; readonly now: Whereto };
}

/** A file on the way to what became of it. */
interface Found extends Paired {
  readonly is: FileChange['is'];
  readonly changes: readonly Change[];
  readonly more: number;
  readonly also: string[];
  loads: readonly string[];
  readonly layout?: Layout;
  readonly unread?: string;
}

async function foundOf(pair: Paired, { was, now, wheretos }: Sides): Promise<Found> {
  const common = { ...pair, also: [], loads: [] };
  if (pair.was === undefined || pair.now === undefined)
    return { ...common, is: pair.was === undefined ? 'added' : 'gone', changes: [], more: 0 };
  const [before, after] = [
    await readingOf(pair, await was.read(pair.was), wheretos.was),
    await readingOf(pair, await now.read(pair.now), wheretos.now),
  ];
  if ('refused' in before || 'refused' in after) {
    const unread =
      'refused' in before ? `the old one ${before.refused}` : 'refused' in after ? `the new one ${after.refused}` : '';
    return { ...common, is: 'changed', changes: [], more: 0, unread };
  }
  const changes = changesBetween(before.reading, after.reading);
  const layout = before.laid && after.laid ? layoutBetween(before.laid, after.laid) : undefined;
  return {
    ...common,
    is: 'changed',
    changes: changes.slice(0, MOST),
    more: Math.max(0, changes.length - MOST),
    ...(layout && { layout }),
  };
}

type Read = { reading: Reading; laid?: Parameters<typeof layoutBetween>[0] } | { refused: string };

const NO_TEXT: Reading = { lang: '', parts: {} };

async function readingOf({ kind, name }: Paired, bytes: Uint8Array, whereto: Whereto): Promise<Read> {
  if (kind === 'sheet') return sheetReading(bytes, whereto);
  if (kind === 'mail') return { reading: await mailReading(bytes, whereto) };
  if (kind !== 'page' && !isData(name)) return { reading: NO_TEXT };
  const text = textOf(bytes);
  if (text === undefined) return { refused: 'is not UTF-8' };
  return { reading: kind === 'page' ? pageReading(text, whereto) : dataReading(name, text, whereto) };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (e) {
    if (e instanceof TypeError) return undefined;
    throw e;
  }
}

/** What pages load looks different on pages that stayed the same, too. */
async function addLoads(found: Found[], pairs: readonly Paired[], sides: Sides): Promise<void> {
  const different = new Set(found.filter(looksOtherwise).flatMap(({ name, also }) => [name, ...also]));
  if (!different.size) return;
  const inStyles = await loadedByStyles(pairs, sides);
  const byName = new Map(found.flatMap((one) => [one.name, ...one.also].map((name) => [name, one] as const)));
  const decoder = new TextDecoder();
  for (const pair of pairs) {
    if (pair.kind !== 'page' || pair.was === undefined || pair.now === undefined) continue;
    const html = decoder.decode(await sides.now.read(pair.now));
    const direct = loadsOf(pair.now, html, sides.wheretos.now);
    const all = new Set(direct.flatMap((file) => [file, ...(inStyles.get(file) ?? [])]));
    const loads = [...all].filter((file) => different.has(file)).sort();
    if (!loads.length) continue;
    const known = byName.get(pair.name);
    if (known) known.loads = loads;
    else found.push({ ...pair, is: 'changed', changes: [], more: 0, also: [], loads });
  }
}

/** Whether bytes alone are different, as far as one can tell. */
export const isSilent = ({
  is,
  changes,
  loads,
  layout,
  unread,
  shared = [],
}: Pick<FileChange, 'is' | 'changes' | 'loads' | 'layout' | 'unread'> & { shared?: readonly number[] }): boolean =>
  is === 'changed' && !changes.length && !shared.length && !loads.length && !layout && unread === undefined;

/** Whether what shows a file shows another one: a stylesheet whose rules are the same does not. */
const looksOtherwise = ({ kind, is, name, changes }: Found): boolean =>
  (kind === 'look' || kind === 'picture') && is === 'changed' && (!name.endsWith('.css') || changes.length > 0);

/** What each stylesheet of the new site loads. */
async function loadedByStyles(
  pairs: readonly Paired[],
  { now, wheretos }: Sides,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const styles = new Map<string, readonly string[]>();
  for (const { name, now: path } of pairs)
    if (path?.endsWith('.css'))
      styles.set(name, loadsOf(path, new TextDecoder().decode(await now.read(path)), wheretos.now));
  return styles;
}

/** Changes that many files share are taken out of each and told once. */
function grouped(found: readonly Found[]): Pick<Comparison, 'shared' | 'changed'> {
  const on = new Map<string, { change: Change; names: Set<string> }>();
  // What is the same in several is told as it stands where readers see it.
  const inOrder = [...found].sort((a, b) => order(a.kind, b.kind) || (a.name < b.name ? -1 : 1));
  for (const { name, also, changes } of inOrder) {
    for (const change of changes) {
      const known = on.get(keyOf(change)) ?? { change, names: new Set<string>() };
      for (const each of [name, ...also]) known.names.add(each);
      on.set(keyOf(change), known);
    }
  }
  const many = [...on]
    .filter(([, { names }]) => names.size > FEW)
    .sort(([, a], [, b]) => forWhom(a.names) - forWhom(b.names) || b.names.size - a.names.size);
  const places = new Map(many.map(([key], i) => [key, i]));
  const changed = inOrder.map(({ changes, ...rest }): FileChange => {
    const shared = new Set(changes.flatMap((change) => places.get(keyOf(change)) ?? []));
    return {
      ...rest,
      changes: changes.filter((change) => !places.has(keyOf(change))),
      shared: [...shared].sort((a, b) => a - b),
    };
  });
  return {
    shared: many.map(([, { change, names }]) => ({ change, on: [...names].sort() })),
    changed,
  };
}

const ORDER: readonly Kind[] = ['page', 'sheet', 'mail', 'data', 'picture', 'look', 'index'];

const order = (a: Kind, b: Kind): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** What readers see comes before what programs do. */
const forWhom = (names: ReadonlySet<string>): number =>
  ORDER.findIndex((kind) => [...names].some((name) => kindOf(name.startsWith('/') ? '.html' : name) === kind));

/** Few characters, as a number's, are the same change only between the same words. */
const SHORT = 16;

/** What two changes have in common that are the same one. */
function keyOf({ of, under, before, after, was, now }: Change): string {
  const isShort = was.length + now.length < SHORT;
  const around = isShort ? [before.slice(-SHORT), after.slice(0, SHORT)] : [];
  const isField = of === 'fields' || of === 'head';
  const where = isField && isShort && !before && !after ? [under.replace(/\[[^\]]*\]/g, '[]')] : [];
  const said = isField || of === 'words' || of === 'labels' ? 'said' : of;
  return JSON.stringify([said, was.trim(), now.trim(), ...around, ...where]);
}
