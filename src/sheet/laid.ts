/**
 * A page after layout: everything that stands on it, where it stands, and what it means. The meeting point of `sheet`,
 * which makes it, and of its painters (`pdf`, the picture), which know no page design.
 *
 * Lengths are points (1/72 inch), the origin is the page's top left corner, y grows downwards.
 */

import type { Shape as EmblemShape } from '../brand/logo.ts';

/** The faces the project carries, by role; the files are in `src/fonts`. */
export const FACES = [
  'serif',
  'serif-italic',
  'serif-semibold',
  'serif-semibold-italic',
  'serif-bold',
  'sans',
  'sans-italic',
  'sans-semibold',
  'sans-semibold-italic',
  'sans-bold',
] as const;
export type FaceName = (typeof FACES)[number];

/** The bytes of every face: TrueType, as carried. */
export type FontFiles = Readonly<Record<FaceName, Uint8Array>>;

/** sRGB, each from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A line along the edges of glyphs, half of it inside; its weight in points. */
export interface Outline {
  readonly colour: Colour;
  readonly weight: number;
}

/** A glyph as placed: advance and offsets in ems, before the size is applied. */
export interface Glyph {
  /** Index in the face as carried, before any subsetting. */
  readonly id: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  /** The text it stands for; a cluster's text is on its first glyph in the run's order, the others have none. */
  readonly text: string;
}

/**
 * A stretch of one line in one face, size, colour, language and direction. The blank at which a line is broken stays at
 * the end of the run before it, so that the runs of a paragraph, joined, are its text.
 */
export interface Run {
  readonly kind: 'run';
  readonly face: FaceName;
  readonly size: number;
  readonly colour: Colour;
  readonly outline?: Outline;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly width: number;
  readonly direction: 'ltr' | 'rtl';
  /** In visual order, left to right. */
  readonly glyphs: readonly Glyph[];
  /** The run's text in logical order. */
  readonly text: string;
}

/** A filled rectangle. */
export interface Rectangle {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
}

/** Filled squares on a grid, drawn as one path: the QR code. */
export interface Squares {
  readonly kind: 'squares';
  readonly x: number;
  readonly y: number;
  /** The side of one square. */
  readonly side: number;
  /** Rows of columns; true is dark. */
  readonly cells: readonly (readonly boolean[])[];
  readonly colour: Colour;
}

/** How an outline is painted: filled, drawn along, or both. */
export interface Paint {
  readonly fill?: Colour;
  readonly line?: Outline;
}

/** Straight lines from corner to corner, and back to the first where it is closed. */
export interface Shape {
  readonly kind: 'shape';
  /** Its first corner. */
  readonly x: number;
  readonly y: number;
  /** The others, from the first. */
  readonly corners: readonly (readonly [x: number, y: number])[];
  readonly closed: boolean;
  readonly paint: Paint;
}

export interface Circle {
  readonly kind: 'circle';
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly paint: Paint;
}

/** A logo of plain shapes, each in a grid that is as high as the mark. */
export interface Emblem {
  readonly kind: 'emblem';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly EmblemShape[];
}

/** A logo of pixels. */
export interface Raster {
  readonly kind: 'raster';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The PNG file, in base64, and how many pixels it has. */
  readonly png: string;
  readonly pixels: { readonly width: number; readonly height: number };
  /** Where the site shows it. */
  readonly src: string;
}

export type Mark = Run | Rectangle | Squares | Shape | Circle | Emblem | Raster;

/** What a stretch of content is, in the standard structure types of ISO 32000-1, 14.8.4. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'BlockQuote'
  | 'Span'
  | 'Link'
  | 'Reference'
  | 'Note'
  | 'Figure';

/** A node of the page's meaning, in reading order. */
export interface Tagged {
  readonly kind: 'tagged';
  readonly role: Role;
  readonly children: readonly (Tagged | Mark)[];
  /** Where it differs from what stands around it; BCP 47. */
  readonly lang?: string;
  /** Of a figure or a link: what is read in its place, or what it leads to. */
  readonly alt?: string;
  /** Of a link: a web address. */
  readonly href?: string;
  /** Of a header cell. */
  readonly scope?: 'Row' | 'Column';
  /** Of a note: unique on the page. */
  readonly id?: string;
}

/** Marks that mean nothing to a reader of the text: rules, tints, the label repeated at the foot. */
export interface Artifact {
  readonly kind: 'artifact';
  /** `Pagination` for headers and footers, `Layout` for rules and tints. */
  readonly type: 'Pagination' | 'Layout';
  readonly side?: 'Top' | 'Bottom';
  readonly marks: readonly Mark[];
}

export interface LaidPage {
  readonly width: number;
  readonly height: number;
  readonly lang: string;
  readonly title: string;
  /** Painted first, under the text, in order. */
  readonly artifacts: readonly Artifact[];
  readonly root: Tagged;
}
