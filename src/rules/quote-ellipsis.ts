import type { Citation } from '../model/brief.ts';
import { normal } from '../model/passage.ts';
import { lexicon, wordsOf } from './lexicon.ts';
import type { Printed } from './printed.ts';
import { pieces } from './quotation.ts';
import type { Reading, Rule } from './rule.ts';

/**
 * What […] leaves out of a passage or a quotation holds no negation, condition or modal verb: without it the words may
 * say what their source did not.
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
  reading.texts.flatMap((text) => {
    const skipped = [...text.citations.flatMap((c) => skippedInPassage(c, reading)), ...skippedInQuotations(text)];
    return skipped.flatMap(({ words, lang }) => {
      const found = new Set(reversals({ text: words, lang, words: wordsOf(words) }).map((hit) => `"${hit.found}"`));
      if (!found.size) return [];
      const message = `The omission […] skips ${new Intl.ListFormat('en-GB').format(found)}`;
      return [{ at: text.at, message, note: 'Cite the words between as well, or cite two passages' }];
    });
  });

const reversals = lexicon(({ reversals: r }) => [r.negations, r.denials, r.conditions, r.modals, r.doubts].flat());

interface Skipped {
  words: string;
  lang: string;
}

function skippedInPassage(citation: Citation, { sourceOf }: Reading): Skipped[] {
  const source = sourceOf(citation)?.source;
  const [first, second] = citation.pieces;
  return source && first && second ? [{ words: source.body.slice(first.end, second.start), lang: source.lang }] : [];
}

/** Between the pieces of a quotation, in the first passage that has them in order. */
function skippedInQuotations(text: Printed): Skipped[] {
  return text.quotations.flatMap(({ words }) => {
    const [first = '', second] = pieces(words);
    if (second === undefined) return [];
    for (const { quoted } of text.citations) {
      const passage = normal(quoted);
      const start = passage.indexOf(first) + first.length;
      const end = passage.indexOf(second, start);
      if (start >= first.length && end > start) return [{ words: passage.slice(start, end), lang: text.lang }];
    }
    return [];
  });
}
