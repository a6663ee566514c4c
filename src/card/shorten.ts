import { endsSentence } from '../wording/sentence.ts';

/**
 * A text of at most so many words: whole sentences where one fits, else whole clauses, else words; what was left out is
 * marked with an ellipsis at a word's end. A word of more than 60 graphemes is cut as well. `Infinity` leaves all of it.
 */
export function shorten(text: string, most: number): string {
  if (most === Infinity) return text;
  const words = text.split(' ').filter(Boolean);
  if (words.length <= most) return words.map(shortWord).join(' ');
  const kept = words.slice(0, Math.max(1, most));
  const end = lastEnd(kept, endsSentence) || lastEnd(kept, (word) => /[;:,]$/.test(word)) || kept.length;
  const said = kept.slice(0, end).map(shortWord).join(' ');
  return `${said.replace(/[\s,;:–—-]+$/u, '')} …`;
}

/** How many words there are up to the last that ends as asked; 0 where that would leave less than half. */
function lastEnd(words: readonly string[], ends: (word: string) => boolean): number {
  const end = words.findLastIndex((word) => ends(word)) + 1;
  return end >= words.length / 2 ? end : 0;
}

const LONGEST_WORD = 60;

function shortWord(word: string): string {
  if (word.length <= LONGEST_WORD) return word;
  const graphemes = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(word)].map((g) => g.segment);
  return graphemes.length <= LONGEST_WORD ? word : `${graphemes.slice(0, LONGEST_WORD - 1).join('')}…`;
}
