import fc from 'fast-check';
import type { Brief, Rich, Span } from '../../../src/model/brief.ts';
import { anyBrief } from './any-brief.ts';

/**
 * Any legal brief in one of several languages, whose every part has emphasis, a link, code and marks, of long ids; its sources
 * and quotations are in several languages too.
 */

const LANGUAGES = ['en', 'uk', 'fr', 'de', 'el'];

/** Languages of briefs: those that Readout speaks, and one that it does not. */
const WRITTEN_IN = ['en', 'de', 'el'];

const STYLES: readonly Partial<Span>[] = [
  {},
  { emphasis: true },
  { strong: true },
  { emphasis: true, strong: true },
  { code: true },
];

/** Where the links of running text lead. */
export const ELSEWHERE = 'https://elsewhere.example/';

/** An id as long as one may be. */
const longId = (number: number): string => `${'a-very-long-name-of-a-source-'.repeat(3).slice(0, 76)}-${number}`;

/** The same words, each in the next style, a link among them, and the marks where they were. */
function styled(text: Rich, from: number): Rich {
  let at = from;
  return text.flatMap((part): Rich => {
    if (part.kind === 'mark') return [part];
    const words = part.text.split(/(?<= )/u);
    return words.map((word): Span => {
      const style = STYLES[at++ % STYLES.length];
      return at % 7 === 0 ? { ...part, text: word, href: `${ELSEWHERE}${at}` } : { ...part, text: word, ...style };
    });
  });
}

export const richBrief: fc.Arbitrary<Brief> = fc
  .record({
    brief: anyBrief,
    from: fc.nat(20),
    lang: fc.constantFrom(...WRITTEN_IN),
    languages: fc.shuffledSubarray(LANGUAGES, { minLength: 5 }),
  })
  .map(({ brief, from, lang, languages }) => {
    const all = <T extends { text: Rich }>(list: readonly T[]): T[] =>
      list.map((x, i) => ({ ...x, text: styled(x.text, from + i) }));
    const [bottomLine = brief.bottomLine] = all([brief.bottomLine]);
    const position = (p: Brief['positions'][number]): Brief['positions'][number] => ({
      ...p,
      ...(p.wants ? { wants: { ...p.wants, text: styled(p.wants.text, from) } } : {}),
      ...(p.offers ? { offers: { ...p.offers, text: styled(p.offers.text, from + 1) } } : {}),
    });
    return {
      ...brief,
      lang,
      bottomLine,
      keyFacts: all(brief.keyFacts),
      positions: brief.positions.map(position),
      quotes: all(brief.quotes).map((q, i) => ({ ...q, lang: languages[i] ?? lang })),
      judgements: all(brief.judgements),
      scenarios: all(brief.scenarios),
      forecasts: all(brief.forecasts),
      watch: all(brief.watch),
      gaps: all(brief.gaps),
      sources: brief.sources.map((s) => ({ ...s, id: longId(s.number), lang: languages[s.number % 5] ?? 'en' })),
      citations: brief.citations.map((c) => ({ ...c, source: longId(c.number) })),
    } as Brief;
  });
