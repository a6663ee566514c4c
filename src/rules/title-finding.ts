import { countWords } from '../model/budget.ts';
import { hasFiniteVerb } from './finite-verb.ts';
import type { Printed } from './printed.ts';
import type { Rule } from './rule.ts';

const MOST = 12;

/**
 * The title states the finding: a sentence with a verb, of at most 12 words, that neither asks nor teases with a colon.
 *
 * Standard: GAO and the PDB, whose titles are their findings.
 *
 * Good:
 *
 *     title: Moscow talks end without a disclosed concession
 *     <BottomLine>No terms are public.</BottomLine>
 *
 *     title: US adds 25% tariff on India, with a process ready for others
 *     <BottomLine>No terms are public.</BottomLine>
 *
 *     title: "Kremlin calls talks “useful: and constructive”"
 *     <BottomLine>No terms are public.</BottomLine>
 *
 * Bad:
 *
 *     title: Talks in Moscow on the Ukraine war
 *     <BottomLine>No terms are public.</BottomLine>
 *     → The title has no verb: it names a topic, expected a finding
 *
 *     title: Will the Moscow talks end the war?
 *     <BottomLine>No terms are public.</BottomLine>
 *     → The title asks, expected a finding
 *
 *     title: "Moscow talks: envoys meet before a deadline"
 *     <BottomLine>No terms are public.</BottomLine>
 *     → The title teases with a colon, expected one sentence
 *
 *     title: US and Russia end talks in Moscow on Ukraine with no word of terms
 *     <BottomLine>No terms are public.</BottomLine>
 *     → The title has 14 words, at most 12 are read at a glance
 */
export const titleFinding: Rule = ({ texts, placeOf }) =>
  texts
    .filter((text) => text.part === 'title')
    .flatMap((text) =>
      faults(text).map(([message, note, start = 0]) => ({
        at: start ? placeOf(text, { start, end: start + 1 }) : text.at,
        message,
        note,
      })),
    );

/** Each with where in the title it is told, where it is not all of it. */
function faults(title: Printed): [message: string, note: string, start?: number][] {
  const found: [string, string, number?][] = [];
  const colon = /:(?=\s)/.exec(title.text);
  if (/[?¿؟？]\s*[”"»]?$/u.test(title.text)) found.push(['The title asks, expected a finding', 'Answer it']);
  else if (hasFiniteVerb(title) === false) {
    found.push(['The title has no verb: it names a topic, expected a finding', 'Say what was found: who did what']);
  }
  if (colon && !title.isQuoted(colon.index)) {
    const note = 'Make one sentence of the two halves';
    found.push(['The title teases with a colon, expected one sentence', note, colon.index]);
  }
  const words = countWords(title.text);
  if (words > MOST)
    found.push([`The title has ${words} words, at most ${MOST} are read at a glance`, `Cut ${words - MOST} of them`]);
  return found;
}
