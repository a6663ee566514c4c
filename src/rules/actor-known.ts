import { attributions } from './attribution.ts';
import { languageOf } from './languages/index.ts';
import { officeBefore, personsIn } from './persons.ts';
import { PART, type Printed } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * A person whom the text names after an office, or with a verb of speech, is in the registry of actors, under that form of
 * the name; without an office it may be a firm’s, which is a warning; initials are read as what they stand for, and "Jr." makes it another's. (That the ids of `actor` and `by` are there, the model says under the same name.) Quoted words and titles,
 * whose capitals say little, are passed over.
 *
 * Good:
 *
 *     <KeyFact>Kremlin aide Yuri Ushakov called the talks “useful and constructive”. <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *
 *     <BottomLine>Human Rights Watch said nothing; neither did the White House.</BottomLine>
 *
 *     <WhyItMatters>President Donald J. Trump was not there, nor was President D. Trump.</WhyItMatters>
 *
 * Bad:
 *
 *     <WhyItMatters>President Donald Trump, Jr. was not there.</WhyItMatters>
 *     → "Donald Trump, Jr." in why it matters is not in the registry of actors
 *
 *     <KeyFact kind="claim">Mangot described the talks as a “last-ditch effort”. <Cite passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></KeyFact>
 *     → "Mangot" in a key fact may be Gerhard Mangott, whose name is spelt another way
 *
 *     <WhyItMatters>Foreign Minister Sergei Lavrov was not there.</WhyItMatters>
 *     → "Sergei Lavrov" in why it matters is not in the registry of actors
 *
 *     <KeyFact kind="claim">Dmitry Peskov said such threats were illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → "Dmitry Peskov" in a key fact is not in the registry of actors
 */
export const actorKnown: Rule = (reading) => [...unknown(reading), ...misspelt(reading)];

/** A last name but for a letter: an error with an office or a verb of speech, else a question. */
const misspelt: Rule = ({ texts, registry, sourceOf, placeOf }) =>
  texts
    .filter(({ part, lang }) => part !== 'title' && languageOf(lang)?.persons !== undefined)
    .flatMap((text) =>
      text.words.flatMap((word) => {
        const name = word.text.replace(/['’]s?$/, '');
        if (word.quoted || !/^\p{Lu}\p{Ll}/u.test(name)) return [];
        const actor = registry.misspelt(name);
        if (!actor || text.citations.some((c) => sourceOf(c)?.has(name))) return [];
        const stretch = { start: word.start, end: word.start + name.length };
        const isPerson = speaks(text, stretch) || officeBefore(text.text, word.start, text.lang) !== undefined;
        // Of five letters, another word is often as near: "Prime", "Price".
        if (!isPerson && name.length < 6) return [];
        return [
          {
            at: placeOf(text, stretch),
            message: `"${name}" in ${PART[text.part]} may be ${actor.name}, whose name is spelt another way`,
            note: `Spell the name as the registry does, or add "${name}" to \`aliases\` in actors/${actor.id}.yaml`,
            ...(isPerson ? {} : { severity: 'warning' as const }),
          },
        ];
      }),
    );

const unknown: Rule = ({ texts, registry, placeOf, addAlias }) =>
  texts
    .filter(({ part, lang }) => part !== 'title' && languageOf(lang)?.persons !== undefined)
    .flatMap((text) => {
      const persons = personsIn(text);
      if (!persons.length) return [];
      const known = registry.find(text.text);
      const unknown = persons
        .filter((p) => p.office !== undefined || speaks(text, p))
        .filter((p) => !known.some((k) => k.start < p.end && p.start < k.end && !isSon(text.text, p, k.end)))
        .map(({ start, end, office }) => ({ start, end, name: text.text.slice(start, end), office }))
        .map((person) => ({ ...person, like: registry.personLike(person.name) }))
        .filter(({ like }) => like?.likeness !== 'same');
      return unknown.map(({ start, end, name, office, like }) => ({
        at: placeOf(text, { start, end }),
        message: `"${name}" in ${PART[text.part]} is not in the registry of actors`,
        note: like
          ? `If it is ${like.actor.name}, add "${name}" to \`aliases\` in actors/${like.actor.id}.yaml`
          : 'Add a file to actors/ with the name and office, or the form to an actor’s `aliases`',
        fix: like && !SON.test(name) ? addAlias(like.actor, name) : undefined,
        // Firms and foundations bear persons' names: without an office one cannot tell.
        ...(office === undefined && !like ? { severity: 'warning' as const } : {}),
      }));
    });

/** Whether a known name is followed by what makes it another's: "Jr." */
const isSon = (text: string, person: { end: number }, end: number): boolean =>
  end < person.end && /^,? (?:Jr|Sr|II|III|IV)\b/.test(text.slice(end));

/** The end of a name that a father or son does not have. */
const SON = /\b(?:Jr|Sr|II|III|IV)\b/;

/** The name stands right before a verb of speech or after "according to". */
const speaks = (text: Printed, { start, end }: { start: number; end: number }): boolean =>
  attributions(text).some((a) => text.text.slice(end, a.start) === ' ' || text.text.slice(a.end, start) === ' ');
