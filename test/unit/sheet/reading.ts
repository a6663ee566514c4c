import type { LaidPage, Run, Tagged } from '../../../src/sheet/laid.ts';
import { setParagraph, type Paragraph } from '../../../src/sheet/paragraph.ts';
import { prepare, type Voice } from '../../../src/sheet/prepare.ts';
import { themeAt, type SizeName, type Theme } from '../../../src/sheet/theme.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { START } from '../../../src/problem.ts';

/** Reads what the sheet laid out, as a test needs it: runs, lines, text. */

export function runsIn(node: Tagged): Run[] {
  return node.children.flatMap((c) => (c.kind === 'tagged' ? runsIn(c) : c.kind === 'run' ? [c] : []));
}

/** The text of a page in reading order, blanks single; without what stands in its pictures, which are read by their alternative text. */
export const textOf = (page: LaidPage): string =>
  blocksIn(page.root)
    .map((runs) => runs.map((r) => r.text).join(''))
    .join('\n')
    .replace(/[\s\u00A0\u2002]+/g, ' ');

/** The runs of each smallest block: a paragraph, a cell, a label. */
function blocksIn(node: Tagged): Run[][] {
  if (node.role === 'Figure') return [];
  const inline = new Set(['Link', 'Span']);
  if (node.children.every((c) => c.kind !== 'tagged' || inline.has(c.role))) return [runsIn(node)];
  return node.children.flatMap((c) => (c.kind === 'tagged' ? blocksIn(c) : c.kind === 'run' ? [[c]] : []));
}

/** Lines of text: runs in order, a new line where the baseline or the direction of reading turns back. */
export function linesOf(runs: readonly Run[]): string[] {
  const lines: string[] = [];
  let last: Run | undefined;
  for (const run of runs) {
    const goesOn = last && Math.abs(last.y - run.y) < 0.01 && run.x >= last.x;
    if (goesOn) lines[lines.length - 1] += run.text;
    else lines.push(run.text);
    last = run;
  }
  return lines;
}

export const linesOn = (page: LaidPage): string[] => linesOf(runsIn(page.root));

export const plainVoice: Voice = { face: 'serif', size: 'body', colour: [0, 0, 0] };

export const paragraph = (text: string, setter: Setter, lang = 'en', size: SizeName = 'body'): Paragraph =>
  prepare([{ text, voice: { ...plainVoice, size } }], size, lang, START, setter);

/** A text as lines at a width, at the tightest theme unless another is given. */
export function lines(
  text: string,
  width: number,
  setter: Setter,
  over: { lang?: string; balanced?: boolean; theme?: Theme } = {},
): string[] {
  const { lang = 'en', balanced = false, theme = themeAt(1) } = over;
  const content = setParagraph(
    paragraph(text, setter, lang),
    theme,
    { x: 0, y: 0, width, align: 'start', balanced },
    setter,
  );
  return linesOf(content.flatMap((c) => (c.kind === 'run' ? [c] : runsIn(c))));
}
