import LineBreaker from 'linebreak';
import type { FaceName } from '../sheet/laid.ts';
import type { Faces } from './faces.ts';

/** Words in one face and colour. */
export interface Run {
  readonly text: string;
  readonly face: FaceName;
  readonly colour: string;
}

/** Text measured once, to be broken at any size: the stretches between the places where a line may end. Lengths are ems. */
export interface Measured {
  readonly stretches: readonly Stretch[];
  readonly faces: Faces;
}

interface Piece {
  readonly runs: readonly Run[];
  readonly width: number;
  /** What of the width is blank at its end, and does not count where a line ends. */
  readonly blank: number;
}

interface Stretch extends Piece {
  /** Whether a line had better not end after it. */
  readonly bound: boolean;
}

interface Line {
  readonly runs: Run[];
  readonly width: number;
}

/** Measures a paragraph. */
export function measure(runs: readonly Run[], faces: Faces): Measured {
  const text = runs.map((run) => run.text).join('');
  const stretches: Stretch[] = [];
  let from = 0;
  for (const to of breaks(text)) {
    stretches.push({ ...piece(slice(runs, from, to), faces), bound: isBound(text, to) });
    from = to;
  }
  return { stretches, faces };
}

/** Greedy: as much on each line as it holds. */
function breakAt(measured: Measured, measure: number): Line[] {
  const lines: Line[] = [];
  let line: Run[] = [];
  let width = 0;
  let blank = 0;
  for (const piece of pieces(measured, measure)) {
    if (line.length && width + piece.width - piece.blank > measure) {
      lines.push({ runs: trimmed(line), width: width - blank });
      line = [];
      width = 0;
    }
    for (const run of piece.runs) line.push(run);
    width += piece.width;
    blank = piece.blank;
  }
  return [...lines, { runs: trimmed(line), width: width - blank }];
}

/** What is bound is one piece, unless that is wider than the measure; a word that is wider is cut between graphemes. */
function pieces({ stretches, faces }: Measured, measure: number): Piece[] {
  const out: Piece[] = [];
  let group: Stretch[] = [];
  for (const s of stretches) {
    group.push(s);
    if (s.bound) continue;
    const whole = { runs: group.flatMap((g) => g.runs), width: sum(group.map((g) => g.width)), blank: s.blank };
    if (whole.width - whole.blank <= measure) out.push(whole);
    else for (const g of group) for (const p of g.width - g.blank > measure ? cut(g, measure, faces) : [g]) out.push(p);
    group = [];
  }
  return out;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * The lines of a paragraph, none wider than `measure` ems: as few as there can be, and the last not left with a word or
 * two where a measure narrower by up to a seventh, which breaks no word, prevents it.
 */
export function breakLines(measured: Measured, measure: number): Run[][] {
  const widest = breakAt(measured, measure);
  let best = widest;
  for (const share of widest.length > 1 ? NARROWER : []) {
    if (lastWidth(best) >= measure * SHORTEST_LAST || measure * share < longest(measured)) break;
    const lines = breakAt(measured, measure * share);
    if (lines.length > widest.length) break;
    if (lastWidth(lines) > lastWidth(best)) best = lines;
  }
  return best.map((line) => line.runs);
}

const NARROWER = [0.97, 0.94, 0.91, 0.88, 0.86];
const SHORTEST_LAST = 0.3;

const lastWidth = (lines: readonly Line[]): number => lines.at(-1)?.width ?? 0;

/** The widest word, in ems. */
export const longest = ({ stretches }: Measured): number =>
  stretches.reduce((most, s) => Math.max(most, s.width - s.blank), 0);

/** The same number of lines, as even as they come. */
export function balance(measured: Measured, measure: number): Run[][] {
  const widest = breakAt(measured, measure);
  let low = Math.min(measure, Math.max(measure / widest.length / 1.5, longest(measured)));
  let high = measure;
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    if (breakAt(measured, middle).length > widest.length) low = middle;
    else high = middle;
  }
  return breakAt(measured, high).map((line) => line.runs);
}

/** Where a line may end, by UAX 14, but not after the hyphen of a word of ordinary length. */
function breaks(text: string): number[] {
  const breaker = new LineBreaker(text);
  const out: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) out.push(next.position);
  return out.filter((at) => !/-$/.test(text.slice(0, at)) || /\S{15,}/.test(wordAround(text, at)));
}

const wordAround = (text: string, at: number): string =>
  (/\S*$/.exec(text.slice(0, at))?.[0] ?? '') + (/^\S*/.exec(text.slice(at))?.[0] ?? '');

/** Whether what stands at both sides of a place had better stay on one line: dates, units, and a short last word. */
function isBound(text: string, at: number): boolean {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (!/\S $/.test(before)) return false;
  return (
    (/\d $/.test(before) && /^[\p{L}%]/u.test(after)) ||
    (/\p{L}{3,} $/u.test(before) && /^\d{4}\b/.test(after)) ||
    /^\S{1,6}$/u.test(after)
  );
}

/** The runs of a stretch of the joined text, in UTF-16 units. */
function slice(runs: readonly Run[], from: number, to: number): Run[] {
  let start = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += run.text.length;
    return text ? [{ ...run, text }] : [];
  });
}

function piece(runs: readonly Run[], faces: Faces): Piece {
  const width = runs.reduce((sum, run) => sum + faces.width(run.text, run.face), 0);
  const last = runs.at(-1);
  const trimmed = last?.text.trimEnd();
  const blank =
    last && trimmed !== last.text ? faces.width(last.text, last.face) - faces.width(trimmed ?? '', last.face) : 0;
  return { runs, width, blank };
}

function cut({ runs }: Piece, measure: number, faces: Faces): Piece[] {
  const graphemes = runs.flatMap((run) =>
    [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(run.text)].map((g) => ({
      ...run,
      text: g.segment,
    })),
  );
  const out: Run[][] = [[]];
  for (const grapheme of graphemes) {
    const last = out.at(-1) ?? [];
    if (last.length && piece(joined([...last, grapheme]), faces).width > measure) out.push([grapheme]);
    else last.push(grapheme);
  }
  return out.map((line) => piece(joined(line), faces));
}

/** Neighbours of one look become one run, so that they are shaped together. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const alike = last?.face === run.face && last.colour === run.colour;
    if (last && alike) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** A line without the blanks at its end. */
function trimmed(runs: readonly Run[]): Run[] {
  const line = joined(runs);
  const end = line.pop();
  return end ? [...line, { ...end, text: end.text.trimEnd() }] : line;
}
