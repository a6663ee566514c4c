import { sentences } from '../model/context.ts';
import { perLanguage } from './languages/index.ts';
import type { Found } from './quoted-words.ts';
import { affirmedIn, isSoft, lossesIn } from './reversal.ts';

/** What a gap in a quotation or a passage leaves out, where that may turn its sense. */

export interface Omission {
  /** The words lost, as the source has them. */
  words: string[];
  /** Whether they may govern nothing that is left, so that a reader has to look. */
  unsure?: true;
}

/** What is lost in the gaps of a quotation. */
export const omissionsOf = ({ between, source: { source } }: Found): Omission[] =>
  between.flatMap(({ token, start, end }) =>
    token.kind === 'gap' ? omissionsIn(source.body.slice(start, end), source.lang) : [],
  );

/**
 * What of a stretch that is left out may turn the sense: an error in the sentences that it cuts, a warning in those it
 * leaves out whole and in an aside.
 */
export function omissionsIn(skipped: string, lang: string): Omission[] {
  const cut = sentences(skipped, lang);
  const [first, last] = [cut[0], cut.at(-1)];
  if (!first || !last) return [];
  const edges = cut.length < 3 ? skipped : `${skipped.slice(0, first.end)} … ${skipped.slice(last.start)}`;
  const words = lossesIn(edges, lang);
  if (words.length)
    return [{ words, ...((isAside(skipped, lang) || isSoft(words, lang)) && { unsure: true as const }) }];
  const whole = cut.length < 3 ? affirmedIn(skipped, lang) : lossesIn(skipped.slice(first.end, last.start), lang);
  return whole.length ? [{ words: whole, unsure: true }] : [];
}

const asides = perLanguage(
  ({ quoting }) =>
    new RegExp(`^\\s*[,(–—-]\\s*(?:${quoting.relatives.join('|')})(?![\\p{L}])[^.;:!?]*[,)–—-]\\s*$`, 'iu'),
);

/** Whether a stretch is a clause between commas on the word before it: ", who may retire,". */
const isAside = (skipped: string, lang: string): boolean => asides(lang)?.test(skipped) ?? false;
