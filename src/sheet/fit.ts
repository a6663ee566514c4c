import type { Brief } from '../model/brief.ts';
import type { Paper, Site } from '../model/site.ts';
import type { Problem } from '../problem.ts';
import { wording } from '../wording/index.ts';
import { onSite } from '../wording/phrases.ts';
import type { PlacedText } from './boxes.ts';
import { densityOf, layPage, overflow } from './fill.ts';
import type { LaidPage } from './laid.ts';
import { pageOf } from './masthead.ts';
import { describe, PICTURES, STEPS, type Drawn, type Page, type Step } from './page.ts';
import type { Job, Setting } from './pieces.ts';
import { refusal, unsettable } from './refusal.ts';
import { roomOf, type Room } from './room.ts';
import { sharesOf, type Shares } from './shares.ts';
import { themeAt } from './theme.ts';
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
  const found = pageFor(brief, site, setter);
  return 'problems' in found ? found : { ...found, density: densityOf(found.page) };
}

function pageFor(brief: Brief, site: Site, setter: Setter): Omit<Fitted, 'density'> | Refusal {
  const onIt = onSite(brief, site) ? pageOf(brief, site) : undefined;
  let closest: Page | undefined;
  for (const setting of ['open', 'lines'] as const) {
    const { lang } = brief;
    const job: Job = { brief, lang, site, w: wording(lang), setter, page: onIt, setting };
    const whole = describe(job, []);
    if (!closest) {
      const problems = unsettable(whole, brief);
      if (problems.length) return { problems };
    }
    const page = pictured(job) ?? roomy(job, whole);
    if (fits(page)) return { page, job, room: roomOf(page, brief, overflows(page)) };
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

/** What `readout check` asks of every brief: whether it fits, and how many words it holds. It is half of fitting it. */
export function fitting(brief: Brief, site: Site, setter: Setter): Refusal {
  const found = pageFor(brief, site, setter);
  return { problems: 'problems' in found ? found.problems : [], ...(found.room && { room: found.room }) };
}

/** Puts what was fitted on both papers. */
export function place({ page, job, density, room }: Fitted): Sheet {
  const named = { lang: job.lang, title: job.brief.title, setter: job.setter, site: job.site };
  const a4 = layPage(page, named, density, 'a4');
  const letter = layPage(page, named, density, 'letter');
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
