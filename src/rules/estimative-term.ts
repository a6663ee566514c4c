import { lexicon } from './lexicon.ts';
import type { Rule } from './rule.ts';

/**
 * A judgement's likelihood is its `term` alone, which is bound to a printed range: its text adds no other probability
 * word, least of all one that is on no scale. (That `term` is on the scale, the model says under the same name.)
 *
 * Standard: ICD 203, D.6.e.(2)(a); PHIA yardstick.
 *
 * Good:
 *
 *     <Judgement term="likely" confidence="low" because="one report only">The ships may enter the port by 1 September</Judgement>
 *
 * Bad:
 *
 *     <Judgement term="likely" confidence="low" because="one report only">The tariff could well be postponed</Judgement>
 *     → "could well" in a judgement is not on the scale
 *
 *     <Judgement term="unlikely" confidence="low" because="one report only">There is a fair chance of a summit</Judgement>
 *     → "fair chance" in a judgement is not on the scale
 */
export const estimativeTerm: Rule = ({ texts, placeOf }) =>
  texts
    .filter((text) => text.part === 'judgement')
    .flatMap((text) =>
      offScale(text).map((hit) => ({
        at: placeOf(text, hit),
        message: `"${hit.found}" in a judgement is not on the scale`,
        note: 'State the event plainly; the term before it says how likely it is',
      })),
    );

const offScale = lexicon((language) => language.probability?.offScale);
