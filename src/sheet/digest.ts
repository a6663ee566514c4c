import { isEmpty, type Digest, type Entry, type Settled } from '../model/digest.ts';
import type { Due } from '../model/due-next.ts';
import type { Brief, Rich } from '../model/brief.ts';
import type { Paper, Site } from '../model/site.ts';
import { problem, START, type Problem } from '../problem.ts';
import { date } from '../wording/dates.ts';
import * as said from '../wording/digest.ts';
import { spoken, wording } from '../wording/index.ts';
import { ours, said as inWords, type Phrase } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import { sentence } from '../wording/sentence.ts';
import type { Block } from './blocks.ts';
import { densityOf, layPage, overflow, type Described } from './fill.ts';
import type { LaidPage } from './laid.ts';
import { listSection, moreAt, type Item } from './lists.ts';
import { footed, headed, onSiteAt, termsOf } from './masthead.ts';
import { allOf } from './outlook.ts';
import {
  gap,
  heading,
  inLanguage,
  rule,
  say,
  sayAll,
  sayOurs,
  spaced,
  spanPiece,
  stack,
  text,
  VOICES,
  type Setup,
} from './pieces.ts';
import type { Piece, Voice } from './prepare.ts';
import { COLOURS, themeAt } from './theme.ts';
import type { Setter } from './words.ts';

/** A digest as one page, on both papers. */
export interface DigestSheet {
  readonly pages: Readonly<Record<Paper, LaidPage>>;
  readonly density: number;
  readonly fill: Readonly<Record<Paper, number>>;
  /** How much of it stands there; the rest is counted on the sheet, which says where it is. */
  readonly kept: Kept;
}

/** How many of each stand on the sheet, and with what. */
export interface Kept {
  readonly withdrawn: number;
  /** New briefings with their bottom line, and those that are named alone. */
  readonly whole: number;
  readonly titles: number;
  readonly changed: number;
  readonly settled: number;
  readonly leftOpen: number;
  readonly due: number;
  /** Whether withdrawals say why, outcomes what happened, judgements why the confidence is what it is. */
  readonly notes: boolean;
  readonly outcomes: boolean;
  readonly reasons: boolean;
}

/**
 * Lays a digest out on one page. Where not all of it fits, the least worthy goes first: what is due late, the words of outcomes,
 * what else was settled or changed, reasons; at last new briefings are named by their titles. The sheet says of each what is
 * left, and where it stands.
 */
export function layOutDigest(
  digest: Digest,
  site: Site,
  setter: Setter,
): DigestSheet | { readonly problems: readonly Problem[] } {
  // What it says of itself is Readout's; the briefings' words say what language they are in.
  const lang = spoken(site.lang);
  const title = inWords(said.titleOf(digest, site.lang));
  const href = digest.onSite ? said.digestAddress(site.url) : `${site.url}/`;
  const page = onSiteAt(href, href.replace(/^https?:\/\//, ''), title, digest.onSite);
  const job: Setup = { lang, site, w: wording(lang), setter, page, setting: 'open' };
  for (const { kept, tightest } of waysOf(digest)) {
    const described = describe(job, digest, kept);
    if (overflow(described, themeAt(tightest), 'letter') > 0) continue;
    const density = densityOf(described, tightest);
    const [a4, letter] = (['a4', 'letter'] as const).map((paper) =>
      layPage(described, { lang, title, setter, site }, density, paper),
    );
    if (!a4 || !letter) throw new Error('A digest has two papers');
    const pages = { a4: a4.page, letter: letter.page };
    return { pages, density, fill: { a4: a4.fill, letter: letter.fill }, kept };
  }
  const note = 'Narrow it by --topic, or by a shorter span';
  return { problems: [problem('one-page', 'site.yaml', START, 'The digest does not fit one page', note)] };
}

/** All that may stand on a sheet, however little that is. */
const MOST = { whole: 12, titles: 12, changed: 8, settled: 8, leftOpen: 8, due: 8, withdrawn: 6 } as const;

interface Way {
  readonly kept: Kept;
  /** The densest it may be set: what is less worthy goes before all is set small. */
  readonly tightest: number;
}

/** From all that there is to nothing but counts. */
function* waysOf({ withdrawn, fresh, changed, settled, leftOpen, due }: Digest): Generator<Way> {
  const all: Kept = {
    withdrawn: Math.min(withdrawn.length, MOST.withdrawn),
    whole: Math.min(fresh.length, MOST.whole),
    titles: MOST.titles,
    changed: Math.min(changed.length, MOST.changed),
    settled: Math.min(settled.length, MOST.settled),
    leftOpen: Math.min(leftOpen.length, MOST.leftOpen),
    due: Math.min(due.length, MOST.due),
    ...{ notes: true, outcomes: true, reasons: true },
  };
  const less = (than: Kept, most: Partial<Kept>): Kept => ({
    ...than,
    ...Object.fromEntries(
      Object.entries(most).map(([name, n]) => [
        name,
        typeof n === 'number' ? Math.min(n, than[name as keyof Kept] as number) : n,
      ]),
    ),
  });
  const steps: readonly [Partial<Kept>, number][] = [
    [{}, 0.6],
    [{ leftOpen: 0 }, 0.6],
    [{ due: 5 }, 0.6],
    [{ due: 4 }, 0.7],
    [{ outcomes: false }, 0.75],
    [{ settled: 5, changed: 5, due: 3 }, 0.8],
    [{ reasons: false }, 0.85],
    [{ settled: 4, changed: 4 }, 0.9],
    [{}, 1],
  ];
  let kept = all;
  for (const [most, tightest] of steps) yield { kept: (kept = less(kept, most)), tightest };
  while (kept.whole > 1) yield { kept: (kept = less(kept, { whole: kept.whole - 1 })), tightest: 1 };
  const last: readonly Partial<Kept>[] = [
    { titles: 6, settled: 3, changed: 3 },
    { notes: false, titles: 4, settled: 2, changed: 2, due: 2 },
    { whole: 0, titles: 3, settled: 1, changed: 1, due: 1 },
    { settled: 0, changed: 0, due: 0 },
    { titles: 0, withdrawn: 0 },
  ];
  for (const most of last) yield { kept: (kept = less(kept, most)), tightest: 1 };
}

function describe(job: Setup, digest: Digest, kept: Kept): Described {
  const { lang } = job;
  const dateline = ours(said.datelineOf(digest, lang), lang);
  const title = text(job, sayAll(job, said.titleOf(digest, job.site.lang), VOICES.title), START, {
    tag: { role: 'H1' },
    balanced: true,
  });
  const sections = [
    ...withdrawn(job, digest, kept),
    ...fresh(job, digest, kept),
    ...changed(job, digest, kept),
    ...settled(job, digest, kept),
    ...leftOpen(job, digest, kept),
    ...due(job, digest, kept),
    ...elsewhere(job, digest, kept),
  ];
  const nothing = isEmpty(digest) ? [gap('section'), paragraph(job, nothingNew(job, digest), 'lead')] : [];
  const body = stack([
    headed(job, { tlp: digest.tlp, status: [], dateline }),
    ...[gap('masthead'), title, ...nothing],
    ...sections.flatMap((section) => [gap('section'), section]),
  ]);
  return { body, foot: footed(job, digest.tlp, [...assistance(job, digest), termsOf(job)]) };
}

const paragraph = (job: Setup, pieces: readonly Piece[], size?: 'body' | 'lead' | 'cell'): Block =>
  text(job, pieces, START, { tag: { role: 'P' }, ...(size && { size }) });

const nothingNew = (job: Setup, digest: Digest): Piece[] => [
  sayOurs(job, said.nothingNew(digest, job.lang) ?? '', VOICES.lead),
];

function assistance(job: Setup, digest: Digest): Piece[][] {
  const line = said.assistance(digest, job.lang);
  return line ? [sayAll(job, line, VOICES.note)] : [];
}

/** Running text of a briefing without its marks: what it rests on stands on its own sheet. */
function words(job: Setup, content: Rich, lang: string, voice: Voice): Piece[] {
  return said.unmarked(content).map((span) => ({ ...spanPiece(span, voice), ...inLanguage(job, lang) }));
}

const titled = (job: Setup, { brief }: Pick<Entry, 'brief'>, voice: Voice, fragment = ''): Piece[] =>
  sayAll(job, phrases.titled(brief), voice).map((piece) => ({
    ...piece,
    link: { href: `${phrases.address(brief, job.site.url)}${fragment && `#${fragment}`}`, alt: phrases.title(brief) },
  }));

/** The day before what happened on it, in one column down the sheet; whoever has it read hears it after its heading. */
const dated = (job: Setup, on: string, block: Block, size: 'lead' | 'cell'): Block => ({
  kind: 'row',
  reversed: true,
  columns: [
    { block, width: { share: 1 } },
    {
      block: paragraph(job, [sayOurs(job, date(on, job.lang, 'short'), VOICES.date)], size),
      width: { fixed: 'date' },
    },
  ],
});

/** Each new briefing: its title, its bottom line, its first judgement, its address. */
function fresh(job: Setup, digest: Digest, kept: Kept): Block[] {
  const all = digest.fresh.slice(0, kept.whole);
  const named = digest.fresh.slice(all.length, all.length + kept.titles);
  const more = moreAt(job, digest.fresh.length - all.length - named.length);
  if (!digest.fresh.length) return [];
  const first = [
    heading(job, job.w.digest.fresh, START),
    gap('heading'),
    ...spaced(
      all.map((entry) => dated(job, entry.brief.published, entryBlock(job, entry, digest, kept), 'lead')),
      'section',
    ),
  ];
  const alone = named.map((entry) => titleItem(job, entry));
  const rest = named.length
    ? [listSection(job, { heading: { text: job.w.digest.titlesAlone, at: START }, items: alone, manner: LIST })]
    : [];
  return [
    ...(all.length ? [stack(first)] : []),
    ...rest,
    ...(more.length ? [stack([...(all.length + named.length ? [] : first), paragraph(job, more)])] : []),
  ];
}

const LIST = { size: 'cell', hang: 'date', gap: 'small' } as const;

const titleItem = (job: Setup, entry: Entry): Item => ({
  label: sayOurs(job, date(entry.brief.published, job.lang, 'short'), VOICES.date),
  pieces: [...titled(job, entry, VOICES.noteStrong), ...afterwards(job, entry)],
  at: START,
});

/** What a reader is to know before relying on it. */
const afterwards = (job: Setup, entry: Entry): Piece[] =>
  said.cautions(entry).flatMap((words) => sayAll(job, words, VOICES.warning, ' '));

const warned = (job: Setup, texts: readonly Rich[], brief: Brief): Piece[] =>
  sayAll(job, said.caution(texts, brief) ?? [], VOICES.warning, ' ');

function entryBlock(job: Setup, entry: Entry, digest: Digest, { reasons }: Kept): Block {
  const { brief } = entry;
  const { lang } = brief;
  const judgement = said.firstJudgement(entry);
  const judged = judgement && [
    ...lead(job, phrases.judgementLead(judgement, lang)),
    ...words(job, sentence(judgement.text), lang, VOICES.body),
    ...(reasons ? sayAll(job, phrases.confidence(judgement, lang), VOICES.note, ' ') : []),
  ];
  return stack([
    text(job, titled(job, entry, VOICES.entry), START, { tag: { role: 'H3' } }),
    gap('small'),
    paragraph(job, sayAll(job, said.entryDateline(entry, digest), VOICES.note)),
    ...said.cautions(entry).flatMap((line) => [gap('small'), paragraph(job, sayAll(job, line, VOICES.warning))]),
    gap('outlook'),
    paragraph(job, words(job, brief.bottomLine.text, lang, VOICES.body), 'body'),
    ...(judged ? [gap('outlook'), paragraph(job, judged, 'body')] : []),
    gap('outlook'),
    paragraph(job, [...address(job, entry), ...revised(job, entry)]),
  ]);
}

const lead = (job: Setup, phrase: Phrase, voice: Voice = VOICES.runIn): Piece[] => [
  ...sayAll(job, phrase, voice),
  say(' ', VOICES.body),
];

/** Where it stands, as one types it. */
const address = (job: Setup, { brief }: Pick<Entry, 'brief'>): Piece[] => {
  const { url } = job.site;
  const link = { href: phrases.address(brief, url), alt: phrases.title(brief) };
  return [say(phrases.shortAddress(brief, url), VOICES.noteStrong, { link, together: true })];
};

const changeLines = (job: Setup, entry: Entry): Block[] =>
  said.changesOf(entry, true).map((line) => paragraph(job, sayAll(job, line, VOICES.note)));

/** What is different from the edition before, behind the address: whoever has that one looks for it. */
const revised = (job: Setup, entry: Entry): Piece[] =>
  said.changesOf(entry, false).flatMap((line) => sayAll(job, line, VOICES.note, '\u2002·\u2002'));

/** The briefing that something stands in, behind what is said of it. */
const whose = (job: Setup, of: Pick<Entry, 'brief'>, fragment: string): Piece[] => [
  say('\u2002', VOICES.cell),
  ...titled(job, of, VOICES.whose, fragment),
];

/** What had come out before and has another edition: what is different in it. */
function changed(job: Setup, { changed: all }: Digest, kept: Kept): Block[] {
  const shown = all.slice(0, kept.changed);
  const blocks = shown.map((entry) =>
    dated(
      job,
      entry.brief.published,
      stack(
        spaced(
          [
            paragraph(job, [...titled(job, entry, VOICES.actor), ...afterwards(job, entry)]),
            ...changeLines(job, entry),
          ],
          'small',
        ),
      ),
      'cell',
    ),
  );
  return listed(job, job.w.digest.changed, spaced(blocks, 'item'), all.length - shown.length, all.length);
}

/** A heading and what it heads, and how many more there are; nothing where there are none at all. */
function listed(job: Setup, words: string, blocks: readonly Block[], more: number, all: number): Block[] {
  if (!all) return [];
  const rest = more ? [...(blocks.length ? [gap('small')] : []), paragraph(job, moreAt(job, more))] : [];
  return [stack([heading(job, words, START), gap('heading'), ...blocks, ...rest])];
}

/** First of all: what is not to be relied on any more, and why. */
function withdrawn(job: Setup, { withdrawn: all }: Digest, { withdrawn: most, notes }: Kept): Block[] {
  const items = all.slice(0, most).map((entry): Item => {
    const { brief } = entry;
    const instead = phrases.instead(brief, job.site.url);
    const why = notes ? (phrases.change(brief) ?? []) : [];
    return {
      label: sayOurs(job, date(brief.published, job.lang, 'short'), VOICES.date),
      pieces: [
        ...titled(job, entry, VOICES.warning),
        ...sayAll(job, why, VOICES.cell, '. '),
        ...(instead === undefined ? [] : sayAll(job, ours(`. ${instead}`, brief.lang), VOICES.cell)),
      ],
      at: START,
    };
  });
  return list(job, job.w.digest.withdrawn, items, all.length);
}

function list(job: Setup, words: string, items: readonly Item[], all: number): Block[] {
  if (!all) return [];
  if (!items.length) return listed(job, words, [], all, all);
  return [listSection(job, { heading: { text: words, at: START }, items, left: all - items.length, manner: LIST })];
}

/** What stood to be settled, what came, and how good the forecast was. */
function settled(job: Setup, { settled: all }: Digest, { settled: most, outcomes }: Kept): Block[] {
  const items = all.slice(0, most).map((one): Item => settledItem(job, one, outcomes));
  return list(job, job.w.digest.settled, items, all.length);
}

/** What was looked at and left open, and why; counted alone where there is no room. */
function leftOpen(job: Setup, { leftOpen: all }: Digest, { leftOpen: most }: Kept): Block[] {
  const items = all.slice(0, most).map((one): Item => settledItem(job, one, true));
  return most ? list(job, job.w.digest.left, items, all.length) : [];
}

function settledItem(job: Setup, one: Settled, outcomes: boolean): Item {
  const { brief, on, outcome, fragment } = one;
  const { lead: before, text: stood } = said.saidBefore(one);
  const { lead: came, score } = said.cameOf(one);
  return {
    label: sayOurs(job, date(on, job.lang, 'short'), VOICES.date),
    pieces: [
      ...lead(job, before),
      ...words(job, sentence(stood), brief.lang, VOICES.cell),
      say(' ', VOICES.cell),
      ...sayAll(job, came, VOICES.runIn),
      ...(outcomes ? [say(' ', VOICES.cell), ...words(job, sentence(outcome.text), brief.lang, VOICES.cell)] : []),
      ...(score === undefined ? [] : [say(' ', VOICES.cell), sayOurs(job, score, VOICES.runIn)]),
      ...warned(job, [stood, outcome.text], brief),
      ...whose(job, one, fragment),
    ],
    at: START,
  };
}

/** What comes next, what is overdue first. */
function due(job: Setup, { due: all, moreDue }: Digest, { due: most }: Kept): Block[] {
  const items = all.slice(0, most).map((one) => dueItem(job, one));
  return list(job, job.w.digest.due, items, all.length + moreDue);
}

function dueItem(job: Setup, one: Due): Item {
  const { brief, on, text: content, fragment, late } = one;
  return {
    label: sayOurs(job, date(on, job.lang, 'short'), VOICES.date),
    pieces: [
      ...lead(job, ours(said.dueLead(one), brief.lang), late ? VOICES.warning : VOICES.cellHead),
      ...words(job, sentence(content), brief.lang, VOICES.cell),
      ...warned(job, [content], brief),
      ...whose(job, one, fragment),
    ],
    at: START,
  };
}

/** What the sheet has no room for, by name, and where it stands. */
function elsewhere(job: Setup, digest: Digest, { outcomes, reasons, notes, leftOpen: open }: Kept): Block[] {
  const { w } = job;
  const left = [
    ...(!notes && digest.withdrawn.length ? [w.digest.notes] : []),
    ...(!outcomes && digest.settled.length ? [w.outcomes] : []),
    ...(!reasons && digest.fresh.length ? [w.digest.reasons] : []),
    ...(digest.leftOpen.length && !open ? [`${w.digest.left} (${digest.leftOpen.length})`] : []),
  ];
  return left.length ? [stack([rule(0.4, COLOURS.hair), gap('small'), paragraph(job, allOf(job, left))])] : [];
}
