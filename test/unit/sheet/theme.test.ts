import { describe, expect, it } from 'vitest';
import type { Colour } from '../../../src/sheet/laid.ts';
import { COLOURS, LABEL_COLOURS, LABEL_GROUND, LABEL_OUTLINES, PAPERS, themeAt } from '../../../src/sheet/theme.ts';

const MM = 72 / 25.4;

/** Relative luminance and contrast: WCAG 2.2. */
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Colour): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
/** A colour as a grey printer has it: of the same luminance, in 256 steps. */
const grey = (colour: Colour): Colour => {
  const y = luminance(colour);
  const c = Math.round((y <= 0.0031308 ? y * 12.92 : 1.055 * y ** (1 / 2.4) - 0.055) * 255) / 255;
  return [c, c, c];
};

describe('the theme', () => {
  it('stops at its floors', () => {
    const tight = themeAt(1);
    expect(tight.size.body).toBeGreaterThanOrEqual(9);
    expect(tight.size.cell).toBeGreaterThanOrEqual(8.5);
    expect(tight.size.note).toBeGreaterThanOrEqual(7.5);
    expect(tight.size.mark).toBeGreaterThanOrEqual(7.5);
    expect(tight.size.label).toBeGreaterThanOrEqual(12);
    expect(tight.margin).toBeGreaterThanOrEqual(14 * MM - 1e-9);
    for (const [name, size] of Object.entries(tight.size)) {
      expect(tight.lineHeight[name as keyof typeof tight.size] / size, name).toBeGreaterThanOrEqual(1.2 - 0.006);
    }
  });

  it('never grows in anything but the measure as it gets denser', () => {
    for (let i = 0; i < 100; i++) {
      const [roomy, dense] = [themeAt(i / 100), themeAt((i + 1) / 100)];
      for (const kind of ['size', 'lineHeight', 'gap', 'width'] as const) {
        for (const name of Object.keys(roomy[kind])) {
          expect((dense[kind] as Record<string, number>)[name]).toBeLessThanOrEqual(
            (roomy[kind] as Record<string, number>)[name] ?? 0,
          );
        }
      }
      expect(dense.measure).toBeGreaterThanOrEqual(roomy.measure);
    }
  });

  it('has one measure, which leaves both papers their margins', () => {
    for (const density of [0, 0.5, 1]) {
      const { measure } = themeAt(density);
      for (const { width } of Object.values(PAPERS))
        expect((width - measure) / 2).toBeGreaterThanOrEqual(14 * MM - 1e-9);
    }
  });
});

/** The same as a cheaper printer has it: the weights of Rec. 601 on the values as they are coded. */
const darkGrey = ([r, g, b]: Colour): Colour => {
  const c = 0.299 * r + 0.587 * g + 0.114 * b;
  return [c, c, c];
};

describe('colours', () => {
  const pairs: [string, Colour, Colour][] = [
    ...(['ink', 'accent', 'quiet', 'warning'] as const).map((c): [string, Colour, Colour] => [
      `${c} on paper`,
      COLOURS[c],
      COLOURS.paper,
    ]),
    ...(['ink', 'accent'] as const).map((c): [string, Colour, Colour] => [`${c} on tint`, COLOURS[c], COLOURS.tint]),
    ['paper on warning', COLOURS.paper, COLOURS.warning],
    ...Object.entries(LABEL_COLOURS).map(([l, c]): [string, Colour, Colour] => [`TLP:${l}`, c, LABEL_GROUND]),
  ];
  it.each(pairs)('%s can be read, on a grey printer too', (_, text, ground) => {
    expect(contrast(luminance(text), luminance(ground))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(luminance(grey(text)), luminance(grey(ground)))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs)(
    '%s can be read on a cheaper grey printer, by its edge where not by its colour',
    (name, text, ground) => {
      const edge = LABEL_OUTLINES[name.replace('TLP:', '') as keyof typeof LABEL_COLOURS]?.colour ?? text;
      expect(contrast(luminance(darkGrey(edge)), luminance(darkGrey(ground)))).toBeGreaterThanOrEqual(4.5);
    },
  );
});
