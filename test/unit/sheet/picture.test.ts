import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/sheet/fit.ts';
import { drawPage, svgOf } from '../../../src/sheet/drawing.ts';
import { paintPage } from '../../../src/sheet/picture.ts';
import { runsIn } from './reading.ts';
import { sample, setter as open, site } from './sample.ts';

describe('the picture of a sheet', () => {
  it('draws every glyph of the page as an outline, and no text', async () => {
    const setter = await open();
    const sheet = layOut(sample(), site, setter);
    if ('problems' in sheet) throw new Error('The shortest brief does not fit');
    const page = sheet.pages.a4;
    const svg = svgOf(drawPage(page, setter));
    const labels = page.artifacts.flatMap((a) => a.marks).filter((m) => m.kind === 'run');
    const glyphs = [...runsIn(page.root), ...labels].flatMap((r) => r.glyphs.filter((g) => g.text.trim() !== ''));
    expect(svg.split('<use ')).toHaveLength(glyphs.length + 1);
    expect(svg).not.toMatch(/<text|font-family/);
    for (const [, id] of svg.matchAll(/href="#([^"]+)"/g)) expect(svg).toContain(`<path id="${id}"`);
  });

  it('is as wide as asked, dark where there is text and white where there is none', async () => {
    const setter = await open();
    const sheet = layOut(sample(), site, setter);
    if ('problems' in sheet) throw new Error('The shortest brief does not fit');
    let pixels = new Uint8Array();
    let size: number[] = [];
    await paintPage(sheet.pages.a4, setter, 400, async (rgba, width, height) => {
      pixels = Uint8Array.from(rgba);
      size = [width, height];
      return rgba;
    });
    expect(size).toEqual([400, 566]);
    const dark = pixels.filter((value, i) => i % 4 === 0 && value < 128).length;
    expect(dark / (400 * 566)).toBeGreaterThan(0.01);
    expect([...pixels.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  });
});
