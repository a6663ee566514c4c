import { lexicon, type Hit } from './lexicon.ts';
import type { Printed } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * The criteria of a forecast let two people who disagree settle it: nothing in them is a matter of degree. (That there
 * are criteria, a date and a resolver, the model says under `schema`.)
 *
 * Standard: Metaculus, question writing.
 *
 * Good:
 *
 *     <Forecast id="deal" probability="10" resolves="2026-01-31" criteria="both governments confirm signature" resolver="Standards desk">Will they sign?</Forecast>
 *
 * Bad:
 *
 *     <Forecast id="deal" probability="10" resolves="2026-01-31" criteria="relations improve significantly" resolver="Standards desk">Will it get better?</Forecast>
 *     → The criteria have "improve" and "significantly", which nobody can settle
 */
export const forecastResolvable: Rule = ({ texts, placeOf }) =>
  texts
    .filter((text) => text.part === 'criteria')
    .flatMap((text) => {
      const hits = vague(text).filter((hit) => !isInName(text, hit));
      const [first] = hits;
      if (!first) return [];
      const found = new Set(hits.map((hit) => `"${hit.found}"`));
      const message = `The criteria have ${new Intl.ListFormat('en-GB').format(found)}, which nobody can settle`;
      return [
        { at: placeOf(text, first), message, note: 'Name an event, a number or a published text that settles it' },
      ];
    });

/** "the Serious Fraud Office", "the Major Economies Forum": a capital before another is a name’s. */
const isInName = ({ words }: Printed, { found, to }: Hit): boolean =>
  /^\p{Lu}/u.test(found) && /^\p{Lu}/u.test(words[to]?.text ?? '');

const vague = lexicon((language) => language.vague);
