import { beforeAll, describe, expect, it } from 'vitest';
import { lineCount, naturalWidth, setParagraph, tooWide } from '../../../src/sheet/paragraph.ts';
import { themeAt } from '../../../src/sheet/theme.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { lines, paragraph, runsIn } from './reading.ts';
import { prose, setter as open } from './sample.ts';

let setter: Setter;
beforeAll(async () => {
  setter = await open();
});

const widths = Array.from({ length: 40 }, (_, i) => 60 + i * 11);

describe('the lines of a paragraph', () => {
  it('are as many as when each takes all it can', () => {
    for (const width of widths) {
      const text = prose(37, width % 9);
      expect(lines(text, width, setter)).toHaveLength(lineCount(paragraph(text, setter), themeAt(1), width) ?? 0);
    }
  });

  it('joined are its text, every blank kept', () => {
    const text = `${prose(30)} on 6 August 2025, 4.5 % more.`;
    for (const width of widths) expect(lines(text, width, setter).join('')).toBe(text);
  });

  it('keep a last word that would be bound to another', () => {
    for (const text of ['It was signed by J.', 'They met on 6', 'He is John F. K.'])
      expect(lines(text, 300, setter).join('')).toBe(text);
  });

  it('are none of them wider than the column', () => {
    const theme = themeAt(1);
    for (const width of widths) {
      for (const line of lines(prose(37), width, setter)) {
        expect(naturalWidth(paragraph(line.trimEnd(), setter), theme)).toBeLessThanOrEqual(width + 0.005);
      }
    }
  });

  it('end with more than one word where two go into a line', () => {
    const roomy = widths.filter((w) => w > 100);
    const alone = roomy.filter((width) => {
      const set = lines(prose(24, 3), width, setter);
      return set.length > 1 && !set.at(-1)?.trim().includes(' ');
    });
    expect(alone).toEqual([]);
  });

  it('of a title are nearly of one length', () => {
    const text = 'Moscow talks end without a disclosed concession as Trump’s deadline nears';
    const [first = '', second = ''] = lines(text, 300, setter, { balanced: true });
    expect(Math.abs(first.trim().length - second.trim().length)).toBeLessThan(10);
    const free = lines(text, 300, setter);
    expect(Math.abs((free[0] ?? '').length - (free[1] ?? '').length)).toBeGreaterThan(10);
  });
});

describe('what stays on one line', () => {
  const together: [lang: string, text: string][] = [
    ['en', '6 August 2025'],
    ['en', 'August 2025'],
    ['en', '23–25 March 2025'],
    ['en', '5.9 million'],
    ['en', '20–45 %'],
    ['en', '18:00 UTC'],
    ['en', 'No. 318'],
    ['en', 'Donald J. Trump'],
    ['de', '6. August 2025'],
    ['ru', '6 августа 2025'],
    ['uk', '15 листопада'],
    ['el', '6 Αυγούστου'],
  ];
  it.each(together)('%s: %s', (lang, phrase) => {
    const text = `${prose(9)} ${phrase} ${prose(9, 5)}`;
    for (const width of widths.filter((w) => w > 90)) {
      const holding = lines(text, width, setter, { lang }).filter((line) => line.includes(phrase));
      expect(holding, `${width} points`).toHaveLength(1);
    }
  });

  it('comes apart only in a column too narrow for it', () => {
    const set = lines('until 23 September 2025', 50, setter);
    expect(set.length).toBeGreaterThan(2);
    expect(tooWide(paragraph('until 23 September 2025', setter), themeAt(1), 50)).toBeUndefined();
  });
});

describe('words', () => {
  it('wider than their column are named', () => {
    const text = 'the Donaudampfschifffahrtsgesellschaft said';
    expect(tooWide(paragraph(text, setter), themeAt(1), 100)).toBe('Donaudampfschifffahrtsgesellschaft');
    expect(lineCount(paragraph(text, setter), themeAt(1), 100)).toBeUndefined();
  });

  it('that no face has letters for are known before anything is set', () => {
    expect(paragraph('the word ሰላም stands', setter).missing).toBe('ሰላም');
    expect(paragraph('Žižek, Łódź, Αθήνα, Київ, Белград ‡ − ₴', setter).missing).toBe('');
  });

  it('take a letter their own face lacks from another', () => {
    const content = setParagraph(
      paragraph('a ● b', setter),
      themeAt(1),
      { x: 0, y: 0, width: 200, align: 'start', balanced: false },
      setter,
    );
    const runs = content.flatMap((c) => (c.kind === 'run' ? [c] : runsIn(c)));
    expect(runs.map((r) => [r.face, r.text])).toEqual([
      ['serif', 'a '],
      ['sans', '●'],
      ['serif', ' b'],
    ]);
    expect(runs.flatMap((r) => r.glyphs).map((g) => g.id)).not.toContain(0);
  });

  it('have ligatures and kerning, and keep their letters under them', () => {
    const [ligature] = setter.shape('first', { face: 'serif', lang: 'en', tabular: false });
    expect(ligature?.glyphs.map((g) => g.text)).toEqual(['fi', 'r', 's', 't']);
    const width = (text: string) => setter.shape(text, { face: 'serif', lang: 'en', tabular: false })[0]?.width ?? 0;
    expect(width('AV')).toBeLessThan(width('A') + width('V'));
  });

  it('have figures of one width in tables alone', () => {
    const advances = (tabular: boolean) =>
      new Set(setter.shape('1741', { face: 'sans', lang: 'en', tabular })[0]?.glyphs.map((g) => g.advance));
    expect(advances(true).size).toBe(1);
    expect(advances(false).size).toBeGreaterThan(1);
  });

  it('take letter forms from their language, not from the machine', () => {
    const glyphs = (lang: string) =>
      setter.shape('б', { face: 'serif-italic', lang, tabular: false })[0]?.glyphs.map((g) => g.id);
    expect(glyphs('sr')).not.toEqual(glyphs('ru'));
  });
});
