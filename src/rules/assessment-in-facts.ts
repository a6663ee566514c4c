import { isAttributed } from './attribution.ts';
import { lexicon, type Hit } from './lexicon.ts';
import { PART, type Printed } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * A fact or position says what happened or was said; how likely something is, and what the desk thinks of it, belongs
 * into a judgement. Quoted words are passed over, and so is a sentence that says whose view it gives.
 *
 * Standard: ICD 203, tradecraft standard (3): information apart from judgement.
 *
 * Good:
 *
 *     <KeyFact kind="claim">Gerhard Mangott called the talks unlikely to yield compromise. <Cite passage="described the talks as a “last-ditch effort” unlikely to yield compromise"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>The talks are unlikely to yield compromise. <Cite passage="unlikely to yield compromise"/></KeyFact>
 *     → "unlikely" in a key fact is an assessment
 *
 *     <Position actor="russia"><Offers>Alarmingly, nothing that is known <Cite passage="has not clarified what concessions, if any, it might offer"/></Offers></Position>
 *     → "Alarmingly" in what an actor offers is an assessment
 */
export const assessmentInFacts: Rule = ({ claims, placeOf }) =>
  claims
    .filter((text) => text.part !== 'quote' && text.part !== 'outcome')
    .flatMap((text) => {
      const other = exempt(text);
      return assessment(text)
        .filter((hit) => !other.some((o) => o.start <= hit.start && hit.end <= o.end) && !isAttributed(text, hit.start))
        .filter((hit) => !isActing(text, hit))
        .map((hit) => ({
          at: placeOf(text, hit),
          message: `"${hit.found}" in ${PART[text.part]} is an assessment`,
          note: 'Move it into a judgement, or say whose view it is',
        }));
    });

/** "A part encouraging firms to share" does something; "an encouraging step" and "is encouraging" judge it. */
const isActing = ({ words }: Printed, { found, from, to }: Hit): boolean =>
  /^\p{Ll}+ing$/u.test(found) &&
  words[to] !== undefined &&
  !/^(?:an?|the|is|are|was|were|be|been|more|most|this|that|its|very|\p{L}+ly|so|such|and)$/u.test(
    words[from - 1]?.key ?? 'the',
  ) &&
  !/^(?:for|to|that|in|and|but|as)$/.test(words[to].key);

const assessment = lexicon(({ probability: p }) => p && [...p.words, ...p.evaluation]);
const exempt = lexicon((language) => language.probability?.except);
