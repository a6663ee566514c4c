/** A number in a text, in digits or words, in UTF-16 units; several values where it can be read in several ways. */
export interface Numeral {
  /** As the text has it. */
  text: string;
  start: number;
  end: number;
  values: number[];
  /** A count; a place in a row; a part of a whole; an untold number of a size ("dozens"); how many times. */
  kind: 'count' | 'ordinal' | 'fraction' | 'group' | 'multiple';
  /** Whether it may well count nothing ("the two sides", "first"): held against another count of the same thing only. */
  weak: boolean;
}
