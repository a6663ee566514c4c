import type { Brief, Judgement, Rich, Span } from '../model/brief.ts';
import { briefsIn, isEmpty, type Digest, type Entry, type Settled } from '../model/digest.ts';
import type { Due } from '../model/due-next.ts';
import { plain } from '../model/plain.ts';
import type { Site } from '../model/site.ts';
import { wording } from './index.ts';
import { changeLead, changeSummary, changeValues } from './changes.ts';
import { date, days } from './dates.ts';
import { about, joined, ours, own, type Phrase } from './phrase.ts';
import * as phrases from './phrases.ts';
import { stop } from './sentence.ts';

/** What the parts of a digest say in print, once for every output. The digest itself is in the site's language, each part in its briefing's. */

const WEEK = 7;

/** "The week to 7 August 2025", or the days of a span of another length; with the topic, where it is of one. */
export function titleOf({ span: { from, to }, topic }: Pick<Digest, 'span' | 'topic'>, lang: string): Phrase {
  const w = wording(lang).digest;
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const title = length === WEEK ? w.week(date(to, lang)) : w.span(days(from, to, lang));
  return topic === undefined ? ours(title, lang) : about(topic, lang, (name) => w.on(title, name));
}

/** "2 new · 1 settled"; empty where nothing is new. */
export function countsOf(digest: Digest, lang: string): string {
  const { counts } = wording(lang).digest;
  const { withdrawn, fresh, changed, settled, leftOpen } = digest;
  const all = [
    [counts.withdrawn, withdrawn.length],
    [counts.fresh, fresh.length],
    [counts.changed, changed.length],
    [counts.settled, settled.length],
    [counts.left, leftOpen.length],
  ] as const;
  return all
    .filter(([, n]) => n)
    .map(([say, n]) => say(n))
    .join(' · ');
}

/** "1–7 August 2025 · 2 new · 1 settled" */
export const datelineOf = (digest: Digest, lang: string): string =>
  [spanOf(digest, lang), countsOf(digest, lang)].filter(Boolean).join(' · ');

export const spanOf = ({ span: { from, to } }: Pick<Digest, 'span'>, lang: string): string => days(from, to, lang);

/** Said in the place of all else, where there is nothing new. */
export const nothingNew = (digest: Digest, lang: string): string | undefined =>
  isEmpty(digest) ? wording(lang).digest.nothing(spanOf(digest, lang)) : undefined;

/** Where the site shows it. */
export const digestAddress = (siteUrl: string): string => `${siteUrl}/digest/`;

/** "As of 6 August 2025, 18:00 UTC · Edition 2 · Moscow"; the label, where it is not the digest's. */
export function entryDateline({ brief }: Pick<Entry, 'brief'>, digest: Pick<Digest, 'tlp'>): Phrase {
  const { lang, place, edition, tlp } = brief;
  const w = wording(lang);
  const all = [
    ...(tlp === digest.tlp ? [] : [ours(phrases.label(brief), lang)]),
    ours(phrases.asOf(brief), lang),
    ...(edition === 1 ? [] : [ours(w.edition(edition), lang)]),
    ...(place === undefined ? [] : [own(place, lang)]),
  ];
  return joined(all, ' · ');
}

/** How many editions of one briefing a digest tells the changes of. */
const REVISIONS = 3;

/**
 * What the editions of the span changed, a line each: "Since edition 1: judgement lowered, fact added (2)"; of one that is not new
 * also each judgement that moved, or else the note of an edition without those before it.
 */
export function changesOf({ brief, revisions }: Entry, detailed: boolean): Phrase[] {
  const { lang } = brief;
  const summaries = revisions.flatMap(({ editions }) => (editions?.since ? [changeSummary(editions.since, lang)] : []));
  const kept = summaries.slice(0, REVISIONS);
  const more = summaries.length - kept.length;
  const said = [...kept, ...(more ? [ours(wording(lang).changes.more(more), lang)] : [])];
  const note = phrases.change(brief);
  const why = brief.edition > 1 && note ? [note] : [];
  return detailed ? [...why, ...said, ...revisions.flatMap(moved).slice(0, REVISIONS)] : said;
}

/** "Judgement lowered: from likely (55–80 %) to unlikely (20–45 %) · Talks resume", for each that moved. */
function moved({ editions, lang }: Brief): Phrase[] {
  const changes = editions?.since?.changes ?? [];
  return changes
    .filter(({ did }) => did === 'raised' || did === 'lowered')
    .map((change) => {
      const values = changeValues(change, lang);
      const lead = `${changeLead(change, lang)}: `;
      const words = own(change.text, change.lang ?? lang);
      return joined([ours(lead, lang), ...(values ? [values, ours(' · ', lang)] : []), words]);
    });
}

/** What a reader is to know before relying on it: what has become of the edition since the span, and of its sources. */
export function cautions({ brief, since }: Entry): Phrase[] {
  const w = wording(brief.lang);
  const fell = fallenOf(brief);
  return [...(since ? [w.digest.since[since]] : []), ...(fell ? [stop(w.sourceStatus.rests[fell])] : [])].map((words) =>
    ours(words, brief.lang),
  );
}

/** What has become of a source of a briefing: withdrawn, where one was; else corrected. */
export function fallenOf({ sources }: Pick<Brief, 'sources'>): 'withdrawn' | 'corrected' | undefined {
  const met = sources.map(({ status }) => status);
  return met.includes('withdrawn') ? 'withdrawn' : met.find((status) => status !== undefined);
}

/** What has become of a source that these texts rest on. */
export function caution(texts: readonly Rich[], brief: Brief): Phrase | undefined {
  const [words] = texts.flatMap((text) => phrases.restsOn(text, brief) ?? []);
  return words === undefined ? undefined : ours(stop(words), brief.lang);
}

/** What stood to be settled, and how likely it was said to be: "Unlikely (20–45 %) by 31 August 2025:" */
export function saidBefore(settled: Settled): { lead: Phrase; text: Rich } {
  const { lang } = settled.brief;
  switch (settled.kind) {
    case 'judgement':
      return { lead: phrases.judgementLead(settled.judgement, lang), text: settled.judgement.text };
    case 'forecast':
      return { lead: ours(phrases.forecastLead(settled.forecast, lang), lang), text: settled.forecast.text };
    case 'scenarios':
      return { lead: ours(`${wording(lang).scenarios}:`, lang), text: namesOf(settled.brief) };
  }
}

/** "No step (60 %), Partial step (30 %)" */
function namesOf({ scenarios, lang }: Brief): Rich {
  const w = wording(lang);
  const names = scenarios.map(({ name, probability }) => `${name} (${w.percent(probability)})`);
  return [{ kind: 'text', text: names.join(', ') }];
}

/** "Outcome, 23 November 2025: no.", and its score where it has one. */
export function cameOf(settled: Settled): { lead: Phrase; score?: string } {
  const { lang } = settled.brief;
  if (settled.kind === 'scenarios') {
    const score = phrases.brierOfSet(settled.set, lang);
    return { lead: phrases.setOutcomeLead(settled.outcome, lang), ...(score !== undefined && { score: stop(score) }) };
  }
  const score = settled.kind === 'forecast' ? phrases.brier(settled.forecast, lang) : undefined;
  return {
    lead: ours(phrases.outcomeLead(settled.outcome, lang), lang),
    ...(score !== undefined && { score: stop(score) }),
  };
}

/** "Forecast (10 %):", "Judgement (unlikely, 20–45 %):", "To watch:"; and "overdue", where it is. */
export function dueLead({ kind, likelihood, late, brief: { lang } }: Due): string {
  const w = wording(lang);
  const { kinds, overdue } = w.homePage;
  const said =
    likelihood &&
    (likelihood.term === undefined
      ? w.percent(likelihood.low)
      : `${w.terms[likelihood.term] ?? likelihood.term}, ${w.range(likelihood.low, likelihood.high)}`);
  return `${kinds[kind]}${said === undefined ? '' : ` (${said})`}${late ? `, ${overdue}` : ''}:`;
}

/** The first judgement of a briefing. */
export const firstJudgement = ({ brief }: Pick<Entry, 'brief'>): Judgement | undefined => brief.judgements[0];

/** The line on machine assistance: what all briefings say alike, or that each has its own. */
export function assistance(digest: Digest, lang: string): Phrase | undefined {
  const w = wording(lang);
  const [line, ...more] = new Set(briefsIn(digest).map(({ ai }) => ai));
  if (line === undefined) return undefined;
  return ours(line === 'none' && !more.length ? w.ai(line) : w.digest.ai, lang);
}

/** What its sheet's metadata says of a digest beside its title and language. */
export const digestFacts = (digest: Digest, { name, lang }: Pick<Site, 'name' | 'lang'>) => ({
  author: name,
  subject: `${phrases.label(digest)}. ${[...digest.fresh, ...digest.changed].map(({ brief }) => phrases.title(brief)).join('. ') || wording(lang).digest.about(spanOf(digest, lang))}`,
  created: `${digest.span.to}T00:00:00Z`,
});

/** The words of a text where its sources are not named: what closes a sentence closes up where a mark stood before it. */
export function unmarked(text: Rich): Span[] {
  const out: Span[] = [];
  text.forEach((part, i) => {
    const last = out.at(-1);
    const atMark = text[i - 1]?.kind === 'mark';
    if (part.kind === 'mark') return;
    if (last && atMark && /^[.,;:!?…)\]”’»]/u.test(part.text)) out[out.length - 1] = trimmed(last);
    out.push(part);
  });
  const last = out.pop();
  return last ? [...out, trimmed(last)] : out;
}

const trimmed = (span: Span): Span => ({ ...span, text: span.text.trimEnd() });

export const wordsOf = (text: Rich): string => plain(unmarked(text));
