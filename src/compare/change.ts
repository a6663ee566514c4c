/** One thing that is different between two files, as a reader would notice it. */
export interface Change {
  /**
   * What of the file it is: words that are read; the order of what stayed; labels (text in place of pictures, names for screen
   * readers); addresses it links to; places in it that others link to; what its head says of it; fields of data;
   * kinds of elements it is made of.
   */
  readonly of: Aspect;
  /** The heading or landmark it stands under, or the field it is; empty where there is none. */
  readonly under: string;
  /** Words on both sides of it that stayed. */
  readonly before: string;
  readonly after: string;
  /** Empty where nothing stood there. */
  readonly was: string;
  /** Empty where nothing stands there. */
  readonly now: string;
  /** BCP 47, of the words; empty where it is not known. */
  readonly lang: string;
}

export const ASPECTS = ['words', 'order', 'labels', 'links', 'anchors', 'head', 'fields', 'markup'] as const;

export type Aspect = (typeof ASPECTS)[number];

/** One entry of what is read of a file. */
export interface Entry {
  readonly text: string;
  readonly under?: string;
  readonly lang?: string;
}

/** How entries of two files find each other: by their order, by what they stand under and their order, or as a set in no order. */
export type Matching = 'order' | 'field' | 'set';

/** What is read of a file, by aspect. */
export interface Reading {
  /** BCP 47; empty where the file names none. */
  readonly lang: string;
  readonly parts: Partial<Record<Aspect, readonly Entry[]>>;
}

export const MATCHING: Readonly<Record<Aspect, Matching>> = {
  words: 'order',
  order: 'order',
  labels: 'order',
  links: 'set',
  anchors: 'set',
  head: 'field',
  fields: 'field',
  markup: 'set',
};
