import type { Fitting } from './pressroom/job.ts';
import type { Paper } from './model/site.ts';
import type { Picture } from './outputs.ts';
import { KEPT } from './sheet/theme.ts';

/**
 * What the print style (`styles/print.css`) is told of a brief's sheet, as attributes, so that paper from the page is set
 * by the same fit: density and air are numbers as in `sheet/theme.ts`, the others shares of a width.
 */
export function carried({
  density,
  air,
  shares,
  setting,
}: Pick<Fitting, 'density' | 'air' | 'shares' | 'setting'>): Record<`data-${string}`, string | undefined> {
  const [actors, wants] = shares.positions;
  return {
    'data-setting': setting,
    'data-density': short(density),
    'data-air-a4': short(air.a4),
    'data-air-letter': short(air.letter),
    'data-actors': short(actors),
    'data-wants': short(wants),
    'data-watch': short(shares.watch),
  };
}

const short = (n: number | undefined): string | undefined =>
  n === undefined ? undefined : String(Number(n.toFixed(4)));

/** What paper has room for, all where there is no sheet: how many of a list, whether scenarios stand there by name alone, and forecasts without their terms. */
export const kept = ({
  steps,
}: Partial<Pick<Fitting, 'steps'>>): { sources: number; watch: number; scenarios: boolean; forecasts: boolean } => ({
  sources: steps?.includes('sources') ? KEPT.sources : Infinity,
  watch: steps?.includes('watch') ? KEPT.watch : Infinity,
  scenarios: steps?.includes('scenarios') ?? false,
  forecasts: steps?.includes('forecasts') ?? false,
});

/** The squares of a code as the path of an SVG whose unit is a square: one stroke for each run of dark ones. */
export function strokes(cells: readonly (readonly boolean[])[]): string {
  return cells
    .map((row, y) => {
      const runs = [
        ...row
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ];
      return runs.map((run) => `M${run.index} ${y}.5h${run[0].length}`).join('');
    })
    .join('');
}

/** The names that a brief's pictures have, by its own. */
export const pictureNames = (name: string): { name: string; which: Picture }[] => [
  { name, which: 'card' },
  { name: `${name}.portrait`, which: 'portrait' },
  { name: `${name}.sheet`, which: 'sheet' },
];

/**
 * The names that a brief's sheet has, by its own: the site's paper, and both by name.
 *
 * @param own the site's paper
 */
export const sheetNames = (name: string, own: Paper): { name: string; paper: Paper }[] => [
  { name, paper: own },
  { name: `${name}.a4`, paper: 'a4' },
  { name: `${name}.letter`, paper: 'letter' },
];
