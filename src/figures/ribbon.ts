import type { Position } from '../model/brief.ts';
import type { Held } from '../site.ts';
import { date } from '../wording/dates.ts';
import { wording } from '../wording/index.ts';
import type { Picture, Shape } from './svg.ts';

/** How one half of a position stands in one briefing. */
export interface Cell {
  /** On whose word, or that nothing is stated. */
  readonly as: Position['basis'] | 'silent';
  /** Whether the briefing before has other words. */
  readonly reworded: boolean;
}

/** An actor's positions from briefing to briefing, the oldest first. */
export interface Ribbon {
  /** The day of each briefing's cut-off. */
  readonly days: readonly string[];
  readonly wants: readonly Cell[];
  readonly offers: readonly Cell[];
}

/** @param held the newest first */
export function ribbonOf(held: readonly Held[]): Ribbon {
  const inOrder = [...held].reverse();
  const cells = (half: 'wants' | 'offers'): Cell[] =>
    inOrder.map(({ position, changes }) => ({
      as: position[half] ? position.basis : 'silent',
      reworded: changes[half] === 'reworded',
    }));
  return { days: inOrder.map(({ brief }) => brief.asOf.slice(0, 10)), wants: cells('wants'), offers: cells('offers') };
}

const HEAD = 18;
const BAND = 18;
const ROW = HEAD + BAND + 6;
/** More dates than this would touch on a phone. */
const DATED = 3;

/** Two bands, a piece a briefing: full where the actor states it, light where another reports it, empty where nothing is stated. */
export function ribbonPicture({ days, wants, offers }: Ribbon, lang: string): Picture {
  const w = wording(lang);
  const bands = [
    [w.wants, wants],
    [w.offers, offers],
  ] as const;
  const bottom = 2 * ROW;
  return {
    name: 'ribbon',
    height: bottom + 18,
    shapes: [
      ...bands.flatMap(([head, cells], i) => band(head, cells, days, i * ROW, lang)),
      ...dates(days, bottom, lang),
    ],
  };
}

function band(head: string, cells: readonly Cell[], days: readonly string[], y: number, lang: string): Shape[] {
  const w = wording(lang).figures;
  const step = 100 / cells.length;
  const pieces = cells.flatMap(({ as, reworded }, i): Shape[] => {
    const title = `${date(days[i] ?? '', lang)}: ${w.basis[as]}${reworded ? `, ${w.reworded}` : ''}`;
    const [from, to] = [i * step, (i + 1) * step];
    const piece: Shape = { kind: 'bar', from, to, y: y + HEAD, height: BAND, class: as, title };
    // A step in the band: what is said is said in other words from here on.
    const turn: Shape = {
      kind: 'at',
      x: from,
      y: y + HEAD,
      class: 'turn',
      parts: [{ kind: 'path', class: 'turned', d: `M0 -3L6 ${BAND / 2}L0 ${BAND + 3}L-6 ${BAND / 2}Z` }],
    };
    return reworded ? [piece, turn] : [piece];
  });
  // The marks of change stand over both pieces they part.
  const order = (s: Shape): number => (s.kind === 'bar' ? 0 : 1);
  return [
    { kind: 'at', x: 0, y, parts: [{ kind: 'text', y: 13, text: head, class: 'head' }] },
    ...pieces.sort((a, b) => order(a) - order(b)),
  ];
}

function dates(days: readonly string[], y: number, lang: string): Shape[] {
  const step = 100 / days.length;
  return days.flatMap((day, i): Shape[] => {
    const ends = i === 0 || i === days.length - 1;
    if (days.length > DATED && !ends) return [];
    const anchor = i === 0 ? 'start' : ends ? 'end' : 'middle';
    const x = anchor === 'start' ? 0 : anchor === 'end' ? 100 : (i + 0.5) * step;
    return [{ kind: 'at', x, y, parts: [{ kind: 'text', y: 12, text: date(day, lang, 'short'), anchor }] }];
  });
}
