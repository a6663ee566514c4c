import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief, Rich } from '../../../src/model/brief.ts';
import { sample } from '../../unit/sheet/sample.ts';

/** Briefs that nothing has seen before: counts, lengths and words by chance from a seed, words from the captured sources. */

/** Numbers from 0 to 1 by the mulberry32 generator: the same for the same seed, everywhere. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const OTHER_SCRIPTS = [
  'Міністерство повідомляє що судна чекають біля порту через погодні умови й переговори тривають без угоди',
  'Η Ελλάδα δηλώνει ότι οι συνομιλίες έληξαν χωρίς δημόσια συμφωνία και οι αντιπροσωπείες επέστρεψαν',
  'Łódź źródło świadczy że żądania strony są zgodne z ogłoszonym wcześniej stanowiskiem rządu',
].map((text) => text.split(' '));

const wordsIn = (folder: string): string[] => {
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8').split(/^---$/m)[2] ?? '');
  return [...new Set(texts.join(' ').match(/\p{L}[\p{L}’'-]+/gu))];
};

/** @param root the project's folder */
export function generate(root: string, seed: number, count: number): Brief[] {
  const words = wordsIn(join(root, 'briefings/sources'));
  return Array.from({ length: count }, (_, i) => oneBrief(chance(seed + i), i, words));
}

function oneBrief(next: () => number, index: number, vocabulary: readonly string[]): Brief {
  const from = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const other = OTHER_SCRIPTS[index % (2 * OTHER_SCRIPTS.length)];
  const word = (): string => {
    if (next() < 0.04) return `${from(2, 99)}.${from(1, 9)} million`;
    const list = other && next() < 0.15 ? other : vocabulary;
    return list[from(0, list.length - 1)] ?? '';
  };
  const said = (low: number, high: number): string => {
    const text = Array.from({ length: from(low, high) }, word).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const reword = <T extends { text: Rich }>(low: number, high: number, end = '') => {
    return (x: T): T => {
      const marks = x.text.filter((part) => part.kind === 'mark');
      return { ...x, text: [{ kind: 'text', text: `${said(low, high)}${end}${marks.length ? ' ' : ''}` }, ...marks] };
    };
  };
  const brief = sample(
    {
      facts: from(3, 6),
      positions: from(2, 4),
      quotes: from(0, 1),
      judgements: from(1, 2),
      scenarios: next() < 0.5 ? 0 : 3,
      forecasts: from(0, 2),
      watch: from(1, 4),
      gaps: from(1, 2),
      sources: from(1, 4),
    },
    { id: `brief-${index}`, title: said(7, 9).slice(0, 80).trim() },
  );
  const { whyItMatters } = brief;
  return {
    ...brief,
    bottomLine: reword<Brief['bottomLine']>(25, 40, '.')(brief.bottomLine),
    ...(whyItMatters ? { whyItMatters: reword<NonNullable<Brief['whyItMatters']>>(12, 26, '.')(whyItMatters) } : {}),
    keyFacts: brief.keyFacts.map(reword(11, 19, '.')),
    positions: brief.positions.map((p) => ({
      ...p,
      ...(p.wants ? { wants: reword<NonNullable<typeof p.wants>>(6, 14)(p.wants) } : {}),
      ...(p.offers ? { offers: reword<NonNullable<typeof p.offers>>(6, 14)(p.offers) } : {}),
    })),
    quotes: brief.quotes.map(reword(8, 18)),
    judgements: brief.judgements.map((j) => ({ ...reword<typeof j>(8, 14)(j), because: said(6, 10).toLowerCase() })),
    scenarios: brief.scenarios.map(reword(10, 14, '.')),
    forecasts: brief.forecasts.map(reword(8, 14, '?')),
    watch: brief.watch.map(reword(5, 9)),
    gaps: brief.gaps.map(reword(7, 13, '.')),
    sources: brief.sources.map((s) => ({ ...s, title: said(5, 9) })),
  };
}
