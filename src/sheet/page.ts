import type { KeyFact, Quote, Watch } from '../model/brief.ts';
import { START, type Place } from '../problem.ts';
import { date } from '../wording/dates.ts';
import * as phrases from '../wording/phrases.ts';
import type { Block, Column } from './blocks.ts';
import { bestShare, measure } from './boxes.ts';
import { footer, header } from './masthead.ts';
import { outlook } from './outlook.ts';
import type { Piece } from './prepare.ts';
import { gap, marksOf, rich, say, section, spaced, stack, text, VOICES, wordsOf, type Job } from './pieces.ts';
import { computed, positions } from './positions.ts';
import { COLOURS, MIDDLE, themeAt, type SizeName, type WidthName } from './theme.ts';

/** What a full sheet leaves to the site, in the order in which it is left. */
export type Step = 'sources' | 'watch' | 'scenarios';
export const STEPS: readonly Step[] = ['sources', 'watch', 'scenarios'];

/** How many of a list a step leaves on the sheet. */
export const KEPT = { sources: 5, watch: 3 } as const;

/** What stands on the sheet, in order. The footer stands at the foot of the page, whatever is above it. */
export interface Page {
  readonly body: Block;
  readonly foot: Block;
  /** The steps that left something out; one that had nothing to leave out is not among them. */
  readonly taken: readonly Step[];
}

export function describe(job: Job, steps: readonly Step[]): Page {
  const { brief } = job;
  const taken = steps.filter((s) => applies(job, s));
  const title = text(job, [say(brief.title, VOICES.title)], START, { tag: { role: 'H1' }, balanced: true });
  const sections = [
    ...keyFacts(job),
    ...positions(job),
    ...quotes(job),
    ...outlook(job, taken.includes('scenarios')),
    ...ahead(job, taken.includes('watch')),
    ...sources(job, taken.includes('sources')),
  ];
  const top = [header(job), gap('masthead'), title, gap('masthead'), bottomLine(job), ...whyItMatters(job)];
  const body = stack([...top, ...sections.flatMap((s) => [gap('section'), s])]);
  return { body, foot: footer(job), taken };
}

function applies({ brief }: Job, step: Step): boolean {
  if (step === 'sources') return brief.sources.length > KEPT.sources;
  return step === 'watch' ? brief.watch.length > KEPT.watch : brief.scenarios.length > 0;
}

function bottomLine(job: Job): Block {
  const { brief, w } = job;
  const { at, text: content } = brief.bottomLine;
  return {
    kind: 'frame',
    ground: COLOURS.tint,
    bar: { width: 3.4, colour: COLOURS.accent },
    inset: { x: 'box', y: 'box' },
    block: section(job, w.bottomLine, at, [text(job, rich(job, content, VOICES.lead), at, { tag: { role: 'P' } })]),
  };
}

function whyItMatters(job: Job): Block[] {
  const why = job.brief.whyItMatters;
  if (!why) return [];
  const pieces = [...runIn(job.w.whyItMatters), ...rich(job, why.text, VOICES.body)];
  return [gap('why'), text(job, pieces, why.at, { size: 'body', tag: { role: 'P' } })];
}

/** A heading on the line of what it heads. */
const runIn = (heading: string): Piece[] => [say(`${heading}\u2002`, VOICES.runIn, { heading: true })];

/** What sets a lead apart from what follows it. */
const SPACE = say('\u2002', VOICES.body);

/** A day that all facts share is said once, in their heading. */
function keyFacts(job: Job): Block[] {
  const { brief, w } = job;
  const first = brief.keyFacts[0];
  if (!first) return [];
  const shared = brief.keyFacts.every((f) => f.on === first.on) ? first.on : undefined;
  const items = brief.keyFacts.map((f) => keyFact(job, f, shared === undefined));
  const list = stack(spaced(items, 'item'), { role: 'L' });
  return [section(job, w.keyFacts, first.at, [list], shared === undefined ? [] : [SPACE, dateOf(job, shared)])];
}

const dateOf = ({ brief }: Job, on: string): Piece =>
  say(date(on, brief.lang, 'short'), VOICES.date, { together: true });

/** The day it happened runs in before the fact, in the quiet voice of data. */
function keyFact(job: Job, fact: KeyFact, dated: boolean): Block {
  const on = fact.on && dated ? [dateOf(job, fact.on), SPACE] : [];
  const mark = phrases.factMark(fact, job.brief.lang);
  const marked = mark === undefined ? [] : [say(`${mark}: `, VOICES.runIn)];
  const pieces = [...on, ...marked, ...rich(job, fact.text, VOICES.body), ...computed(job, fact)];
  return item(job, 'body', say('•', { ...VOICES.body, colour: COLOURS.accent }), pieces, fact.at, 'hang');
}

/** A list's item: what stands before it hangs in a column of its own. */
function item(job: Job, size: SizeName, label: Piece, pieces: readonly Piece[], at: Place, hang: WidthName): Block {
  const columns: Column[] = [
    { block: text(job, [label], at, { size, tag: { role: 'Lbl' } }), width: { fixed: hang } },
    { block: text(job, pieces, at, { size, tag: { role: 'LBody' } }), width: { share: 1 } },
  ];
  return { kind: 'row', columns, tag: { role: 'LI' } };
}

function quotes(job: Job): Block[] {
  const { brief } = job;
  return brief.quotes.length
    ? [
        stack(
          spaced(
            brief.quotes.map((q, i) => quote(job, q, i === 0)),
            'item',
          ),
        ),
      ]
    : [];
}

function quote(job: Job, q: Quote, first: boolean): Block {
  const { brief, w } = job;
  const other = q.lang === brief.lang ? {} : { lang: q.lang };
  const said = rich(job, wordsOf(q.text), VOICES.quotation);
  const last = said.length - 1;
  const words = said.map((p, i) => ({ ...p, ...other, text: i === last ? p.text.trimEnd() : p.text }));
  const translation = q.translation ? [say(` (${w.openQuote}${q.translation}${w.closeQuote})`, VOICES.body)] : [];
  const by = say(` — ${phrases.speaker(q)}`, VOICES.cell);
  const pieces = [
    ...(first ? runIn(w.quotes) : []),
    say(w.openQuote, VOICES.quotation),
    ...words,
    say(w.closeQuote, VOICES.quotation),
    ...translation,
    ...rich(job, [{ kind: 'text', text: by.text }, ...marksOf(q.text)], by.voice),
    ...computed(job, q),
  ];
  return text(job, pieces, q.at, { size: 'body', tag: { role: 'BlockQuote' } });
}

/** What to watch and what is not known, side by side where there are both. */
function ahead(job: Job, shortWatch: boolean): Block[] {
  const [left, right] = [...watch(job, shortWatch), ...gaps(job)];
  if (!left || !right) return left ? [left] : [];
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
  return [rowAt(bestShare([0.56, 0.6, 0.64, 0.68, 0.5, 0.44], height))];
}

function watch(job: Job, short: boolean): Block[] {
  const { brief, w } = job;
  const first = brief.watch[0];
  if (!first) return [];
  const kept = short ? brief.watch.slice(0, KEPT.watch) : brief.watch;
  const left = brief.watch.length - kept.length;
  const list = stack(
    spaced(
      kept.map((x) => watchItem(job, x)),
      'small',
    ),
    { role: 'L' },
  );
  return [section(job, w.watch, first.at, [list, ...(left ? [gap('small'), moreAt(job, left)] : [])])];
}

function watchItem(job: Job, { on, effect, text: content, at }: Watch): Block {
  const { brief, w } = job;
  const label = say(date(on, brief.lang, 'short'), VOICES.date);
  const which = effect ? [say(' ', VOICES.cell), say(`(${w[effect]})`, VOICES.note, { together: true })] : [];
  return item(job, 'cell', label, [...rich(job, content, VOICES.cell), ...which], at, 'date');
}

function gaps(job: Job): Block[] {
  const { brief, w } = job;
  const first = brief.gaps[0];
  if (!first) return [];
  const label = say('•', { ...VOICES.cell, colour: COLOURS.accent });
  const list = brief.gaps.map((g) => item(job, 'cell', label, rich(job, g.text, VOICES.cell), g.at, 'hang'));
  return [section(job, w.gaps, first.at, [stack(spaced(list, 'small'), { role: 'L' })])];
}

function sources(job: Job, short: boolean): Block[] {
  const { brief, w } = job;
  const kept = short ? brief.sources.slice(0, KEPT.sources) : brief.sources;
  const left = brief.sources.length - kept.length;
  const list = kept.map((s) => source(job, s));
  const oneSided = brief.oneSided
    ? [gap('small'), text(job, [say(w.oneSided(brief.oneSided.name), VOICES.noteInk)], START, { tag: { role: 'P' } })]
    : [];
  return [
    section(job, w.sources, START, [
      stack(spaced(list, 'small'), { role: 'L' }),
      ...(left ? [gap('small'), moreAt(job, left)] : []),
      ...oneSided,
    ]),
  ];
}

function source(job: Job, s: Job['brief']['sources'][number]): Block {
  const { brief, site } = job;
  const link = { href: s.url ?? `${site.url}/sources/${s.id}/`, alt: s.title };
  const pieces = [
    say(s.title, VOICES.noteStrong, { link }),
    say(`, ${phrases.sourceDetail(s, brief.lang)}`, VOICES.note),
  ];
  return item(job, 'note', say(`${s.number}.`, VOICES.noteInk), pieces, START, 'number');
}

/** "and 3 more at readout.example/briefings/moscow-talks/" */
function moreAt(job: Job, left: number): Block {
  const { brief, site, w } = job;
  const link = { href: phrases.address(brief, site.url), alt: brief.title };
  const words = w.moreAt(left, phrases.shortAddress(brief, site.url));
  return text(job, [say(words, VOICES.noteStrong, { link })], START, { tag: { role: 'P' } });
}
