import type { Brief, Editions } from '../model/brief.ts';
import type { Change } from '../model/change.ts';
import { date, isDate, moment } from './dates.ts';
import { wording } from './index.ts';
import { joined, ours, own, type Phrase } from './phrase.ts';
import { titled } from './phrases.ts';

/** What the differences between two editions say in print, once for every output. */

type Since = NonNullable<Editions['since']>;

/** "Judgement lowered", "Forecast changed: day it is settled" */
export function changeLead({ subject, did, what }: Pick<Change, 'subject' | 'did' | 'what'>, lang: string): string {
  const w = wording(lang).changes;
  const isSaid = what === undefined || what === 'term' || (what === 'outcome' && did === 'settled');
  const field = isSaid ? undefined : (w.what[what] ?? what);
  return `${w.subject[subject]} ${w.did[did]}${field === undefined ? '' : `: ${field}`}`;
}

/** "from likely (55–80%) to unlikely (20–45%)", where values changed and not words. */
export function changeValues(change: Change, lang: string): Phrase | undefined {
  const { was, now, words } = change;
  if (words || change.did === 'retouched' || (was === undefined && now === undefined)) return undefined;
  const w = wording(lang).changes;
  const [before, after] = [value('was', change, lang), value('now', change, lang)];
  if (change.did === 'settled') return after;
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
  const known = (wording(lang).outcomeIs as Record<string, string>)[given];
  return known === undefined ? own(given, lang) : ours(known, lang);
}

/** "Since edition 1: judgement lowered, fact added (2)": the change of an edition in one line. */
export function changeSummary({ edition, changes }: Since, lang: string): Phrase {
  const w = wording(lang).changes;
  const groups = Map.groupBy(
    changes.filter((change) => change.class === 'substance'),
    ({ subject, did }) => changeLead({ subject, did }, lang),
  );
  const all = [...groups].map(([lead, { length }], i) => {
    const words = i ? lead.charAt(0).toLocaleLowerCase(lang) + lead.slice(1) : lead;
    return length > 1 ? `${words} (${length})` : words;
  });
  const most = all.length > MOST ? [...all.slice(0, MOST), w.more(all.length - MOST)] : all;
  return ours(w.sinceLine(edition, most.length ? most.join(', ') : w.wordingOnly), lang);
}

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
  const newest = editions?.all[0]?.edition ?? edition;
  return newest > edition ? wording(lang).changes.superseded(edition, newest) : undefined;
}

/** The title of the page of a brief's changes. */
export const changesTitle = (brief: Brief): Phrase => {
  const { lang } = brief;
  const [before = '', after = ''] = wording(lang).changes.page('\uE000').split('\uE000');
  return joined([ours(before, lang), titled(brief), ours(after, lang)]);
};
