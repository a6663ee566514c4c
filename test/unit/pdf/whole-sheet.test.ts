import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../../src/model/site.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import { sheetFacts } from '../../../src/wording/phrases.ts';
import { brief as full } from '../mail/brief.ts';
import { setter as open } from '../sheet/sample.ts';
import { saidIn, targetsOf, wordsIn } from './projection.ts';
import { readPdf, type ReadPdf } from './qpdf.ts';
import { fonts } from './sample-page.ts';
import { attribute, elements, textByMcid } from './structure.ts';

const { site } = await loadLibrary(join(process.cwd(), 'briefings'));
const setter = await open();
const brief = full();

/** The brief's sheet, as bytes and as qpdf reads them. */
function written(of: Site): { bytes: Uint8Array; pdf: ReadPdf } {
  const sheet = layOut(brief, of, setter);
  if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
  const [bytes = new Uint8Array()] = writeSheets([sheet.pages.letter], sheetFacts(brief, of), fonts);
  return { bytes, pdf: readPdf(bytes) };
}

const led = (pdf: ReadPdf): string[] => [...new Set(targetsOf(pdf).values())];

describe('the sheet of a brief with everything', () => {
  const { bytes, pdf } = written(site);
  const texts = textByMcid(pdf);
  const saying = (role: string): string[] =>
    elements(pdf)
      .filter((e) => e.role === role)
      .map((e) => wordsIn(e, texts).replace(/\s+/g, ' ').trim());

  it('has an outline that other programs read: the title, and below it each section, on its page', async () => {
    const task = getDocument({ data: bytes.slice(), verbosity: 0 });
    const file = await task.promise;
    const [top, second] = (await file.getOutline()) ?? [];
    expect([top?.title, second]).toEqual([brief.title, undefined]);
    expect(top?.items.map((item: { title: string }) => item.title)).toEqual(saying('H2'));
    expect(saying('H2')).toEqual(
      expect.arrayContaining(['Bottom line', 'Key facts', 'Positions', 'Outlook', 'Sources']),
    );
    const dest = (top?.items.at(-1) as { dest?: unknown[] } | undefined)?.dest ?? [];
    expect(await file.getPageIndex(dest[0] as never)).toBe(0);
    await task.destroy();
  });

  it('leads to whom to write to, an address of mail or a page', () => {
    const desk = (contact: string) => led(written({ ...site, contact }).pdf);
    expect(desk('desk@readout.example')).toContain('mailto:desk@readout.example');
    expect(desk('https://readout.example/write')).toContain('https://readout.example/write');
    expect(saying('Link')).toContain(site.contact);
  });

  it('says in an actor’s own cell how the desk knows, and has no notes', () => {
    expect(saying('Note')).toEqual([]);
    const actors = elements(pdf).filter((e) => e.role === 'TH' && attribute(e, pdf, '/Scope') === '/Row');
    const said = actors.map((e) => wordsIn(e, texts).replace(/\s+/g, ' '));
    expect(said.find((words) => words.startsWith('Russia'))).toContain('as reported');
    expect(said.find((words) => words.startsWith('United States'))).toContain('inferred by the desk');
  });

  it('sets its quotations as paragraphs of quotations, each in its language', () => {
    expect(saying('BlockQuote')).toHaveLength(brief.quotes.length);
    expect(saidIn(pdf).get('ru')).toEqual(['война должна закончиться']);
  });
});
