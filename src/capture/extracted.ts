import type { PageStart } from '../model/locators.ts';

/** What is got out of a document: its words and what whoever captures it should know, or one sentence why there is nothing. */

export interface Extracted {
  /** A line is a paragraph; LF line ends. */
  readonly text: string;
  /** Where each page begins, the first page first; of documents that have pages. */
  readonly pages?: readonly PageStart[];
  /** What was left out, joined or accepted, and what to compare: a sentence each, without a full stop. */
  readonly notes: readonly string[];
  /** The library that read it, and its version. */
  readonly by: string;
  /** Of a web page: whose text was taken. */
  readonly reader?: Reader | undefined;
}

/** Why a document gives no text, as it goes on after its name: "has no text, …". */
export interface Refused {
  readonly refused: string;
}

export type Extraction = Extracted | Refused;

/** The kinds of document that can be captured, as their files end. */
export const KINDS = ['txt', 'md', 'html', 'pdf', 'docx', 'eml'] as const;
export type Kind = (typeof KINDS)[number];

/** Gives the bytes of one of pdf.js's own files by which older Chinese, Japanese and Korean fonts are read. */
export type CharacterMaps = (name: string) => Promise<Uint8Array>;

/** What is chosen by whoever captures, and said again to capture the same text once more. */
export interface Choices {
  /** Whether lines that a program wrapped are joined; of plain text and mails. */
  readonly lines: 'join' | 'keep';
  /** Whose text of a web page is taken; where it is not said, of the one who keeps more. */
  readonly reader?: Reader | undefined;
}

export const READERS = ['defuddle', 'readability'] as const;
export type Reader = (typeof READERS)[number];
