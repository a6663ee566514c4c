import { paragraphs } from '../model/context.ts';
import type { Outline } from '../model/outline.ts';
import { findIn, type Piece, type Searchable } from '../model/passage.ts';
import type { Item, Path } from './items.ts';

/** What a stretch of a source is to the briefing in hand. */
export type Use = 'used' | 'aside' | 'untouched';

/** A stretch of a paragraph, its words, and the items that rest on it. */
export interface SourceStretch {
  readonly from: number;
  readonly text: string;
  readonly use: Use;
  readonly items: readonly Path[];
}

export interface SourceParagraph {
  readonly number: number;
  readonly stretches: readonly SourceStretch[];
}

/** A source as the desk shows it: what of it is used, set aside, untouched; `share` is of its characters. */
export interface Coverage {
  readonly paragraphs: readonly SourceParagraph[];
  readonly share: Readonly<Record<Use, number>>;
}

/** A stretch that an item rests on; without a path, one that was set aside. */
interface Claimed extends Piece {
  readonly path?: Path;
}

export function coverageOf(source: string, body: Searchable, items: readonly Item[], outline: Outline): Coverage {
  const claimed: Claimed[] = [...restingOn(source, items), ...setAsideIn(body, outline)];
  const share = { used: 0, aside: 0, untouched: 0 };
  const shown = paragraphs(body.original).map(({ start, end, number }) => {
    const here = claimed.filter((c) => c.start < end && c.end > start);
    const cuts = [start, ...here.flatMap((c) => [c.start, c.end]), end].filter((at) => at >= start && at <= end);
    const sorted = [...new Set(cuts)].sort((a, b) => a - b);
    const stretches = sorted.slice(1).map((to, i) => {
      const from = sorted[i] ?? start;
      const over = here.filter((c) => c.start <= from && c.end >= to);
      const used = over.flatMap(({ path }) => path ?? []);
      const use: Use = over.some(({ path }) => path) ? 'used' : over.length ? 'aside' : 'untouched';
      share[use] += to - from;
      return { from, text: body.original.slice(from, to), use, items: used.length ? pathsOf(over) : [] };
    });
    return { number, stretches };
  });
  const all = share.used + share.aside + share.untouched || 1;
  return {
    paragraphs: shown,
    share: { used: share.used / all, aside: share.aside / all, untouched: share.untouched / all },
  };
}

const pathsOf = (claimed: readonly Claimed[]): Path[] => claimed.flatMap(({ path }) => (path ? [path] : []));

const restingOn = (source: string, items: readonly Item[]): Claimed[] =>
  items.flatMap((item) => [
    ...item.cites
      .filter((cite) => cite.source === source)
      .flatMap(({ pieces }) => pieces.map((piece) => ({ ...piece, path: item.path }))),
    ...restingOn(source, item.inside),
  ]);

/** What comments say is left out: `left out: "…" because …`, and the paragraphs that a draft set aside. */
function setAsideIn(body: Searchable, { comments }: Outline): Piece[] {
  const words = comments.flatMap(({ text }) => {
    const one = /^left out: "([^"]*)" because /u.exec(text)?.[1];
    if (one !== undefined) return [one];
    return text.startsWith('Set aside') ? text.split(/\n\s*\n/).slice(1) : [];
  });
  return words.flatMap((passage) => findIn(passage, body).pieces ?? []);
}
