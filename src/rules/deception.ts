import { hiddenCharacters, hiddenWords, codeOf } from './hidden.ts';
import { disguisedAddresses, lookAlikes } from './look-alikes.ts';

/** Characters that make a text read as what it is not. */

/** A fault in a text's characters: a sentence on it, and the word it is in where it is in one. */
export interface Deception {
  message: string;
  word?: string;
  /** The word without what no one sees, where that is all that is wrong with it. */
  plain?: string;
  /** Whether no rule can tell, so that a reader has to look. */
  unsure?: true;
}

const CONTROL = /[\u202A-\u202E\u2066-\u2069]/u;
const NOT_ASCII = /[^\p{ASCII}]/u;

/** What is wrong with a text's characters; nothing for plain ASCII. Linear in the text. */
export function deceptions(text: string): Deception[] {
  if (!NOT_ASCII.test(text)) return [];
  return [...strayControls(text), ...hiddenCharacters(text), ...lookAlikes(text), ...disguisedAddresses(text)];
}

/** What no captured text may have either: it would reorder the page it is shown on, or say to a machine what no one reads. */
export const deceptionsInCapture = (text: string): Deception[] =>
  NOT_ASCII.test(text) ? [...strayControls(text), ...hiddenWords(text)] : [];

/** Overrides always; embeddings and isolates that are not closed in their paragraph. */
function strayControls(text: string): Deception[] {
  if (!CONTROL.test(text)) return [];
  const override = /[\u202D\u202E]/u.exec(text)?.[0];
  if (override)
    return [{ word: override, message: `A direction override (${codeOf(override)}) reorders what is read` }];
  for (const line of text.split('\n')) {
    const open: string[] = [];
    for (const [c] of line.matchAll(/[\u202A-\u202C\u2066-\u2069]/gu)) {
      const closes = c === '\u202C' ? /[\u202A\u202B]/u : c === '\u2069' ? /[\u2066-\u2068]/u : undefined;
      if (!closes) open.push(c);
      else if (!closes.test(open.pop() ?? ''))
        return [{ word: c, message: `A direction control (${codeOf(c)}) closes nothing` }];
    }
    const [left] = open;
    if (left) return [{ word: left, message: `A direction control (${codeOf(left)}) is not closed` }];
  }
  return [];
}
