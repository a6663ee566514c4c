import type { Rich } from '../model/brief.ts';

/** The words of a running text where no mark stands beside them. */
export const words = (text: Rich): string =>
  text
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('')
    .trim();
