import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '../../src/fonts/index.ts';
import type { Brief } from '../../src/model/brief.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import type { Site } from '../../src/model/site.ts';
import { writeSheets } from '../../src/pdf/index.ts';
import { layOut as laySheet, type Sheet } from '../../src/sheet/fit.ts';
import { openSetter, type Setter } from '../../src/sheet/words.ts';
import { stringsOf } from '../unit/sheet/any-brief.ts';
import { compare } from './compare.ts';
import { layOut } from './content.ts';
import { problemsText } from './projection.ts';

const CASES = join(import.meta.dirname, 'sheet');
const PAPERS = ['a4', 'letter'] as const;
const SIZES = { a4: '595.28 x 841.89', letter: '612 x 792' };

/** Greek and Cyrillic stand beside Latin in a brief of three scripts, whose faces need more room. */
const MOST = { one: 45_000, three: 60_000 };

const fonts = readFonts(process.cwd());
let setter: Setter;
beforeAll(async () => {
  setter = await openSetter(fonts);
});

const cases = readdirSync(CASES).filter((name) => name !== '_base');

describe('Content in, one page out, or why not:', () => {
  it('at least forty briefs are made to stress the sheet', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  it.each(cases.map((name) => [name.replaceAll('-', ' '), join(CASES, name)]))('%s', async (_, folder) => {
    const target = await mkdtemp(join(tmpdir(), 'readout-sheet-'));
    try {
      await layOut(folder, target);
      compare(folder, 'sheet.txt', await sheetText(target));
    } finally {
      await rm(target, { recursive: true });
    }
  });
});

/** The one brief of a folder as its sheets, read by other programs; or the problems it is refused with. */
async function sheetText(folder: string): Promise<string> {
  const { site, briefings, problems } = await loadLibrary(folder);
  const [brief] = briefings;
  expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
  if (!brief) throw new Error('No briefing');
  const sheet = laySheet(brief, site, setter);
  return 'problems' in sheet ? problemsText(sheet.problems) : readBack(brief, site, sheet, folder);
}

/** Both papers have one page and the same lines, and hold all that the brief says. */
function readBack(brief: Brief, site: Site, { pages, density, fill, steps, drawn }: Sheet, folder: string): string {
  const facts = { author: site.name, subject: brief.title, created: brief.asOf };
  const pdfs = writeSheets([pages.a4, pages.letter], facts, fonts);
  const [text = '', other] = PAPERS.map((paper, i) => {
    const pdf = pdfs[i] ?? new Uint8Array();
    const file = join(folder, `${paper}.pdf`);
    writeFileSync(file, pdf);
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(info).toMatch(/^Pages: +1$/m);
    expect(info).toContain(SIZES[paper]);
    const read = execFileSync('pdftotext', ['-raw', '-nopgbrk', file, '-'], { encoding: 'utf8' });
    expect(pdf.length).toBeLessThanOrEqual(/[\u0370-\u04ff]/.test(read) ? MOST.three : MOST.one);
    return read;
  });
  expect(other).toBe(text);
  const lost = stringsOf(brief, steps).filter((s) => !unspaced(text).includes(unspaced(s)));
  expect(lost).toEqual([]);
  for (const part of Object.values(fill)) expect(part).toBeLessThanOrEqual(1);
  if (density > 0) for (const part of Object.values(fill)) expect(part).toBeGreaterThanOrEqual(0.88);
  return [
    `density ${density.toFixed(2)}, filled ${per(fill.a4)} of A4, ${per(fill.letter)} of Letter`,
    `left to the site: ${steps.join(', ') || 'nothing'}`,
    `drawn: ${drawn.join(', ') || 'nothing'}`,
    '',
    text,
  ].join('\n');
}

const per = (share: number): string => `${Math.floor(share * 100)} %`;

/** A line may end at any blank, or after a hyphen. */
const unspaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
