import { findIn, type Searchable } from '../model/passage.ts';

/** Words that were marked in a source, as a passage that stands there exactly once. */
export interface Marked {
  readonly passage: string;
  /** Where it stands in the source's body, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** By how many words on either side a passage may grow to be the only one of its kind. */
const MOST_ADDED = 30;

/**
 * The passage that a stretch of a source marks: whole words, no blanks at its ends, and where the same words stand there twice
 * as many of those around them as tell the two apart.
 *
 * @returns nothing where nothing was marked, or what was marked cannot be cited
 */
export function markedPassage(body: Searchable, from: number, to: number): Marked | undefined {
  let stretch = wholeWords(body, from, to);
  for (let added = 0; stretch && added <= 2 * MOST_ADDED; added++) {
    const passage = body.original.slice(stretch.from, stretch.to).replace(/\s+/gu, ' ');
    const { pieces, miss } = findIn(passage, body);
    if (pieces) return { passage, ...stretch };
    if (miss.reason !== 'ambiguous') return undefined;
    stretch = grown(body, stretch, added % 2 === 0 ? 'after' : 'before');
  }
  return undefined;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function wholeWords({ original, edges }: Searchable, from: number, to: number): Stretch | undefined {
  let [start, end] = [Math.max(0, Math.min(from, to)), Math.min(original.length, Math.max(from, to))];
  while (start < end && BLANK.test(original.charAt(start))) start++;
  while (end > start && BLANK.test(original.charAt(end - 1))) end--;
  if (start === end) return undefined;
  while (start > 0 && !edges.isEdge(start)) start--;
  while (end < original.length && !edges.isEdge(end)) end++;
  return { from: start, to: end };
}

/** One more word of the same paragraph on a side; on the other where the paragraph ends there. */
function grown(body: Searchable, { from, to }: Stretch, side: 'before' | 'after'): Stretch | undefined {
  const { original } = body;
  const after = /^[^\S\n]*[^\s]+/u.exec(original.slice(to))?.[0].length ?? 0;
  const before = /[^\s]+[^\S\n]*$/u.exec(original.slice(0, from))?.[0].length ?? 0;
  if (!after && !before) return undefined;
  const right = side === 'after' ? after > 0 : before === 0;
  return wholeWords(body, right ? from : from - before, right ? to + after : to);
}

const BLANK = /[\s\u200B\u2060\uFEFF]/u;
