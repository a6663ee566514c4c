import { attributions, impersonal, speaks } from './attribution.ts';
import { claimantIn, namedBeside, type Claimant } from './claimant.ts';
import type { Printed } from './printed.ts';
import { isIn, type Finding, type Reading, type Rule } from './rule.ts';

/**
 * A fact with `kind="claim"` says who claims it: with a verb of speech, or whose account it is. Where a claimant is the
 * subject of another verb, or a person or body is named otherwise, a warning asks. No fact or position says that "it is believed": by whom is what a reader needs.
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
 *     <KeyFact kind="claim">By Moscow’s account, such threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 *     <KeyFact kind="claim">Moscow’s position is that such threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 *     <KeyFact kind="claim">Such threats are illegal, on Kremlin figures. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 *     <KeyFact kind="claim">The Kremlin: such threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 *     <KeyFact kind="claim">For the Kremlin, such threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 *     <KeyFact kind="claim">“Illegal” is how the Kremlin denounces such threats. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact kind="claim">Threats harm trade in all border states. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → A claim does not say whose it is
 *
 *     <KeyFact kind="claim">Moscow shuns such threats. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → "Moscow shuns" may not say that Moscow claims it
 *
 *     <KeyFact kind="claim">Such threats are illegal, with a nod to the Kremlin. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → A claim may not say that it is the Kremlin who claims it
 *
 *     <KeyFact kind="claim">Tariff threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → A claim does not say whose it is
 *
 *     <KeyFact>It is widely believed that sanctions have little impact. <Cite passage="skeptical of the impact of additional U.S. sanctions"/></KeyFact>
 *     → "It is widely believed" does not say by whom
 */
export const claimAttributed: Rule = ({ brief, claims, registry, placeOf }) => [
  ...claims.flatMap((text) =>
    impersonal(text).map((hit) => ({
      at: placeOf(text, hit),
      message: `"${hit.found}" does not say by whom`,
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
    .map((text) => unattributed(text, claimantIn(text, registry), namedBeside(text, registry), placeOf)),
];

const NOTE = 'Write who says so: "Kyiv says …", "according to …"; or take kind="claim" off if it is a fact';

function unattributed(
  text: Printed,
  claimant: Claimant | undefined,
  beside: string | undefined,
  placeOf: Reading['placeOf'],
): Finding {
  if (!claimant && beside !== undefined)
    return {
      at: text.at,
      message: `A claim may not say that it is ${beside} who claims it`,
      note: NOTE,
      severity: 'warning',
    };
  if (!claimant) return { at: text.at, message: 'A claim does not say whose it is', note: NOTE };
  const { name, found, start } = claimant;
  const at = placeOf(text, { start, end: start + found.length });
  return { at, message: `"${found}" may not say that ${name} claims it`, note: NOTE, severity: 'warning' };
}
