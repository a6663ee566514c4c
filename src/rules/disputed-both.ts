import { attributions, speaks, subjectBefore } from './attribution.ts';
import { languageOf } from './languages/index.ts';
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
 *     <KeyFact disputed="yes">The Kremlin called such threats illegal and, it said, they are empty. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → A disputed fact has 1 attributed version, expected 2 or more
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

/** Who speaks at each attribution; a pronoun or a second verb of one subject is the speaker before. */
function speakersIn(text: Printed, registry: Registry): string[] {
  const named = registry.find(text.text);
  const isSame = speaksAgain(text.lang);
  const speakers: string[] = [];
  for (const hit of attributions(text)) {
    const sentence = text.sentenceAt(hit.start);
    const before = subjectBefore(text, hit.from);
    const after = text.words[hit.to];
    const isOwn = before && before.start >= sentence.start && !before.quoted;
    const word = isOwn ? before : after;
    const actor = named.find((n) => word && n.start <= word.start && word.end <= n.end)?.actor.id;
    const last = speakers.at(-1);
    speakers.push(last !== undefined && (!word || isSame(word.key)) ? last : (actor ?? word?.key ?? ''));
  }
  return speakers;
}

/** Words before a verb of speech that name no one new: "and repeated", "they noted". */
const speaksAgain = (lang: string): ((key: string) => boolean) => {
  const known = languageOf(lang);
  const pronouns = new Set(known?.quoting.speakers.flatMap((s) => s.split('|')));
  const small = new Set(known?.small);
  return (key) => pronouns.has(key) || small.has(key);
};

/** One verb may serve two sides: "Kyiv says the station was hit; Moscow, that it was not". */
function countVersions(text: Printed, registry: Registry): number {
  const verbs = new Set(speakersIn(text, registry)).size;
  if (verbs !== 1 || !CONTRAST.test(text.text)) return verbs;
  const claimants = languageOf(text.lang)?.speech?.nominal?.claimants;
  const nouns = text.words.filter((w) => !w.quoted && claimants?.has(w.key)).map((w) => w.key);
  const names = registry.find(text.text).map((n) => n.actor.id);
  return Math.max(verbs, new Set([...names, ...nouns]).size);
}
