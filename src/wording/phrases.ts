import type {
  Brief,
  BriefSource,
  Citation,
  Claim,
  Forecast,
  Judgement,
  KeyFact,
  Outcome,
  Position,
  Quote,
  Rich,
  Scenario,
  ScenarioSet,
  SetOutcome,
  Watch,
} from '../model/brief.ts';
import { slugOf } from '../model/superseded.ts';
import { mayGo } from '../model/label.ts';
import { statusOfCited, statusUnder } from '../model/parts.ts';
import { plain } from '../model/plain.ts';
import type { Site } from '../model/site.ts';
import type { SourceStatus } from '../model/source.ts';
import { date, isDate, moment } from './dates.ts';
import { spoken, wording } from './index.ts';
import { about, joined, ours, own, said, type Phrase } from './phrase.ts';
import { stop } from './sentence.ts';

/**
 * What the parts of a brief say in print, once for every output: the sheet, the page, the mail and the pictures all
 * print these, so no two of them can word one thing differently. `lang` is the briefing's. What may hold a writer's words
 * beside Readout's is a phrase, which says whose each is.
 */

/** A name as it begins a heading. */
export const capital = (s: string): string => s.replace(/^./u, (c) => c.toUpperCase());

export const label = (brief: Pick<Brief, 'tlp'>): string => `TLP:${brief.tlp}`;

/** A briefing's title away from its own head, where nothing else would say that it is a draft, or withdrawn. */
export const title = (brief: Titled): string => said(titled(brief));

type Titled = Pick<Brief, 'title' | 'status' | 'lang'>;

/** The same, with whose each word is. */
export const titled = ({ title, status, lang }: Titled): Phrase =>
  status === 'published' ? own(title, lang) : about(title, lang, wording(lang).titled[status]);

export const asOf = (brief: Brief): string => wording(brief.lang).asOf(moment(brief.asOf, brief.lang));

/** "Unlikely (20–45%) by the US deadline:" */
export function judgementLead(j: Judgement, lang: string): Phrase {
  const w = wording(lang);
  const lead = (by?: string) => capital(w.judgement(w.terms[j.term] ?? j.term, w.range(j.low, j.high), by));
  if (j.by === undefined || isDate(j.by)) return ours(lead(deadline(j, lang)), lang);
  return about(j.by, lang, lead);
}

/** What a judgement is bound to: a date as the language says it, else the writer's own words. */
export const deadline = ({ by }: Pick<Judgement, 'by'>, lang: string): string | undefined =>
  by !== undefined && isDate(by) ? date(by, lang) : by;

/** "Confidence moderate: one report; neither side published terms." */
export function confidence(j: Judgement, lang: string): Phrase {
  const w = wording(lang);
  return about(j.because, lang, (because) => stop(w.confidence(w.confidenceLevel[j.confidence], because)));
}

export function scenarioLead(s: Scenario, lang: string): Phrase {
  const w = wording(lang);
  return about(s.name, lang, (name) => w.scenario(name, w.percent(s.probability)));
}

/** What a key fact is marked as: disputed, else a claim; nothing where it is the desk's own finding. */
export function factMark({ disputed, kind }: Pick<KeyFact, 'disputed' | 'kind'>, lang: string): string | undefined {
  const w = wording(lang);
  return disputed ? w.disputed : kind === 'claim' ? w.claim : undefined;
}

/** "Counts as yes: both governments say so. Settled by: the desk." */
export function forecastTerms(f: Forecast, lang: string): Phrase[] {
  const w = wording(lang);
  return [
    about(f.criteria, lang, (criteria) => stop(w.criteria(criteria))),
    about(f.resolver, lang, (resolver) => stop(w.resolver(resolver))),
  ];
}

/** "Computed: 3 + 4.", where a number that stands in no source was. */
export const computed = ({ computed: how }: Claim, lang: string): Phrase | undefined =>
  how === undefined ? undefined : about(how, lang, (words) => stop(wording(lang).computed(words)));

/** "10% by 31 August 2025:" */
export function forecastLead(f: Forecast, lang: string): string {
  const w = wording(lang);
  return w.forecast(w.percent(f.probability), date(f.resolves, lang));
}

/** "Outcome, 23 November 2025: no." */
export function outcomeLead(o: Outcome, lang: string): string {
  const w = wording(lang);
  return w.outcome(w.outcomeIs[o.is], date(o.on, lang));
}

/** "Outcome, 23 November 2025: No step.", of the scenarios together. */
export function setOutcomeLead(o: SetOutcome, lang: string): Phrase {
  const w = wording(lang);
  const on = date(o.on, lang);
  if (o.is === 'came') return about(o.scenario ?? '', lang, (name) => w.outcome(name, on));
  return ours(w.outcome(o.is === 'none' ? w.noneCame : w.outcomeIs[o.is], on), lang);
}

/** "Brier score over all scenarios 0.19", where one came or none did. */
export const brierOfSet = ({ brier: score }: ScenarioSet, lang: string): string | undefined =>
  score === undefined ? undefined : wording(lang).brierOfSet(decimal(score, lang));

export const brier = (f: Forecast, lang: string): string | undefined =>
  f.brier === undefined ? undefined : wording(lang).brier(decimal(f.brier, lang));

/** "0.01": two decimals, as the language writes them. */
export const decimal = (n: number, lang: string): string =>
  new Intl.NumberFormat(spoken(lang), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(n);

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
export const sourceKind = (s: BriefSource, lang: string): Phrase =>
  joined([own(s.descriptor, lang), publisher(s, lang)], ', ');

const publisher = (s: BriefSource, lang: string): Phrase =>
  s.publisher === 'not stated' ? ours(wording(lang).publisherNotStated, lang) : own(s.publisher, lang);

/** Where a passage stands: "1 ¶4", and on which pages where the document has some; the number is its source's. */
export function locator({ number, context, pages }: Citation, lang: string): string {
  const w = wording(lang).sourcePage;
  const [from = 1] = context.map((c) => c.paragraph);
  const at = w.paragraphs(from, context.at(-1)?.paragraph ?? from);
  return [`${number}\u00A0${at}`, ...(pages ? [w.pages(pages.from, pages.to)] : [])].join(', ');
}

/**
 * What tells a passage from every other on a page, to those who hear it: "Source 1, passage 3".
 *
 * @param among whether the page has more briefings, each with a source 1 of its own
 */
export function passageName(citation: Citation, brief: Brief, among = false): string {
  const own = brief.citations.filter((c) => c.source === citation.source);
  const passage = wording(brief.lang).sourcePage.passage(citation.number, own.indexOf(citation) + 1);
  const status = passageStatus(statusOfCited(citation, brief), brief.lang);
  const name = status === undefined ? passage : `${passage}, ${status}`;
  return among ? `${name}, ${title(brief)}` : name;
}

/** "White House, 6 August 2025, fact sheet" — what follows a source's title. */
export function sourceDetail(s: BriefSource, lang: string): Phrase {
  const on = date(s.published, lang);
  const dated = s.publishedBy === 'editor' ? `${on} (${wording(lang).editorsDate})` : on;
  return joined([publisher(s, lang), ours(dated, lang), own(s.descriptor, lang)], ', ');
}

/**
 * What stands in the brackets of a citation: its source's number, a dagger where the source was withdrawn or corrected, and the
 * pages its passage stands on, where the source has pages.
 */
export function mark(citation: Citation, brief: Pick<Brief, 'sources' | 'lang'>): string {
  const { number, pages } = citation;
  const { sourcePage, sourceStatus } = wording(brief.lang);
  const shown = `${number}${statusOfCited(citation, brief) ? sourceStatus.mark : ''}`;
  return pages ? `${shown},\u00A0${sourcePage.pages(pages.from, pages.to)}` : shown;
}

/** What is known of a source that was withdrawn or corrected. */
type Standing = Pick<BriefSource, 'status' | 'statusNote' | 'statusOn'>;

/** "† withdrawn 3 March 2026: the Authority took it back", of a source that does not stand as it was captured. */
export function sourceStatus({ status, statusNote = '', statusOn }: Standing, lang: string): Phrase | undefined {
  const w = wording(lang).sourceStatus;
  const on = statusOn && date(statusOn, lang);
  return status && about(statusNote, lang, (note) => w.line(w.is[status], note, on));
}

/** The same without the reason, where there is no room for it. */
export function sourceStatusInShort({ status, statusOn }: Standing, lang: string): Phrase | undefined {
  const w = wording(lang).sourceStatus;
  const on = statusOn && date(statusOn, lang);
  return status && ours(w.line(w.is[status], '', on).replace(/:\s*$/, ''), lang);
}

/** "3 March 2026: the Authority took it back." */
export function whatBecame({ statusNote = '', statusOn }: Standing, lang: string): Phrase {
  const on = statusOn && date(statusOn, lang);
  return about(statusNote, lang, (note) => stop(wording(lang).sourceStatus.told(note, on)));
}

/** "Source withdrawn", of the passages and claims of one that was. */
export const passageStatus = (status: SourceStatus | undefined, lang: string): string | undefined =>
  status && wording(lang).sourceStatus.passage[status];

/** "Rests on a source that was withdrawn", of a text that cites one. */
export function restsOn(text: Rich, brief: Brief): string | undefined {
  const status = statusUnder(text, brief);
  return status && wording(brief.lang).sourceStatus.rests[status];
}

/** Who wrote and reviewed it: "Europe desk; reviewed by Standards desk". */
export function byline({ authors, reviewedBy, lang }: Brief): Phrase {
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  const by = own(list.format(authors), lang);
  if (!reviewedBy.length) return by;
  const reviewed = about(list.format(reviewedBy), lang, (names) => wording(lang).reviewed('', names));
  return joined([by, reviewed]);
}

/** "Changed: adds the outcome", where an edition says why it is. */
export const change = ({ changeNote, lang }: Brief): Phrase | undefined =>
  changeNote === undefined ? undefined : about(changeNote, lang, wording(lang).change);

export const ai = ({ ai: line, lang }: Brief): Phrase => about(line, lang, wording(lang).ai);

/** Whose are all sources, where they are one party's. */
export const oneSided = ({ oneSided: party, lang }: Brief): Phrase | undefined =>
  party && about(party.name, lang, wording(lang).oneSided);

/** The site's licence, which is in the site's language, in the briefing's words. */
export const licence = (site: Pick<Site, 'licence' | 'lang'>, lang: string): Phrase | undefined =>
  site.licence === undefined ? undefined : about(site.licence, lang, wording(lang).licence, site.lang);

/** Where what is written to a site's contact goes: an address of mail, or a page. */
export const contactAddress = (contact: string): string => (contact.includes('@') ? `mailto:${contact}` : contact);

/** The part of a brief’s addresses that is its own. */
export { slugOf } from '../model/superseded.ts';

/** Where the brief stands, without the scheme: "readout.example/briefings/moscow-talks/". */
export const shortAddress = (brief: Addressed, siteUrl: string): string =>
  `${siteUrl.replace(/^https?:\/\//, '')}/briefings/${slugOf(brief)}/`;

type Addressed = Pick<Brief, 'id' | 'edition' | 'editions'>;

export const address = (brief: Addressed, siteUrl: string): string => `${siteUrl}/briefings/${slugOf(brief)}/`;

/** "Read instead: readout.example/briefings/other/", of a briefing that is withdrawn. */
export const instead = (
  { replacedBy: id, lang }: Pick<Brief, 'replacedBy' | 'lang'>,
  siteUrl: string,
): string | undefined => id && wording(lang).instead(shortAddress({ id, edition: 1 }, siteUrl));

/** Whether the site may show a brief at all; where not it has no page, no source's page for it, and goes by mail alone. */
export const onSite = ({ tlp }: Pick<Brief, 'tlp'>, { audience }: Pick<Site, 'audience'>): boolean =>
  mayGo(tlp, audience);

/** What a sheet's metadata says of its brief beside its title and language. */
export const sheetFacts = (brief: Brief, site: Pick<Site, 'name'>) => ({
  author: `${site.name}, ${said(byline(brief))}`,
  subject: `${label(brief)}. ${plain(brief.bottomLine.text)}`,
  created: brief.asOf,
});

/** "36 KB", in thousands as shops and systems count them. */
export const kilobytes = (bytes: number, lang: string): string =>
  new Intl.NumberFormat(spoken(lang), {
    style: 'unit',
    unit: 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  })
    .format(bytes / 1000)
    .replace('kB', 'KB');

/** "PDF, A4, 36 KB": the same in every language. */
export const pdfLink = (paper: string, bytes: number, lang: string): string =>
  ['PDF', paper, kilobytes(bytes, lang)].join(', ');

/** "Harbour Street Desk: “Talks end”, Edition 2, 6 August 2025." */
export function citeAs({ title: words, lang, edition, published }: Brief, site: Pick<Site, 'name' | 'lang'>): Phrase {
  const w = wording(lang);
  const work = about(words, lang, (named) => w.page.citeAs(named, w.edition(edition), date(published, lang)));
  return joined([own(site.name, site.lang), work]);
}
