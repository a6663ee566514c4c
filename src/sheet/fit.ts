import type { Brief } from '../model/brief.ts';
import type { Paper, Site } from '../model/site.ts';
import type { Problem } from '../problem.ts';
import { wording } from '../wording/index.ts';
import { onSite } from '../wording/phrases.ts';
import { measure, place as placeBlock, type Canvas, type PlacedText } from './boxes.ts';
import type { Artifact, LaidPage } from './laid.ts';
import { codeOf } from './masthead.ts';
import { describe, PICTURES, STEPS, type Drawn, type Page, type Step } from './page.ts';
import type { Job, Setting } from './pieces.ts';
import { refusal, unsettable } from './refusal.ts';
import { roomOf, type Room } from './room.ts';
import { sharesOf, type Shares } from './shares.ts';
import { PAPERS, themeAt, type Theme } from './theme.ts';
import type { Setter } from './words.ts';

/** A brief as one page, on both papers: the same lines, with blanks to suit each. */
export interface Sheet {
  readonly pages: Readonly<Record<Paper, LaidPage>>;
  /** Where each text of the briefing stands on them. */
  readonly texts: Readonly<Record<Paper, readonly PlacedText[]>>;
  /** From 0, the roomiest, to 1, the tightest. */
  readonly density: number;
  /** How far its blanks are stretched to fill the page: 1 is not at all. */
  readonly air: Readonly<Record<Paper, number>>;
  readonly shares: Shares;
  /** How much of the height between the margins the sheet fills, footer included: 1 is all of it. */
  readonly fill: Readonly<Record<Paper, number>>;
  /** What was left to the site to make it fit, and said so on the sheet. */
  readonly steps: readonly Step[];
  /** The pictures that there was room for. */
  readonly drawn: readonly Drawn[];
  /** Whether items stand on lines of their own or share them. */
  readonly setting: Setting;
  readonly room: Room;
}

/** Why there is no sheet: problems with their places, none of them thrown. */
export interface Refusal {
  readonly problems: readonly Problem[];
  /** Where it is its length. */
  readonly room?: Room;
}

/** The blanks of a page that has room to spare are stretched this far at most. */
const MOST_AIR = 1.7;
/** What of the height to spare is given to blanks: all but a hair, so that sums of floats cannot overflow. */
const GIVEN = 0.998;
/** A density is found when the sheet is this full, or its bounds this near. */
const FULL = 0.99;
const NEAR = 0.002;

/** A brief's page description, and the density at which it fits both papers. */
export interface Fitted {
  readonly page: Page;
  readonly job: Job;
  readonly density: number;
  readonly room: Room;
}

/** Fits a brief and lays it out on both papers. */
export function layOut(brief: Brief, site: Site, setter: Setter): Sheet | Refusal {
  const fitted = fit(brief, site, setter);
  return 'problems' in fitted ? fitted : place(fitted);
}

/**
 * Finds the roomiest density at which a brief fits both papers. Where it fits at none, steps leave something to the site,
 * one after the other; where they do not help, items share lines, and steps are taken again as they are needed; where that
 * does not help, it is refused. What no density mends in the open sheet is refused before; where only what a step says
 * cannot be set, the step is not taken.
 */
export function fit(brief: Brief, site: Site, setter: Setter): Fitted | Refusal {
  const code = onSite(brief, site) ? codeOf(brief, site) : undefined;
  let closest: Page | undefined;
  for (const setting of ['open', 'lines'] as const) {
    const job: Job = { brief, site, w: wording(brief.lang), setter, code, setting };
    const whole = describe(job, []);
    if (!closest) {
      const problems = unsettable(whole, brief);
      if (problems.length) return { problems };
    }
    const page = pictured(job) ?? roomy(job, whole);
    if (fits(page)) return { page, job, density: densityOf(page), room: roomOf(page, brief, overflows(page)) };
    closest = page;
  }
  if (!closest) throw new Error('There is no way to set a sheet');
  const over = overflows(closest);
  return { problems: refusal(closest, brief, over), room: roomOf(closest, brief, over) };
}

/** The page with the fewest steps taken that fits; where none does, the shortest. A step leaves something out, or is none. */
function roomy(job: Job, whole: Page): Page {
  let page = whole;
  for (let n = 1; n <= STEPS.length && !fits(page); n++) {
    const next = describe(job, STEPS.slice(0, n));
    const changed = next.taken.length > page.taken.length;
    if (changed && unsettable(next, job.brief).length === 0) page = next;
  }
  return page;
}

/** The whole page with as many of its pictures as it has room for; nothing where it has room for none. */
function pictured(job: Job): Page | undefined {
  if (job.setting !== 'open') return undefined;
  for (let n = 0; n < PICTURES.length; n++) {
    const page = describe(job, [], PICTURES.slice(n));
    if (page.drawn.length && fits(page)) return page;
  }
  return undefined;
}

const fits = (page: Page): boolean => overflow(page, themeAt(1), 'letter') <= 0;

const overflows = (page: Page): Record<Paper, number> => ({
  a4: overflow(page, themeAt(1), 'a4'),
  letter: overflow(page, themeAt(1), 'letter'),
});

/** What `readout check` asks of every brief. */
export function fitProblems(brief: Brief, site: Site, setter: Setter): readonly Problem[] {
  const fitted = fit(brief, site, setter);
  return 'problems' in fitted ? fitted.problems : [];
}

/** By how many points a page is too high for a paper; negative is room to spare. */
function overflow(page: Page, theme: Theme, paper: Paper): number {
  const height =
    measure(page.body, theme, theme.measure) + theme.gap.section + measure(page.foot, theme, theme.measure);
  return height - (PAPERS[paper].height - 2 * theme.margin);
}

/**
 * The least density at which the page fits Letter, the shorter paper, within `NEAR`. Height never grows with density, so
 * the answer lies between two bounds that a line through their overflows brings together (regula falsi, by turns with
 * halving, since height falls in steps).
 */
function densityOf(page: Page): number {
  let [low, high] = [0, 1];
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

/** Puts what was fitted on both papers. */
export function place({ page, job, density, room }: Fitted): Sheet {
  const a4 = layPage(page, job, density, 'a4');
  const letter = layPage(page, job, density, 'letter');
  return {
    pages: { a4: a4.page, letter: letter.page },
    density,
    texts: { a4: a4.texts, letter: letter.texts },
    air: { a4: a4.air, letter: letter.air },
    shares: sharesOf(page.body),
    fill: { a4: a4.fill, letter: letter.fill },
    steps: page.taken,
    drawn: page.drawn,
    setting: job.setting,
    room,
  };
}

interface Laid {
  readonly page: LaidPage;
  readonly texts: readonly PlacedText[];
  readonly air: number;
  readonly fill: number;
}

/** One paper: its blanks stretched to fill it, its text in the middle, its footer at the foot. */
function layPage(page: Page, { brief, setter }: Job, density: number, paper: Paper): Laid {
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
    page: {
      width,
      height,
      lang: brief.lang,
      title: brief.title,
      artifacts,
      root: { kind: 'tagged', role: 'Document', children },
    },
    texts,
    air,
    fill: 1 - room / (height - 2 * theme.margin),
  };
}

/** How far the blanks are to be stretched: height is linear in it. */
function airFor(page: Page, density: number, paper: Paper): number {
  const plain = overflow(page, themeAt(density), paper);
  const doubled = overflow(page, themeAt(density, 2), paper);
  const air = 1 + (GIVEN * -plain) / (doubled - plain);
  return Math.min(MOST_AIR, Math.max(1, air));
}
