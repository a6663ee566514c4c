import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/model/brief.ts';
import type { Site } from '../../../src/model/site.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { paragraphsOf } from '../../../src/sheet/boxes.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import { describe as describePage } from '../../../src/sheet/page.ts';
import { themeAt } from '../../../src/sheet/theme.ts';
import { wording } from '../../../src/wording/index.ts';
import { sheetFacts } from '../../../src/wording/phrases.ts';
import { brief as full } from '../mail/brief.ts';
import { setter as open } from '../sheet/sample.ts';
import { conformanceFaults } from './conformance.ts';
import { saidIn, targetsOf, wordsIn } from './projection.ts';
import { readPdf, type ReadPdf } from './qpdf.ts';
import { fonts } from './sample-page.ts';
import { attribute, elements, readText, stringOf, textByMcid } from './structure.ts';

const { site } = await loadLibrary(join(process.cwd(), 'briefings'));
const setter = await open();
const brief = full();

/** The brief's sheet, as bytes and as qpdf reads them. */
function written(of: Site, brief: Brief = full()): { bytes: Uint8Array; pdf: ReadPdf } {
  const sheet = layOut(brief, of, setter);
  if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
  const [bytes = new Uint8Array()] = writeSheets([sheet.pages.letter], sheetFacts(brief, of), fonts);
  return { bytes, pdf: readPdf(bytes) };
}

const textsOf = (block: Parameters<typeof paragraphsOf>[0]): string[] =>
  paragraphsOf(block, themeAt(0.5), 500).map(({ paragraph }) => paragraph.text);

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

describe('the sheet of a brief above what its site may show', () => {
  const codesIn = (pdf: ReadPdf) =>
    elements(pdf).filter((e) => e.role === 'Figure' && /\bQR\b/.test(stringOf(e.dictionary['/Alt'])));
  const crowded = full({ tlp: 'AMBER', sources: [1, 2, 3, 4].flatMap(() => brief.sources) });

  it('names no page of the site, and has no code of one: neither in words nor behind them', () => {
    const { pdf } = written(site, full({ tlp: 'AMBER' }));
    expect(led(pdf).filter((target) => target.startsWith(site.url))).toEqual([]);
    expect(led(pdf)).toContain('https://www.whitehouse.gov/briefings-statements/2025/11/joint-statement/');
    expect(codesIn(pdf)).toEqual([]);
    expect(readText(pdf).join(' ')).not.toContain('readout.example/');
    expect(readText(pdf).join(' ')).toContain('TLP:AMBER');
    expect(conformanceFaults(pdf)).toEqual([]);
  });

  it('leaves what it has no room for to the mail that it goes with', () => {
    const job = {
      brief: crowded,
      lang: 'en',
      site,
      setter,
      w: wording('en'),
      page: undefined,
      setting: 'open' as const,
    };
    const page = textsOf(describePage(job, ['sources', 'scenarios', 'forecasts']).body);
    expect(page).toContain('and 3 more in the mail');
    expect(page).toContain('Scenarios, Forecasts: in full in the mail');
  });

  it('is as it ever was where the site may show it', () => {
    const { pdf } = written({ ...site, audience: 'AMBER' }, full({ tlp: 'AMBER' }));
    expect(led(pdf)).toContain(`${site.url}/briefings/moscow-talks/`);
    expect(codesIn(pdf)).toHaveLength(1);
  });
});
