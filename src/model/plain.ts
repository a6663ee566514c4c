import type { Rich } from './brief.ts';

/** The words of a running text, marks left out. */
export const plain = (text: Rich): string =>
  text
    .map((s) => (s.kind === 'text' ? s.text : ''))
    .join('')
    .trim();
