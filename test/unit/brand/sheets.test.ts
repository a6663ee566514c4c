import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openOutputs } from '../../../src/outputs.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { conformanceFaults } from '../pdf/conformance.ts';
import { readPdf, runOn } from '../pdf/qpdf.ts';
import { elements, stringOf } from '../pdf/structure.ts';
import { folderOf, MINISTRY, newsroomWithFaces, NGO } from './brands.ts';

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Every word of a PDF's first page, and where it stands, as poppler has it. */
const wordsOf = (pdf: Uint8Array): (Box & { word: string })[] =>
  [
    ...runOn(pdf, 'pdftotext', (file) => ['-bbox', file, '-']).matchAll(
      /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g,
    ),
  ].map(([, left, top, right, bottom, word = '']) => ({
    ...{ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
    word,
  }));

describe.each([
  ['a ministry with a crest', MINISTRY, 'Crest of the Republic of Ardan', 0, 'a4'],
  ['a newsroom with a bold mark and a sans of its own', newsroomWithFaces(), 'Nord', 0, 'letter'],
  ['an NGO with a picture', NGO, 'Two rings that hold each other', 1, 'a4'],
] as const)('The full sheets of %s', (_, brand, alt, pictures, paper) => {
  it('are one page on both papers, keep every clause, say what the logo shows, and nothing lies over it', async () => {
    const folder = folderOf(brand);
    const library = await loadLibrary(folder);
    rmSync(folder, { recursive: true });
    expect(library.problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(library.site.paper).toBe(paper);
    const outputs = openOutputs(process.cwd(), library.site);
    for (const brief of library.briefings) {
      const { pdf, pages } = await outputs.sheets(brief);
      for (const of of ['a4', 'letter'] as const) {
        const logo = pages[of].root.children.flatMap((c) =>
          c.kind === 'tagged' && c.role === 'Figure' ? c.children : [],
        );
        const [mark] = logo;
        if (mark?.kind !== 'emblem' && mark?.kind !== 'raster') throw new Error('There is no logo');
        const box = { left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height };
        const words = wordsOf(pdf[of]);
        expect(words.length).toBeGreaterThan(100);
        expect(words.filter((word) => overlap(word, box))).toEqual([]);
      }
    }
    const [brief] = library.briefings;
    if (!brief) throw new Error('There is no briefing');
    const { pdf } = await outputs.sheets(brief);
    for (const bytes of [pdf.a4, pdf.letter]) {
      const read = readPdf(bytes);
      expect(conformanceFaults(read)).toEqual([]);
      expect(
        elements(read)
          .filter(({ role }) => role === 'Figure')
          .map(({ dictionary }) => stringOf(dictionary['/Alt']))[0],
      ).toBe(alt);
      const images = runOn(bytes, 'pdfimages', (file) => ['-list', file])
        .trim()
        .split('\n')
        .slice(2);
      expect(images).toHaveLength(pictures);
      const fonts = runOn(bytes, 'pdffonts', (file) => [file]);
      expect(fonts.includes('DejaVuSansCondensed')).toBe('faces' in library.site);
      expect(fonts.includes('SourceSans3')).toBe(!('faces' in library.site));
      for (const line of fonts.trim().split('\n').slice(2)) expect(line).toMatch(/ yes yes yes +\d+ +\d+$/);
    }
  }, 60_000);
});
