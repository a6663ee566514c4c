import type { Logo } from '../brand/logo.ts';
import type { Drawing } from './figure.ts';
import type { Colour, Squares, Tagged } from './laid.ts';
import type { Paragraph } from './paragraph.ts';
import type { GapName, WidthName } from './theme.ts';

/**
 * The description of a page: paragraphs in stacks and rows, with what each means. It holds no lengths but names of the
 * theme's, so one description is measured at many densities; `measure` and `place` read it by the same rules.
 */
export type Block = Text | Gap | Stack | Row | Frame | Plate | Rule | Meter | Picture | LogoBlock | Drawing | Unread;

/** What a block means; a block without it passes its content up. */
export type Meaning = Omit<Tagged, 'kind' | 'children'>;

export interface Text {
  readonly kind: 'text';
  readonly paragraph: Paragraph;
  readonly tag?: Meaning;
  readonly align?: 'start' | 'end';
  readonly balanced?: boolean;
}

export interface Gap {
  readonly kind: 'gap';
  readonly of: GapName;
}

export interface Stack {
  readonly kind: 'stack';
  readonly children: readonly Block[];
  readonly tag?: Meaning;
}

/** A plate's own width, a length, or a share of what those and the gutters leave. */
export type ColumnWidth =
  { readonly share: number } | { readonly fixed: WidthName } | { readonly points: number } | { readonly own: true };

export interface Column {
  readonly block: Block;
  readonly width: ColumnWidth;
}

/** Columns in reading order, placed from the left, or from the right where it is `reversed`. */
export interface Row {
  readonly kind: 'row';
  readonly columns: readonly Column[];
  readonly gutter?: WidthName;
  readonly reversed?: boolean;
  /** Columns stand on the row's foot, not at its head. */
  readonly foot?: boolean;
  readonly tag?: Meaning;
}

/** A ground behind a block, with room inside and a bar at its left. */
export interface Frame {
  readonly kind: 'frame';
  readonly block: Block;
  readonly ground: Colour;
  readonly bar: { readonly width: number; readonly colour: Colour };
  readonly inset: { readonly x: WidthName; readonly y: GapName };
}

/** One line of text on a ground that is only as wide as the text needs. */
export interface Plate {
  readonly kind: 'plate';
  readonly text: Text;
  readonly ground: Colour;
}

export interface Rule {
  readonly kind: 'rule';
  readonly weight: number;
  readonly colour: Colour;
}

/** A share of the width, drawn on its whole. */
export interface Meter {
  readonly kind: 'meter';
  readonly share: number;
  readonly weight: number;
  readonly colour: Colour;
  readonly ground: Colour;
}

/** Squares as high as they are wide. */
export interface Picture {
  readonly kind: 'picture';
  readonly side: WidthName;
  readonly cells: () => Squares['cells'];
  readonly colour: Colour;
  readonly tag: Meaning;
}

/** The desk's logo, as large as the theme lets it be. */
export interface LogoBlock {
  readonly kind: 'logo';
  readonly logo: Logo;
  /** Where the site shows it. */
  readonly src: string;
  readonly tag: Meaning;
}

/** What is painted and not read: the label at the foot. */
export interface Unread {
  readonly kind: 'unread';
  readonly block: Block;
  readonly side: 'Top' | 'Bottom';
}
