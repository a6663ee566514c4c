import { languageOf } from './languages/index.ts';
import { PART, type Printed } from './printed.ts';
import type { Rule } from './rule.ts';

/**
 * An acronym is written out where it first stands, in printing order: "International Atomic Energy Agency (IAEA)". Those
 * that every reader knows (UN, EU, US, NATO …) need not be, nor Roman numerals, nor words in quotation marks.
 *
 * Standard: GOV.UK style guide.
 *
 * Good:
 *
 *     <BottomLine>The International Atomic Energy Agency (IAEA) met; the IAEA and the EU differ on Annex II.</BottomLine>
 *
 * Bad:
 *
 *     <BottomLine>The IAEA met, and the IAEA and the EU differ.</BottomLine>
 *     → "IAEA" in the bottom line is not written out at its first use
 */
export const acronymDefined: Rule = ({ texts, placeOf }) => {
  const seen = new Set<string>();
  return texts.flatMap((text) =>
    acronyms(text).flatMap(({ acronym, start }) => {
      if (seen.has(acronym)) return [];
      seen.add(acronym);
      if (isWrittenOut(text.text, start, acronym)) return [];
      const message = `"${acronym}" in ${PART[text.part]} is not written out at its first use`;
      const at = placeOf(text, { start, end: start + acronym.length });
      return [{ at, message, note: `Write the name out, then (${acronym}); or use the name alone` }];
    }),
  );
};

const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;

function acronyms(text: Printed): { acronym: string; start: number }[] {
  const known = languageOf(text.lang)?.acronyms?.known;
  if (!known) return [];
  return text.words.flatMap((word, i) => {
    // Among words in capitals an acronym cannot be told apart.
    if ([text.words[i - 1], text.words[i + 1]].some((w) => w && /^\p{Lu}{4,}$/u.test(w.text))) return [];
    const acronym = /^\p{Lu}{2,6}(?=s?(?:[’'].*)?$)/u.exec(word.text)?.[0];
    return acronym && !word.quoted && !known.has(acronym) && !ROMAN.test(acronym)
      ? [{ acronym, start: word.start }]
      : [];
  });
}

/** "Name (ABC)", or "ABC (Name)". */
const isWrittenOut = (text: string, start: number, acronym: string): boolean =>
  /\p{L}\s\($/u.test(text.slice(0, start)) || /^s?\s\(\p{Lu}/u.test(text.slice(start + acronym.length));
