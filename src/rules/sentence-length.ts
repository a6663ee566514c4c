import { countWords } from '../model/budget.ts';
import { PART } from './printed.ts';
import type { Rule } from './rule.ts';

const MOST = 30;

/**
 * No sentence has over 30 words. A quotation is as long as it is.
 *
 * Standard: GOV.UK, which splits sentences of over 25; 30 leaves room for an attribution.
 *
 * Good:
 *
 *     <WhyItMatters>Nations that buy Russian exports face threatened US tariffs.</WhyItMatters>
 *
 * Bad:
 *
 *     <BottomLine>Envoys met in Moscow and exchanged signals on Ukraine, but no terms are public, the stated positions of the two sides conflict as they did before, and the deadline that Washington set is near.</BottomLine>
 *     → A sentence in the bottom line has 34 words, at most 30 are easily read
 */
export const sentenceLength: Rule = ({ texts, placeOf }) =>
  texts
    .filter(
      (text) =>
        text.part !== 'quote' &&
        text.part !== 'translation' &&
        text.text.length > 2 * MOST &&
        countWords(text.text) > MOST,
    )
    .flatMap((text) =>
      text.sentences
        .map(({ start, end }) => ({ start, end, words: countWords(text.text.slice(start, end)) }))
        .filter(({ words }) => words > MOST)
        .map(({ start, end, words }) => ({
          at: placeOf(text, { start, end: text.text.slice(0, end).trimEnd().length }),
          message: `A sentence in ${PART[text.part]} has ${words} words, at most ${MOST} are easily read`,
          note: 'Make two of it',
        })),
    );
