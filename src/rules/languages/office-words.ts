export interface OfficeWords {
  /** Offices that one holds from a day to a day. */
  readonly offices: readonly string[];
  /** What a person does rather than holds, lower case in running text. */
  readonly occupations: readonly string[];
  /** Before an office: it is said not to be held. */
  readonly notHeld: readonly string[];
  readonly said?: OfficeSaidWords;
}

/** Patterns by which an office is read where a text gives it to a name. */
export interface OfficeSaidWords {
  /** What an office is at bottom, at a word's end: "secretary". */
  readonly head: RegExp;
  /** Words of an office that stand in lower case before its head. */
  readonly lower: RegExp;
  /** Capitalised words at the beginning of a sentence that are of no office. */
  readonly opening: RegExp;
  /** Small words that begin no office. */
  readonly small: RegExp;
  /** Words that stand in no office. */
  readonly noOffice: RegExp;
  /** Words in an office after which it may be cut short: "of", "since". */
  readonly links: RegExp;
  /** What says of a clause that it tells of another time; right before an office; right after the name. */
  readonly past: RegExp;
  readonly pastBefore: RegExp;
  readonly pastAfter: RegExp;
}
