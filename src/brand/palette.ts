import { channelsOf, contrast, greyOf, hexAt, lchOf, type Hex, type Lch } from './colour.ts';

/** The one colour of a desk: on light paper, and on dark where the desk says which. */
export interface Accent {
  readonly light: Hex;
  readonly dark?: Hex | undefined;
}

/** The colours that a desk's own stands for, on light and on dark paper. */
export interface Palette {
  readonly light: Shades;
  readonly dark: Shades;
}

export interface Shades {
  readonly accent: Hex;
  /** Behind what is most important. */
  readonly tint: Hex;
  /** Between accent and paper. */
  readonly half: Hex;
}

/** Readout's own, whose lightness and chroma others take over. */
const OURS = {
  light: { accent: '#0b4a6f', tint: '#edf3f6', half: '#a9c4d4' },
  dark: { accent: '#84c3ec', tint: '#18232c', half: '#35566b' },
} as const satisfies Palette;

/** What text in the accent, or on it, stands on or in, beside the tint. */
const GROUNDS = {
  light: { 'white paper': '#ffffff', 'the ground of a warning': '#fcefeb' },
  dark: { 'dark paper': '#101317', 'the dark ground of a warning': '#34201a', 'the words on it': '#0b1a24' },
} as const satisfies Record<keyof Palette, Record<string, Hex>>;

/** WCAG 2.2, 1.4.3: of text as small as a note. */
export const LEAST_CONTRAST = 4.5;

export function paletteOf(accent: Accent): Palette {
  const own = lchOf(accent.light);
  const dark = accent.dark ?? nearestRight(lightened(own), 'dark');
  return { light: shadesOf(accent.light, 'light'), dark: shadesOf(dark, 'dark') };
}

const lightened = (own: Lch): Hex => hexAt({ ...own, l: Math.max(own.l, lchOf(OURS.dark.accent).l) });

/** The tint and the half of an accent: as light and as far from grey as Readout's own are, in its hue. */
function shadesOf(accent: Hex, on: keyof Palette): Shades {
  const [own, ours] = [lchOf(accent), lchOf(OURS[on].accent)];
  const share = Math.min(1.25, own.c / ours.c);
  const like = (shade: Hex): Hex => {
    const { l, c } = lchOf(shade);
    return hexAt({ l, c: c * share, h: own.h });
  };
  return { accent, tint: like(OURS[on].tint), half: like(OURS[on].half) };
}

/** Where an accent cannot be read: the ground on which it has the least contrast. */
export interface Unreadable {
  readonly ground: string;
  readonly contrast: number;
}

/** Whether it can be read on all that it stands on, and in grey on what is printed. */
export function unreadable(accent: Hex, on: keyof Palette): Unreadable | undefined {
  const grounds: [string, Hex][] = [
    ...Object.entries(GROUNDS[on]),
    ['the tint of the bottom line', shadesOf(accent, on).tint],
  ];
  const seen = grounds.map(([ground, colour]) => ({ ground, contrast: contrast(accent, colour) }));
  const printed = grounds.map(([ground, colour]) => ({
    ground: `${ground}, printed in grey`,
    contrast: contrast(greyOf(accent), greyOf(colour)),
  }));
  const [first, ...rest] = on === 'light' ? [...seen, ...printed] : seen;
  if (!first) throw new Error('An accent stands on nothing');
  const worst = rest.reduce((least, one) => (one.contrast < least.contrast ? one : least), first);
  return worst.contrast < LEAST_CONTRAST ? worst : undefined;
}

const STEP = 0.001;

/** The colour of the same hue that can be read, of all such the nearest in lightness (OKLCH). */
export function nearestRight(accent: Hex, on: keyof Palette): Hex {
  const { l, c, h } = lchOf(accent);
  const by = on === 'light' ? -STEP : STEP;
  let found = accent;
  for (let at = l; unreadable(found, on) && at >= 0 && at <= 1; at += by) found = hexAt({ l: at, c, h });
  return found;
}

/** sRGB, each from 0 to 1. */
export const rgbOf = (hex: Hex): readonly [number, number, number] => channelsOf(hex);
