import type { Span } from '../model/brief.ts';

/**
 * A brief as running words in reading order: the one list of blocks that the mail's HTML, its plain text and the feeds
 * are written from, so that none can hold a sentence another lacks.
 */
export interface Reading {
  /** The language of Readout's words; a piece in another says so. */
  readonly lang: string;
  readonly label: string;
  readonly desk: Piece;
  /** Lines under the desk's name. */
  readonly letterhead: readonly Piece[];
  /** As-of, edition, place, and the status where it is not "published". */
  readonly dateline: readonly Piece[];
  readonly title: Words;
  readonly blocks: readonly Block[];
  readonly footer: readonly Piece[][];
}

/** Words with one look, and their language where it is not the one around them. */
export type Words = Omit<Span, 'kind'> & { readonly lang?: string };

/** Words, or what cites a source ("1", "1, p. 3") and, where there is one, the page of the site that shows its words. */
export type Piece = Words | { readonly mark: string; readonly href?: string };

export type Block = Box | Paragraph | List | Outlook | Table | Quotes | Sources | Entries;

/** The bottom line. */
export interface Box {
  readonly kind: 'box';
  readonly heading: string;
  readonly text: readonly Piece[];
}

/** A paragraph with its heading run in. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lead: string;
  readonly text: readonly Piece[];
}

/** Something said, with what stands before it and the smaller lines under it. */
export interface Item {
  readonly lead?: readonly Piece[];
  readonly text: readonly Piece[];
  readonly notes: readonly (readonly Piece[])[];
}

export interface List {
  readonly kind: 'list';
  readonly heading: string;
  readonly items: readonly Item[];
}

/** Sentences that lead with their likelihood; `range`, in per cent, can be drawn beside its words. */
export interface Outlook {
  readonly kind: 'outlook';
  readonly heading: string;
  readonly items: readonly (Item & { readonly range: { readonly low: number; readonly high: number } })[];
}

export interface Table {
  readonly kind: 'table';
  readonly heading: string;
  readonly columns: readonly [actor: string, wants: string, offers: string];
  readonly rows: readonly Row[];
  readonly notes: readonly (readonly Piece[])[];
}

export interface Row {
  readonly actor: readonly Piece[];
  readonly under: readonly (readonly Piece[])[];
  readonly cells: readonly [wants: Cell, offers: Cell];
}

export interface Cell {
  readonly text: readonly Piece[];
  /** Whether the text says that the actor says nothing. */
  readonly empty: boolean;
  readonly notes: readonly (readonly Piece[])[];
}

export interface Quotes {
  readonly kind: 'quotes';
  readonly heading: string;
  readonly items: readonly {
    /** Of the words that are quoted. */
    lang: string;
    text: readonly Piece[];
    notes: readonly (readonly Piece[])[];
    speaker: readonly Piece[];
  }[];
}

/** Briefings, each by its title, of which something is said. */
export interface Entries {
  readonly kind: 'entries';
  readonly heading: string;
  readonly items: readonly {
    title: readonly Words[];
    dateline: readonly Piece[];
    text: readonly Piece[];
    outlook: Outlook['items'];
    notes: readonly (readonly Piece[])[];
  }[];
}

export interface Sources {
  readonly kind: 'sources';
  readonly heading: string;
  /** Without a `href` where there is no page of it to be seen. */
  readonly items: readonly { number: number; title: Words; href?: string; detail: readonly Piece[] }[];
  readonly notes: readonly (readonly Piece[])[];
}
