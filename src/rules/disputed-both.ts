import { attributions, speaks } from './attribution.ts';
import type { Printed } from './printed.ts';
import type { Registry } from './registry.ts';
import { isIn, type Rule } from './rule.ts';

/**
 * A fact with `disputed="yes"` gives two versions or more, each with who says so.
 *
 * Standard: CRS: where accounts differ, both are given.
 *
 * Good:
 *
 *     <KeyFact disputed="yes">Trump set a deadline for peace; the Kremlin called the threats illegal, and Ukraine says the war’s end depends on Russia. <Cite passage="The Kremlin has called such threats illegal"/> <Cite passage="stating the war’s end depends on Russia’s actions"/></KeyFact>
 *
 *     <KeyFact disputed="yes">Kyiv says the station was hit; Moscow, that it was not. <Cite passage="a recent Russian attack on a Ukrainian gas pumping station"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact disputed="yes">The Kremlin called such threats illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → A disputed fact has 1 attributed version, expected 2 or more
 *
 *     <KeyFact disputed="yes">A Russian attack hit a gas pumping station. <Cite passage="a recent Russian attack on a Ukrainian gas pumping station"/></KeyFact>
 *     → A disputed fact has 0 attributed versions, expected 2 or more
 */
export const disputedBoth: Rule = ({ brief, claims, registry }) =>
  claims
    .filter(
      (text) =>
        speaks(text.lang) &&
        isIn(
          text,
          brief.keyFacts.filter((f) => f.disputed),
        ),
    )
    .flatMap((text) => {
      const versions = countVersions(text, registry);
      if (versions >= 2) return [];
      const message = `A disputed fact has ${versions} attributed version${versions === 1 ? '' : 's'}, expected 2 or more`;
      return [{ at: text.at, message, note: 'Give each side’s account with who says so, or take disputed="yes" off' }];
    });

const CONTRAST = /[;:–—]|\b(?:but|while|whereas|though|against)\b/u;

/** One verb may serve two sides: "Kyiv says the station was hit; Moscow, that it was not". */
function countVersions(text: Printed, registry: Registry): number {
  const verbs = attributions(text).length;
  if (verbs !== 1 || !CONTRAST.test(text.text)) return verbs;
  return Math.max(verbs, new Set(registry.find(text.text).map((n) => n.actor.id)).size);
}
