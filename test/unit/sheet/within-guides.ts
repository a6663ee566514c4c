import fc from 'fast-check';
import type { ActorRef, Brief, Rich } from '../../../src/model/brief.ts';
import { GUIDES } from '../../../src/model/budget.ts';
import { NAMES, WORDS, type GuideLanguage } from './guide-words.ts';
import { rich, sample } from './sample.ts';

/**
 * Briefs in which every section is within its guide in words: the most of everything, each at its guide, or fewer. What
 * an element prints beside its text (a term, a date, a probability) counts, as the guides count it.
 */

/** How many of each; where the guide is for all of a kind, they share it. */
interface Counts {
  readonly facts: number;
  readonly positions: number;
  readonly quotes: number;
  readonly judgements: number;
  readonly scenarios: number;
  readonly forecasts: number;
  readonly watch: number;
  readonly gaps: number;
  readonly sources: number;
}

const MOST: Counts = {
  facts: 7,
  positions: 6,
  quotes: 2,
  judgements: 3,
  scenarios: 3,
  forecasts: 3,
  watch: 5,
  gaps: 3,
  sources: 8,
};

const fewer: fc.Arbitrary<Counts> = fc.record({
  facts: fc.integer({ min: 3, max: 7 }),
  positions: fc.integer({ min: 2, max: 6 }),
  quotes: fc.integer({ min: 0, max: 2 }),
  judgements: fc.integer({ min: 1, max: 3 }),
  scenarios: fc.constantFrom(0, 2, 3),
  forecasts: fc.integer({ min: 0, max: 3 }),
  watch: fc.integer({ min: 0, max: 5 }),
  gaps: fc.integer({ min: 1, max: 3 }),
  sources: fc.integer({ min: 1, max: 8 }),
});

/** A brief of one language, from the counts and a seed for its words: every text as long as its guide lets it be. */
export function atGuides(lang: GuideLanguage, counts: Counts, seed: number): Brief {
  const draw = drawer(seed);
  const names = NAMES[lang];
  const words = (n: number): string => draw.words(WORDS[lang], n);
  const sentence = (n: number, ...marks: number[]): Rich => rich(`${words(n).replace(/[,;]$/, '')}.`, ...marks);
  const brief = sample({ ...counts, facts: counts.facts });
  const cite = () => 1 + draw.below(counts.sources);
  const [facts, rows, quotes, judgements, scenarios, forecasts, watch, gaps] = [
    share('keyFacts', counts.facts),
    share('positions', counts.positions),
    share('quotes', counts.quotes),
    share('judgements', counts.judgements),
    share('scenarios', counts.scenarios),
    share('forecasts', counts.forecasts),
    share('watch', counts.watch),
    share('gaps', counts.gaps),
  ];
  const actor = (i: number): ActorRef => ({
    id: `actor-${i}` as ActorRef['id'],
    name: names.actors[i % names.actors.length]!,
    short: 'x',
    kind: 'state',
    ...(draw.below(3) ? {} : { office: draw.of(names.offices) }),
  });
  return {
    ...brief,
    lang,
    title: titleOf(words(12)),
    bottomLine: { ...brief.bottomLine, text: sentence(GUIDES.bottomLine.each) },
    whyItMatters: { at: brief.bottomLine.at, text: sentence(GUIDES.whyItMatters.each) },
    keyFacts: brief.keyFacts.map((f, i) => ({
      ...f,
      ...(draw.below(2) ? { on: `2025-0${1 + draw.below(9)}-1${draw.below(9)}` } : {}),
      disputed: draw.below(6) === 0,
      text: draw.below(4) ? sentence(facts[i]!, cite()) : sentence(facts[i]!, cite(), cite()),
    })),
    positions: brief.positions.map((p, i) => {
      const wants = draw.below(6) ? Math.ceil(rows[i]! * (0.35 + draw.below(30) / 100)) : rows[i]!;
      const { offers: _, ...rest } = p;
      const claim = (n: number) => ({ at: p.at, text: rich(words(n), cite()) });
      return {
        ...rest,
        actor: actor(i),
        basis: (['stated', 'reported', 'inferred'] as const)[draw.below(3)]!,
        wants: claim(wants),
        ...(wants < rows[i]! ? { offers: claim(rows[i]! - wants) } : {}),
      };
    }),
    quotes: brief.quotes.map((q, i) => ({
      ...q,
      lang: draw.below(2) ? lang : 'el',
      text: rich(words(quotes[i]!), cite()),
      by: { ...actor(4), office: draw.of(names.offices) },
    })),
    judgements: brief.judgements.map((j, i) => {
      const by = draw.below(2) ? '31 August 2025' : undefined;
      const because = 4 + draw.below(Math.floor(judgements[i]! / 4));
      const { by: _, ...rest } = j;
      return {
        ...rest,
        term: 'very likely',
        low: 80,
        high: 95,
        ...(by ? { by } : {}),
        because: words(because),
        text: rich(words(judgements[i]! - 2 - 1 - because - (by ? 3 : 0))),
      };
    }),
    scenarios: brief.scenarios.map((s, i) => ({ ...s, name: words(2), text: sentence(scenarios[i]! - 3) })),
    forecasts: brief.forecasts.map((f, i) => {
      const criteria = 3 + draw.below(Math.floor(forecasts[i]! / 5));
      return {
        ...f,
        criteria: words(criteria),
        resolver: words(2),
        text: rich(`${words(forecasts[i]! - 4 - criteria - 2)}?`),
      };
    }),
    watch: brief.watch.map((w, i) => ({
      ...w,
      effect: (['raises', 'lowers'] as const)[draw.below(2)]!,
      text: rich(words(watch[i]! - 3)),
    })),
    gaps: brief.gaps.map((g, i) => ({ ...g, text: sentence(gaps[i]!) })),
    sources: brief.sources.map((s) => ({
      ...s,
      title: draw.of(names.sources),
      publisher: draw.of(names.publishers),
      descriptor: draw.of(names.kinds),
    })),
  };
}

export const withinGuides: fc.Arbitrary<Brief> = fc
  .record({
    lang: fc.constantFrom('en', 'de', 'uk'),
    counts: fc.oneof({ weight: 2, arbitrary: fc.constant(MOST) }, { weight: 1, arbitrary: fewer }),
    seed: fc.integer({ min: 1, max: 1 << 30 }),
  })
  .map(({ lang, counts, seed }) => atGuides(lang as GuideLanguage, counts, seed));

export const most = (lang: GuideLanguage, seed: number): Brief => atGuides(lang, MOST, seed);

/** A section's guide in parts as even as can be, none above the guide of one. */
function share(section: keyof typeof GUIDES, parts: number): number[] {
  const { each = Infinity, all = Infinity }: { each?: number; all?: number } = GUIDES[section];
  return Array.from({ length: parts }, (_, i) => Math.min(each, Math.floor((all + i) / parts)));
}

/** A title keeps to its characters too. */
const titleOf = (words: string): string => words.slice(0, 80).replace(/[\s,;]+\S*$/, '');

/** Draws by a linear congruential generator (Numerical Recipes), so that a seed is a brief. */
function drawer(seed: number) {
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const of = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const words = (list: readonly string[], n: number): string => {
    const text = Array.from({ length: n }, () => of(list))
      .join(' ')
      .replace(/[,;]$/, '');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return { below, of, words };
}
