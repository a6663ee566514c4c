import type { Label } from '../model/label.ts';
import type { Paper } from '../model/site.ts';
import type { Colour, FaceName, Outline } from './laid.ts';

/**
 * Everything about the sheet that is a number: papers, sizes, leadings, gaps, colours. Lengths are points.
 *
 * The theme is a function of one number, the density: 0 is the roomiest the sheet may be, 1 the tightest. Nothing in it
 * ever grows with the density but the measure, so a denser sheet is never a longer one; the fit rests on that.
 */

/** Width and height: ISO 216 A4, and 8.5 by 11 inches. */
export const PAPERS: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

const MM = 72 / 25.4;

/** From roomiest to tight, where type is at its floor, and what a sheet that is still too full may come down to. */
type Span = readonly [roomy: number, tight: number, last?: number];

interface Setting {
  /** Whose ascent and descent place the baseline. */
  readonly face: FaceName;
  readonly size: Span;
  /** Line height in sizes. */
  readonly leading: Span;
}

/** The sizes of type. The tight end is the floor: body 9, table 8.5, notes and sources 7.5, leading 1.2. */
const SETTINGS = {
  label: { face: 'sans-bold', size: [12, 12], leading: [1.2, 1.2] },
  desk: { face: 'sans-semibold', size: [10.5, 9], leading: [1.35, 1.25] },
  title: { face: 'serif-bold', size: [28, 14, 13], leading: [1.2, 1.2] },
  lead: { face: 'serif', size: [14.5, 9.6, 9], leading: [1.45, 1.2] },
  body: { face: 'serif', size: [12, 9], leading: [1.48, 1.2] },
  cell: { face: 'sans', size: [11, 8.5], leading: [1.42, 1.2] },
  heading: { face: 'sans-bold', size: [12, 9], leading: [1.3, 1.2] },
  note: { face: 'sans', size: [9.2, 7.5], leading: [1.42, 1.2] },
  mark: { face: 'sans', size: [8.6, 7.5], leading: [1.2, 1.2] },
} as const satisfies Record<string, Setting>;

export type SizeName = keyof typeof SETTINGS;

/** Blanks between things, which may also be stretched to fill a page. */
const GAPS = {
  /** Between header and title, title and bottom line. */
  masthead: [20, 7.5, 5],
  /** Above a section's heading. */
  section: [21, 6, 3.8],
  /** Between a heading and what it heads. */
  heading: [5, 1, 0.5],
  /** Between the items of a list, or paragraphs of a section. */
  item: [5.5, 1.2, 0.6],
  /** Between the lines of a small list. */
  small: [2.4, 0.6, 0.3],
  /** Above and below the text of a table's row. */
  row: [5.5, 1.4, 1],
  /** Inside the tinted box, above and below. */
  box: [13, 4.5, 3.2],
  /** Between the bottom line and why it matters. */
  why: [11, 4, 3],
  /** Between judgements, scenarios and forecasts. */
  outlook: [7, 2, 1.2],
  /** Between a drawn share and its words. */
  meter: [3, 1.5],
  /** Between the header and its rule. */
  rule: [6, 3.5, 2.8],
  /** Between the footer and its rule. */
  foot: [9, 6, 4.5],
} as const satisfies Record<string, Span>;

export type GapName = keyof typeof GAPS;

/** Widths that are not a share of the measure. */
const WIDTHS = {
  /** The hanging indent of lists. */
  hang: [15, 11],
  /** The hanging indent of the numbered sources. */
  number: [16, 13],
  /** The column of dates before facts and watch items. */
  date: [62, 48],
  /** Inside the tinted box, left and right. */
  box: [17, 12],
  /** Between columns. */
  gutter: [18, 12],
  /** Between the label and a status beside it. */
  plates: [8, 6],
  /** How high a logo is, and how wide at most: a wide one is less high. */
  logo: [38, 31, 27],
  logoWidest: [124, 104, 96],
  /** The side of the QR code: 18 mm, at last 15, where its modules are still 0.4 mm. */
  qr: [18 * MM, 18 * MM, 15 * MM],
} as const satisfies Record<string, Span>;

export type WidthName = keyof typeof WIDTHS;

/** The page's margins: 18 mm down to 14 mm; A4's sides, since it is the narrower paper, set the measure of both. */
const MARGIN = { roomy: 18 * MM, tight: 14 * MM };

/** Type tightens first, the margins and what blanks have left only over the rest of the scale. */
const TYPE_UNTIL = 0.8;

export const COLOURS = {
  ink: [0.09, 0.1, 0.12],
  accent: [0.043, 0.302, 0.416],
  quiet: [0.33, 0.36, 0.4],
  warning: [0.62, 0.08, 0.09],
  paper: [1, 1, 1],
  tint: [0.914, 0.945, 0.957],
  /** Between ink and paper, so that three shades are three in grey too: 30, 74 and 100 per cent of white. */
  half: [0.663, 0.769, 0.831],
  hair: [0.62, 0.65, 0.68],
  track: [0.82, 0.86, 0.88],
} as const satisfies Record<string, Colour>;

/** The label's colours on black: FIRST Traffic Light Protocol 2.0, table of RGB values. */
export const LABEL_COLOURS: Readonly<Record<Label, Colour>> = {
  CLEAR: [1, 1, 1],
  GREEN: [51 / 255, 1, 0],
  AMBER: [1, 192 / 255, 0],
  'AMBER+STRICT': [1, 192 / 255, 0],
  RED: [1, 43 / 255, 43 / 255],
};
export const LABEL_GROUND: Colour = [0, 0, 0];

/** Red becomes so dark a grey on some printers that only 3.9 to 1 is left: a white edge keeps its letters apart from black. */
export const LABEL_OUTLINES: Readonly<Partial<Record<Label, Outline>>> = {
  RED: { colour: COLOURS.paper, weight: 0.35 },
};

/** How many of a list a step leaves on the sheet. */
export const KEPT = { sources: 5, watch: 3 } as const;

export interface Theme {
  readonly density: number;
  /** How far the gaps are stretched; 1 is not at all. */
  readonly air: number;
  /** The width of the text, one for both papers. */
  readonly measure: number;
  /** Above and below the text. */
  readonly margin: number;
  readonly size: Readonly<Record<SizeName, number>>;
  readonly lineHeight: Readonly<Record<SizeName, number>>;
  readonly gap: Readonly<Record<GapName, number>>;
  readonly width: Readonly<Record<WidthName, number>>;
}

/**
 * The density at which shares of columns are chosen, once for all densities, so that a denser sheet never has a narrower
 * column.
 */
export const MIDDLE = 0.85;

/** The theme at a density from 0 to 1, its gaps stretched by `air`. */
export function themeAt(density: number, air = 1): Theme {
  const type = Math.min(1, density / TYPE_UNTIL);
  const rest = Math.max(0, (density - TYPE_UNTIL) / (1 - TYPE_UNTIL));
  const mix = ([roomy, tight, last = tight]: Span): number => roomy + (tight - roomy) * type + (last - tight) * rest;
  const margin = MARGIN.roomy + (MARGIN.tight - MARGIN.roomy) * rest;
  const size = each(SETTINGS, (s) => Math.round(mix(s.size) * 100) / 100);
  return {
    density,
    air,
    margin,
    measure: PAPERS.a4.width - 2 * margin,
    size,
    lineHeight: each(SETTINGS, (s, name) => Math.round(size[name] * mix(s.leading) * 10) / 10),
    gap: each(GAPS, (g) => mix(g) * air),
    width: each(WIDTHS, (w) => mix(w)),
  };
}

/** Whose ascent and descent place the baseline of lines of a size. */
export const strut = (size: SizeName): FaceName => SETTINGS[size].face;

function each<K extends string, A, B>(record: Readonly<Record<K, A>>, make: (a: A, name: K) => B): Record<K, B> {
  const out = {} as Record<K, B>;
  for (const name of Object.keys(record) as K[]) out[name] = make(record[name], name);
  return out;
}
