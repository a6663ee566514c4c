import type { Brief, Citation, Rich } from '../../../src/model/brief.ts';
import { briefSchema } from '../../../src/model/brief.ts';
import { siteSchema, type Site } from '../../../src/model/site.ts';
import { readFonts } from '../../../src/fonts/index.ts';
import { openSetter, type Setter } from '../../../src/sheet/words.ts';

/** Briefs by hand, for what the sample content does not have: the shortest, the longest, other scripts. */

export const site: Site = siteSchema.parse({
  name: 'Harbour Street Desk',
  url: 'https://readout.example',
  licence: 'CC BY 4.0',
});

let opened: Promise<Setter> | undefined;
/** One setter for all tests of a file. */
export const setter = (): Promise<Setter> => (opened ??= openSetter(readFonts(process.cwd())));

const at = (line: number) => ({ line, column: 1, endLine: line, endColumn: 40 });

/** Running text with a mark at its end for each citation given. */
export const rich = (text: string, ...citations: number[]): Rich => [
  { kind: 'text', text: citations.length ? `${text} ` : text },
  ...citations.map((citation) => ({ kind: 'mark' as const, citation })),
];

const VOCABULARY = (
  'the talks ended without a public agreement and both delegations returned to their capitals where officials said that ' +
  'further rounds on shipping prisoners energy sites insurance would follow within three weeks if the deadline holds'
).split(' ');

/** So many words of plausible prose, always the same. */
export const prose = (count: number, from = 0): string => {
  const words = Array.from({ length: count }, (_, i) => VOCABULARY[(from + i) % VOCABULARY.length] ?? '');
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const actor = (id: string, name: string, office?: string) => ({
  id,
  name,
  short: name,
  kind: 'state' as const,
  ...(office ? { office } : {}),
});

export interface Wish {
  facts?: number;
  wordsAFact?: number;
  positions?: number;
  quotes?: number;
  judgements?: number;
  scenarios?: number;
  forecasts?: number;
  watch?: number;
  gaps?: number;
  sources?: number;
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** A legal brief with so many of each; the shortest legal one where nothing is asked for. */
export function sample(wish: Wish = {}, over: Record<string, unknown> = {}): Brief {
  const { facts = 3, wordsAFact = 16, positions = 2, quotes = 0, judgements = 1, scenarios = 0 } = wish;
  const { forecasts = 0, watch = 0, gaps = 1, sources = 1 } = wish;
  const cite = (i: number) => (i % sources) + 1;
  return briefSchema.parse({
    id: 'sample',
    file: 'sample.mdx',
    title: 'Talks end without agreement as the deadline nears',
    asOf: '2025-08-06T18:00:00Z',
    published: '2025-08-06',
    status: 'published',
    tlp: 'CLEAR',
    authors: 'Europe desk',
    reviewedBy: 'Standards desk',
    lang: 'en',
    ai: 'none',
    bottomLine: { text: rich(`${prose(28)}.`), at: at(20) },
    whyItMatters: { text: rich(`${prose(18, 7)}.`), at: at(22) },
    keyFacts: times(facts, (i) => ({
      text: rich(`${prose(wordsAFact, i * 3)}.`, cite(i)),
      on: i % 2 ? undefined : '2025-08-06',
      kind: 'fact',
      disputed: false,
      at: at(24 + i),
    })),
    positions: times(positions, (i) => ({
      actor: actor(
        `actor-${i}`,
        ['Russia', 'Ukraine', 'United States', 'Saudi Arabia', 'European Union', 'Türkiye'][i] ?? '',
      ),
      basis: 'stated',
      wants: { text: rich(prose(12, i * 5), cite(i)), at: at(40 + i) },
      ...(i === 1 ? {} : { offers: { text: rich(prose(10, i * 5 + 11), cite(i)), at: at(40 + i) } }),
      at: at(40 + i),
    })),
    quotes: times(quotes, (i) => ({
      text: rich(prose(14, i * 9), cite(i)),
      lang: 'en',
      by: actor('yuri-ushakov', 'Yuri Ushakov', 'aide to the President of Russia'),
      at: at(50 + i),
    })),
    judgements: times(judgements, (i) => ({
      id: `judgement-${i}`,
      text: rich(prose(10, i * 4)),
      term: 'unlikely',
      low: 20,
      high: 45,
      by: '31 August 2025',
      confidence: 'moderate',
      because: prose(9, i * 2).toLowerCase(),
      at: at(60 + i),
    })),
    scenarios: times(scenarios, (i) => ({
      id: `scenario-${i}`,
      name: ['No step', 'Partial step', 'Ceasefire'][i] ?? '',
      probability: [60, 30, 10][i] ?? 0,
      text: rich(`${prose(14, i * 6)}.`),
      at: at(65 + i),
    })),
    forecasts: times(forecasts, (i) => ({
      id: `forecast-${i}`,
      text: rich(`Will ${prose(10, i * 3).toLowerCase()}?`),
      probability: 10,
      resolves: '2025-08-31',
      criteria: 'both governments say so in public',
      resolver: 'Standards desk',
      at: at(70 + i),
    })),
    watch: times(watch, (i) => ({
      on: `2025-08-1${i}`,
      effect: i % 2 ? 'raises' : undefined,
      text: rich(prose(8, i * 3)),
      at: at(80 + i),
    })),
    gaps: times(gaps, (i) => ({ text: rich(`${prose(12, i * 8)}.`), at: at(90 + i) })),
    sources: times(sources, (i) => ({
      number: i + 1,
      id: `source-${i + 1}`,
      title: `Statement ${i + 1} after the talks`,
      publisher: 'Ministry of Foreign Affairs',
      published: '2025-08-06',
      publishedBy: 'document',
      lang: 'en',
      descriptor: 'statement by a party',
      party: [],
      rights: 'public domain',
    })),
    citations: times(sources, (i) => citation(i + 1)),
    ...over,
  });
}

const citation = (id: number): Citation =>
  ({
    id,
    source: `source-${id}`,
    number: id,
    anchor: `sample-${id}`,
    quoted: 'words',
    pieces: [],
    context: [],
    at: at(24),
  }) as unknown as Citation;

/** Everything at its guide: 7 facts of 115 words, 6 positions, 3 forecasts, 5 dates to watch. */
export const longest = (): Brief =>
  sample({
    facts: 7,
    wordsAFact: 16,
    positions: 6,
    quotes: 2,
    judgements: 3,
    scenarios: 3,
    forecasts: 3,
    watch: 5,
    gaps: 3,
    sources: 7,
  });
