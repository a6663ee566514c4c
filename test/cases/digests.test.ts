import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf } from '../../src/feed/content.ts';
import { digestJson } from '../../src/feed/digest.ts';
import { readFonts } from '../../src/fonts/index.ts';
import { textOf } from '../../src/mail/text.ts';
import { digestOf } from '../../src/model/digest.ts';
import { publish } from '../../src/model/publish.ts';
import { writeSheets } from '../../src/pdf/index.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { layOutDigest } from '../../src/sheet/digest.ts';
import { openSetter, type Setter } from '../../src/sheet/words.ts';
import { digestReading } from '../../src/wording/digest-reading.ts';
import { digestFacts } from '../../src/wording/digest.ts';
import { conformanceFaults } from '../unit/pdf/conformance.ts';
import { readPdf } from '../unit/pdf/qpdf.ts';
import { compare } from './compare.ts';
import { layOut } from './content.ts';

const CASES = join(import.meta.dirname, 'digest');
/** The day on which every digest is made. */
const TODAY = '2026-04-10';

const fonts = readFonts(process.cwd());
let setter: Setter;
beforeAll(async () => {
  setter = await openSetter(fonts);
});

describe('Content and a span in, a digest out, as sheet, mail, feed and JSON:', () => {
  const cases = readdirSync(CASES);

  it.each(cases.map((name) => [name.replaceAll('-', ' '), join(CASES, name)]))('%s', async (_, folder) => {
    const target = await mkdtemp(join(tmpdir(), 'readout-digest-'));
    try {
      await layOut(folder, target, '../../_base');
      const library = await loadLibrary(target);
      expect(library.problems.filter((p) => p.severity === 'error')).toEqual([]);
      const [from = '', to = ''] = (await readFile(join(folder, 'span.txt'), 'utf8')).trim().split(' ');
      const digest = digestOf(publish(library, TODAY), { from, to }, { onSite: to === TODAY });
      const { site } = library;
      const sheet = layOutDigest(digest, site, setter);
      if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
      const pdfs = writeSheets([sheet.pages.a4, sheet.pages.letter], digestFacts(digest, site), fonts);
      const texts = pdfs.map((pdf) => {
        expect(conformanceFaults(readPdf(pdf))).toEqual([]);
        const file = join(target, 'sheet.pdf');
        writeFileSync(file, pdf);
        expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/^Pages: +1$/m);
        return execFileSync('pdftotext', ['-raw', '-nopgbrk', file, '-'], { encoding: 'utf8' });
      });
      expect(texts[1]).toBe(texts[0]);
      const reading = digestReading(digest, site);
      const parts = [texts[0], textOf(reading), contentOf(reading, site.lang), digestJson(digest, site)];
      compare(folder, 'digest.txt', parts.join(`\n${'='.repeat(80)}\n`));
    } finally {
      await rm(target, { recursive: true });
    }
  });
});
