import { beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../../src/sheet/blocks.ts';
import { bestShare, measure, place, type Canvas } from '../../../src/sheet/boxes.ts';
import type { Rectangle, Run } from '../../../src/sheet/laid.ts';
import { themeAt } from '../../../src/sheet/theme.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { paragraph, runsIn } from './reading.ts';
import { setter as open } from './sample.ts';

let setter: Setter;
let canvas: Canvas;
const theme = themeAt(1);
beforeAll(async () => {
  setter = await open();
});

const text = (words: string): Block => ({ kind: 'text', paragraph: paragraph(words, setter) });
function put(block: Block, x = 0, y = 0, width = 300): { runs: Run[]; rectangles: Rectangle[] } {
  canvas = { theme, setter, artifacts: [], texts: [] };
  const content = place(block, canvas, x, y, width);
  const marks = canvas.artifacts.flatMap((a) => a.marks);
  return {
    runs: content.flatMap((c) => (c.kind === 'run' ? [c] : c.kind === 'tagged' ? runsIn(c) : [])),
    rectangles: marks.filter((m) => m.kind === 'rectangle'),
  };
}

describe('boxes', () => {
  it('stack one under the other, gaps between', () => {
    const { runs } = put(
      { kind: 'stack', children: [text('one'), { kind: 'gap', of: 'section' }, text('two')] },
      20,
      100,
    );
    const [one, two] = runs;
    expect([one?.x, two?.x]).toEqual([20, 20]);
    expect((two?.y ?? 0) - (one?.y ?? 0)).toBeCloseTo(theme.lineHeight.body + theme.gap.section, 6);
  });

  it('stand in a row side by side, from the left or from the right, in reading order', () => {
    const columns = [
      { block: text('first'), width: { points: 60 } },
      { block: text('second'), width: { share: 1 } },
    ];
    const plain = put({ kind: 'row', columns, gutter: 'gutter' });
    expect(plain.runs.map((r) => [r.text, r.x])).toEqual([
      ['first', 0],
      ['second', 60 + theme.width.gutter],
    ]);
    const reversed = put({ kind: 'row', columns, gutter: 'gutter', reversed: true });
    expect(reversed.runs.map((r) => [r.text, r.x])).toEqual([
      ['first', 240],
      ['second', 0],
    ]);
  });

  it('are as high in a row as the highest, and framed with room inside', () => {
    const low = text('low');
    const high = text('high '.repeat(40).trim());
    const columns = [low, high].map((block) => ({ block, width: { share: 1 } }));
    const row: Block = { kind: 'row', columns };
    expect(measure(row, theme, 300)).toBe(measure(high, theme, 150));
    const bar = { width: 3, colour: [0, 0, 0] } as const;
    const frame: Block = { kind: 'frame', block: row, ground: [1, 1, 1], bar, inset: { x: 'box', y: 'box' } };
    const { rectangles } = put(frame);
    expect(rectangles[0]).toMatchObject({ x: 0, y: 0, width: 300, height: measure(frame, theme, 300) });
    expect(rectangles[1]?.width).toBe(3);
  });

  it('have one baseline across columns of other sizes', () => {
    const small: Block = { kind: 'text', paragraph: { ...paragraph('6 Aug', setter, 'en', 'note'), size: 'body' } };
    const columns = [small, text('fact')].map((block) => ({ block, width: { share: 1 } }));
    const [first, second] = put({ kind: 'row', columns }).runs;
    expect(first?.y).toBe(second?.y);
    expect(first?.size).toBeLessThan(second?.size ?? 0);
  });

  it('are infinitely high where a word is wider than its column', () => {
    expect(measure(text('Donaudampfschifffahrtsgesellschaft'), theme, 60)).toBe(Infinity);
  });

  it('take of several shares the first of the best', () => {
    expect(bestShare([0.5, 0.4, 0.6], (s) => (Math.abs(s - 0.5) < 0.2 ? 10 : 20))).toBe(0.5);
    expect(bestShare([0.5, 0.4, 0.6], (s) => 1 - s)).toBe(0.6);
  });
});
