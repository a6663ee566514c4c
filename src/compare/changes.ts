import { listChanges } from '../model/told-apart.ts';
import { ASPECTS, MATCHING, type Aspect, type Change, type Entry, type Reading } from './change.ts';
import { alike, hunks } from './hunks.ts';

/** What is different between two readings of one file, aspect by aspect, each in reading order. */
export function changesBetween(was: Reading, now: Reading): Change[] {
  const lang = now.lang || was.lang;
  return ASPECTS.flatMap((of) => {
    const [before, after] = [was.parts[of] ?? [], now.parts[of] ?? []];
    return MATCHING[of] === 'set' ? asSets(of, before, after, lang) : inOrder(of, before, after, lang);
  });
}

function inOrder(of: Aspect, was: readonly Entry[], now: readonly Entry[], lang: string): Change[] {
  const key = MATCHING[of] === 'field' ? fieldOf : textOf;
  const stretches = stretchesOf(was, now, key);
  const [gone, come] = [stretches.flatMap((s) => s.was), stretches.flatMap((s) => s.now)];
  const moved = inBoth(gone, come, key);
  const fits = MATCHING[of] === 'field' ? ofOneField : reworded;
  const changes = stretches.flatMap((stretch) => {
    const left = stretch.was.filter((entry) => !moved.has(entry));
    const added = stretch.now.filter((entry) => !moved.has(entry));
    return paired(left, added, fits).flatMap(([before, after]) => ofPair(of, before, after, lang));
  });
  // To whom reads a page's head its order is nothing.
  if (of === 'head') return changes;
  const order = now
    .filter((entry) => moved.has(entry))
    .map((entry): Change => ({
      ...NOTHING,
      of: 'order',
      under: entry.under ?? '',
      now: entry.text,
      lang: entry.lang ?? lang,
    }));
  return [...changes, ...order];
}

/** Entries between two that stayed: those that went, and those that came in their place. */
interface Stretch {
  readonly was: Entry[];
  readonly now: Entry[];
}

function stretchesOf(was: readonly Entry[], now: readonly Entry[], key: Key): Stretch[] {
  const stretches: { was: Entry[]; now: Entry[] }[] = [{ was: [], now: [] }];
  let [i, j] = [0, 0];
  for (const { entries, did } of listChanges(was.map(key), now.map(key))) {
    const last = stretches.at(-1);
    const n = entries.length;
    if (did === 'kept') stretches.push({ was: [], now: [] });
    if (did === 'removed') for (const entry of was.slice(i, i + n)) last?.was.push(entry);
    if (did === 'added') for (const entry of now.slice(j, j + n)) last?.now.push(entry);
    if (did !== 'added') i += n;
    if (did !== 'removed') j += n;
  }
  return stretches;
}

/** By what two entries are the same one. */
type Key = (entry: Entry) => string;

const textOf: Key = ({ text }) => text;
const fieldOf: Key = ({ under = '', text }) => `${under}\n${text}`;

const texts = (entries: readonly Entry[]): string[] => entries.map(textOf);

/** Entries that went from one place and came at another, as often as they did both. */
function inBoth(gone: readonly Entry[], come: readonly Entry[], key: Key): ReadonlySet<Entry> {
  const waiting = Map.groupBy(gone, key);
  const moved = new Set<Entry>();
  for (const entry of come) {
    const twin = waiting.get(key(entry))?.shift();
    if (twin) moved.add(entry).add(twin);
  }
  return moved;
}

/** Whether one entry became another; `alone` is where nothing else went or came there. */
type Fits = (was: Entry, now: Entry, alone: boolean) => boolean;

const reworded: Fits = (was, now, alone) => alone || alike(was.text, now.text);
const ofOneField: Fits = (was, now) => was.under === now.under;

type Pair = readonly [was: Entry | undefined, now: Entry | undefined];

/** What went beside what came in its place, in the order of both; what is like nothing there stands by itself. */
function paired(was: readonly Entry[], now: readonly Entry[], fits: Fits): Pair[] {
  const pairs: Pair[] = [];
  let from = 0;
  for (const after of now) {
    const at = was.findIndex(
      (before, i) => i >= from && i < from + NEAR && fits(before, after, was.length + now.length === 2),
    );
    if (at < 0) pairs.push([undefined, after]);
    else {
      for (const before of was.slice(from, at)) pairs.push([before, undefined]);
      pairs.push([was[at], after]);
      from = at + 1;
    }
  }
  return [...pairs, ...was.slice(from).map((before): Pair => [before, undefined])];
}

/** So many entries ahead what is alike is looked for. */
const NEAR = 40;

const NOTHING = { before: '', after: '', was: '', now: '' };

function ofPair(of: Aspect, was: Entry | undefined, now: Entry | undefined, lang: string): Change[] {
  const under = now?.under ?? was?.under ?? '';
  const spoken = now?.lang ?? was?.lang ?? lang;
  const whole = { of, under, lang: spoken };
  if (!was || !now) return [{ ...NOTHING, ...whole, was: was?.text ?? '', now: now?.text ?? '' }];
  return hunks(was.text, now.text, spoken || 'en').map((hunk) => ({ ...whole, ...hunk }));
}

function asSets(of: Aspect, was: readonly Entry[], now: readonly Entry[], lang: string): Change[] {
  const [before, after] = [new Set(texts(was)), new Set(texts(now))];
  return [
    ...[...after]
      .filter((text) => !before.has(text))
      .map((text): Change => ({ ...NOTHING, of, under: '', lang, now: text })),
    ...[...before]
      .filter((text) => !after.has(text))
      .map((text): Change => ({ ...NOTHING, of, under: '', lang, was: text })),
  ];
}
