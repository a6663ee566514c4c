import { plain, type Brief, type Claim } from '../model/brief.ts';
import { citationsIn } from '../model/parts.ts';
import type { Site } from '../model/site.ts';
import { SOURCE_STATUSES } from '../model/source.ts';
import { address, label } from '../wording/phrases.ts';

/** Every position of every brief, a row each: who holds what, on what basis, and which sources say so. */
export function positionsCsv(briefs: readonly Brief[], site: Site): string {
  const more = [
    'actor_id',
    'actor',
    'kind',
    'office',
    'represents',
    'basis',
    'wants',
    'wants_sources',
    'offers',
    'offers_sources',
    'url',
    ...FALLEN,
  ];
  const rows = briefs.flatMap((brief) =>
    brief.positions.map(({ actor, basis, wants, offers }) => [
      ...common(brief),
      actor.id,
      actor.name,
      actor.kind,
      actor.office ?? '',
      actor.represents?.name ?? '',
      basis,
      wants ? plain(wants.text) : '',
      wants ? sourcesOf(wants, brief) : '',
      offers ? plain(offers.text) : '',
      offers ? sourcesOf(offers, brief) : '',
      address(brief, site.url),
      ...fallenOf([wants, offers], brief),
    ]),
  );
  return csv([[...COMMON, ...more], ...rows]);
}

/** Every forecast of every brief, a row each, with its outcome and Brier score where it has been settled. */
export function forecastsCsv(briefs: readonly Brief[], site: Site): string {
  const more = [
    'forecast',
    'question',
    'probability',
    'resolves',
    'criteria',
    'resolver',
    'outcome',
    'outcome_on',
    'outcome_text',
    'brier',
    'url',
    ...FALLEN,
  ];
  const rows = briefs.flatMap((brief) =>
    brief.forecasts.map((f) => [
      ...common(brief),
      f.id,
      plain(f.text),
      f.probability,
      f.resolves,
      f.criteria,
      f.resolver,
      f.outcome?.is ?? '',
      f.outcome?.on ?? '',
      f.outcome ? plain(f.outcome.text) : '',
      f.brier ?? '',
      address(brief, site.url),
      ...fallenOf([f, f.outcome], brief),
    ]),
  );
  return csv([[...COMMON, ...more], ...rows]);
}

/** Every judgement, scenario and forecast of every brief, a row each, by the id that it keeps through all editions. */
export function outlookCsv(briefs: readonly Brief[], site: Site): string {
  const more = [
    ...['kind', 'id', 'text', 'name', 'term', 'low', 'high', 'probability', 'confidence', 'by', 'due'],
    ...['outcome', 'outcome_on', 'outcome_text', 'outcome_sources', 'brier', 'set_brier', 'url', ...FALLEN],
  ];
  const rows = briefs.flatMap((brief) =>
    outlookOf(brief).map(({ kind, id, of, said, outcome, brier, setBrier }) => [
      ...common(brief),
      ...[kind, id, plain(of.text), ...said],
      ...(outcome ? [outcome.is, outcome.on, plain(outcome.text), sourcesOf(outcome, brief)] : ['', '', '', '']),
      ...[brier ?? '', setBrier ?? '', `${address(brief, site.url)}#${kind}-${id}`],
      ...fallenOf([of, outcome], brief),
    ]),
  );
  return csv([[...COMMON, ...more], ...rows]);
}

/** An element of the outlook as the table has it. */
interface Element {
  kind: 'judgement' | 'scenario' | 'forecast';
  id: string;
  of: Pick<Claim, 'text'>;
  /** From its name to the day it is due. */
  said: readonly Value[];
  outcome: (Claim & { is: string; on: string }) | undefined;
  brier?: number | undefined;
  /** Of all scenarios together. */
  setBrier?: number | undefined;
}

const outlookOf = (brief: Brief): Element[] => [
  ...brief.judgements.map(({ id, text, term, low, high, confidence, by = '', due = '', outcome }): Element => ({
    ...{ kind: 'judgement', id, of: { text } },
    said: ['', term, low, high, '', confidence, by, due],
    outcome,
  })),
  ...brief.scenarios.map(({ id, text, name, probability }): Element => {
    const { due = '', outcome, brier: setBrier } = brief.scenarioSet ?? {};
    const is =
      outcome?.is === 'came' || outcome?.is === 'none' ? (outcome.scenario === name ? 'yes' : 'no') : outcome?.is;
    return {
      ...{ kind: 'scenario', id, of: { text }, setBrier },
      said: [name, '', '', '', probability, '', '', due],
      outcome: outcome && is ? { ...outcome, is } : undefined,
    };
  }),
  ...brief.forecasts.map(({ id, text, probability, resolves, outcome, brier }): Element => ({
    ...{ kind: 'forecast', id, of: { text }, brier },
    said: ['', '', '', '', probability, '', resolves, resolves],
    outcome,
  })),
];

type Value = string | number;

const COMMON = ['briefing', 'title', 'as_of', 'published', 'status', 'edition', 'label', 'topics'];

const common = (brief: Brief): Value[] => [
  brief.id,
  brief.title,
  brief.asOf,
  brief.published,
  brief.status,
  brief.edition,
  label(brief),
  brief.topics.join('; '),
];

/** The ids of the sources that a claim cites, in the order it cites them. */
function sourcesOf(claim: Claim, brief: Brief): string {
  const cited = claim.text.flatMap((part) =>
    part.kind === 'mark' ? (brief.citations[part.citation - 1]?.source ?? []) : [],
  );
  return [...new Set(cited)].join('; ');
}

/** The columns for sources that do not stand as they were captured. */
const FALLEN = ['withdrawn_sources', 'corrected_sources'];

/** The ids of the sources that texts of a row cite and that were withdrawn, and of those that were corrected. */
function fallenOf(texts: readonly (Pick<Claim, 'text'> | undefined)[], brief: Brief): string[] {
  const cited = new Set<string>(
    texts.flatMap((claim) => citationsIn(claim?.text ?? [], brief)).map(({ source }) => source),
  );
  return SOURCE_STATUSES.map((status) =>
    brief.sources
      .filter((source) => source.status === status && cited.has(source.id))
      .map(({ id }) => id)
      .join('; '),
  );
}

/** RFC 4180, CRLF, texts in quotation marks; begins with a byte order mark, without which Excel does not read UTF-8. */
const csv = (rows: readonly (readonly Value[])[]): string =>
  '\uFEFF' + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

/**
 * A spreadsheet runs a cell that begins with one of these as a formula, quoted or not; an apostrophe before it makes it
 * text (OWASP, "CSV Injection"). The wide forms are the same to some, and an import may drop blanks, unseen characters
 * and quotation marks before it.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}"'“”]*[=+\-@|＝＋－＠−]/u;

function field(value: Value): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}
