import type { Actor, Office } from '../model/actor.ts';
import { nearNames } from '../model/near-names.ts';
import type { Place } from '../problem.ts';
import { languageOf } from './languages/index.ts';
import { formsOf, isForm, readOffice, realmOf, sharesRealm, type OfficeRead } from './office.ts';
import { officeSaid } from './office-said.ts';
import { isHeld } from './persons.ts';
import type { Printed } from './printed.ts';
import type { Named, Registry } from './registry.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/**
 * An office that stands with a registered name was held on the day of the claim (`on`), else on the day of the cut-off. A
 * former or acting office is passed over, and so is an actor for whom the registry has no office. Word order, spelling and
 * short forms of one office are one; an office that the registry does not give is asked about, unless it was another's.
 *
 * Good:
 *
 *     <KeyFact on="2025-08-06">US envoy Steve Witkoff met Russian President Vladimir Putin. <Cite passage="U.S. envoy Steve Witkoff and Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *
 *     <KeyFact on="2009">Prime Minister Vladimir Putin met the former US President Donald Trump. <Cite passage="U.S. envoy Steve Witkoff and Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *
 *     <KeyFact on="2025-08-06">Vladimir Putin, who was prime minister until 2012, met the US envoy. <Cite passage="Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact on="2025-08-06">Ukrainian President Vladimir Putin met the US envoy. <Cite passage="Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *     → Vladimir Putin was not "Ukrainian President" on 2025-08-06 (President of Russia, from 2012-05-07; President of Russia, 2000-05-07 to 2008-05-07)
 *
 *     <KeyFact on="2025-08-06">Vladimir Putin, prime minister of Russia, met the US envoy. <Cite passage="Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *     → Vladimir Putin was not "prime minister of Russia" on 2025-08-06 (Prime Minister of Russia, 2008-05-08 to 2012-05-07)
 *
 *     <KeyFact on="2025-08-06">Prime Minister Vladimir Putin met the US envoy. <Cite passage="Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *     → Vladimir Putin was not "Prime Minister" on 2025-08-06 (Prime Minister of Russia, 2008-05-08 to 2012-05-07)
 *
 *     <KeyFact on="2018-05-09">President Volodymyr Zelensky insists on a full ceasefire. <Cite passage="Ukrainian President Volodymyr Zelensky insists on a full ceasefire"/></KeyFact>
 *     → Volodymyr Zelensky was not "President" on 2018-05-09 (President of Ukraine, from 2019-05-20)
 */
export const officeOnDate: Rule = (reading) =>
  reading.texts
    .filter(({ lang, part }) => part !== 'quote' && languageOf(lang)?.persons !== undefined)
    .flatMap((text) =>
      reading.registry
        .find(text.text)
        .filter(({ start }) => !text.isQuoted(start))
        .flatMap((name) => check(text, name, text.on ?? reading.brief.asOf.slice(0, 10), reading)),
    );

function check(text: Printed, name: Named, day: string, reading: Reading): Finding[] {
  const { registry } = reading;
  const { actor } = name;
  const said = officeSaid(text, name);
  if (!said || !actor.offices.length || isNotHeld(said.before, text.lang)) return [];
  const days = [day, ...yearsBeside(text, name.start)];
  const forms = said.phrases.flatMap((phrase) => {
    const read = readOffice(phrase, registry);
    return read ? [{ phrase, read }] : [];
  });
  const isOne = (o: Office, read: OfficeRead): boolean => formsOf(o, actor, registry).some((f) => isForm(read, f));
  const fitting = forms.find(({ read }) => actor.offices.some((o) => isOne(o, read))) ?? forms.at(-1);
  if (!fitting) return [];
  const matching = actor.offices.filter((o) => isOne(o, fitting.read));
  const at = reading.placeOf(text, stretchOf(text, name, fitting.phrase));
  if (!matching.length) return notHis(at, actor, fitting, said.isPast ? [] : days, reading);
  const inTime = matching.filter((o) => said.isPast || days.some((d) => held(o, d)));
  if (inTime.some((o) => formsOf(o, actor, registry).some((f) => sharesRealm(fitting.read, f)))) return [];
  const message = `${actor.name} was not "${fitting.phrase}" on ${day} (${matching.map(dates).join('; ')})`;
  return [{ at, message, note: 'Write the office held that day, or mend `offices` in the actor’s file' }];
}

/** Where an office stands: before the name that it is given to, or after it. */
function stretchOf({ text }: Printed, { start, end }: Named, phrase: string): { start: number; end: number } {
  const before = text.lastIndexOf(phrase, start);
  const after = text.indexOf(phrase, end);
  const from = before >= 0 && (after < 0 || start - before < after - end) ? before : after;
  return from < 0 ? { start, end } : { start: from, end: from + phrase.length };
}

interface Said {
  phrase: string;
  read: OfficeRead;
}

/** An office that the registry does not give the actor: an error where it gives it to another that day, else a question. */
function notHis(at: Place, actor: Actor, said: Said, days: readonly string[], reading: Reading): Finding[] {
  const other = holderOf(said.read, actor, days, reading.registry);
  if (other) {
    const message = `"${said.phrase}" was the office of ${other.name} on ${days[0] ?? ''}, not of ${actor.name}`;
    return [{ at, message, note: 'Write the office of the one, or the name of the other' }];
  }
  if (!endsInOffice(plainOffice(said.phrase), reading.brief.lang)) return [];
  const message = `The registry has no office "${said.phrase}" for ${actor.name} (${actor.offices.map(dates).join('; ')})`;
  const note = `If it is one of these, add "${said.phrase}" to its \`aliases\` in actors/${actor.id}.yaml; if another, add it to \`offices\``;
  const meant = officeMeant(actor, said.phrase, days);
  const fix = meant === undefined ? undefined : reading.addAlias(actor, said.phrase, meant);
  return [{ at, message, note, severity: 'warning', fix }];
}

/** Which of an actor's offices a phrase may be another form of: the one held then, of several the most alike. */
function officeMeant({ offices }: Actor, phrase: string, days: readonly string[]): number | undefined {
  const then = offices.filter((o) => days.some((d) => held(o, d)));
  const titles = (then.length ? then : offices).map((o) => o.title);
  const [title] = new Set(titles).size === 1 ? titles : nearNames(phrase, new Set(titles));
  const meant = (then.length ? then : offices).find((o) => o.title === title);
  return meant && offices.indexOf(meant);
}

/** Whether the last words of a phrase, however many, are an office. */
function endsInOffice(phrase: string, lang: string): boolean {
  const words = phrase.split(' ');
  return words.some((_, i) => isHeld(words.slice(i).join(' '), lang));
}

/** Heads that many hold at a time. */
const MANY =
  /^(?:envoy|ambassador|senator|adviser|commissioner|minister|representative|leader|chief|commander|judge|justice|director|chair|secretary)$/;

/** Another who held an office on a day, in the same state or body; an office that many hold counts with its portfolio alone. */
function holderOf(said: OfficeRead, actor: Actor, days: readonly string[], registry: Registry): Actor | undefined {
  const realms = said.realms.size ? said.realms : new Set([realmOf(actor, registry)]);
  if (MANY.test(said.head) && !said.portfolio.size) return undefined;
  const holds = (o: Office, other: Actor): boolean =>
    days.some((d) => held(o, d)) &&
    formsOf(o, other, registry).some((f) => isForm(said, f) && [...realms].some((r) => f.realms.has(r)));
  return registry.all().find((a) => a.id !== actor.id && a.offices.some((o) => holds(o, a)));
}

/** Years that the sentence names: an office held in one of them may be meant. */
function yearsBeside(text: Printed, at: number): string[] {
  const { start, end } = text.sentenceAt(at);
  return Array.from(text.text.slice(start, end).matchAll(/\b(?:19|20)\d\d\b/g), (m) => m[0]);
}

const plainOffice = (phrase: string): string => phrase.toLowerCase().replace(/-/g, ' ');

/** "former US President": the word may stand a few words before. */
const isNotHeld = (before: string, lang: string): boolean => {
  const near =
    before
      .split(/[,;:.]\s/)
      .at(-1)
      ?.trim()
      .split(/\s+/)
      .slice(-3) ?? [];
  return near.some((w) => languageOf(lang)?.offices.notHeld.includes(w.toLowerCase()));
};

/** Dates are compared as far as both say, so that a month or year at either edge counts as held. */
function held({ from, until }: Office, day: string): boolean {
  const notAfter = (a: string, b: string) => a.slice(0, b.length) <= b.slice(0, a.length);
  return (!from || notAfter(from, day)) && (!until || notAfter(day, until));
}

function dates({ title, from, until }: Office): string {
  const span = from && until ? `${from} to ${until}` : from ? `from ${from}` : until ? `until ${until}` : 'no dates';
  return `${title}, ${span}`;
}
