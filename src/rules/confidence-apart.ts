import { languageOf } from './languages/index.ts';
import { lexicon, type Hit } from './lexicon.ts';
import type { Printed } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * Likelihood and confidence stand in sentences of their own, since a reader takes one for the other; and a confidence has
 * a reason. What a judgement says is printed after its probability, and `because` after its confidence.
 *
 * Standard: ICD 203, D.6.e.(2)(b).
 *
 * Good:
 *
 *     <Judgement term="likely" confidence="low" because="one unsigned report">Parliament passes a vote of no confidence</Judgement>
 *
 * Bad:
 *
 *     <Judgement term="likely" confidence="low" because="one unsigned report">Washington, we say with high confidence, postpones the tariff</Judgement>
 *     → A judgement has "high confidence" in the sentence of its probability
 *
 *     <Judgement term="likely" confidence="low" because="a summit is unlikely">The tariff takes effect</Judgement>
 *     → The reason for a confidence has "unlikely", a probability
 *
 *     <BottomLine>We judge with high confidence that a ceasefire is unlikely.</BottomLine>
 *     → One sentence has "high confidence" and "unlikely"
 *
 *     <Judgement term="likely" confidence="low" because="n/a">The tariff takes effect</Judgement>
 *     → A confidence has no reason, but "n/a"
 */
export const confidenceApart: Rule = ({ texts, placeOf }) =>
  texts.flatMap((text) =>
    check(text).map(({ message, ...stretch }) => ({ at: placeOf(text, stretch), message, note: NOTE })),
  );

const NOTE =
  'Give the likelihood with `term`, the confidence with `confidence`, and its reason, on the sources, with `because`';

const confidence = lexicon((language) => language.probability?.confidence);
const probability = lexicon((language) => language.probability?.words);

/** "votes full confidence in the minister" is no confidence in a judgement. */
const isInSomeone = ({ words }: Printed, { found, to }: Hit): boolean =>
  / confidence$/i.test(found) && words[to]?.key === 'in' && !/^(?:this|our|that)$/.test(words[to + 1]?.key ?? '');

interface Told {
  message: string;
  start: number;
  end: number;
}

function check(text: Printed): Told[] {
  if (text.part === 'because') {
    if (languageOf(text.lang)?.probability?.noReason.includes(text.text.toLowerCase().replace(/\.$/, '')))
      return [{ message: `A confidence has no reason, but "${text.text}"`, start: 0, end: text.text.length }];
    return probability(text)
      .filter(({ entry }) => entry !== 'bound to')
      .slice(0, 1)
      .map(({ found, start, end }) => ({
        message: `The reason for a confidence has "${found}", a probability`,
        start,
        end,
      }));
  }
  const levels = text.part === 'quote' ? [] : confidence(text).filter((hit) => !isInSomeone(text, hit));
  if (!levels.length) return [];
  if (text.part === 'judgement')
    return levels.map(({ found, start, end }) => ({
      message: `A judgement has "${found}" in the sentence of its probability`,
      start,
      end,
    }));
  return levels.flatMap((level) => {
    const sentence = text.sentenceAt(level.start);
    const likely = probability(text).find((p) => p.start >= sentence.start && p.start < sentence.end);
    const { start, end } = level;
    return likely ? [{ message: `One sentence has "${level.found}" and "${likely.found}"`, start, end }] : [];
  });
}
