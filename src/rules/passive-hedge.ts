import { lexicon } from './lexicon.ts';
import { PART } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * Nothing "is widely believed" and no "concerns have been raised" without who believes or raises. A passive that goes on
 * to say by whom is passed over; a claim that "is believed" is an error under `claim-attributed`.
 *
 * Standard: plain-language guides.
 *
 * Good:
 *
 *     <BottomLine>Concerns were raised by Kyiv, and Ukraine expects an answer.</BottomLine>
 *
 * Bad:
 *
 *     <BottomLine>Concerns have been raised, and the talks are widely seen as a failure.</BottomLine>
 *     → "Concerns have been raised" in the bottom line hides who speaks
 *     → "are widely seen" in the bottom line hides who speaks
 */
export const passiveHedge: Rule = ({ texts, placeOf }) =>
  texts.flatMap((text) =>
    hedges(text)
      .filter(
        ({ to, found }) =>
          !text.words.slice(to, to + 6).some((w) => w.key === 'by') && !(text.isClaim && /^it\b/i.test(found)),
      )
      .map((hit) => ({
        at: placeOf(text, hit),
        message: `"${hit.found}" in ${PART[text.part]} hides who speaks`,
        note: 'Name who says, fears or expects it',
      })),
  );

const hedges = lexicon((language) => language.hedges);
