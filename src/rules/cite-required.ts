import { PART } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * A key fact, a quotation, an outcome and a filled position cell carry a citation; what the desk knows without a source
 * belongs into a judgement. An outcome is held to it too, because it settles a score.
 *
 * Standard: ICD 206.
 *
 * Good:
 *
 *     <KeyFact>The talks were held in Moscow. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>The talks were held in Moscow.</KeyFact>
 *     → A key fact has no citation
 *
 *     <Position actor="ukraine"><Wants>A full ceasefire</Wants></Position>
 *     → What an actor wants has no citation
 */
export const citeRequired: Rule = ({ claims, broken }) =>
  claims
    .filter((text) => !text.citations.length && !broken(text.at))
    .map(({ part, at }) => ({
      at,
      message: `${capital(PART[part])} has no citation`,
      note: 'Cite the words it rests on with <Cite source="…" passage="…"/>, or take it out',
    }));

const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
