/**
 * Probability words bound to printed ranges.
 *
 * `icd203` is the table of Intelligence Community Directive 203 (Analytic Standards, 2015, D.6.e.(2)(a)), whose two rows
 * of synonyms are both accepted. `phia` is the Professional Head of Intelligence Assessment's Probability Yardstick (UK,
 * 2018), whose ranges leave gaps between the terms on purpose.
 */

export type ScaleName = 'icd203' | 'phia';

/** A term of a scale: its English key, its range in per cent, both ends included. */
export interface Term {
  readonly key: string;
  readonly low: number;
  readonly high: number;
  /** Other English forms that mean the same term on the same scale. */
  readonly synonyms: readonly string[];
}

const term = (key: string, low: number, high: number, ...synonyms: string[]): Term => ({ key, low, high, synonyms });

export const SCALES: Readonly<Record<ScaleName, readonly Term[]>> = {
  icd203: [
    term('almost no chance', 1, 5, 'remote'),
    term('very unlikely', 5, 20, 'highly improbable'),
    term('unlikely', 20, 45, 'improbable'),
    term('roughly even chance', 45, 55, 'roughly even odds'),
    term('likely', 55, 80, 'probable'),
    term('very likely', 80, 95, 'highly probable'),
    term('almost certain', 95, 99, 'nearly certain'),
  ],
  phia: [
    term('remote chance', 0, 5),
    term('highly unlikely', 10, 20),
    term('unlikely', 25, 35),
    term('realistic possibility', 40, 50),
    term('likely', 55, 75, 'probable'),
    term('highly likely', 80, 90),
    term('almost certain', 95, 100),
  ],
};

/** The term a writer's word means on a scale, or nothing where the scale has no such word. */
export function findTerm(scale: ScaleName, word: string): Term | undefined {
  const wanted = word.trim().toLowerCase();
  return SCALES[scale].find((t) => t.key === wanted || t.synonyms.includes(wanted));
}

export const isOnAnyScale = (word: string): boolean =>
  (Object.keys(SCALES) as ScaleName[]).some((scale) => findTerm(scale, word) !== undefined);

/** Where the terms of a scale meet, in per cent, the ends of the line left out. */
export const ticksOf = (terms: readonly Term[]): number[] =>
  terms.flatMap(({ low, high }) => [low, high]).filter((x) => x > 2 && x < 98);
