import { beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '../../../src/fonts/index.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { stringsOf } from './any-brief.ts';
import { linesOn, textOf } from './reading.ts';
import { setter as open, site } from './sample.ts';
import { REFUSED, STRESS } from './stress.ts';

let setter: Setter;
const fonts = readFonts(process.cwd());
beforeAll(async () => {
  setter = await open();
});

const single = (s: string): string => s.replace(/\s+/g, ' ').trim();
const facts = { author: 'Harbour Street Desk', subject: 'TLP:CLEAR', created: '2025-08-06T18:00:00Z' };

describe('briefs made to stress the sheet', () => {
  it('are at least forty', () => {
    expect(Object.keys(STRESS).length).toBeGreaterThanOrEqual(40);
  });

  const fitting = Object.entries(STRESS).filter(([name]) => !(name in REFUSED));
  it.each(fitting)('%s: one page on both papers, nothing lost, small', (_, brief) => {
    const sheet = layOut(brief, site, setter);
    if ('problems' in sheet) throw new Error(sheet.problems.map((p) => `${p.message}. ${p.note}`).join('\n'));
    expect(Math.max(...Object.values(sheet.fill))).toBeLessThanOrEqual(1);
    expect(Math.min(...Object.values(sheet.fill))).toBeGreaterThanOrEqual(0.88);
    expect(linesOn(sheet.pages.a4)).toEqual(linesOn(sheet.pages.letter));
    const text = textOf(sheet.pages.a4);
    expect(stringsOf(brief, sheet.steps).filter((s) => !text.includes(single(s)))).toEqual([]);
    for (const pdf of writeSheets([sheet.pages.a4, sheet.pages.letter], facts, fonts)) {
      expect(pdf.length).toBeLessThanOrEqual(/[\u0370-\u04ff]/.test(text) ? 60_000 : 45_000);
    }
  });

  it.each(Object.entries(REFUSED))('%s: refused', (name, message) => {
    const sheet = layOut(STRESS[name]!, site, setter);
    if (!('problems' in sheet)) throw new Error('It was laid out');
    for (const p of sheet.problems) expect(p.message).toMatch(message);
  });
});
