import type { Artifact, LaidPage, Mark, Run, Tagged } from '../sheet/laid.ts';

/** A glyph placed in its run; lengths in thousandths of an em, from the run's start and its baseline, y upwards. */
export interface PlacedGlyph {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** What it reads as. */
  readonly text: string;
}

/** A cluster: the glyphs from `start` to `end` stand for the text together. */
interface Cluster {
  readonly start: number;
  end: number;
  readonly text: string;
}

/** The clusters of a run in visual order. */
function clustersOf(run: Run): Cluster[] {
  const clusters: Cluster[] = [];
  run.glyphs.forEach(({ text }, i) => {
    const last = clusters.at(-1);
    if (text === '' && last) last.end = i + 1;
    else clusters.push({ start: i, end: i + 1, text });
  });
  return clusters;
}

/** Whether a cluster has more glyphs than characters, so that no glyph has a character of its own. */
const isKnot = ({ start, end, text }: Cluster): boolean => end - start > 1 && end - start > [...text].length;

/** Neither prints nor breaks: what is left for a glyph to read as when there are not enough characters. */
const WORD_JOINER = '\u2060';

/**
 * A text dealt out to so many glyphs. The shares joined are the text again, or for a knot the same text decomposed, as
 * the font does it; a file says beside a knot what it reads as.
 */
function shares(text: string, count: number): string[] {
  const characters = [...text];
  const parts = characters.length < count ? [...text.normalize('NFD')] : characters;
  const missing = new Array<string>(Math.max(0, count - parts.length)).fill(WORD_JOINER);
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(''), ...missing].filter(Boolean);
}

/** Each glyph of a run and what it reads as, in any order. */
export const glyphsOf = (run: Run): readonly { readonly id: number; readonly text: string }[] =>
  run.glyphs.every(({ text }) => text !== '') ? run.glyphs : readingOrder(run);

/**
 * The glyphs of a run in reading order. A run from right to left has them in visual order, so it is read from its end,
 * and they keep the places that they have on the page.
 */
export function readingOrder(run: Run): PlacedGlyph[] {
  let pen = 0;
  const placed = run.glyphs.map(({ id, advance, dx, dy, text }): PlacedGlyph => {
    const x = Math.round((pen + dx) * 1000);
    pen += advance;
    return { id, x, y: Math.round(dy * 1000), text };
  });
  const rtl = run.direction === 'rtl';
  if (placed.every(({ text }) => text !== '')) return rtl ? placed.reverse() : placed;
  const clusters = clustersOf(run).map(({ start, end, text }) => {
    const glyphs = placed.slice(start, end);
    if (glyphs.length === 1) return glyphs;
    if (rtl) glyphs.reverse();
    const texts = shares(text, glyphs.length);
    return glyphs.map((glyph, i) => ({ ...glyph, text: texts[i] ?? '' }));
  });
  return (rtl ? clusters.reverse() : clusters).flat();
}

/** A part of a run that is a run of its own, in reading order, and whether it is a knot. */
export interface RunPart {
  readonly run: Run;
  readonly knot: boolean;
}

/** A run with each of its knots apart; most runs have none and are their own only part. */
export function partsOf(run: Run): RunPart[] {
  const clusters = run.glyphs.some(({ text }) => text === '') ? clustersOf(run) : [];
  if (!clusters.some(isKnot)) return [{ run, knot: false }];
  const groups: { clusters: Cluster[]; knot: boolean }[] = [];
  for (const cluster of clusters) {
    const last = groups.at(-1);
    if (last && !last.knot && !isKnot(cluster)) last.clusters.push(cluster);
    else groups.push({ clusters: [cluster], knot: isKnot(cluster) });
  }
  const parts = groups.map(({ clusters: group, knot }) => ({ run: slice(run, group), knot }));
  return run.direction === 'rtl' ? parts.reverse() : parts;
}

function slice(run: Run, clusters: readonly Cluster[]): Run {
  const [start, end] = [clusters[0]?.start ?? 0, clusters.at(-1)?.end ?? 0];
  const glyphs = run.glyphs.slice(start, end);
  const width = (from: number, to: number): number =>
    run.glyphs.slice(from, to).reduce((sum, { advance }) => sum + advance, 0) * run.size;
  const texts = clusters.map(({ text }) => text);
  const text = (run.direction === 'rtl' ? texts.reverse() : texts).join('');
  return { ...run, x: run.x + width(0, start), width: width(start, end), glyphs, text };
}

/** Every run of a page, those of its artifacts too. */
export function runsOf(page: LaidPage): Run[] {
  const runs: Run[] = [];
  const visit = (node: Tagged | Artifact | Mark): void => {
    if (node.kind === 'run') runs.push(node);
    else if (node.kind === 'tagged') node.children.forEach(visit);
    else if (node.kind === 'artifact') node.marks.forEach(visit);
  };
  page.artifacts.forEach(visit);
  visit(page.root);
  return runs;
}
