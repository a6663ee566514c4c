import type { Paper } from '../model/site.ts';
import { measure, place as placeBlock, type Canvas, type PlacedText } from './boxes.ts';
import type { Artifact, LaidPage } from './laid.ts';
import type { Block } from './blocks.ts';
import { inOwnColours } from './own-colours.ts';
import type { Setup } from './pieces.ts';
import { PAPERS, themeAt, type Theme } from './theme.ts';

/** What stands on a page, and at its foot. */
export interface Described {
  readonly body: Block;
  readonly foot: Block;
}

/** A page's description on paper: the density at which it fits, and its blanks stretched to fill it. */

/** The blanks of a page that has room to spare are stretched this far at most. */
const MOST_AIR = 1.7;
/** What of the height to spare is given to blanks: all but a hair, so that sums of floats cannot overflow. */
const GIVEN = 0.998;
/** A density is found when the sheet is this full, or its bounds this near. */
const FULL = 0.99;
const NEAR = 0.002;

/** By how many points a page is too high for a paper; negative is room to spare. */
export function overflow(page: Described, theme: Theme, paper: Paper): number {
  const height =
    measure(page.body, theme, theme.measure) + theme.gap.section + measure(page.foot, theme, theme.measure);
  return height - (PAPERS[paper].height - 2 * theme.margin);
}

/**
 * The least density at which the page fits Letter, the shorter paper, within `NEAR`. Height never grows with density, so
 * the answer lies between two bounds that a line through their overflows brings together (regula falsi, by turns with
 * halving, since height falls in steps).
 */
export function densityOf(page: Described, tightest = 1): number {
  let [low, high] = [0, tightest];
  let [over, room] = [overflow(page, themeAt(low), 'letter'), overflow(page, themeAt(high), 'letter')];
  if (over <= 0) return 0;
  const enough = (1 - FULL) * PAPERS.letter.height;
  for (let probe = 0; high - low > NEAR && -room > enough; probe++) {
    const line = probe % 2 || !Number.isFinite(over) ? 0.5 : over / (over - room);
    const at = low + (high - low) * Math.min(0.95, Math.max(0.05, line));
    const now = overflow(page, themeAt(at), 'letter');
    if (now > 0) [low, over] = [at, now];
    else [high, room] = [at, now];
  }
  return high;
}

/** What a page is of, as far as its paper says so. */
export interface Named extends Pick<Setup, 'lang' | 'setter' | 'site'> {
  readonly title: string;
}

export interface Laid {
  readonly page: LaidPage;
  readonly texts: readonly PlacedText[];
  readonly air: number;
  readonly fill: number;
}

/** One paper: its blanks stretched to fill it, its text in the middle, its footer at the foot. */
export function layPage(page: Described, { lang, title, setter, site }: Named, density: number, paper: Paper): Laid {
  const { width, height } = PAPERS[paper];
  const air = airFor(page, density, paper);
  const theme = themeAt(density, air);
  const artifacts: Artifact[] = [];
  const texts: PlacedText[] = [];
  const canvas: Canvas = { theme, setter, artifacts, texts };
  const left = (width - theme.measure) / 2;
  const foot = height - theme.margin - measure(page.foot, theme, theme.measure);
  const children = [
    ...placeBlock(page.body, canvas, left, theme.margin, theme.measure),
    ...placeBlock(page.foot, canvas, left, foot, theme.measure),
  ];
  const room = -overflow(page, theme, paper);
  return {
    page: inOwnColours(
      { width, height, lang, title, artifacts, root: { kind: 'tagged', role: 'Document', children } },
      site.accent,
    ),
    texts,
    air,
    fill: 1 - room / (height - 2 * theme.margin),
  };
}

/** How far the blanks are to be stretched: height is linear in it. */
function airFor(page: Described, density: number, paper: Paper): number {
  const plain = overflow(page, themeAt(density), paper);
  const doubled = overflow(page, themeAt(density, 2), paper);
  const air = 1 + (GIVEN * -plain) / (doubled - plain);
  return Math.min(MOST_AIR, Math.max(1, air));
}
