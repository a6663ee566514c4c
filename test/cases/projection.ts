import type { Brief, Citation, Claim, Rich } from '../../src/model/brief.ts';
import type { Prose } from '../../src/model/prose.ts';
import type { Published } from '../../src/model/publish.ts';
import { withheldLine } from '../../src/model/publish.ts';
import type { Problem } from '../../src/problem.ts';

/** The readable forms that cases compare: what a writer sees of the problems, and what the outputs get of the content. */

export function problemsText(problems: readonly Problem[]): string {
  const one = (p: Problem): string =>
    `${p.file}:${p.line}:${p.column}-${p.endLine}:${p.endColumn} ${p.severity} ${p.message} ${p.rule}\n  ${p.note}\n` +
    (p.fix ? `  ${p.fix.safe ? 'mended' : 'could be'}: ${p.fix.label}\n` : '');
  return problems.map(one).join('') || 'No problems\n';
}

/** What may be published, in printing order; citations with their words between ‹ and ›. */
export function publishedText({ site, briefings, earlier, withheld, sources, actors }: Published): string {
  const held = withheldLine(withheld, site.audience);
  const list = (all: readonly { id: string }[]): string => all.map((x) => x.id).join(', ') || 'none';
  return [
    `${site.name} · ${site.url} · ${site.lang} · ${site.paper} · ${site.scale} · TLP:${site.audience}`,
    ...(held ? [held] : []),
    `sources: ${list(sources)}`,
    `actors: ${list(actors)}`,
    ...briefings.map((b) => `\n${briefText(b)}`),
    ...earlier.map((b) => `\nsuperseded: ${b.id}, edition ${b.edition}`),
    '',
  ].join('\n');
}

function briefText(brief: Brief): string {
  const by = `${brief.authors.join(', ')}; reviewed by ${brief.reviewedBy.join(', ') || 'nobody'}`;
  return [
    `${brief.id}: ${brief.title}`,
    `as of ${brief.asOf}, published ${brief.published}, ${brief.status}, TLP:${brief.tlp}, edition ${brief.edition}, ${brief.lang}`,
    by,
    ...(brief.editions?.since?.changes ?? []).map(
      (c) =>
        `since edition ${brief.editions?.since?.edition}: ${c.subject} ${c.did}, ${c.class}: ${c.was ?? ''} → ${c.now ?? ''}`,
    ),
    `bottom line: ${rich(brief.bottomLine.text)}`,
    ...(brief.whyItMatters ? [`why it matters: ${rich(brief.whyItMatters.text)}`] : []),
    ...brief.keyFacts.map((f) => `${f.disputed ? 'disputed ' : ''}${f.kind}${on(f.on)}: ${claim(f)}`),
    ...brief.positions.flatMap((p) => [
      `position of ${actor(p.actor)}, ${p.basis}`,
      `  wants: ${p.wants ? claim(p.wants) : 'not stated'}`,
      `  offers: ${p.offers ? claim(p.offers) : 'not stated'}`,
    ]),
    ...brief.quotes.map((q) => `quote of ${q.by ? actor(q.by) : q.speaker}, ${q.lang}: ${claim(q)}`),
    ...brief.judgements.flatMap((j) => [
      `judgement: ${j.term} ${j.low}–${j.high} by ${j.by ?? 'any day'}: ${rich(j.text)}; confidence ${j.confidence}: ${j.because}`,
      ...(j.outcome ? [`  outcome ${j.outcome.is} on ${j.outcome.on}: ${claim(j.outcome)}`] : []),
    ]),
    ...brief.scenarios.map((s) => `scenario ${s.probability}: ${s.name}: ${rich(s.text)}`),
    ...scenariosCame(brief),
    ...brief.forecasts.flatMap((f) => [
      `forecast ${f.id} ${f.probability} by ${f.resolves}: ${rich(f.text)}; ${f.criteria}; ${f.resolver}`,
      ...(f.outcome
        ? [`  outcome ${f.outcome.is} on ${f.outcome.on}, Brier ${f.brier ?? 'none'}: ${claim(f.outcome)}`]
        : []),
    ]),
    ...brief.watch.map((w) => `watch${on(w.on)}${w.effect ? `, ${w.effect}` : ''}: ${rich(w.text)}`),
    ...brief.gaps.map((g) => `gap: ${rich(g.text)}`),
    ...brief.sources.flatMap((s) => [
      `source ${s.number}: ${s.id}, ${s.publisher}, ${s.published}`,
      ...(s.status ? [`  ${s.status} on ${s.statusOn ?? 'no day'}: ${s.statusNote}`] : []),
    ]),
    ...brief.citations.map((c) => `citation ${c.id}: source ${c.number}, ${context(c)}`),
    ...(brief.oneSided ? [`one-sided: ${actor(brief.oneSided)}`] : []),
    ...(brief.background === undefined
      ? []
      : ['background:', ...brief.background.map((node) => indent(outline(node)))]),
  ].join('\n');
}

function scenariosCame({ scenarioSet: set }: Brief): string[] {
  if (!set?.outcome) return [];
  const { is, scenario, on: day } = set.outcome;
  return [
    `  outcome of the scenarios ${scenario ?? is} on ${day}, Brier ${set.brier ?? 'none'}: ${claim(set.outcome)}`,
  ];
}

const on = (date: string | undefined): string => (date === undefined ? '' : ` on ${date}`);
const actor = (a: Brief['positions'][number]['actor']): string => (a.office ? `${a.name}, ${a.office}` : a.name);
const claim = (c: Claim): string => rich(c.text) + (c.computed ? ` (computed: ${c.computed})` : '');
const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** A background's tree, a line a node that holds no words of its own, a step further in each. */
function outline(node: Prose): string {
  if ('value' in node) return `${node.type} ${JSON.stringify(node.value)}`;
  const { type, children = [], ...own } = { children: undefined, ...node };
  const told = Object.entries(own).map(([key, value]) => ` ${key}=${value}`);
  return [type + told.join(''), ...children.map((child) => indent(outline(child)))].join('\n');
}

const rich = (text: Rich): string =>
  text
    .map((s) => {
      if (s.kind === 'mark') return `[${s.citation}]`;
      const styled = s.code ? `\`${s.text}\`` : s.strong ? `**${s.text}**` : s.emphasis ? `*${s.text}*` : s.text;
      return s.href ? `${styled}<${s.href}>` : styled;
    })
    .join('');

function context(citation: Citation): string {
  return citation.context
    .map(({ paragraph, cut, parts }) => {
      const words = parts.map((p) => (p.cited ? `‹${p.text}›` : p.text)).join('');
      return `paragraph ${paragraph}: ${cut.before ? '… ' : ''}${words}${cut.after ? ' …' : ''}`;
    })
    .join(' / ');
}
