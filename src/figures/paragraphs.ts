import { paragraphs } from '../model/context.ts';
import type { Source } from '../model/source.ts';
import type { Citing } from '../site.ts';
import { wording } from '../wording/index.ts';
import type { Picture, Shape } from './svg.ts';

/** A paragraph of a source: whether a published claim rests on it, a briefing says that it leaves it out, or neither. */
export interface Used {
  readonly number: number;
  /** In characters. */
  readonly length: number;
  readonly as: 'cited' | 'aside' | 'unused';
}

/** What became of each paragraph of a source. */
export function usedOf(
  source: Pick<Source, 'body'> & { aside?: readonly number[] | undefined },
  citings: readonly Citing[],
): Used[] {
  const cited = new Set(citings.flatMap(({ citation }) => citation.context.map(({ paragraph }) => paragraph)));
  const aside = new Set(source.aside);
  return paragraphs(source.body).map(({ number, start, end }) => ({
    number,
    length: end - start,
    as: cited.has(number) ? 'cited' : aside.has(number) ? 'aside' : 'unused',
  }));
}

/** How many there are of each kind. */
export const countUsed = (all: readonly Used[]): Readonly<Record<Used['as'], number>> => {
  const count = (as: Used['as']): number => all.filter((used) => used.as === as).length;
  return { cited: count('cited'), aside: count('aside'), unused: count('unused') };
};

const HEIGHT = 28;

/** The source as one band, a piece a paragraph, as wide as the paragraph is long. */
export function paragraphPicture(all: readonly Used[], lang: string): Picture {
  const w = wording(lang).figures;
  const whole = all.reduce((sum, { length }) => sum + length, 0);
  let at = 0;
  const shapes = all.map(({ number, length, as }): Shape => {
    const from = (at / whole) * 100;
    const to = ((at += length) / whole) * 100;
    return {
      kind: 'bar',
      from,
      to,
      y: 1,
      height: HEIGHT - 2,
      class: as,
      title: `${w.paragraph(number)}: ${w.used[as]}`,
    };
  });
  return { name: 'paragraphs', height: HEIGHT, shapes };
}
