import { attributions, impersonal, speaks } from './attribution.ts';
import { isIn, type Rule } from './rule.ts';

/**
 * A fact with `kind="claim"` says who claims it, with a verb of speech. No fact or position says that "it is believed":
 * by whom is what a reader needs.
 *
 * Standard: ICD 203, tradecraft standard (1), sources described.
 *
 * Good:
 *
 *     <KeyFact kind="claim">Russian sources say Putin doubts the impact of sanctions. <Cite passage="Russian sources indicate Putin remains skeptical of the impact of additional U.S. sanctions"/></KeyFact>
 *
 *     <KeyFact kind="claim">According to the Kremlin such threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 *     <KeyFact kind="claim">The talks were called “useful and constructive” by Kremlin aide Yuri Ushakov. <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact kind="claim">Tariff threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → A claim has no one who makes it with a verb of speech
 *
 *     <KeyFact>It is widely believed that sanctions have little impact. <Cite passage="skeptical of the impact of additional U.S. sanctions"/></KeyFact>
 *     → "It is widely believed" does not say by whom
 */
export const claimAttributed: Rule = ({ brief, claims }) => [
  ...claims.flatMap((text) =>
    impersonal(text).map(({ found }) => ({
      at: text.at,
      message: `"${found}" does not say by whom`,
      note: 'Name who believes or says it',
    })),
  ),
  ...claims
    .filter(
      (text) =>
        speaks(text.lang) &&
        isIn(
          text,
          brief.keyFacts.filter((f) => f.kind === 'claim'),
        ),
    )
    .filter((text) => !attributions(text).length && !impersonal(text).length)
    .map(({ at }) => ({
      at,
      message: 'A claim has no one who makes it with a verb of speech',
      note: 'Write who says so: "Kyiv says …", "according to …"; or take kind="claim" off if it is a fact',
    })),
];
