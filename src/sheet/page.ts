import { START } from '../problem.ts';
import { ahead } from './ahead.ts';
import type { Block } from './blocks.ts';
import { keyFacts } from './key-facts.ts';
import { footer, header } from './masthead.ts';
import { outlook } from './outlook.ts';
import { hasShares, timePart } from './pictures.ts';
import { gap, rich, runIn, say, section, stack, text, VOICES, type Job } from './pieces.ts';
import { positions } from './positions.ts';
import { quotes } from './quotes.ts';
import { sources } from './sources.ts';
import { COLOURS, KEPT } from './theme.ts';

/** What a full sheet leaves to the site, in the order in which it is left. */
export type Step = 'sources' | 'watch' | 'scenarios' | 'forecasts' | 'outcomes';
export const STEPS: readonly Step[] = ['sources', 'watch', 'scenarios', 'forecasts', 'outcomes'];

/** The pictures of a sheet, in the order in which they are left out; nothing stands in them alone, so nothing is said of it. */
export type Drawn = 'time' | 'shares';
export const PICTURES: readonly Drawn[] = ['time', 'shares'];

/** What stands on the sheet, in order. The footer stands at the foot of the page, whatever is above it. */
export interface Page {
  readonly body: Block;
  readonly foot: Block;
  /** The steps that left something out; one that had nothing to leave out is not among them. */
  readonly taken: readonly Step[];
  readonly drawn: readonly Drawn[];
}

export function describe(job: Job, steps: readonly Step[], pictures: readonly Drawn[] = []): Page {
  const taken = steps.filter((s) => applies(job, s));
  const time = pictures.includes('time') ? timePart(job) : [];
  const shares = pictures.includes('shares') && hasShares(job);
  const [watch, fewSources] = [taken.includes('watch'), taken.includes('sources')];
  const left = {
    scenarios: taken.includes('scenarios'),
    forecasts: taken.includes('forecasts'),
    outcomes: taken.includes('outcomes'),
    shares,
  };
  const once = (name: string, make: () => readonly Block[]): readonly Block[] => blocksOf(job, name, make);
  const sections = [
    ...once('first', () => [...keyFacts(job), ...positions(job), ...quotes(job)]),
    ...once(`outlook ${JSON.stringify(left)}`, () => outlook(job, left)),
    ...once(`ahead ${watch}`, () => ahead(job, watch)),
    ...once(`sources ${fewSources}`, () => sources(job, fewSources)),
  ];
  const [below, between] = job.setting === 'lines' ? [gap('rule'), gap('outlook')] : [gap('masthead'), gap('section')];
  const top = once('top', () => [header(job), below, titleOf(job), below, bottomLine(job), ...whyItMatters(job)]);
  const body = stack([...top, ...spacedBy(time), ...sections.flatMap((s) => [between, s])]);
  const [foot = footer(job)] = once('foot', () => [footer(job)]);
  return { body, foot, taken, drawn: drawnOf(time.length > 0, shares) };
}

/** Blocks of a job that were made before: one sheet is described with and without what it may leave out. */
const described = new WeakMap<Job, Map<string, readonly Block[]>>();

function blocksOf(job: Job, name: string, make: () => readonly Block[]): readonly Block[] {
  const known = described.get(job) ?? new Map<string, readonly Block[]>();
  described.set(job, known);
  const blocks = known.get(name) ?? make();
  known.set(name, blocks);
  return blocks;
}

const titleOf = (job: Job): Block =>
  text(job, [say(job.brief.title, VOICES.title)], START, { tag: { role: 'H1' }, balanced: true });

const spacedBy = (blocks: readonly Block[]): Block[] => blocks.flatMap((block) => [gap('why'), block]);

const drawnOf = (time: boolean, shares: boolean): Drawn[] => [
  ...(time ? (['time'] as const) : []),
  ...(shares ? (['shares'] as const) : []),
];

function applies({ brief }: Job, step: Step): boolean {
  switch (step) {
    case 'sources':
      return brief.sources.length > KEPT.sources || brief.sources.some(({ status }) => status);
    case 'watch':
      return brief.watch.length > KEPT.watch;
    case 'scenarios':
      return brief.scenarios.length > 0;
    case 'forecasts':
      return brief.forecasts.length > 0;
    case 'outcomes':
      return [...brief.judgements, ...brief.forecasts, brief.scenarioSet].some((part) => part?.outcome);
  }
}

/** Its heading stands on the first line where lines are shared. */
function bottomLine(job: Job): Block {
  const { brief, w } = job;
  const { at, text: content } = brief.bottomLine;
  const lead = rich(job, content, VOICES.lead);
  const shape = { size: 'lead', tag: { role: 'P' } } as const;
  return {
    kind: 'frame',
    ground: COLOURS.tint,
    bar: { width: 3.4, colour: COLOURS.accent },
    inset: { x: 'box', y: 'box' },
    block:
      job.setting === 'lines'
        ? text(job, [...runIn(job, w.bottomLine), ...lead], at, shape)
        : section(job, w.bottomLine, at, [text(job, lead, at, shape)]),
  };
}

function whyItMatters(job: Job): Block[] {
  const why = job.brief.whyItMatters;
  if (!why) return [];
  const pieces = [...runIn(job, job.w.whyItMatters), ...rich(job, why.text, VOICES.body)];
  return [
    gap(job.setting === 'lines' ? 'outlook' : 'why'),
    text(job, pieces, why.at, { size: 'body', tag: { role: 'P' } }),
  ];
}
