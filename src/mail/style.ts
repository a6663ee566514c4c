import { paletteOf, type Accent } from '../brand/palette.ts';

/**
 * The look of the mail. Every element carries its own light style, because some programs drop the style sheet; the sheet
 * adds what only it can say: the dark colours, and the table on a narrow screen.
 */

export const SERIF = 'Georgia,Times New Roman,serif';
export const SANS = 'Segoe UI,-apple-system,BlinkMacSystemFont,Roboto,Helvetica,Arial,sans-serif';

/** Colours by role, light and dark; text on ground and on tint has a contrast of at least 4.5 to 1 in both. */
export const COLOURS = {
  ground: ['#ffffff', '#0e1216'],
  tint: ['#eaf1f5', '#18242d'],
  ink: ['#1b1f24', '#e8eaed'],
  soft: ['#56606b', '#a4aeb8'],
  accent: ['#0b4a6f', '#84c1e8'],
  rule: ['#d3dae0', '#36414b'],
  bar: ['#d9dfe4', '#333d46'],
} as const;
export type Colour = keyof typeof COLOURS;

/** The colours that a desk may have of its own: their places, until it is known whose mail it is. No content has such a character. */
const PLACES = { accent: '\u0001a', tint: '\u0001t' } as const;
const DARK_PLACES = { accent: '\u0002a', tint: '\u0002t' } as const;

const isOwn = (colour: Colour): colour is keyof typeof PLACES => colour in PLACES;

export const light = (colour: Colour): string => (isOwn(colour) ? PLACES[colour] : COLOURS[colour][0]);

/** A mail with the colours of its desk in their places. */
export function inOwnColours(html: string, accent: Accent | undefined): string {
  const palette = accent && paletteOf(accent);
  return (['accent', 'tint'] as const).reduce(
    (done, name) =>
      done
        .replaceAll(PLACES[name], palette?.light[name] ?? COLOURS[name][0])
        .replaceAll(DARK_PLACES[name], palette?.dark[name] ?? COLOURS[name][1]),
    html,
  );
}

/** A sharing label's colour on black: FIRST, Traffic Light Protocol 2.0, "TLP colour-coding in RGB". */
export const LABEL_COLOURS: Readonly<Record<string, string>> = {
  CLEAR: '#ffffff',
  GREEN: '#33ff00',
  AMBER: '#ffc000',
  'AMBER+STRICT': '#ffc000',
  RED: '#ff2b2b',
};

const dark = (selector: string, property: string, colour: Colour): string =>
  `${selector}{${property}:${isOwn(colour) ? DARK_PLACES[colour] : COLOURS[colour][1]}!important}`;

/** Classes: `g` and `t` are grounds, `i`, `s` and `a` inks, `r` and `b` rules and bars, `x` an accent as a ground. */
export const SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  dark('.g', 'background-color', 'ground'),
  dark('.t', 'background-color', 'tint'),
  dark('.i', 'color', 'ink'),
  dark('.s', 'color', 'soft'),
  dark('.a', 'color', 'accent'),
  dark('.r', 'border-color', 'rule'),
  dark('.k', 'border-color', 'ink'),
  dark('.e', 'border-color', 'accent'),
  dark('.b', 'background-color', 'bar'),
  dark('.x', 'background-color', 'accent'),
  '}',
  '@media (max-width:480px){',
  '.p{padding-left:18px!important;padding-right:18px!important}',
  '.h{font-size:25px!important;line-height:31px!important}',
  '.y,.y tbody,.y tr{display:block!important;width:100%!important}',
  '.y th[scope=row]{display:block!important;width:100%!important;padding-bottom:2px!important;border-bottom:0!important}',
  '.y td,.y th[scope=col]{display:inline-block!important;width:50%!important;box-sizing:border-box;vertical-align:top}',
  '.y th.z{display:none!important}',
  '.y tr{border-bottom:1px solid #d3dae0}',
  '.y td{border-bottom:0!important}',
  '}',
].join('');
