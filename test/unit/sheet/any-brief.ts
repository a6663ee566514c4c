import fc from 'fast-check';
import { plain, type Brief, type Rich } from '../../../src/model/brief.ts';
import type { Step } from '../../../src/sheet/page.ts';
import { sample, type Wish } from './sample.ts';

/** Any legal brief: counts and lengths within the content language, words of several scripts and lengths. */

const letters = (alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 13 }).map((l) => l.join(''));
const word = fc.oneof(
  { weight: 12, arbitrary: letters('abcdefghijklmnopqrstuvwxyz') },
  { weight: 2, arbitrary: letters('абвгґдеєжзиіїйклмнопрстуфхцчшщьюя') },
  { weight: 2, arbitrary: letters('αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ') },
  { weight: 2, arbitrary: letters('ąćęłńóśźžčšđřťůűőğışçăâîșțøåæœ') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('6 August 2025', '5.9 million', '20–45 %', 'air-strike', '“signals”', 'U.S.', 'I', 'a'),
  },
);
const text = (max: number, min = 1) => fc.array(word, { minLength: min, maxLength: max }).map((w) => w.join(' '));

const wish: fc.Arbitrary<Wish> = fc.record({
  facts: fc.integer({ min: 3, max: 7 }),
  wordsAFact: fc.constant(1),
  positions: fc.integer({ min: 2, max: 6 }),
  quotes: fc.integer({ min: 0, max: 2 }),
  judgements: fc.integer({ min: 1, max: 3 }),
  scenarios: fc.constantFrom(0, 2, 3),
  forecasts: fc.integer({ min: 0, max: 3 }),
  watch: fc.integer({ min: 0, max: 5 }),
  gaps: fc.integer({ min: 1, max: 3 }),
  sources: fc.integer({ min: 1, max: 8 }),
});

const title = text(12).map((t) => t.slice(0, 80).trim());

export const anyBrief: fc.Arbitrary<Brief> = fc
  .record({
    wish,
    title,
    texts: fc.array(text(40, 20), { minLength: 44, maxLength: 44 }),
    dense: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ wish: wanted, title: heading, texts, dense }) => {
    const next = (): string => {
      const words = (texts.shift() ?? 'word').split(' ');
      return words.slice(0, Math.ceil((words.length * dense) / 4)).join(' ');
    };
    const reworded = <T extends { text: Rich }>(x: T): T => ({ ...x, text: reword(x.text, next()) });
    const brief = sample(wanted, { title: heading });
    return {
      ...brief,
      bottomLine: reworded(brief.bottomLine),
      keyFacts: brief.keyFacts.map(reworded),
      positions: brief.positions.map((p) => ({
        ...p,
        ...(p.wants ? { wants: reworded(p.wants) } : {}),
        ...(p.offers ? { offers: reworded(p.offers) } : {}),
      })),
      quotes: brief.quotes.map(reworded),
      judgements: brief.judgements.map(reworded),
      scenarios: brief.scenarios.map(reworded),
      forecasts: brief.forecasts.map(reworded),
      watch: brief.watch.map(reworded),
      gaps: brief.gaps.map(reworded),
    };
  });

/** The same marks after other words. */
const reword = (old: Rich, words: string): Rich => {
  const marks = old.filter((part) => part.kind === 'mark');
  return [{ kind: 'text', text: marks.length ? `${words} ` : words }, ...marks];
};

/** Every string of a brief that its sheet must hold, but for what the steps taken leave to the site. */
export function stringsOf(brief: Brief, steps: readonly Step[]): string[] {
  const texts = (list: readonly { text: Rich }[]): string[] => list.map((x) => plain(x.text));
  const cells = brief.positions.flatMap((p) => [p.wants, p.offers]).filter((c) => c !== undefined);
  const watch = steps.includes('watch') ? brief.watch.slice(0, 3) : brief.watch;
  const sources = steps.includes('sources') ? brief.sources.slice(0, 5) : brief.sources;
  return [
    brief.title,
    ...texts([brief.bottomLine, ...brief.keyFacts, ...cells, ...brief.quotes, ...brief.judgements]),
    ...texts([...(steps.includes('scenarios') ? [] : brief.scenarios), ...brief.forecasts, ...watch, ...brief.gaps]),
    ...brief.positions.map((p) => p.actor.name),
    ...brief.scenarios.map((s) => s.name),
    ...brief.judgements.map((j) => j.because),
    ...(steps.includes('forecasts') ? [] : brief.forecasts.flatMap((f) => [f.criteria, f.resolver])),
    ...sources.flatMap((s) => [s.title, s.descriptor]),
    brief.ai,
  ];
}
