import { date, dayMonth } from '../wording/dates.ts';
import { spoken, wording } from '../wording/index.ts';
import { foreign } from '../wording/phrase.ts';
import { inRows, NARROW } from './rows.ts';
import type { Part, Picture, Shape, Title } from './svg.ts';
import type { TimeAxis, TimeMark } from './time-axis.ts';

/** Heights in pixels: of the cut-off's words, of a row of marks, of the ticks' words. */
const TOP = 20;
const ROW = 24;
const BOTTOM = 22;

/**
 * The axis drawn: what is behind the cut-off on a full line, what is ahead on a broken one, each kind in a shape of its own.
 * It is nowhere shown narrower than so many pixels.
 */
export function timePicture(axis: TimeAxis, lang: string, narrow = NARROW): Picture {
  const rows = inRows(
    axis.marks.map((mark) => ({ item: mark, from: mark.from, to: mark.to, width: widthOf(mark, lang) })),
    narrow,
  );
  const line = TOP + rows.count * ROW + 2;
  const yOf = (row: number): number => TOP + (rows.count - row - 0.5) * ROW;
  const now = axis.asOf.at * 100;
  return {
    name: 'time',
    height: line + BOTTOM,
    shapes: [
      { kind: 'bar', from: 0, to: now, y: line - 1, height: 2, class: 'past' },
      { kind: 'bar', from: now, to: 100, y: line - 0.5, height: 1, class: 'ahead' },
      ...axis.ticks.map((tick, i) => tickShape(tick, i === 0, line, lang)),
      cutOff(axis, line, lang),
      ...rows.placed.flatMap(({ item, row }) => stemShapes(item, yOf(row), line)),
      ...rows.placed.flatMap(({ item, row }) => markShapes(item, yOf(row), lang)),
    ],
  };
}

/** Words in the middle of their point, but for those that an end of the picture would cut. */
const anchorAt = (at: number): 'start' | 'middle' | 'end' => (at < 0.12 ? 'start' : at > 0.88 ? 'end' : 'middle');

function tickShape({ on, at }: TimeAxis['ticks'][number], first: boolean, line: number, lang: string): Shape {
  const words = on.length < 10 || first ? date(on, lang, 'short') : dayMonth(on, lang);
  return {
    kind: 'at',
    x: at * 100,
    y: line,
    class: 'day',
    parts: [
      { kind: 'path', class: 'stem', d: 'M0 0V5' },
      { kind: 'text', y: 18, text: words, anchor: anchorAt(at) },
    ],
  };
}

function cutOff({ asOf }: TimeAxis, line: number, lang: string): Shape {
  const words = wording(lang).asOf(dayMonth(asOf.on, lang));
  const anchor = asOf.at < 0.25 ? 'start' : asOf.at > 0.75 ? 'end' : 'middle';
  return {
    kind: 'at',
    x: asOf.at * 100,
    y: 0,
    class: 'cutoff',
    title: wording(lang).asOf(date(asOf.on, lang)),
    parts: [
      { kind: 'path', class: 'now', d: `M0 ${TOP - 4}V${line + 5}` },
      { kind: 'text', y: 12, text: words, anchor },
    ],
  };
}

/** How wide a mark is, in pixels. */
const widthOf = (mark: TimeMark, lang: string): number => {
  const words = labelOf(mark, lang);
  return mark.kind === 'fact' || mark.kind === 'earlier' || mark.kind === 'watch' ? 20 : pillWidth(words);
};

const pillWidth = (words: string): number => 13 + 6.5 * words.length;

/** What stands in a mark. */
function labelOf({ kind, count, probability, is }: TimeMark, lang: string): string {
  const w = wording(lang);
  if (kind === 'forecast') return probability === undefined ? '' : w.percent(probability);
  if (kind === 'outcome') return is === undefined ? '' : answerOf(is, probability, lang);
  return count > 1 ? String(count) : '';
}

/** "yes"; of scenarios the probability of the one that came. */
function answerOf(is: TimeMark['is'], probability: number | undefined, lang: string): string {
  const w = wording(lang);
  if (is === 'came') return w.figures.came(w.percent(probability ?? 0));
  return is === 'none' ? w.figures.noneCame : w.outcomeIs[is ?? 'no'];
}

/** From a day's mark down to the line; under all marks, so that none is crossed. */
function stemShapes({ kind, from, to }: TimeMark, y: number, line: number): Shape[] {
  if (to > from || kind === 'earlier') return [];
  return [
    { kind: 'at', x: from * 100, y, class: 'day', parts: [{ kind: 'path', class: 'stem', d: `M0 0V${line - y}` }] },
  ];
}

function markShapes(mark: TimeMark, y: number, lang: string): Shape[] {
  const { kind, on, from, to, words } = mark;
  const title = titleFor(date(on, lang), words.map(inShort).join(' · '), lang);
  const spread: Shape[] =
    to > from ? [{ kind: 'bar', from: from * 100, to: to * 100, y: y - 2, height: 4, class: 'spread' }] : [];
  return [...spread, { kind: 'at', x: (from + to) * 50, y, class: `mark ${kind}`, title, parts: glyph(mark, lang) }];
}

/** The shape of a mark, about its middle; the same stands in the legend. */
export function glyph(mark: Pick<TimeMark, 'kind' | 'effect'> & Partial<TimeMark>, lang: string): Part[] {
  const { kind, effect } = mark;
  const words = labelOf({ count: 1, on: '', from: 0, to: 0, words: [], ...mark }, lang);
  const label = (name: string): Part[] =>
    words ? [{ kind: 'text', class: name, y: 4.5, text: words, anchor: 'middle' }] : [];
  switch (kind) {
    case 'fact':
      return [{ kind: 'circle', class: 'full', r: words ? 9 : 6 }, ...label('on')];
    case 'earlier':
      return [{ kind: 'path', class: 'full', d: 'M-3 0L7 -9H19V9H7Z' }, ...label('on').map((p) => ({ ...p, x: 11 }))];
    case 'watch':
      return [{ kind: 'path', class: 'open', d: WATCH[effect ?? 'none'] }];
    case 'forecast':
    case 'outcome': {
      const half = pillWidth(words) / 2;
      const high = words ? 9 : 6;
      const d = `M${-half} ${-high}H${half}V${high}H${-half}Z`;
      return [
        { kind: 'path', class: kind === 'outcome' ? 'full' : 'open', d },
        ...label(kind === 'outcome' ? 'on' : ''),
      ];
    }
  }
}

const WATCH = { raises: 'M0 -7L7.5 6H-7.5Z', lowers: 'M0 7L7.5 -6H-7.5Z', none: 'M0 -7L7 0L0 7L-7 0Z' };

/** What a mark is, for those who do not see it: "Forecast is due: 10%". */
export function saidOf({ kind, count, effect, probability, is }: TimeMark, lang: string): string {
  const all = wording(lang);
  const w = all.figures;
  if (kind === 'fact' || kind === 'earlier') return w[kind](count);
  if (kind === 'forecast') return `${w.forecast}: ${all.percent(probability ?? 0)}`;
  if (kind === 'outcome') return `${w.outcome}: ${is === undefined ? '' : answerOf(is, probability, lang)}`;
  return effect ? `${w.watch}, ${all[effect]}` : w.watch;
}

/** All of the axis in words, mark by mark. */
export const timeInWords = ({ marks }: TimeAxis, lang: string): string[] =>
  marks.map((mark) => `${date(mark.on, lang)}: ${saidOf(mark, lang)}`);

/** A shape that stands on an axis, and what it means. */
export type Explained = Pick<TimeMark, 'kind' | 'effect'> & { readonly says: string };

/** The shapes of an axis explained, each once. */
export function legendOf({ marks }: TimeAxis, lang: string): Explained[] {
  const all = wording(lang);
  const w = all.figures;
  const shapes: Explained[] = [
    { kind: 'fact', says: w.fact(1) },
    { kind: 'watch', effect: 'raises', says: all.raises },
    { kind: 'watch', effect: 'lowers', says: all.lowers },
    { kind: 'watch', says: w.watch },
    { kind: 'forecast', says: w.forecast },
    { kind: 'outcome', says: w.outcome },
  ];
  return shapes.filter((shape) => marks.some((m) => m.kind === shape.kind && m.effect === shape.effect));
}

/** The first words, where there are many. */
export function inShort(text: string): string {
  const words = text.split(/\s+/u);
  return words.length > 9 ? `${words.slice(0, 8).join(' ')} …` : text;
}

/** Readout's words and a writer's; the latter alone where they are in another language, since a title has one. */
export function titleFor(said: string, words: string, lang: string, around = spoken(lang)): Title {
  const other = foreign(lang, around);
  return { text: other === undefined ? `${said}: ${words}` : words, lang: other };
}
