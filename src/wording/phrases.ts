import type {
  Brief,
  BriefSource,
  Forecast,
  Judgement,
  KeyFact,
  Outcome,
  Position,
  Quote,
  Scenario,
  Watch,
} from '../model/brief.ts';
import { plain } from '../model/plain.ts';
import type { Site } from '../model/site.ts';
import { date, isDate, moment } from './dates.ts';
import { wording } from './index.ts';
import { stop } from './sentence.ts';

/**
 * What the parts of a brief say in print, once for every output: the sheet, the page, the mail and the pictures all
 * print these, so no two of them can word one thing differently. `lang` is the briefing's.
 */

/** A name as it begins a heading. */
export const capital = (s: string): string => s.replace(/^./u, (c) => c.toUpperCase());

export const label = (brief: Pick<Brief, 'tlp'>): string => `TLP:${brief.tlp}`;

/** A briefing's title away from its own head, where nothing else would say that it is a draft, or withdrawn. */
export const title = ({ title, status, lang }: Pick<Brief, 'title' | 'status' | 'lang'>): string =>
  status === 'published' ? title : wording(lang).titled[status](title);

export const asOf = (brief: Brief): string => wording(brief.lang).asOf(moment(brief.asOf, brief.lang));

/** "Unlikely (20–45 %) by the US deadline:" */
export function judgementLead(j: Judgement, lang: string): string {
  const w = wording(lang);
  return capital(w.judgement(w.terms[j.term] ?? j.term, w.range(j.low, j.high), deadline(j, lang)));
}

/** What a judgement is bound to: a date as the language says it, else the writer's own words. */
export const deadline = ({ by }: Pick<Judgement, 'by'>, lang: string): string | undefined =>
  by !== undefined && isDate(by) ? date(by, lang) : by;

/** "Confidence moderate: one report; neither side published terms." */
export function confidence(j: Judgement, lang: string): string {
  const w = wording(lang);
  return stop(w.confidence(w.confidenceLevel[j.confidence], j.because));
}

export function scenarioLead(s: Scenario, lang: string): string {
  const w = wording(lang);
  return w.scenario(s.name, w.percent(s.probability));
}

/** What a key fact is marked as: disputed, else a claim; nothing where it is the desk's own finding. */
export function factMark({ disputed, kind }: Pick<KeyFact, 'disputed' | 'kind'>, lang: string): string | undefined {
  const w = wording(lang);
  return disputed ? w.disputed : kind === 'claim' ? w.claim : undefined;
}

/** "10 % by 31 August 2025:" */
export function forecastLead(f: Forecast, lang: string): string {
  const w = wording(lang);
  return w.forecast(w.percent(f.probability), date(f.resolves, lang));
}

/** "Outcome, 23 November 2025: no." */
export function outcomeLead(o: Outcome, lang: string): string {
  const w = wording(lang);
  return w.outcome(w.outcomeIs[o.is], date(o.on, lang));
}

export const brier = (f: Forecast, lang: string): string | undefined =>
  f.brier === undefined ? undefined : wording(lang).brier(decimal(f.brier, lang));

/** "0.01": two decimals, as the language writes them. */
export const decimal = (n: number, lang: string): string =>
  new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(n);

/** "8 August 2025, raises the likelihood" */
export function watchLead(watch: Watch, lang: string): string {
  return watch.effect ? `${date(watch.on, lang)}, ${wording(lang)[watch.effect]}` : date(watch.on, lang);
}

/** Who speaks a quotation: "Yuri Ushakov, aide to the President of Russia", or the unnamed speaker's description. */
export const speaker = (q: Quote): string =>
  q.by ? (q.by.office ? `${q.by.name}, ${q.by.office}` : q.by.name) : (q.speaker ?? '');

/** What stands under an actor's name in the table: the office held, or whom the actor speaks for. */
export const underActor = (p: Position): string | undefined => p.actor.office ?? p.actor.represents?.name;

/** "unsigned news report, publisher not stated": what kind of evidence a passage is, in a few words. */
export function sourceKind(s: BriefSource, lang: string): string {
  return `${s.descriptor}, ${s.publisher === 'not stated' ? wording(lang).publisherNotStated : s.publisher}`;
}

/** "White House, 6 August 2025, fact sheet" — what follows a source's title. */
export function sourceDetail(s: BriefSource, lang: string): string {
  const w = wording(lang);
  const publisher = s.publisher === 'not stated' ? w.publisherNotStated : s.publisher;
  const on = date(s.published, lang);
  return `${publisher}, ${s.publishedBy === 'editor' ? `${on} (${w.editorsDate})` : on}, ${s.descriptor}`;
}

/** Desk and reviewers: "Europe desk; reviewed by Standards desk". */
export function byline(brief: Brief): string {
  const list = new Intl.ListFormat(brief.lang, { type: 'conjunction' });
  const authors = list.format(brief.authors);
  return brief.reviewedBy.length ? wording(brief.lang).reviewed(authors, list.format(brief.reviewedBy)) : authors;
}

/** Where the brief stands, without the scheme: "readout.example/briefings/moscow-talks/". */
export const shortAddress = (brief: Pick<Brief, 'id'>, siteUrl: string): string =>
  `${siteUrl.replace(/^https?:\/\//, '')}/briefings/${brief.id}/`;

export const address = (brief: Pick<Brief, 'id'>, siteUrl: string): string => `${siteUrl}/briefings/${brief.id}/`;

/** What a sheet's metadata says of its brief beside its title and language. */
export const sheetFacts = (brief: Brief, site: Pick<Site, 'name'>) => ({
  author: `${site.name}, ${byline(brief)}`,
  subject: `${label(brief)}. ${plain(brief.bottomLine.text)}`,
  created: brief.asOf,
});
