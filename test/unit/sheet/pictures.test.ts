import { beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/model/brief.ts';
import { layOut, type Sheet } from '../../../src/sheet/fit.ts';
import type { LaidPage, Mark, Run, Tagged } from '../../../src/sheet/laid.ts';
import { linesOf, runsIn, textOf } from './reading.ts';
import { prose, rich, sample, setter as open, site, type Wish } from './sample.ts';

let setter: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  setter = await open();
});

const laid = (brief: Brief): Sheet => {
  const sheet = layOut(brief, site, setter);
  if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
  return sheet;
};

/** The figures of a page but for the code at its foot. */
const figuresOf = (page: LaidPage): Tagged[] => {
  const under = (node: Tagged): Tagged[] =>
    node.children.flatMap((c) => (c.kind !== 'tagged' ? [] : c.role === 'Figure' ? [c] : under(c)));
  return under(page.root).filter((figure) => !figure.children.some((mark) => mark.kind === 'squares'));
};

const marksOf = (figure: Tagged | undefined): Mark[] => (figure?.children ?? []).filter((c) => c.kind !== 'tagged');

/** The roomy brief, with days and scenarios. */
const drawn = (): Brief => {
  const brief = sample({ scenarios: 3, watch: 3, forecasts: 1, facts: 3 });
  const days = ['2025-08-04', '2025-08-05', '2025-08-06'];
  return {
    ...brief,
    keyFacts: brief.keyFacts.map((fact, i) => ({ ...fact, on: days[i] })),
    watch: brief.watch.map((item, i) => ({ ...item, on: `2025-08-${10 + 7 * i}` })),
  };
};

describe('the pictures of a sheet', () => {
  it('are figures that say in words all that they show, and name no day or share that the brief has not', () => {
    const brief = drawn();
    for (const page of Object.values(laid(brief).pages)) {
      const [time, shares, ...rest] = figuresOf(page);
      expect(rest).toEqual([]);
      for (const day of ['4 August 2025: Key fact', '10 August 2025: To watch', '24 August 2025: To watch'])
        expect(time?.alt).toContain(day);
      expect(time?.alt?.match(/\d+ \w+ 2025/g)).toHaveLength(3 + 3 + 1);
      const said = brief.scenarios.map(({ name, probability }) => `${name} ${probability}%`).join(', ');
      expect(shares?.alt).toContain(said);
    }
  });

  it('stand to scale: marks by their days, pieces of the bar by their shares', () => {
    const brief = drawn();
    const [time, shares] = figuresOf(laid(brief).pages.a4);
    const facts = marksOf(time).flatMap((mark) => (mark.kind === 'circle' ? [mark.x] : []));
    // The last circle explains the shape, below.
    expect(facts).toHaveLength(3 + 1);
    const [first = 0, second = 0, third = 0] = facts;
    expect(third - second).toBeCloseTo(second - first, 1);
    const widths = marksOf(shares).flatMap((mark) => (mark.kind === 'shape' ? [mark.corners[0]?.[0] ?? 0] : []));
    const whole = widths.reduce((sum, width) => sum + width, 0);
    expect(widths.map((width) => Math.round((100 * width) / whole))).toEqual(brief.scenarios.map((s) => s.probability));
  });

  it('tell their shades apart in grey, and write on each what can be read', () => {
    const shares = marksOf(figuresOf(laid(drawn()).pages.a4)[1]);
    const grey = ([r, g, b]: readonly [number, number, number]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const shades = shares.flatMap((mark) => (mark.kind === 'shape' && mark.paint.fill ? [grey(mark.paint.fill)] : []));
    const words = shares.filter((mark): mark is Run => mark.kind === 'run').map((run) => grey(run.colour));
    const sorted = [...shades].sort((a, b) => a - b);
    sorted.slice(1).forEach((shade, i) => expect(shade - (sorted[i] ?? 0)).toBeGreaterThan(0.15));
    words.forEach((word, i) => expect(Math.abs(word - (shades[i] ?? 0))).toBeGreaterThan(0.5));
  });

  it('keep inside the margins, and touch no other line', () => {
    for (const page of Object.values(laid(drawn()).pages)) {
      const lines = runsIn(page.root);
      for (const figure of figuresOf(page)) {
        const own = new Set(marksOf(figure));
        const xs = [...own].map((mark) => mark.x);
        expect(Math.min(...xs)).toBeGreaterThan(page.width * 0.05);
        const ys = [...own].map((mark) => mark.y);
        const between = lines.filter((r) => !own.has(r) && r.y > Math.min(...ys) && r.y < Math.max(...ys));
        expect(linesOf(between)).toEqual([]);
      }
    }
  });

  it('are the first thing left out of a full sheet, the axis before the bar, and no word with them', () => {
    const growing = (words: number, wish: Wish = {}): Brief => {
      const brief = sample({ facts: 7, positions: 4, judgements: 2, forecasts: 1, scenarios: 2, watch: 3, ...wish });
      return {
        ...brief,
        keyFacts: brief.keyFacts.map((f, i) => (i ? f : { ...f, text: rich(`${prose(words)}.`, 1) })),
      };
    };
    const seen: string[] = [];
    for (let n = 1; n < 400; n += 12) {
      const sheet = layOut(growing(n), site, setter);
      if ('problems' in sheet || sheet.setting === 'lines') break;
      const state = sheet.steps.length ? 'steps' : sheet.drawn.join(' and ') || 'none';
      if (seen.at(-1) !== state) seen.push(state);
      if (sheet.steps.length) expect(sheet.drawn).toEqual([]);
      if (!sheet.steps.length) expect(textOf(sheet.pages.a4)).not.toContain('in full at');
    }
    expect(seen).toEqual(['time and shares', 'shares', 'none', 'steps']);
  });
});
