import { laidOut, type LaidOut, type LaidOutLine } from '../capture/pdf-lines.ts';
import { listChanges } from '../model/told-apart.ts';
import type { Reading } from './change.ts';
import type { Whereto } from './whereto.ts';

/** A sheet as it is read, and as it is laid out. */
export interface SheetReading {
  readonly reading: Reading;
  readonly laid: LaidOut;
}

/** @returns what is wrong with it, as it follows its name, where it cannot be read */
export async function sheetReading(bytes: Uint8Array, whereto: Whereto): Promise<SheetReading | { refused: string }> {
  const laid = await laidOut(bytes);
  if ('refused' in laid) return laid;
  let under = '';
  const words = laid.pages.flatMap(({ paragraphs }) =>
    paragraphs.map(({ tag, text }) => {
      const entry = { text: whereto.text(text), under };
      if (/^(?:H\d?|Title)$/.test(tag)) under = text;
      return entry;
    }),
  );
  const head = [
    { under: 'title', text: whereto.text(laid.title) },
    { under: 'language', text: laid.lang },
  ];
  return { reading: { lang: laid.lang, parts: { words, head } }, laid };
}

/** How the layout of a sheet is different. Lengths are in points, rounded to a tenth. */
export interface Layout {
  /** "595.3 × 841.9 pt", of every page. */
  readonly pages: Both<readonly string[]>;
  readonly lines: Both<number>;
  /** How many lines hold other words than any line did. */
  readonly broken: number;
  /** How many lines of the same words stand elsewhere, and by how much most of all. */
  readonly moved: number;
  readonly furthest: number;
  /** The size in which most of the words are set. */
  readonly size: Both<number>;
}

export interface Both<T> {
  readonly was: T;
  readonly now: T;
}

/** Lines that stand nearer than this to where they stood, in points, have not moved. */
const STILL = 0.5;

/** Nothing where every line stands where it stood, in the same size. */
export function layoutBetween(was: LaidOut, now: LaidOut): Layout | undefined {
  const [before, after] = [linesOf(was), linesOf(now)];
  const kept = keptLines(before, after);
  const far = kept.map(([a, b]) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)));
  const sizes = kept.some(([a, b]) => Math.abs(a.size - b.size) > 0.01);
  const layout: Layout = {
    pages: { was: was.pages.map(sizeOf), now: now.pages.map(sizeOf) },
    lines: { was: before.length, now: after.length },
    broken: after.length - kept.length,
    moved: far.filter((by) => by > STILL).length,
    furthest: tenth(far.reduce((most, by) => Math.max(most, by), 0)),
    size: { was: usualSize(before), now: usualSize(after) },
  };
  const same = !layout.broken && before.length === kept.length && !layout.moved && !sizes;
  return same && layout.pages.was.join() === layout.pages.now.join() ? undefined : layout;
}

const linesOf = ({ pages }: LaidOut): LaidOutLine[] => pages.flatMap(({ lines }) => lines);

const sizeOf = ({ width, height }: { width: number; height: number }): string =>
  `${tenth(width)} × ${tenth(height)} pt`;

const tenth = (n: number): number => Math.round(n * 10) / 10;

/** Lines that both have, in one order. */
function keptLines(was: readonly LaidOutLine[], now: readonly LaidOutLine[]): [LaidOutLine, LaidOutLine][] {
  const kept: [LaidOutLine, LaidOutLine][] = [];
  let [i, j] = [0, 0];
  const texts = (lines: readonly LaidOutLine[]): string[] => lines.map(({ text }) => text);
  for (const { entries, did } of listChanges(texts(was), texts(now))) {
    for (let n = 0; n < entries.length; n++) {
      const [a, b] = [was[did === 'added' ? -1 : i++], now[did === 'removed' ? -1 : j++]];
      if (a && b) kept.push([a, b]);
    }
  }
  return kept;
}

function usualSize(lines: readonly LaidOutLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) counts.set(tenth(size), (counts.get(tenth(size)) ?? 0) + text.length);
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0] ?? 0;
}
