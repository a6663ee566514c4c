import { paragraphs } from './context.ts';
import type { Piece } from './passage.ts';

/** Where a page of a document begins in its text: in which paragraph, counted from 1, and after how many words of it. */
export interface PageStart {
  readonly paragraph: number;
  readonly words: number;
}

/** How starts of pages are written in a source: "1 4 9+35", the third page beginning after 35 words of paragraph 9. */
export const PAGES = /^\d+(?:\+\d+)?(?: \d+(?:\+\d+)?)*$/;

export const pagesLine = (starts: readonly PageStart[]): string =>
  starts.map(({ paragraph, words }) => (words ? `${paragraph}+${words}` : `${paragraph}`)).join(' ');

const startsIn = (line: string): PageStart[] =>
  line.split(' ').map((start) => {
    const [paragraph = 1, words = 0] = start.split('+').map(Number);
    return { paragraph, words };
  });

/** The pages of a body, made ready to say on which ones a passage stands. */
export class Pages {
  /** Where each begins, in UTF-16 units. */
  private readonly starts: readonly number[];

  /** @param line as {@link pagesLine} writes it */
  constructor(line: string, body: string) {
    const all = paragraphs(body);
    this.starts = startsIn(line).map(({ paragraph, words }) => {
      const found = all[paragraph - 1];
      return found ? found.start + afterWords(body.slice(found.start, found.end), words) : body.length;
    });
  }

  /** The first and last page that some words stand on, counted from 1. */
  of(pieces: readonly Piece[]): { from: number; to: number } {
    const first = pieces.reduce((least, p) => Math.min(least, p.start), Infinity);
    const last = pieces.reduce((most, p) => Math.max(most, p.end - 1), 0);
    return { from: this.at(first), to: this.at(last) };
  }

  private at(position: number): number {
    return Math.max(1, this.starts.findLastIndex((start) => start <= position) + 1);
  }
}

/** Where the word after so many words begins. */
function afterWords(text: string, count: number): number {
  let at = 0;
  for (let n = 0; n < count; n++) {
    const blank = /\s+/u.exec(text.slice(at));
    if (!blank) return text.length;
    at += blank.index + blank[0].length;
  }
  return at;
}
