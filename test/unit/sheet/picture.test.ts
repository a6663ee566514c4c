import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/sheet/fit.ts';
import { drawPage } from '../../../src/sheet/drawing.ts';
import { openPainter } from '../../../src/sheet/picture.ts';
import { runsIn } from './reading.ts';
import { sample, setter as open, site } from './sample.ts';

describe('the picture of a sheet', () => {
  it('draws every glyph of the page as an outline', async () => {
    const setter = await open();
    const sheet = layOut(sample(), site, setter);
    if ('problems' in sheet) throw new Error('The shortest brief does not fit');
    const page = sheet.pages.a4;
    const { marks, outlines } = drawPage(page, setter);
    const labels = page.artifacts.flatMap((a) => a.marks).filter((m) => m.kind === 'run');
    const glyphs = [...runsIn(page.root), ...labels].flatMap((r) => r.glyphs.filter((g) => g.text.trim() !== ''));
    const drawn = marks.flatMap((mark) => (mark.kind === 'run' ? mark.glyphs : []));
    expect(drawn).toHaveLength(glyphs.length);
    expect(drawn.filter(([id]) => !outlines.get(id))).toEqual([]);
  });

  it('is as wide as asked, dark where there is text and white where there is none', async () => {
    const setter = await open();
    const sheet = layOut(sample(), site, setter);
    if ('problems' in sheet) throw new Error('The shortest brief does not fit');
    const { width, height, rows, palette } = openPainter(setter, 400)(sheet.pages.a4);
    expect([width, height]).toEqual([400, 566]);
    const red = (x: number, y: number): number => palette[3 * (rows[y * (width + 1) + 1 + x] ?? 0)] ?? 0;
    let dark = 0;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (red(x, y) < 128) dark++;
    expect(dark / (400 * 566)).toBeGreaterThan(0.01);
    expect(red(0, 0)).toBe(255);
  });

  it('is the same whatever was painted before it', async () => {
    const setter = await open();
    const [first, second] = [
      layOut(sample(), site, setter),
      layOut({ ...sample(), title: 'Another title' }, site, setter),
    ];
    if ('problems' in first || 'problems' in second) throw new Error('The shortest brief does not fit');
    const paint = openPainter(setter, 400);
    paint(second.pages.letter);
    const after = paint(first.pages.a4);
    const alone = openPainter(await open(), 400)(first.pages.a4);
    expect(Buffer.compare(after.rows, alone.rows)).toBe(0);
    expect([...after.palette]).toEqual([...alone.palette]);
  });
});
