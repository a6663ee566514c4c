import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, writeSheets } from '../../../src/pdf/index.ts';
import { FACES, type LaidPage, type Tagged } from '../../../src/sheet/laid.ts';
import { conformanceFaults } from './conformance.ts';
import { readPdf } from './qpdf.ts';
import { facts, fonts, hasGlyphs, run, tagged } from './sample-page.ts';
import { readText } from './structure.ts';

/** Every character of Latin with its extensions, Greek, Cyrillic and their marks that the serif face has. */
const ALPHABET = Array.from({ length: 0x530 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).filter(
  (c) => /[\p{L}\p{N}\p{P}\p{S}\p{Mn} ]/u.test(c) && hasGlyphs(c, 'serif'),
);

/** A paragraph of a few runs, one of them perhaps a link, in any face and either direction. */
const paragraph = fc
  .array(
    fc.record({
      text: fc.array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: 40 }).map((c) => c.join('')),
      face: fc.constantFrom(...FACES),
      direction: fc.constantFrom('ltr' as const, 'rtl' as const),
      link: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces): Tagged => {
    const children = pieces
      .filter(({ text, face }) => hasGlyphs(text, face))
      .map(({ text, face, direction, link }, i) => {
        const made = run(text, 80 + i * 20, { face, direction });
        return link && text.trim() ? tagged('Link', [made], { href: 'https://a.test/' }) : made;
      });
    return tagged('P', children);
  });

const page = (children: readonly Tagged[]): LaidPage => ({
  width: 595.28,
  height: 841.89,
  lang: 'en',
  title: 'A title',
  artifacts: [],
  root: tagged('Document', children),
});

describe('a page of any text', () => {
  it('keeps every clause and reads back as it was laid out', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), (paragraphs) => {
        const laid = page(paragraphs);
        const [bytes = new Uint8Array()] = writeSheets([laid], facts, fonts);
        const pdf = readPdf(bytes);
        expect(conformanceFaults(pdf)).toEqual([]);
        expect(readText(pdf)).toEqual(textOf(laid));
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  it('may have more characters than a byte can count', () => {
    expect(ALPHABET.length).toBeGreaterThan(400);
    const letters = ALPHABET.filter((c) => !/\p{Mn}/u.test(c)).join('');
    const laid = page([tagged('P', [run(letters, 80, { size: 1 })])]);
    const [bytes = new Uint8Array()] = writeSheets([laid], facts, fonts);
    expect(readText(readPdf(bytes))).toEqual([letters.trim()]);
  });
});
