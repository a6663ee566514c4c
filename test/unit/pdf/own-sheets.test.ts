import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/model/brief.ts';
import type { Site } from '../../../src/model/site.ts';
import { sheetFacts } from '../../../src/wording/phrases.ts';
import { textOf, writeSheets } from '../../../src/pdf/index.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { layOut, type Sheet } from '../../../src/sheet/fit.ts';
import { ELSEWHERE, richBrief } from '../sheet/rich-brief.ts';
import { setter as open, site as desk } from '../sheet/sample.ts';
import { conformanceFaults } from './conformance.ts';
import { projection, targetsOf, wordsIn } from './projection.ts';
import { readPdf, type ReadPdf } from './qpdf.ts';
import { fonts } from './sample-page.ts';
import { attribute, elements, readText, stringOf, textByMcid } from './structure.ts';

const { briefings, site } = await loadLibrary(join(process.cwd(), 'briefings'));
const setter = await open();

/** A brief's sheet as it was laid out, and as qpdf reads what was written; nothing where it does not fit. */
function written(brief: Brief, site: Site): { sheet: Sheet; pdf: ReadPdf } | undefined {
  const sheet = layOut(brief, site, setter);
  if ('problems' in sheet) return undefined;
  const [bytes = new Uint8Array()] = writeSheets([sheet.pages.letter], sheetFacts(brief, site), fonts);
  return { sheet, pdf: readPdf(bytes) };
}

/** Where a reader of the sheet is led, and may be: to the brief, to what it cites, to what its writer linked. */
const led = (pdf: ReadPdf): string[] => [...new Set(targetsOf(pdf).values())];
function mayLead(brief: Brief, { url, contact = '' }: Site): (target: string) => boolean {
  const sources = brief.sources.flatMap((source) => [`${url}/sources/${source.id}/`, source.url ?? url]);
  const anchored = brief.citations.map(({ source, anchor }) => `${url}/sources/${source}/#${anchor}`);
  const may = new Set([
    ...sources,
    ...anchored,
    `${url}/briefings/${brief.id}/`,
    `${url}/`,
    `mailto:${contact}`,
    contact,
  ]);
  return (target) => may.has(target) || target.startsWith(ELSEWHERE);
}

/** The elements of the sheet that are in such a language, by their words. */
const inLanguage = (pdf: ReadPdf, lang: string): string[] => {
  const texts = textByMcid(pdf);
  return elements(pdf)
    .filter((e) => stringOf(e.dictionary['/Lang']) === lang)
    .map((e) => wordsIn(e, texts).trim());
};

describe.each(briefings.map((brief) => [brief.id, brief] as const))('the sheet of %s', (id, brief) => {
  const { sheet, pdf } = written(brief, site)!;

  it('has the tree of its brief: headings, lists, header cells, languages, and where each link leads', async () => {
    await expect(projection(pdf)).toMatchFileSnapshot(`trees/${id}.txt`);
  });

  it('keeps every clause, reads back as laid out, and leads to nothing but its own and its sources’ pages', () => {
    expect(conformanceFaults(pdf)).toEqual([]);
    expect(readText(pdf)).toEqual(textOf(sheet.pages.letter));
    expect(led(pdf).filter((target) => !mayLead(brief, site)(target))).toEqual([]);
  });
});

describe('the sheet of a brief with emphasis, links, code and marks in every part', () => {
  it('keeps every clause, names each row by its actor, tags what is in another language, and leads where it says', () => {
    let laid = 0;
    fc.assert(
      fc.property(richBrief, (brief) => {
        const made = written(brief, desk);
        if (!made) return;
        laid += 1;
        const { sheet, pdf } = made;
        expect(conformanceFaults(pdf)).toEqual([]);
        expect(readText(pdf)).toEqual(textOf(sheet.pages.letter));
        expect(led(pdf).filter((target) => !mayLead(brief, desk)(target))).toEqual([]);
        expect(led(pdf).some((target) => target.startsWith(ELSEWHERE))).toBe(true);
        const rows = elements(pdf).filter((e) => e.role === 'TH' && attribute(e, pdf, '/Scope') === '/Row');
        expect(rows).toHaveLength(brief.positions.length);
        const printed = sheet.steps.includes('sources') ? brief.sources.slice(0, 5) : brief.sources;
        for (const { lang, title } of printed.filter((s) => s.lang !== brief.lang))
          expect(inLanguage(pdf, lang)).toContain(title);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 20), seed: 20261124 },
    );
    expect(laid).toBeGreaterThan(5);
  }, 240_000);
});
