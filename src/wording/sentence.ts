import type { Rich } from '../model/brief.ts';

/** Where sentences end: one answer for the sheet, the page, the mail, the feeds and the pictures. */

/**
 * An end, and what may close after it: brackets, and quotation marks of either kind, since “ opens in English and closes
 * in German, and » opens in Danish; the blank that French sets before its mark, and where a citation stood between, too.
 */
const END = /[\p{Sentence_Terminal}…][\s"'\p{Pi}\p{Pf}\p{Pe}]*$/u;

/** Whether a text has an end of its own. */
export const endsSentence = (text: string): boolean => END.test(text);

/** A full stop where a printed sentence has no end of its own. */
export const stop = (text: string): string => (endsSentence(text) ? text : `${text}.`);

/** A running text that ends as a sentence does: read over its marks, its stop before those at its end. */
export function sentence(text: Rich): Rich {
  const last = text.findLastIndex((part) => part.kind === 'text' && part.text.trim() !== '');
  const ended = endsSentence(text.map((part) => (part.kind === 'text' ? part.text : '')).join(''));
  return text.map((part, i) => {
    if (i !== last || part.kind !== 'text') return part;
    const words = part.text.trimEnd();
    return { ...part, text: ended ? words : `${words}.` };
  });
}
