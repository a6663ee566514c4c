import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import { readFonts } from '../../../src/fonts/index.ts';
import type {
  Artifact,
  Colour,
  FaceName,
  Glyph,
  LaidPage,
  Mark,
  Rectangle,
  Role,
  Run,
  Tagged,
} from '../../../src/sheet/laid.ts';

/**
 * Pages made by hand, without the sheet's design: every role, three scripts, links, a QR-like figure, a soft hyphen,
 * superscripts and a run from right to left. Lines are given, so nothing here breaks or fits.
 */

export const fonts = readFonts(process.cwd());

const shapers = new Map<FaceName, { font: Font; units: number }>();

function shaper(face: FaceName): { font: Font; units: number } {
  const known = shapers.get(face);
  if (known) return known;
  const hbFace = new Face(new Blob(fonts[face].slice().buffer));
  const made = { font: new Font(hbFace), units: hbFace.upem };
  shapers.set(face, made);
  return made;
}

/** Whether a face has a glyph for everything in a text, shaped as a whole. */
export const hasGlyphs = (text: string, face: FaceName): boolean =>
  run(text, 0, { face }).glyphs.every(({ id }) => id > 0);

interface Style {
  readonly face?: FaceName;
  readonly size?: number;
  readonly colour?: Colour;
  readonly x?: number;
  readonly direction?: 'ltr' | 'rtl';
}

const INK: Colour = [0.1, 0.11, 0.13];
const ACCENT: Colour = [0.05, 0.3, 0.43];

/** A run as HarfBuzz shapes it, each glyph with the text of its cluster. */
export function run(text: string, y: number, style: Style = {}): Run {
  const { face = 'serif', size = 10, colour = INK, x = 56, direction = 'ltr' } = style;
  const { font, units } = shaper(face);
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  const shaped = buffer.getGlyphInfos().map((info, i) => ({ info, at: positions[i] }));
  if (direction === 'rtl') shaped.reverse();
  const starts = [...new Set(shaped.map(({ info }) => info.cluster))].sort((a, b) => a - b);
  const glyphs = shaped.map(({ info: { codepoint: id, cluster }, at }, i): Glyph => {
    const first = shaped[i - 1]?.info.cluster !== cluster;
    return {
      id,
      advance: (at?.xAdvance ?? 0) / units,
      dx: (at?.xOffset ?? 0) / units,
      dy: (at?.yOffset ?? 0) / units,
      text: first ? text.slice(cluster, starts.find((start) => start > cluster) ?? text.length) : '',
    };
  });
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * size;
  return { kind: 'run', face, size, colour, x, y, width, direction, glyphs, text };
}

/** A run broken within its last word: it shows a hyphen, and reads as the word with a soft hyphen in it. */
export function hyphenated(text: string, y: number, style: Style = {}): Run {
  const whole = run(`${text}-`, y, style);
  const last = whole.glyphs.length - 1;
  const glyphs = whole.glyphs.map((glyph, i) => (i === last ? { ...glyph, text: '\u00ad' } : glyph));
  return { ...whole, glyphs, text: `${text}\u00ad` };
}

/** Runs side by side on one line. */
export function line(y: number, x: number, ...pieces: readonly [text: string, style?: Style][]): Run[] {
  let at = x;
  return pieces.map(([text, style]) => {
    const made = run(text, y, { ...style, x: at });
    at += made.width;
    return made;
  });
}

export function tagged(role: Role, children: readonly (Tagged | Mark)[], rest: Partial<Tagged> = {}): Tagged {
  return { kind: 'tagged', role, children, ...rest };
}

export const rectangle = (x: number, y: number, width: number, height: number, colour: Colour = ACCENT): Rectangle => ({
  kind: 'rectangle',
  x,
  y,
  width,
  height,
  colour,
});

/** A pattern of 25 by 25 squares with as many turns as a QR code has. */
const cells = Array.from({ length: 25 }, (_, r) =>
  Array.from({ length: 25 }, (_, c) => (r * r + 3 * c * c + r * c) % 7 < 3),
);

const cite = (y: number, x: number, number: string): Tagged =>
  tagged('Link', [run(`[${number}]`, y - 2, { face: 'sans', size: 6.5, x, colour: ACCENT })], {
    href: `https://readout.example/briefings/sample/#source-${number}`,
    alt: `Source ${number}: “Statement”, Ministry`,
  });

function item(y: number, label: string, body: readonly (Tagged | Mark)[]): Tagged {
  return tagged('LI', [tagged('Lbl', [run(label, y, { colour: ACCENT })]), tagged('LBody', body)]);
}

const TH = (text: string, y: number, x: number, scope: 'Row' | 'Column'): Tagged =>
  tagged('TH', [run(text, y, { face: 'sans-semibold', size: 9, x })], { scope });
const TD = (text: string, y: number, x: number, lang?: string): Tagged =>
  tagged('TD', [run(text, y, { face: 'sans', size: 9, x })], lang ? { lang } : {});

const heading = (text: string, y: number): Tagged =>
  tagged('H2', [run(text, y, { face: 'sans-bold', size: 9, colour: ACCENT })]);

function sections(scale: number): Tagged[] {
  const Y = (y: number): number => y * scale;
  return [
    tagged('H1', [
      run('Black Sea grain corridor: insurers, ', Y(80), { face: 'serif-bold', size: 20 }),
      run('not navies, now set the pace', Y(104), { face: 'serif-bold', size: 20 }),
    ]),
    tagged('Sect', [
      heading('Bottom line', Y(130)),
      tagged('P', [
        hyphenated('Shipping through the western corridor will probably keep growing; an offi', Y(146)),
        run('cer’s first report, affirmed (twice), cost € 5.9 million − 14 % less. ', Y(160)),
        cite(Y(160), 380, '1'),
        cite(Y(160), 392, '2'),
      ]),
    ]),
    tagged('Sect', [
      heading('Key facts', Y(190)),
      tagged('L', [
        item(Y(206), '•', [
          run('Odesa, Constanța and Çanakkale; Łódź, Škoda, Ærø, ñ. ', Y(206), { x: 70 }),
          cite(Y(206), 340, '1'),
        ]),
        item(Y(222), '•', [
          run('The Ministry (', Y(222), { x: 70 }),
          tagged('Span', [run('Міністерство розвитку громад', Y(222), { x: 140, face: 'serif-italic' })], {
            lang: 'uk',
          }),
          run(') says 41 vessels waited.', Y(222), { x: 300 }),
        ]),
        item(Y(238), '•', [
          tagged('Span', [run('Η ελληνική σημαία, εκτός λιμένος', Y(238), { x: 70 })], { lang: 'el' }),
        ]),
        item(Y(254), '•', [
          tagged('P', [
            run('Decomposed: ', Y(254), { x: 70 }),
            run('n\u0303, x\u0304, i\u0308\u0301', Y(254), { x: 150 }),
            run(' and turned: ', Y(254), { x: 200 }),
            run('desrever', Y(254), { x: 260, direction: 'rtl' }),
          ]),
        ]),
      ]),
    ]),
    tagged('Sect', [
      heading('Positions', Y(284)),
      tagged('Table', [
        tagged('THead', [
          tagged('TR', [
            TH('Actor', Y(300), 56, 'Column'),
            TH('Wants', Y(300), 160, 'Column'),
            TH('Offers', Y(300), 340, 'Column'),
          ]),
        ]),
        tagged('TBody', [
          tagged('TR', [
            TH('Ukraine', Y(316), 56, 'Row'),
            TD('A fund, doubled by 2026', Y(316), 160),
            TD('not stated', Y(316), 340),
          ]),
          tagged('TR', [
            TH('Russia', Y(332), 56, 'Row'),
            TD('Военный маршрут', Y(332), 160, 'ru'),
            TD('0123456789', Y(332), 340),
          ]),
        ]),
      ]),
    ]),
    tagged('Sect', [
      heading('In their words', Y(362)),
      tagged('BlockQuote', [
        tagged('P', [
          run('“A last-ditch ', Y(378), { face: 'serif-italic' }),
          run('effort”', Y(378), { x: 140, face: 'serif-semibold-italic' }),
          tagged('Reference', [cite(Y(378), 190, '2')]),
        ]),
      ]),
      tagged('H3', [run('Outlook', Y(400), { face: 'sans-semibold', size: 8 })]),
      tagged('P', [
        run('Unlikely (20–45 %): ', Y(416), { face: 'sans-semibold', size: 9 }),
        run('talks on the fund fail; ', Y(416), { x: 160, face: 'sans-italic', size: 9 }),
        tagged('Link', [run('readout.example/', Y(416), { x: 300 }), run('outlook/ calibration & scores', Y(430))], {
          href: 'https://readout.example/outlook/?a=(1)&b=ü',
          alt: 'How past judgements fared',
        }),
      ]),
    ]),
    tagged('Sect', [
      heading('Sources', Y(460)),
      tagged('L', [
        tagged('LI', [
          tagged('Lbl', [run('1.', Y(476), { face: 'sans', size: 7.5 })]),
          tagged('LBody', [
            tagged(
              'Note',
              [run('Ministry, “Statement”, 17 November 2026', Y(476), { face: 'sans', size: 7.5, x: 70 })],
              { id: 'source-1' },
            ),
          ]),
        ]),
        tagged('LI', [
          tagged('Lbl', [run('2.', Y(488), { face: 'sans', size: 7.5 })]),
          tagged('LBody', [
            tagged('Note', [run('«Економічна правда», 15 November 2026', Y(488), { face: 'sans', size: 7.5, x: 70 })], {
              id: 'source-2',
              lang: 'uk',
            }),
          ]),
        ]),
      ]),
      tagged('Figure', [{ kind: 'squares', x: 480, y: Y(700), side: 2, cells, colour: INK }], {
        alt: 'QR code of https://readout.example/briefings/sample/',
      }),
      tagged('P', [run('Edition 1 · Probability words: ICD 203', Y(720), { face: 'sans-semibold-italic', size: 7.5 })]),
    ]),
  ];
}

/** A page of the size given, everything on it. */
export function samplePage(paper: 'a4' | 'letter' = 'a4'): LaidPage {
  const [width, height] = paper === 'a4' ? [595.28, 841.89] : [612, 792];
  const artifacts: Artifact[] = [
    {
      kind: 'artifact',
      type: 'Layout',
      marks: [rectangle(56, 48, width - 112, 2), rectangle(56, 118, width - 112, 60, [0.91, 0.94, 0.95])],
    },
    {
      kind: 'artifact',
      type: 'Pagination',
      side: 'Top',
      marks: line(
        40,
        56,
        ['TLP:CLEAR', { face: 'sans-bold', size: 8, colour: ACCENT }],
        [' Harbour desk', { face: 'sans', size: 8 }],
      ),
    },
    {
      kind: 'artifact',
      type: 'Pagination',
      side: 'Bottom',
      marks: [run('TLP:CLEAR', height - 40, { face: 'sans-bold', size: 8 })],
    },
  ];
  const title = 'Black Sea grain corridor: insurers, not navies, now set the pace';
  return { width, height, lang: 'en', title, artifacts, root: tagged('Document', sections(paper === 'a4' ? 1 : 0.95)) };
}

export const facts = {
  author: 'Harbour desk & <partners>',
  subject: 'Shipping through the western corridor — “growing”',
  created: '2026-11-20T18:00:00Z',
};
