import type { Citation } from '../model/brief.ts';
import { findPassage } from '../model/passage.ts';
import { PART, type Printed } from './printed.ts';
import { standsIn } from './quotation.ts';
import type { Rule } from './rule.ts';

/**
 * Words in quotation marks stand, letter for letter, in a passage that is cited there. In the title and in attributes,
 * where no citation can stand, any passage of the briefing will do. `[…]` may leave words out and `[the minister]` put
 * words in; glyphs of quotation marks and dashes do not count, and a full stop or comma before the closing mark may be
 * the sentence's own.
 *
 * Standard: AP and Reuters: never alter quotations.
 *
 * Good:
 *
 *     <KeyFact>Yuri Ushakov called it “useful and constructive.” <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *
 *     <Quote by="gerhard-mangott">last-ditch effort […] highlighting the entrenched positions <Cite passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort” unlikely to yield compromise, highlighting the entrenched positions of both sides."/></Quote>
 *
 * Bad:
 *
 *     <KeyFact>Yuri Ushakov called it “useful and productive”. <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *     → The quotation "useful and productive" is not in a passage cited there
 *
 *     <Quote by="gerhard-mangott">last ditch effort <Cite passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></Quote>
 *     → The quotation "last ditch effort" is not in a passage cited there
 *
 *     <BottomLine>The Kremlin found the talks “productive”.</BottomLine>
 *     → The quotation "productive" is in the bottom line without a citation
 */
export const quoteVerbatim: Rule = ({ brief, texts, broken }) =>
  texts
    .filter((text) => text.part !== 'translation' && !broken(text.at))
    .flatMap((text) => {
      const citations = UNCITABLE.has(text.part) ? brief.citations : text.citations;
      // A quotation or fact without any citation is told so once, by the rule on citations.
      if (text.isClaim && !citations.length) return [];
      const altered = text.quotations.filter(({ words }) => !citations.some((c) => standsIn(words, c)));
      return altered.map(({ words }) => ({
        at: text.at,
        message: said(words, text, citations.length),
        note: advice(words, citations),
      }));
    });

const UNCITABLE: ReadonlySet<Printed['part']> = new Set(['title', 'because', 'criteria']);

const said = (words: string, { part }: Printed, citations: number): string =>
  `The quotation "${words}" is ${citations ? 'not in a passage cited there' : `in ${PART[part]} without a citation`}`;

/** Without its own marks, which would make the first and last words of a quotation other words. */
const bare = (passage: string): string => passage.replace(/["“”„«»]/gu, '');

/** The stretch of a cited passage that is nearest, shown and never used. */
function advice(words: string, citations: readonly Citation[]): string {
  const [near] = citations
    .flatMap((c) => findPassage(words, bare(c.quoted), 'und').miss ?? [])
    .filter((m) => m.closest && m.differs);
  const shown = near?.closest
    ? `Closest: "${near.closest}"; first difference: "${near.differs?.wanted}" where the source has "${near.differs?.found}". `
    : '';
  return `${shown}Copy the words of the source exactly and cite them there, or take the quotation marks off`;
}
