import type { Claim, Forecast, Judgement, Scenario } from '../model/brief.ts';
import type { Place } from '../problem.ts';
import { joined, ours, type Phrase } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import { sentence, stop } from '../wording/sentence.ts';
import type { Block } from './blocks.ts';
import { BETWEEN, within } from './lists.ts';
import type { Piece } from './prepare.ts';
import { shadeOf, sharesPart } from './pictures.ts';
import {
  computed,
  gap,
  rich,
  runIn,
  say,
  sayAll,
  sayOurs,
  section,
  spaced,
  stack,
  text,
  VOICES,
  type Job,
  type Setup,
} from './pieces.ts';
import { COLOURS } from './theme.ts';

/**
 * What a full sheet leaves to the site: the words of scenarios, the terms of forecasts, the words of outcomes; and whether all
 * scenarios are drawn as one bar.
 */
interface Left {
  readonly scenarios: boolean;
  readonly forecasts: boolean;
  readonly outcomes: boolean;
  readonly shares?: boolean;
}

/** Judgements, scenarios and forecasts; scenarios by name alone where the sheet is too full for more. */
export function outlook(job: Job, left: Left): Block[] {
  const { brief, w } = job;
  const at = (brief.judgements[0] ?? brief.scenarios[0] ?? brief.forecasts[0])?.at;
  if (!at) return [];
  const judgements = brief.judgements.map((j) => ({ at: j.at, pieces: judgement(job, j, left) }));
  const forecasts = brief.forecasts.map((f) => ({ at: f.at, pieces: forecast(job, f, left) }));
  if (job.setting === 'lines') return [outlookInLines(job, at, left, judgements, forecasts)];
  const [first = [], last = []] = [judgements, forecasts].map((all) => all.map((said) => paragraph(job, said)));
  const settled = [setOutcome(job, left)].flatMap((said) => (said ? [paragraph(job, said)] : []));
  const across = stack(spaced([...first, ...scenarios(job, left), ...settled, ...last], 'outlook'));
  const rest = inFull(job, left).map((more) => text(job, [more], at, { tag: { role: 'P' } }));
  return [section(job, w.outlook, at, [across, ...rest])];
}

/** A paragraph, and where it stands in the briefing. */
interface Said {
  readonly at: Place;
  readonly pieces: readonly Piece[];
}

const paragraph = (job: Job, { at, pieces }: Said): Block =>
  text(job, pieces, at, { size: 'body', tag: { role: 'P' } });

/** Each begins with its likelihood, in a voice of its own, and so can stand on the line where the one before it ends. */
function outlookInLines(
  job: Job,
  at: Place,
  left: Left,
  judgements: readonly Said[],
  forecasts: readonly Said[],
): Block {
  const one = (pieces: readonly Piece[]): Piece[] => within([{ role: 'P' }], [...pieces, BETWEEN]);
  const heads = left.scenarios ? job.brief.scenarios.flatMap((s) => one(scenarioHead(job, s))) : [];
  const first = [...runIn(job, job.w.outlook), ...judgements.flatMap(({ pieces }) => one(pieces)), ...heads];
  const settled = setOutcome(job, left);
  const last = [
    ...(settled ? one(settled.pieces) : []),
    ...forecasts.flatMap(({ pieces }) => one(pieces)),
    ...inFull(job, left).flatMap((more) => one([more])),
  ];
  if (left.scenarios || !job.brief.scenarios.length) return text(job, [...first, ...last], at, { size: 'body' });
  const rest = last.length ? [text(job, last, at, { size: 'body' })] : [];
  return stack(
    spaced(
      [text(job, first, at, { size: 'body' }), ...scenarios(job, { ...left, scenarios: false }), ...rest],
      'outlook',
    ),
  );
}

const lead = (job: Job, phrase: Phrase): Piece[] => [...sayAll(job, phrase, VOICES.runIn), say(' ', VOICES.body)];

/** Likelihood and confidence stand in sentences of their own, the second in a quieter voice. */
function judgement(job: Job, j: Judgement, left: Left): Piece[] {
  const { lang } = job.brief;
  return [
    ...lead(job, phrases.judgementLead(j, lang)),
    ...rich(job, sentence(j.text), VOICES.body),
    ...sayAll(job, phrases.confidence(j, lang), VOICES.note, ' '),
    ...(j.outcome ? came(job, left, ours(phrases.outcomeLead(j.outcome, lang), lang), j.outcome) : []),
  ];
}

/** Side by side, since they exclude each other. */
function scenarios(job: Job, { scenarios: short, shares = false }: Left): Block[] {
  const { scenarios: all } = job.brief;
  if (!all.length) return [];
  const columns = all.map((s, i) => {
    const head = text(job, scenarioHead(job, s), s.at, { tag: { role: 'P' } });
    const body = short ? [] : [text(job, scenarioWords(job, s), s.at, { tag: { role: 'P' } })];
    return { block: stack([...(shares ? [shaded(job, i, head)] : [...meter(s), head]), ...body]), width: { share: 1 } };
  });
  const row: Block = { kind: 'row', columns, gutter: 'gutter' };
  return shares ? [stack([gap('meter'), sharesPart(job), gap('meter'), row])] : [row];
}

/** A name behind the shade that it has in the bar. */
const shaded = (job: Job, i: number, head: Block): Block => ({
  kind: 'row',
  columns: [
    { block: shadeOf(job, i), width: { fixed: 'hang' } },
    { block: head, width: { share: 1 } },
  ],
});

const scenarioHead = (job: Job, s: Scenario): Piece[] =>
  sayAll(job, phrases.scenarioLead(s, job.brief.lang), VOICES.runIn);
const scenarioWords = (job: Job, s: Scenario): Piece[] => rich(job, sentence(s.text), VOICES.cell);

const meter = ({ probability }: Scenario): Block[] => [
  gap('meter'),
  { kind: 'meter', share: probability / 100, weight: 2.2, colour: COLOURS.accent, ground: COLOURS.track },
  gap('meter'),
];

/** Where the words stand that the sheet has no room for. */
function inFull(job: Job, left: Left): Piece[] {
  const { w } = job;
  const of = [
    ...(left.scenarios ? [w.scenarios] : []),
    ...(left.forecasts ? [w.forecasts] : []),
    ...(left.outcomes ? [w.outcomes] : []),
  ];
  return allOf(job, of);
}

/** "Scenarios, Forecasts: in full at readout.example/…", of what was left out. */
export function allOf(job: Setup, of: readonly string[]): Piece[] {
  const { page, w } = job;
  if (!of.length) return [];
  if (!page?.whole) return [sayOurs(job, `${of.join(', ')}: ${w.inFullInMail}`, VOICES.note)];
  const link = { href: page.href, alt: page.title };
  return [sayOurs(job, `${of.join(', ')}: ${w.inFullAt(page.shown)}`, VOICES.note, { link })];
}

/** The question with its probability and day, what would settle it, and what did. */
function forecast(job: Job, f: Forecast, left: Left): Piece[] {
  const { lang } = job.brief;
  const terms = joined(phrases.forecastTerms(f, lang), ' ');
  return [
    ...lead(job, ours(phrases.forecastLead(f, lang), lang)),
    ...rich(job, sentence(f.text), VOICES.body),
    ...(left.forecasts ? [] : sayAll(job, terms, VOICES.note, ' ')),
    ...(f.outcome
      ? came(job, left, ours(phrases.outcomeLead(f.outcome, lang), lang), f.outcome, phrases.brier(f, lang))
      : []),
  ];
}

/** What came, after what was said would. */
const came = (job: Job, left: Left, head: Phrase, outcome: Claim, score?: string): Piece[] => [
  say(' ', VOICES.body),
  ...settlement(job, left, head, outcome, score),
];

const settlement = (job: Job, left: Left, head: Phrase, outcome: Claim, score?: string): Piece[] => [
  ...(left.outcomes ? sayAll(job, head, VOICES.runIn) : lead(job, head)),
  ...(left.outcomes ? [] : [...rich(job, sentence(outcome.text), VOICES.body), ...computed(job, outcome)]),
  ...(score === undefined ? [] : [sayOurs(job, ` ${stop(score)}`, VOICES.note)]),
];

/** What came of the scenarios together. */
function setOutcome(job: Job, left: Left): Said | undefined {
  const { scenarioSet: set, lang } = job.brief;
  if (!set?.outcome) return undefined;
  const head = phrases.setOutcomeLead(set.outcome, lang);
  return { at: set.outcome.at, pieces: settlement(job, left, head, set.outcome, phrases.brierOfSet(set, lang)) };
}
