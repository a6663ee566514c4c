import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Rich } from './brief.ts';
import { plain } from './plain.ts';

/** Enough that two elements of one briefing never share them by chance. */
const DIGITS = 10;

/** An element of the outlook before it has its id for good: `id` where the writer gave one. */
interface Element {
  readonly id?: string | undefined;
  readonly text: Rich;
}

/**
 * The elements of one kind, each with its id: the one the writer gave, else the first digits of a SHA-256 of its words. Letter
 * case, punctuation and blanks are no words, so that a link, an outcome and a comparison hold when those are mended, and when
 * other elements are added or moved; new words make a new id. Of two with the same words the later one's ends with its count.
 */
export function identified<E extends Element>(elements: readonly E[]): (Omit<E, 'id'> & { id: string })[] {
  const met = new Map<string, number>();
  return elements.map((element) => {
    const id = element.id ?? madeOf(element.text);
    const count = (met.get(id) ?? 0) + 1;
    met.set(id, count);
    return { ...element, id: count === 1 ? id : `${id}-${count}` };
  });
}

const madeOf = (text: Rich): string => {
  const words =
    plain(text)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return bytesToHex(sha256(utf8ToBytes(words.join(' ')))).slice(0, DIGITS);
};
