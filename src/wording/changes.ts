import type { Brief, Editions } from '../model/brief.ts';
import type { Change } from '../model/change.ts';
import { date, isDate, moment } from './dates.ts';
import { spoken, wording } from './index.ts';
import { joined, ours, own, type Phrase } from './phrase.ts';
import { titled } from './phrases.ts';

/** What the differences between two editions say in print, once for every output. */

type Since = NonNullable<Editions['since']>;

/** "Judgement lowered", "Forecast changed: day it is settled" */
export function changeLead({ subject, did, what }: Pick<Change, 'subject' | 'did' | 'what'>, lang: string): string {
  const w = wording(lang).changes;
  const isSaid =
    what === undefined ||
    what === 'term' ||
    (what === 'outcome' && did === 'settled') ||
    (what === 'status' && did === 'withdrawn');
  const field = isSaid ? undefined : (w.what[what] ?? what);
  return `${w.subject[subject]} ${w.did[did]}${field === undefined ? '' : `: ${field}`}`;
}

/** "from likely (55–80%) to unlikely (20–45%)", where values changed and not words; of what had no outcome, its outcome. */
export function changeValues(change: Change, lang: string): Phrase | undefined {
  const { was, now, words } = change;
  if (words || change.did === 'retouched' || (was === undefined && now === undefined)) return undefined;
  const w = wording(lang).changes;
  const [before, after] = [value('was', change, lang), value('now', change, lang)];
  if (change.did === 'settled' || (change.what === 'outcome' && was === undefined)) return after;
  if (change.did === 'added') return change.what === 'term' ? after : undefined;
  if (change.did === 'withdrawn') return change.what === 'term' ? before : undefined;
  const none = ours(w.nothing, lang);
  const [one = '', two = '', three = ''] = w.fromTo('\uE000', '\uE000').split('\uE000');
  return joined([ours(one, lang), before ?? none, ours(two, lang), after ?? none, ours(three, lang)]);
}

/** A value as its language prints it: a term with its range, a day, a percentage; words of the writer's as they are. */
function value(side: 'was' | 'now', { what, ranges, ...change }: Change, lang: string): Phrase | undefined {
  const given = change[side];
  if (given === undefined) return undefined;
  const w = wording(lang);
  const range = ranges?.[side];
  if (what === 'term')
    return ours(`${w.terms[given] ?? given}${range ? ` (${w.range(range.low, range.high)})` : ''}`, lang);
  if (what === 'probability') return ours(w.percent(Number(given)), lang);
  if (what === 'outcome') return answer(given, lang);
  if (what === 'confidence') return ours((w.confidenceLevel as Record<string, string>)[given] ?? given, lang);
  if (what === 'asOf') return ours(moment(given, lang), lang);
  return isDate(given) ? ours(date(given, lang), lang) : own(given, lang);
}

/** Of scenarios it is the name of the one that came. */
function answer(given: string, lang: string): Phrase {
  const w = wording(lang);
  const known = given === 'none' ? w.noneCame : (w.outcomeIs as Record<string, string>)[given];
  return known === undefined ? own(given, lang) : ours(known, lang);
}

/** What is told of the changes of an edition: those of substance; what stands in its place is told with a withdrawal. */
export function toldChanges(changes: readonly Change[]): Change[] {
  const fell = changes.some(({ subject, did }) => subject === 'briefing' && did === 'withdrawn');
  return changes.filter((change) => change.class === 'substance' && !(fell && change.what === 'replacedBy'));
}

/** What a change is about in words; of the document itself nobody need be told which it is. */
export const changeText = ({ subject, text }: Change): string => (subject === 'briefing' ? '' : text);

/** "Since edition 1: judgement lowered, fact added (2)": the change of an edition in one line. */
export function changeSummary({ edition, changes }: Since, lang: string): Phrase {
  const w = wording(lang).changes;
  const groups = Map.groupBy(toldChanges(changes), ({ subject, did }) => changeLead({ subject, did }, lang));
  const all = [...groups].map(([lead, { length }]) => {
    const words = withinSentence(lead, lang);
    return length > 1 ? `${words} (${length})` : words;
  });
  const most = all.length > MOST ? [...all.slice(0, MOST), w.more(all.length - MOST)] : all;
  return ours(w.sinceLine(edition, most.length ? most.join(', ') : w.wordingOnly), lang);
}

/** What begins with a capital as a heading, and within a sentence only where its language writes nouns so. */
const withinSentence = (lead: string, lang: string): string =>
  /^de\b/.test(spoken(lang)) ? lead : lead.charAt(0).toLowerCase() + lead.slice(1);

/** How many kinds of change a line names. */
const MOST = 4;

/** The summary of what a brief changed, where it has an edition before it. */
export const changed = ({ editions, lang }: Pick<Brief, 'editions' | 'lang'>): Phrase | undefined =>
  editions?.since && changeSummary(editions.since, lang);

/** "Because one report …", where a judgement says why. */
export const changeReason = ({ why }: Change, lang: string): Phrase | undefined => {
  if (why === undefined) return undefined;
  const [before = '', after = ''] = wording(lang).changes.why('\uE000').split('\uE000');
  return joined([ours(before, lang), own(why, lang), ours(after, lang)]);
};

/** "This is edition 1. Edition 2 stands in its place." */
export function superseded({
  edition,
  editions,
  lang,
}: Pick<Brief, 'edition' | 'editions' | 'lang'>): string | undefined {
  const [newest] = editions?.all ?? [];
  if (!newest || newest.edition <= edition) return undefined;
  const w = wording(lang).changes;
  return (newest.status === 'withdrawn' ? w.withdrawn : w.superseded)(edition, newest.edition);
}

/** The title of the page of a brief's changes. */
export const changesTitle = (brief: Brief): Phrase => {
  const { lang } = brief;
  const [before = '', after = ''] = wording(lang).changes.page('\uE000').split('\uE000');
  return joined([ours(before, lang), titled(brief), ours(after, lang)]);
};
