import { lexicon } from './lexicon.ts';
import { PART } from './printed.ts';
import type { Rule } from './rule.ts';
import { LOADED, NOT_LOADED } from './words/en-loaded.ts';

/**
 * No word of the desk's own takes a side: regime, admits, slams, brutal, historic. In quotation marks they are the
 * speaker's, and passed over; so are senses that take none (a tax regime, a historic city).
 *
 * Standard: Reuters and AP style books.
 *
 * Good:
 *
 *     <BottomLine>The sanctions regime stays; the Kremlin “slams” nobody.</BottomLine>
 *
 * Bad:
 *
 *     <BottomLine>The Kremlin slams a brutal tariff.</BottomLine>
 *     → "slams" in the bottom line takes a side
 *     → "brutal" in the bottom line takes a side
 *
 *     <KeyFact kind="claim">Moscow claims that such threats are illegal. <Cite passage="The Kremlin has called such threats illegal"/></KeyFact>
 *     → "claims that" in a key fact takes a side
 */
export const loadedWord: Rule = ({ texts }) =>
  texts.flatMap((text) => {
    const other = plainSense(text);
    return loaded(text)
      .filter((hit) => !other.some((o) => o.start < hit.end && hit.start < o.end))
      .map(({ found, entry }) => ({
        at: text.at,
        message: `"${found}" in ${PART[text.part]} takes a side`,
        note: `Write ${LOADED[entry] ?? 'what happened'}; or quote it, with who says it`,
      }));
  });

const loaded = lexicon({ en: Object.keys(LOADED) });
const plainSense = lexicon({ en: NOT_LOADED });
