import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/model/brief.ts';
import type { Site } from '../../../src/model/site.ts';
import * as phrases from '../../../src/wording/phrases.ts';
import { textOf, writeSheets } from '../../../src/pdf/index.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { layOut, type Sheet } from '../../../src/sheet/fit.ts';
import { layOut as layCaseOut } from '../../cases/content.ts';
import { richBrief } from '../sheet/rich-brief.ts';
import { setter as open, site as desk } from '../sheet/sample.ts';
import { conformanceFaults } from './conformance.ts';
import { partsInLanguages, linksOf } from './owed.ts';
import { linkLine, linksIn, projection, saidIn } from './projection.ts';
import { catalog, readPdf, type ReadPdf } from './qpdf.ts';
import { fonts } from './sample-page.ts';
import { attribute, elements, readText, stringOf } from './structure.ts';

const PAPERS = ['a4', 'letter'] as const;
const CASES = join(process.cwd(), 'test/cases');
const { briefings, site } = await loadLibrary(join(process.cwd(), 'briefings'));
const setter = await open();

interface Written {
  readonly sheet: Sheet;
  readonly pdfs: readonly ReadPdf[];
}

/** A brief's sheet as it was laid out, and as qpdf reads both papers; nothing where it does not fit. */
function written(brief: Brief, site: Site): Written | undefined {
  const sheet = layOut(brief, site, setter);
  if ('problems' in sheet) return undefined;
  const pages = PAPERS.map((paper) => sheet.pages[paper]);
  return { sheet, pdfs: writeSheets(pages, phrases.sheetFacts(brief, site), fonts).map(readPdf) };
}

/** Both papers keep every clause, read as they were laid out, say what is in which language, and lead where they ought to. */
function expectSound(brief: Brief, site: Site, { sheet, pdfs }: Written): void {
  for (const [i, pdf] of pdfs.entries()) {
    expect(conformanceFaults(pdf)).toEqual([]);
    expect(readText(pdf)).toEqual(textOf(sheet.pages[PAPERS[i] ?? 'letter']));
    expect(stringOf(catalog(pdf)['/Lang'])).toBe(brief.lang);
    expectLanguages(brief, sheet, pdf);
    expectLinks(brief, site, sheet, pdf);
    const rows = elements(pdf).filter((e) => e.role === 'TH' && attribute(e, pdf, '/Scope') === '/Row');
    expect(rows).toHaveLength(brief.positions.length);
  }
}

/** Each link leads where its words say, and what was left to the site leads there. */
function expectLinks(brief: Brief, site: Site, { steps }: Sheet, pdf: ReadPdf): void {
  const address = linkLine(phrases.shortAddress(brief, site.url), phrases.address(brief, site.url));
  const links = linksIn(pdf);
  const toTheRest = links.filter((line) => line.endsWith(` ${address}`));
  expect(toTheRest.length > 0).toBe(steps.length > 0);
  expect(links.filter((line) => !toTheRest.includes(line))).toEqual(linksOf(brief, site, steps));
}

const unspaced = (text: string): string => text.replace(/\s+/g, '');

/** What is in another language than the brief is said to be, and nothing else, but for Readout's own words, which are English. */
function expectLanguages(brief: Brief, { steps }: Sheet, pdf: ReadPdf): void {
  const [owed, said] = [partsInLanguages(brief, steps), saidIn(pdf)];
  for (const [lang, parts] of owed) {
    const read = unspaced((said.get(lang) ?? []).join(''));
    expect(parts.filter((part) => !read.includes(unspaced(part)))).toEqual([]);
  }
  for (const [lang, words] of said) {
    const parts = unspaced((owed.get(lang) ?? []).join('\n'));
    if (lang !== 'en') expect(words.filter((own) => !parts.includes(unspaced(own)))).toEqual([]);
  }
}

describe.each(briefings.map((brief) => [brief.id, brief] as const))('the sheet of %s', (id, brief) => {
  const made = written(brief, site)!;

  it('has the tree of its brief: headings, lists, header cells, languages, and where each link leads', async () => {
    await expect(projection(made.pdfs[1]!)).toMatchFileSnapshot(`trees/${id}.txt`);
  });

  it('is sound on both papers', () => {
    expectSound(brief, site, made);
  });
});

/** The cases that have no error, so that there is a sheet of each of their briefings. */
const cases = [
  ...folders('.').filter((name) => !/ error /.test(expected(name, 'problems.txt') || ' error ')),
  ...folders('sheet').filter((name) => /^density /.test(expected(name, 'sheet.txt'))),
];

describe('the sheets of the cases', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(55);
  });

  it.each(cases)('%s', async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'readout-own-sheet-'));
    try {
      await layCaseOut(join(CASES, name), folder);
      const library = await loadLibrary(folder);
      for (const brief of library.briefings) {
        const made = written(brief, library.site);
        expect(made, `${brief.id} has no sheet`).toBeDefined();
        if (made) expectSound(brief, library.site, made);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** The folders of cases within a folder of them. */
function folders(within: string): string[] {
  return readdirSync(join(CASES, within), { withFileTypes: true })
    .filter((f) => f.isDirectory() && !['_base', 'sheet', 'digest'].includes(f.name))
    .map((f) => join(within, f.name));
}

function expected(name: string, file: string): string {
  try {
    return readFileSync(join(CASES, name, file), 'utf8');
  } catch {
    return '';
  }
}

describe('the sheet of a brief with emphasis, links, code and marks in every part', () => {
  it('keeps every clause, names each row by its actor, tags what is in another language, and leads where it says', () => {
    let laid = 0;
    fc.assert(
      fc.property(richBrief, (brief) => {
        const made = written(brief, desk);
        if (!made) return;
        laid += 1;
        expectSound(brief, desk, made);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 20), seed: 20261124 },
    );
    expect(laid).toBeGreaterThan(5);
  }, 240_000);
});
