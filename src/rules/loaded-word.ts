import { languageOf } from './languages/index.ts';
import type { LoadedWords } from './languages/language.ts';
import { lexicon, type Hit } from './lexicon.ts';
import { PART, type Printed } from './printed.ts';
import type { Registry } from './registry.ts';
import type { Rule } from './rule.ts';

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
 *     → "claims" in a key fact takes a side
 */
export const loadedWord: Rule = ({ texts, registry, placeOf }) =>
  texts.flatMap((text) => {
    const words = languageOf(text.lang)?.loaded;
    const other = plainSense(text);
    return loaded(text)
      .filter((hit) => !other.some((o) => o.start < hit.end && hit.start < o.end))
      .filter((hit) => !/^claim/i.test(hit.found) || isVerb(text, hit, registry, words))
      .map(({ found, entry, start, end }) => ({
        at: placeOf(text, { start, end }),
        message: `"${found}" in ${PART[text.part]} takes a side`,
        note: `Write ${words?.instead[entry] ?? 'what happened'}; or quote it, with who says it`,
      }));
  });

/** "Moscow claims victory" tells of words; "territorial claims" and "Moscow’s claims" are things. */
function isVerb({ text, words }: Printed, { from, to }: Hit, registry: Registry, loaded?: LoadedWords): boolean {
  const [before, after] = [words[from - 1], words[to]];
  if (!before || /[’']s?$/.test(before.text)) return false;
  const named = registry.find(text).find((n) => n.start <= before.start && before.end <= n.end);
  const isAdjective = /(?:an|ish|ese)$/.test(before.key) && named?.actor.name !== before.text;
  return (
    !!loaded?.claimants.has(before.key) ||
    (named !== undefined && !isAdjective) ||
    !!loaded?.claimed.has(after?.key ?? '')
  );
}

const loaded = lexicon(({ loaded }) => loaded && Object.keys(loaded.instead));
const plainSense = lexicon(({ loaded }) => loaded?.except);
