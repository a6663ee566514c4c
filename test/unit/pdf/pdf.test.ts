import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { textOf, writeSheets } from '../../../src/pdf/index.ts';
import { subsetFace } from '../../../src/pdf/subset.ts';
import type { LaidPage, Run, Tagged } from '../../../src/sheet/laid.ts';
import { runOn } from './qpdf.ts';
import { facts, fonts, rectangle, run, samplePage, tagged } from './sample-page.ts';

const pages = [samplePage('a4'), samplePage('letter')];
const sheets = writeSheets(pages, facts, fonts);
const [a4 = new Uint8Array(), letter = new Uint8Array()] = sheets;

/** Text without blanks and soft hyphens, which readers make up or leave out by where things stand on the page. */
const letters = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad]+/g, '');

/** A page of one element, with nothing on it that the test is not about. */
function pageOf(...children: Tagged[]): LaidPage {
  return {
    width: 595.28,
    height: 841.89,
    lang: 'en',
    title: 'A title',
    artifacts: [],
    root: tagged('Document', children),
  };
}

/** The lightest grey within a box in points, from 0 to 255, as poppler draws it for a grey printer. */
function lightestOf(sheet: Uint8Array, box: readonly number[]): number {
  const [x, y, w, h] = box.map((n) => String(Math.round((n * 300) / 72)));
  const args = ['-gray', '-r', '300', '-singlefile', '-x', x!, '-y', y!, '-W', w!, '-H', h!];
  return Number(
    runOn(sheet, 'sh', (file, folder) => [
      '-c',
      `pdftoppm "$@" && od -An -tu1 -v -w1 "$0/out.pgm" | sort -n | tail -1`,
      folder,
      ...args,
      file,
      join(folder, 'out'),
    ]),
  );
}

/** What poppler draws of a sheet, as the sum of its pixels. */
const drawn = (sheet: Uint8Array): string =>
  runOn(sheet, 'sh', (file, folder) => [
    '-c',
    'pdftoppm -r 72 -singlefile "$1" "$0/out" && sha256sum < "$0/out.ppm"',
    folder,
    file,
  ]);

const write = (page: LaidPage): Uint8Array[] => writeSheets([page], facts, fonts);

describe('a written sheet, read by other programs', () => {
  it('is sound to qpdf', () => {
    for (const sheet of sheets)
      expect(runOn(sheet, 'qpdf', (file) => ['--check', file])).toContain('No syntax or stream encoding errors');
  });

  it('is one tagged page of the right paper to poppler', () => {
    const facts = sheets.map((sheet) => runOn(sheet, 'pdfinfo', (file) => [file]));
    for (const fact of facts) {
      expect(fact).toMatch(/Pages: +1\n/);
      expect(fact).toMatch(/Tagged: +yes\n/);
      expect(fact).toMatch(/Title: +Black Sea grain corridor: insurers, not navies/);
      expect(fact).toMatch(/Author: +Harbour desk & <partners>/);
    }
    expect(facts[0]).toMatch(/\(A4\)/);
    expect(facts[1]).toMatch(/\(letter\)/);
  });

  it('has every font embedded, subset and mapped to Unicode', () => {
    const rows = runOn(a4, 'pdffonts', (file) => [file])
      .trim()
      .split('\n')
      .slice(2);
    expect(rows).toHaveLength(9);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+Source.* Identity-H +yes yes yes/);
  });

  it('draws the edge of a run that has one, and of no run after it', () => {
    const ground = { ...rectangle(50, 60, 400, 60), colour: [0, 0, 0] as const };
    const label = { ...run('TLP:RED', 80, { face: 'sans-bold', size: 12, colour: [1, 0.17, 0.17] }) };
    const edged: Run = { ...label, outline: { colour: [1, 1, 1], weight: 0.35 } };
    const lightest = (first: Run): number[] => {
      const page = pageOf(tagged('P', [first]), tagged('P', [{ ...label, y: 110 }]));
      const [sheet = a4] = write({ ...page, artifacts: [{ kind: 'artifact', type: 'Layout', marks: [ground] }] });
      return [68, 98].map((top) => lightestOf(sheet, [50, top, 80, 16]));
    };
    const [plain = 0] = lightest(label);
    expect(plain).toBeLessThan(120);
    expect(lightest(edged)).toEqual([255, plain]);
  });

  it('draws no box about a link: its words look as they would without it', () => {
    const words = run('the statement', 80);
    const linked = tagged('Link', [words], { href: 'https://a.test/' });
    const [plain = a4] = write(pageOf(tagged('P', [tagged('Span', [words])])));
    const [link = a4] = write(pageOf(tagged('P', [linked])));
    expect(drawn(link)).toBe(drawn(plain));
    expect(drawn(link)).not.toBe(drawn(a4));
  });

  it('holds every string in reading order, as pdftotext reads it', () => {
    const read = letters(runOn(a4, 'pdftotext', (file) => ['-raw', file, '-']));
    let at = 0;
    for (const string of textOf(samplePage()).map(letters)) {
      // Programs that order text by its place turn a right-to-left run about; the tree, below, has it right.
      if (string.includes('desrever')) continue;
      const found = read.indexOf(string, at);
      expect(found, string).toBeGreaterThanOrEqual(at);
      at = found + string.length;
    }
  });

  it('has the tree that was laid out, as poppler reads it', async () => {
    const read = runOn(a4, 'pdfinfo', (file) => ['-struct-text', file]);
    await expect(read).toMatchFileSnapshot('sample-tree.txt');
  });

  it('has the strings of the tree in order, as pdf.js reads them', async () => {
    expect(await stringsByPdfJs(a4)).toEqual(textOf(pages[0] ?? samplePage()).map(letters));
  });

  it('is drawn without complaint by mupdf', () => {
    const svg = runOn(letter, 'mutool', (file, folder) => ['draw', '-q', '-F', 'svg', '-o', `${folder}/%d.svg`, file]);
    expect(svg).toBe('');
    expect(letters(runOn(letter, 'mutool', (file) => ['draw', '-q', '-F', 'txt', file]))).toContain(
      'Odesa,ConstanțaandÇanakkale',
    );
  });

  it('weighs little', () => {
    for (const sheet of sheets) expect(sheet.length).toBeLessThan(40_000);
  });
});

describe('writing sheets', () => {
  it('gives the same bytes in any time zone and locale', () => {
    const program = `
      import { createHash } from 'node:crypto';
      import { writeSheets } from './src/pdf/index.ts';
      import { facts, fonts, samplePage } from './test/unit/pdf/sample-page.ts';
      const sheets = writeSheets([samplePage('a4'), samplePage('letter')], facts, fonts);
      process.stdout.write(sheets.map((s) => createHash('sha256').update(s).digest('hex')).join());`;
    const hashes = [
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'C', LANG: 'C' },
    ].map((env) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      }),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64},[0-9a-f]{64}$/);
  });

  it('gives a sheet another identifier when a word changes', () => {
    const id = (text: string) =>
      /\/ID\[<([0-9a-f]{32})>/.exec(
        Buffer.from(write(pageOf(tagged('P', [run(text, 80)])))[0] ?? []).toString('latin1'),
      )?.[1];
    expect(id('One word')).not.toBe(id('One ward'));
    expect(id('One word')).toBe(id('One word'));
  });

  it('keeps apart two texts that one glyph shows', () => {
    const hyphen = run('-', 80);
    const soft: Run = {
      ...hyphen,
      glyphs: hyphen.glyphs.map((glyph) => ({ ...glyph, text: '\u00ad' })),
      text: '\u00ad',
      x: 90,
    };
    const [sheet = new Uint8Array()] = write(pageOf(tagged('P', [hyphen, soft])));
    expect(runOn(sheet, 'pdfinfo', (file) => ['-struct-text', file])).toMatch(/"-\u00ad?"/);
  });

  it('replaces a knot of glyphs by the text it stands for', () => {
    const knot = run('ḯ', 80);
    expect(knot.glyphs.length).toBeGreaterThan(1);
    const [sheet = new Uint8Array()] = write(
      pageOf(tagged('P', [run('from ', 80), { ...knot, x: 80 }, { ...run(' to', 80), x: 90 }])),
    );
    expect(runOn(sheet, 'pdftotext', (file) => ['-raw', file, '-']).trim()).toBe('from ḯ to');
  });

  it.each([
    ['1.', 'Decimal'],
    ['[12]', 'Decimal'],
    ['•', 'Disc'],
    ['25 Apr 2025', 'None'],
  ])('says how a list labelled %s is numbered', (label, numbering) => {
    const item = tagged('LI', [tagged('Lbl', [run(label, 80)]), tagged('LBody', [run('body', 80, { x: 120 })])]);
    const [sheet = new Uint8Array()] = write(pageOf(tagged('L', [item])));
    expect(runOn(sheet, 'pdfinfo', (file) => ['-struct', file])).toContain(`/ListNumbering /${numbering}`);
  });

  it('names the text that would be lost', () => {
    const whole = run('Nothing may be lost', 80);
    const short: Run = { ...whole, glyphs: whole.glyphs.slice(0, -4) };
    expect(() => write(pageOf(tagged('P', [short])))).toThrow(
      'Text lost in painting: "Nothing may be lost" reads back as "Nothing may be"',
    );
  });

  it('refuses a glyph that no font has', () => {
    expect(() => write(pageOf(tagged('P', [run('A漢', 80)])))).toThrow('No glyph');
  });

  it('refuses a text that no reader could tell', () => {
    const dash = run('-', 80);
    const secret: Run = { ...dash, glyphs: dash.glyphs.map((glyph) => ({ ...glyph, text: '\ue001' })), text: '\ue001' };
    expect(() => write(pageOf(tagged('P', [secret])))).toThrow('Text that no reader could tell');
  });

  it.each([
    ['a header cell without scope', tagged('TH', [run('Actor', 80)]), 'TH has no scope: "Actor"'],
    ['a skipped heading', tagged('H2', [run('Facts', 80)]), 'H2 follows a heading of level 0: "Facts"'],
    ['a link without text', tagged('Link', [run(' ', 80)], { href: 'https://a.test/' }), 'Link has no text'],
    ['a link without an address', tagged('Link', [run('here', 80)]), 'Link leads nowhere: "here"'],
    ['a figure without words', tagged('Figure', [rectangle(1, 1, 1, 1)]), 'Figure has no alternative text'],
    ['a note without an id', tagged('Note', [run('n', 80)]), 'Note has no id: "n"'],
    ['a list with text of its own', tagged('L', [run('loose', 80)]), 'L holds content itself: "loose"'],
  ])('refuses %s', (_, child, message) => {
    expect(() => write(pageOf(child))).toThrow(message);
  });

  it('refuses a note with the id of another', () => {
    const note = tagged('Note', [run('n', 80)], { id: 'source-1' });
    expect(() => write(pageOf(note, note))).toThrow('has the id source-1 of another');
  });

  it('refuses a moment without its zone, and metadata that XML cannot hold', () => {
    expect(() => writeSheets(pages, { ...facts, created: '2026-11-20' }, fonts)).toThrow('Not a moment with its zone');
    expect(() => writeSheets(pages, { ...facts, subject: 'a\u0007b' }, fonts)).toThrow('control character');
  });
});

describe('cutting a face', () => {
  it.each(['serif', 'serif-italic', 'sans-semibold'] as const)('keeps the outlines of %s', (face) => {
    const shown = run('Ångström Ελλάδα Ґрунт ½ ffi', 80, { face }).glyphs.map(({ id }) => id);
    const { bytes, indexOf } = subsetFace(fonts[face], shown);
    const [whole, cut] = [fonts[face], bytes].map((file) => new Font(new Face(new Blob(file.slice().buffer))));
    expect(bytes.length).toBeLessThan(fonts[face].length / 20);
    for (const glyph of shown) expect(cut?.glyphToPath(indexOf.get(glyph) ?? 0)).toBe(whole?.glyphToPath(glyph));
  });
});

interface PdfJsNode {
  role?: string;
  type?: string;
  id?: string;
  children?: PdfJsNode[];
}

/** The strings of the structure tree by a fourth reader, which knows marked content but no replacement text. */
async function stringsByPdfJs(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if ('str' in item) texts.set(open.at(-1) ?? '', (texts.get(open.at(-1) ?? '') ?? '') + item.str);
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  const strings = [''];
  const visit = (node: PdfJsNode): void => {
    if (node.type === 'content') strings.push((strings.pop() ?? '') + (texts.get(node.id ?? '') ?? ''));
    const block = node.role !== undefined && !['Span', 'Link', 'Reference'].includes(node.role);
    if (block) strings.push('');
    node.children?.forEach(visit);
    if (block) strings.push('');
  };
  visit((await page.getStructTree()) as PdfJsNode);
  await task.destroy();
  return strings.map(letters).filter(Boolean);
}
