import { isAttributed } from './attribution.ts';
import { languageOf } from './languages/index.ts';
import { lexicon, type Hit } from './lexicon.ts';
import { PART, type Printed } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * The desk says what is and what is likely, not what anyone should do. Read in the author's own parts, the title to the
 * gaps; positions, facts and criteria report what others want or a text requires. "Should the talks fail" is a condition.
 *
 * Standard: ICD 203: analysis, not advocacy.
 *
 * Good:
 *
 *     <BottomLine>Should talks fail, tariffs follow; the White House said Russia must agree to peace.</BottomLine>
 *
 *     <Gap>Whether the terms must be ratified.</Gap>
 *
 * Bad:
 *
 *     <BottomLine>Washington should keep the deadline.</BottomLine>
 *     → "should" in the bottom line advises
 *
 *     <WhyItMatters>Buyers of Russian oil must find other suppliers.</WhyItMatters>
 *     → "must" in why it matters advises
 */
export const policyAdvice: Rule = ({ texts, placeOf }) =>
  texts
    .filter((text) => AUTHOR.has(text.part))
    .flatMap((text) => {
      const other = exempt(text);
      return advice(text)
        .filter(
          (hit) =>
            !other.some((o) => o.start <= hit.start && hit.end <= o.end) &&
            !isAttributed(text, hit.start) &&
            !isAsked(text, hit),
        )
        .map((hit) => ({
          at: placeOf(text, hit),
          message: `"${hit.found}" in ${PART[text.part]} advises`,
          note: 'Say what follows if it is or is not done, or whose demand it is',
        }));
    });

/** "Whether the terms must be ratified" asks what is required. */
const isAsked = (text: Printed, hit: Hit): boolean => {
  const { start } = text.sentenceAt(hit.start);
  const questions = languageOf(text.lang)?.advice?.questions;
  return text.words.some((w, i) => i < hit.from && w.start >= start && !!questions?.has(w.key));
};

const AUTHOR: ReadonlySet<Printed['part']> = new Set([
  'title',
  'bottomLine',
  'whyItMatters',
  'judgement',
  'because',
  'scenario',
  'watch',
  'gap',
]);
const advice = lexicon((language) => language.advice?.phrases);
const exempt = lexicon((language) => language.advice?.except);
