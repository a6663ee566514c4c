import type { Clause } from './conformance.ts';
import { fontsOf, type ReadFont } from './program.ts';
import { oncePerFile, text, type ReadPdf } from './qpdf.ts';
import { shown } from './structure.ts';

/** What each font is asked to show: every font of the page, with the codes that the content shows by it. */
const uses = oncePerFile((pdf): { name: string; font: ReadFont | undefined; codes: number[] }[] => {
  const fonts = fontsOf(pdf);
  const byName = new Map<string, Set<number>>([...fonts.keys()].map((name) => [name, new Set()]));
  for (const { operation, codes } of shown(pdf)) {
    const name = operation.font ?? '';
    const set = byName.get(name) ?? new Set();
    byName.set(name, set);
    codes.forEach((code) => set.add(code));
  }
  return [...byName].map(([name, codes]) => ({ name, font: fonts.get(name), codes: [...codes] }));
});

const perFont =
  (broken: (font: ReadFont) => boolean, fault: string) =>
  (pdf: ReadPdf): string[] =>
    uses(pdf).flatMap(({ name, font }) => (!font || broken(font) ? [`${name} ${fault}`] : []));

const perCode =
  (broken: (font: ReadFont, code: number) => boolean, fault: string) =>
  (pdf: ReadPdf): string[] =>
    uses(pdf).flatMap(({ name, font, codes }) =>
      codes.filter((code) => !font || broken(font, code)).map((code) => `${name} ${fault} ${code}`),
    );

const width = (font: ReadFont, code: number): number => font.widths.get(code) ?? Number(font.descendant['/DW'] ?? 1000);

const system = (font: ReadFont): string => {
  const info = font.descendant['/CIDSystemInfo'];
  if (info === null || typeof info !== 'object' || Array.isArray(info)) return '';
  return `${text(info['/Registry'])}-${text(info['/Ordering'])}`;
};

export const fontClauses: readonly Clause[] = [
  {
    id: 'A 6.2.11.2, UA 7.21.6 (31-017 to 31-026)',
    asks: 'composite fonts as ISO 32000-1 has them, one name throughout',
    faults: perFont(
      ({ font, descendant, descriptor }) =>
        font['/Subtype'] !== '/Type0' ||
        descendant['/Subtype'] !== '/CIDFontType2' ||
        font['/BaseFont'] !== descendant['/BaseFont'] ||
        font['/BaseFont'] !== descriptor['/FontName'],
      'is no TrueType font of one name',
    ),
  },
  {
    id: 'A 6.2.11.3.1, UA 7.21.3 (31-001 to 31-003, 31-006 to 31-008)',
    asks: 'a character collection that suits the encoding',
    faults: perFont(
      (font) => font.font['/Encoding'] !== '/Identity-H' || system(font) !== 'Adobe-Identity',
      'has another encoding',
    ),
  },
  {
    id: 'A 6.2.11.3.2, UA 7.21.3.2 (31-004, 31-005)',
    asks: 'a map from codes to glyphs',
    faults: perFont(({ descendant }) => typeof descendant['/CIDToGIDMap'] !== 'string', 'has no map to glyphs'),
  },
  {
    id: 'A 6.2.11.4.1, UA 7.21.4.1 (31-009)',
    asks: 'every font embedded',
    faults: perFont(({ program }) => program === undefined, 'is not embedded'),
  },
  {
    id: 'A 6.2.11.4.1, UA 7.21.4.1 (31-011), A 6.2.11.8, UA 7.21.8 (31-030)',
    asks: 'every glyph that is shown, in the embedded font; never .notdef (A 6.2.11.8, UA 7.21.8)',
    faults: perCode((font, code) => {
      const glyph = font.glyph(code);
      return glyph === 0 || !font.program || glyph >= font.program.glyphs;
    }, 'has no glyph for'),
  },
  {
    id: 'A 6.2.11.4.2, UA 7.21.4.2 (31-012 to 31-015)',
    asks: 'subsets by their name, and no list of characters that could be incomplete',
    faults: perFont(
      ({ font, descriptor }) =>
        !/^\/[A-Z]{6}\+/.test(String(font['/BaseFont'])) || '/CIDSet' in descriptor || '/CharSet' in descriptor,
      'is not named as a subset',
    ),
  },
  {
    id: 'A 6.2.11.5, UA 7.21.5 (31-016)',
    asks: 'the widths that the embedded font has',
    faults: perCode(
      (font, code) => Math.abs(width(font, code) - (font.program?.advance(font.glyph(code)) ?? -1)) > 1,
      'has another width for',
    ),
  },
  {
    id: 'A 6.2.11.7.2, UA 7.2 (10-001), UA 7.21.7 (31-027)',
    asks: 'a text for every code',
    faults: perCode((font, code) => !font.unicode.get(code), 'has no text for'),
  },
  {
    id: 'A 6.2.11.7.2, UA 7.21.7 (31-028, 31-029)',
    asks: 'no text that is U+0000, U+FEFF or U+FFFE',
    faults: perCode((font, code) => /[\0\ufeff\ufffe]/.test(font.unicode.get(code) ?? ''), 'has no character for'),
  },
  {
    id: 'A 6.2.11.7.3',
    asks: 'no text from the private area',
    faults: perCode((font, code) => /\p{Co}/u.test(font.unicode.get(code) ?? ''), 'has a private character for'),
  },
];
