import type { Hex } from './colour.ts';

/** A logo as it is drawn: of shapes, which stay shapes wherever they go, or of pixels. */
export type Logo = Emblem | Raster;

interface Named {
  /** What it shows, for whoever does not see it; in the site's language. */
  readonly alt: string;
  /** How wide it is for its height. */
  readonly aspect: number;
}

export interface Emblem extends Named {
  readonly kind: 'emblem';
  readonly shapes: readonly Shape[];
}

/** A path in a grid that is `GRID` high, y downwards. */
export interface Shape {
  /** M, L, C and Z with absolute numbers. */
  readonly d: string;
  readonly fill?: Hex;
  readonly evenOdd?: true;
  readonly line?: Line;
}

export interface Line {
  readonly colour: Hex;
  readonly weight: number;
  readonly cap: Cap;
  readonly join: Join;
}

export const CAPS = ['butt', 'round', 'square'] as const;
export type Cap = (typeof CAPS)[number];
export const JOINS = ['miter', 'round', 'bevel'] as const;
export type Join = (typeof JOINS)[number];

export const GRID = 1000;

export interface Raster extends Named {
  readonly kind: 'raster';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The PNG file, in base64. */
  readonly png: string;
}

/** Why a file cannot be a logo, where in its text that is, and what to do about it. */
export interface Fault {
  readonly at: number;
  readonly message: string;
  readonly note: string;
}

/** An emblem as a file of its own: only what is drawn is in it, whatever the file had that it was read from. */
export function svgOf({ aspect, shapes }: Emblem): string {
  const size = `${Math.round(aspect * GRID)} ${GRID}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}">${shapes.map(pathOf).join('')}</svg>`;
}

/** A shape as an element of SVG. */
export function pathOf({ d, fill, evenOdd, line }: Shape): string {
  const rule = evenOdd ? ' fill-rule="evenodd"' : '';
  const stroke = line
    ? ` stroke="${line.colour}" stroke-width="${line.weight}" stroke-linecap="${line.cap}" stroke-linejoin="${line.join}"`
    : '';
  return `<path fill="${fill ?? 'none'}"${rule}${stroke} d="${d}"/>`;
}

/** The commands of a shape's path. */
export const commandsOf = ({ d }: Pick<Shape, 'd'>): { letter: string; numbers: number[] }[] =>
  Array.from(d.matchAll(/([MLCZ])([^MLCZ]*)/g), ([, letter = '', rest = '']) => ({
    letter,
    numbers: rest.trim() ? rest.trim().split(' ').map(Number) : [],
  }));
