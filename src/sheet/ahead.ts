import type { Watch } from '../model/brief.ts';
import { date } from '../wording/dates.ts';
import type { Block } from './blocks.ts';
import { bestShare, measure } from './boxes.ts';
import { listsInLines, listSection, type Item, type List } from './lists.ts';
import { rich, say, sayOurs, VOICES, type Job } from './pieces.ts';
import { COLOURS, KEPT, MIDDLE, themeAt } from './theme.ts';

/** What to watch and what is not known, side by side where there are both, or on the same lines. */
export function ahead(job: Job, shortWatch: boolean): Block[] {
  const lists = [...watch(job, shortWatch), ...gaps(job)];
  if (!lists.length) return [];
  if (job.setting === 'lines') return [listsInLines(job, lists)];
  const [left, right] = lists.map((list) => listSection(job, list));
  return left && right ? [beside(left, right)] : left ? [left] : [];
}

function beside(left: Block, right: Block): Block {
  const theme = themeAt(MIDDLE);
  const rowAt = (share: number): Block => ({
    kind: 'row',
    columns: [
      { block: left, width: { share } },
      { block: right, width: { share: 1 - share } },
    ],
    gutter: 'gutter',
  });
  const half = theme.measure - theme.width.gutter;
  // Of two rows equally high the one with fewer lines, both columns together.
  const height = (share: number): number =>
    measure(rowAt(share), theme, theme.measure) +
    (measure(left, theme, half * share) + measure(right, theme, half * (1 - share))) / 100;
  return rowAt(bestShare([0.56, 0.6, 0.64, 0.68, 0.5, 0.44], height));
}

function watch(job: Job, short: boolean): List[] {
  const { brief, w } = job;
  const first = brief.watch[0];
  if (!first) return [];
  const kept = short ? brief.watch.slice(0, KEPT.watch) : brief.watch;
  const items = kept.map((x) => watchItem(job, x));
  const heading = { text: w.watch, at: first.at };
  const manner = { size: 'cell', hang: 'date', gap: 'small' } as const;
  return [{ heading, items, manner, left: brief.watch.length - kept.length }];
}

function watchItem(job: Job, { on, effect, text: content, at }: Watch): Item {
  const { brief, w } = job;
  const label = sayOurs(job, date(on, brief.lang, 'short'), VOICES.date);
  const which = effect ? [say(' ', VOICES.cell), sayOurs(job, `(${w[effect]})`, VOICES.note, { together: true })] : [];
  return { label, pieces: [...rich(job, content, VOICES.cell), ...which], at };
}

function gaps(job: Job): List[] {
  const { brief, w } = job;
  const first = brief.gaps[0];
  if (!first) return [];
  const label = say('•', { ...VOICES.cell, colour: COLOURS.accent });
  const items = brief.gaps.map((g): Item => ({ label, pieces: rich(job, g.text, VOICES.cell), at: g.at }));
  const heading = { text: w.gaps, at: first.at };
  return [{ heading, items, manner: { size: 'cell', hang: 'hang', gap: 'small' } }];
}
