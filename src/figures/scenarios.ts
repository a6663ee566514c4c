import type { Brief, Scenario } from '../model/brief.ts';
import { spoken, wording } from '../wording/index.ts';
import { foreign } from '../wording/phrase.ts';
import type { Picture, Shape } from './svg.ts';

/** The share of each scenario in the whole, one after the other, in per cent. */
export interface Share {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export function sharesOf(scenarios: readonly Pick<Scenario, 'name' | 'probability'>[]): Share[] {
  let from = 0;
  return scenarios.map(({ name, probability }) => ({ name, from, to: (from += probability) }));
}

const HEIGHT = 26;
/** In a smaller share its figure would have no room on a phone. */
const LABELLED = 10;

/** The bar in words: "No step 65%, Partial step 25%". */
export const sharesInWords = (scenarios: readonly Scenario[], lang: string): string =>
  scenarios.map(({ name, probability }) => `${name} ${wording(lang).percent(probability)}`).join(', ');

/** What stands below the one that came. */
const CAME = { gap: 2, height: 3 };

/**
 * All scenarios as one bar, each in a shade of its own, the one that came underlined; what they are called, and what came, stands
 * in the list beside it.
 */
export function scenarioPicture({ scenarios, scenarioSet, lang }: Drawn): Picture {
  const came = scenarioSet?.outcome?.is === 'came' ? scenarioSet.outcome.scenario : undefined;
  const shapes = sharesOf(scenarios).flatMap(({ name, from, to }, i): Shape[] => {
    const words = wording(lang).percent(to - from);
    const label: Shape = {
      kind: 'at',
      x: (from + to) / 2,
      y: HEIGHT / 2,
      parts: [{ kind: 'text', y: 4.5, text: words, anchor: 'middle', class: `s${i + 1}` }],
    };
    const bar: Shape = {
      kind: 'bar',
      from,
      to,
      y: 1,
      height: HEIGHT - 2,
      class: `s${i + 1}`,
      title: { text: name, lang: foreign(lang, spoken(lang)) },
    };
    const under: Shape = { kind: 'bar', from, to, y: HEIGHT + CAME.gap, height: CAME.height, class: 'past' };
    return [bar, ...(to - from < LABELLED ? [] : [label]), ...(name === came ? [under] : [])];
  });
  return { name: 'shares', height: HEIGHT + (came === undefined ? 0 : CAME.gap + CAME.height), shapes };
}

type Drawn = Pick<Brief, 'scenarios' | 'scenarioSet' | 'lang'>;
