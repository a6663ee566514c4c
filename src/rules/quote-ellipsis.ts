import type { Citation } from '../model/brief.ts';
import { checkQuotation } from './checked-quotation.ts';
import { omissionsIn, type Omission } from './omission.ts';
import type { Printed } from './printed.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/**
 * What any gap leaves out of a passage or a quotation holds no negation, condition or modal verb: without it the words may
 * say what their source did not. Where it stands in a sentence that is left out whole, or in an aside, or only contrasts
 * or makes less certain, a reader has to look.
 *
 * Standard: Reuters: an omission must not change the sense.
 *
 * Good:
 *
 *     <KeyFact>The two men met in Moscow. <Cite passage="U.S. envoy Steve Witkoff […] held a three-hour meeting"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>The Kremlin has called such threats illegal. <Cite passage="The Kremlin has called such threats illegal […] to avoid sanctions."/></KeyFact>
 *     → The omission […] skips "but", "not", "if" and "might"
 *
 *     <KeyFact>The Kremlin “has […] clarified what concessions”. <Cite passage="The Kremlin has called such threats illegal but has not clarified what concessions"/></KeyFact>
 *     → The omission […] skips "but" and "not"
 */
export const quoteEllipsis: Rule = (reading) =>
  [...reading.texts, ...reading.labels].flatMap((text) => [
    ...text.citations.flatMap((citation) =>
      inPassage(citation, reading).map((omission) => told(omission, citation.at)),
    ),
    ...inQuotations(text, reading),
  ]);

const told = ({ words, unsure }: Omission, at: Finding['at']): Finding => {
  const lost = new Intl.ListFormat('en-GB').format(new Set(words.map((w) => `"${w}"`)));
  return {
    at,
    message: `The omission […] skips ${lost}`,
    note: 'Cite the words between as well, or cite two passages',
    ...(unsure && { severity: 'warning' as const }),
  };
};

function inPassage(citation: Citation, { sourceOf }: Reading): Omission[] {
  const source = sourceOf(citation)?.source;
  const [first, second] = citation.pieces;
  return source && first && second ? omissionsIn(source.body.slice(first.end, second.start), source.lang) : [];
}

function inQuotations(text: Printed, reading: Reading): Finding[] {
  if (text.part === 'translation' || !text.citations.length) return [];
  return text.quotations.flatMap((quotation) => {
    const checked = checkQuotation(text, quotation, text.citations, reading);
    const denied = checked?.beginsWithGap && checked.denied;
    const omissions = [...(checked?.omissions ?? []), ...(denied ? [{ ...denied, words: [denied.by] }] : [])];
    return omissions.map((omission) => told(omission, reading.placeOf(text, quotation)));
  });
}
