import { plain } from '../model/plain.ts';
import type { Judged, Made } from '../outlook.ts';
import { date } from '../wording/dates.ts';
import { spoken, wording } from '../wording/index.ts';
import { foreign } from '../wording/phrase.ts';
import { titleFor } from './time-picture.ts';
import type { Picture, Shape } from './svg.ts';

/** Something that is expected and not yet settled: a judgement with its range, or a forecast with its number. */
export interface Expected {
  readonly due: string;
  /** In per cent; a forecast has both the same. */
  readonly low: number;
  readonly high: number;
  readonly words: string;
  readonly lang: string;
}

/** All that has a day and no outcome yet. */
export function expectedOf(forecasts: readonly Made[], judgements: readonly Judged[]): Expected[] {
  return [
    ...judgements.flatMap(({ brief, judgement: { due, outcome, low, high, text } }): Expected[] =>
      due === undefined || outcome ? [] : [{ due, low, high, words: plain(text), lang: brief.lang }],
    ),
    ...forecasts.flatMap(({ brief, forecast: { resolves, probability, text, outcome } }): Expected[] =>
      outcome ? [] : [{ due: resolves, low: probability, high: probability, words: plain(text), lang: brief.lang }],
    ),
  ];
}

/** How many of them have a row. */
export const MOST_EXPECTED = 24;

const TOP = 20;
const ROW = 36;

/** What is expected on one line from 0 to 100 per cent, a row each, the soonest due first. */
export function expectedPicture(all: readonly Expected[], today: string, lang: string): Picture {
  const rows = [...all]
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.low - b.low))
    .slice(0, MOST_EXPECTED);
  const bottom = TOP + rows.length * ROW;
  return {
    name: 'expected',
    height: bottom + 4,
    shapes: [
      ...[0, 25, 50, 75, 100].flatMap((x) => scaleLine(x, bottom, lang)),
      ...rows.flatMap((row, i) => rowShapes(row, i, today, lang)),
    ],
  };
}

function scaleLine(x: number, bottom: number, lang: string): Shape[] {
  const anchor = x === 0 ? 'start' : x === 100 ? 'end' : 'middle';
  const text = x === 100 ? wording(lang).percent(x) : String(x);
  return [
    {
      kind: 'at',
      x,
      y: 0,
      class: 'grid',
      parts: [
        { kind: 'path', class: 'stem', d: `M0 ${TOP - 4}V${bottom}` },
        { kind: 'text', y: 12, text, anchor },
      ],
    },
  ];
}

function rowShapes({ due, low, high, words, lang: own }: Expected, i: number, today: string, lang: string): Shape[] {
  const y = TOP + i * ROW;
  const late = due < today;
  const when = date(due, lang, 'short');
  const label: Shape = {
    kind: 'at',
    x: 0,
    y,
    class: late ? 'row late' : 'row',
    parts: [
      {
        kind: 'text',
        class: 'words',
        y: 15,
        text: `${when} · `,
        own: { text: firstWords(words), lang: foreign(own, spoken(lang)) },
      },
    ],
  };
  const said = `${date(due, lang)}, ${low === high ? wording(lang).percent(low) : wording(lang).range(low, high)}`;
  const title = titleFor(said, words, own, spoken(lang));
  const rail: Shape = { kind: 'bar', from: 0, to: 100, y: y + 24, height: 2, class: 'rail' };
  if (low === high)
    return [label, rail, { kind: 'at', x: low, y: y + 25, title, parts: [{ kind: 'circle', class: 'full', r: 6 }] }];
  return [label, rail, { kind: 'bar', from: low, to: high, y: y + 20, height: 10, class: 'range', title }];
}

/** As many characters as have room on a phone beside the day. */
const ROOM = 32;

function firstWords(text: string): string {
  if (text.length <= ROOM) return text;
  return `${text.slice(0, text.lastIndexOf(' ', ROOM) + 1 || ROOM).trimEnd()} …`;
}
