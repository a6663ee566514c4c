import { describe, expect, it } from 'vitest';
import { contrast, greyOf, hexAt, lchOf, type Hex } from '../../../src/brand/colour.ts';
import { pageStyle } from '../../../src/brand/page-style.ts';
import { nearestRight, paletteOf, unreadable } from '../../../src/brand/palette.ts';
import { readFonts } from '../../../src/fonts/index.ts';
import { html } from '../../../src/mail/html.ts';
import { readSite } from '../../../src/model/documents.ts';
import { siteSchema } from '../../../src/model/site.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import type { LaidPage, Mark, Tagged } from '../../../src/sheet/laid.ts';
import { writePages } from '../../../src/sheet/text-drawing.ts';
import { sample, setter, site } from '../sheet/sample.ts';

const settings = (line: string): string => `name: Harbour Ministry\nurl: https://ministry.example\n${line}\n`;
const told = (line: string): string[] =>
  readSite(settings(line), 'site.yaml').problems.map(
    (p) => `${p.file}:${p.line}:${p.column} ${p.severity} ${p.rule}: ${p.message} | ${p.note}`,
  );
const branded = siteSchema.parse({ ...site, audience: 'TLP:CLEAR', accent: '#8a1538' });

/** Colours all round the wheel, from dark to light, the same each time. */
const COLOURS = Array.from({ length: 400 }, (_, i): Hex => {
  const n = (i * 2654435761) % 0x1000000;
  return `#${n.toString(16).padStart(6, '0')}`;
});

describe('The colour of a desk', () => {
  it('is taken as a designer writes it', () => {
    const read = (line: string) => readSite(settings(line), 'site.yaml').data?.accent;
    expect(read('accent: "#8A1538"')).toEqual({ light: '#8a1538' });
    expect(read('accent: 8a1538')).toEqual({ light: '#8a1538' });
    expect(read("accent: '#815'")).toEqual({ light: '#881155' });
    expect(read('accent: { light: "#8a1538", dark: "#ff9db0" }')).toEqual({ light: '#8a1538', dark: '#ff9db0' });
    expect(told('accent: "#8a1538"')).toEqual([]);
  });

  it('is refused where it cannot be read, with the nearest that can, at its place', () => {
    expect(told('accent: "#e4572e"')).toEqual([
      "site.yaml:3:9 error brand: Accent #e4572e has a contrast of 3.27 to 1 against the ground of a warning, expected at least 4.5 | Write '#c83d0b', the nearest of its hue that can be read",
    ]);
    expect(told('accent: { light: "#8a1538", dark: "#8a1538" }')).toEqual([
      expect.stringContaining('site.yaml:3:35 error brand: Accent #8a1538 has a contrast of '),
    ]);
    expect(told('accent: "#767676"')[0]).toMatch(/brand: .* expected at least 4\.5/);
  });

  it('is told of where it is none, or a comment', () => {
    expect(told('accent: navy')).toEqual([
      'site.yaml:3:9 error schema: Field `accent` is "navy": expected a colour in quotation marks, as "#0b4a6f" | Mend `accent`',
    ]);
    expect(told('accent: #8a1538')).toEqual([
      'site.yaml:3:1 error schema: Field `accent` has no value | Put the colour in quotation marks, as accent: "#0b4a6f": what begins with # is a comment',
    ]);
  });

  it('that is nearest keeps its hue, can be read, and none between can', () => {
    for (const colour of COLOURS) {
      for (const on of ['light', 'dark'] as const) {
        const right = nearestRight(colour, on);
        expect(unreadable(right, on)).toBeUndefined();
        if (right === colour) continue;
        const [from, to] = [lchOf(colour), lchOf(right)];
        // A colour that is nearly grey has no hue to keep, and one that is nearly black or white few steps of it.
        const turned = Math.abs(((to.h - from.h + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
        if (Math.min(from.c, to.c) > 0.05) expect(turned).toBeLessThan(0.08);
        expect(to.l < from.l).toBe(on === 'light');
        const nearer = hexAt({ ...from, l: to.l + (on === 'light' ? 0.02 : -0.02) });
        if (Math.abs(to.l - from.l) > 0.02) expect(unreadable(nearer, on)).toBeDefined();
      }
    }
  });

  it('has a dark one and tints that can be read, and greys that a printer keeps apart', () => {
    for (const colour of COLOURS) {
      const { light, dark } = paletteOf({ light: nearestRight(colour, 'light') });
      expect(contrast(light.accent, light.tint)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(greyOf(light.accent), greyOf(light.tint))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark.accent, dark.tint)).toBeGreaterThanOrEqual(4.5);
      expect(contrast('#16191d', light.tint)).toBeGreaterThan(12);
      expect(contrast('#e9ebee', dark.tint)).toBeGreaterThan(11);
      expect(contrast(greyOf(light.half), '#ffffff')).toBeGreaterThan(1.5);
      expect(contrast(greyOf(light.accent), greyOf(light.half))).toBeGreaterThan(2.2);
    }
  });
});

const marksIn = (node: Tagged): Mark[] => node.children.flatMap((c) => (c.kind === 'tagged' ? marksIn(c) : [c]));
const coloursOf = (page: LaidPage): Set<string> =>
  new Set(
    [...page.artifacts.flatMap((a) => a.marks), ...marksIn(page.root)].map(
      (m) => JSON.stringify(m).match(/"colour":\[[^\]]*\]/)?.[0] ?? '',
    ),
  );

describe('What is made with it', () => {
  it('has it everywhere and nothing of ours: sheet, PDF, page in print, mail, style', async () => {
    const brief = sample({ facts: 5, positions: 3, judgements: 2, scenarios: 3, watch: 2 });
    const [ours, own] = [layOut(brief, site, await setter()), layOut(brief, branded, await setter())];
    if ('problems' in ours || 'problems' in own) throw new Error('It does not fit');
    expect(own.density).toBe(ours.density);
    expect(coloursOf(own.pages.a4).size).toBe(coloursOf(ours.pages.a4).size);
    expect(JSON.stringify(own.pages)).not.toContain('0.043,0.302,0.416');
    expect(writePages(own.pages).a4).toContain('#8a1538');
    const facts = { author: 'Desk', subject: 'Talks', keywords: [], created: '2025-08-06T18:00:00Z' };
    const pdf = (pages: LaidPage): Uint8Array | undefined =>
      writeSheets([pages], facts as never, readFonts(process.cwd()))[0];
    expect(pdf(own.pages.a4)).not.toEqual(pdf(ours.pages.a4));
    const mail = html(brief, branded);
    expect(mail).toContain('color:#8a1538');
    for (const none of ['#0b4a6f', '#84c1e8', '\u0001', '\u0002']) expect(mail).not.toContain(none);
    expect(html(brief, site)).toContain('color:#0b4a6f');
    for (const none of ['\u0001', '\u0002']) expect(html(brief, site)).not.toContain(none);
    expect(pageStyle(branded)?.body).toContain('--accent: light-dark(#8a1538, ');
    expect(pageStyle(site)).toBeUndefined();
  });
});
