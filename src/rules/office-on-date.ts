import type { Office } from '../model/actor.ts';
import { languageOf } from './languages/index.ts';
import { isHeld, officeAfter, officeBefore } from './persons.ts';
import type { Printed } from './printed.ts';
import type { Named } from './registry.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * An office that stands with a registered name was held on the day of the claim (`on`), else on the day of the cut-off. A
 * former or acting office is passed over, and so is an actor for whom the registry has no office.
 *
 * Good:
 *
 *     <KeyFact on="2025-08-06">US envoy Steve Witkoff met Russian President Vladimir Putin. <Cite passage="U.S. envoy Steve Witkoff and Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *
 *     <KeyFact on="2009">Prime Minister Vladimir Putin met the former US President Donald Trump. <Cite passage="U.S. envoy Steve Witkoff and Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact on="2025-08-06">Vladimir Putin, prime minister of Russia, met the US envoy. <Cite passage="Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *     → Vladimir Putin was not prime minister on 2025-08-06 (Prime Minister of Russia, 2008-05-08 to 2012-05-07)
 *
 *     <KeyFact on="2025-08-06">Prime Minister Vladimir Putin met the US envoy. <Cite passage="Russian President Vladimir Putin held a three-hour meeting"/></KeyFact>
 *     → Vladimir Putin was not prime minister on 2025-08-06 (Prime Minister of Russia, 2008-05-08 to 2012-05-07)
 *
 *     <KeyFact on="2018-05-09">President Volodymyr Zelensky insists on a full ceasefire. <Cite passage="Ukrainian President Volodymyr Zelensky insists on a full ceasefire"/></KeyFact>
 *     → Volodymyr Zelensky was not president on 2018-05-09 (President of Ukraine, from 2019-05-20)
 */
export const officeOnDate: Rule = ({ brief, texts, registry }) =>
  texts
    .filter(({ lang, part }) => part !== 'quote' && languageOf(lang)?.persons !== undefined)
    .flatMap((text) =>
      registry.find(text.text).flatMap((name) => check(text, name, text.on ?? brief.asOf.slice(0, 10))),
    );

function check(text: Printed, name: Named, day: string): Finding[] {
  const { actor, start } = name;
  const said = text.isQuoted(start) ? undefined : officeWith(text, name);
  if (!said || !actor.offices.length || isNotHeld(said.before, text.lang)) return [];
  const matching = actor.offices.filter((o) => isOf(o, said.office));
  if (matching.some((o) => held(o, day)) || (!matching.length && !isHeld(said.office))) return [];
  const when = matching.length ? matching : actor.offices;
  const message = `${actor.name} was not ${said.office} on ${day} (${when.map(dates).join('; ')})`;
  return [{ at: text.at, message, note: 'Write the office held that day, or mend `offices` in the actor’s file' }];
}

/** The office before a name, in it where an alias such as "President Putin" holds both, or after it and a comma. */
function officeWith({ text }: Printed, { actor, start, end: endOfName }: Named) {
  const inside = /^(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?=\p{Lu})/u.exec(text.slice(start))?.[1];
  const end = inside === undefined ? 0 : start + inside.length + 1;
  return (
    officeBefore(text, start) ??
    (inside !== undefined && !actor.name.startsWith(inside) ? officeBefore(text, end) : undefined) ??
    officeAfter(text, endOfName)
  );
}

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

/** Whether an office said is one of the registry's: its words stand in the title or an alias. */
const isOf = (office: Office, said: string): boolean =>
  [office.title, ...office.aliases].some((name) => ` ${name.toLowerCase().replace(/-/g, ' ')} `.includes(` ${said} `));

/** Dates are compared as far as both say, so that a month or year at either edge counts as held. */
function held({ from, until }: Office, day: string): boolean {
  const notAfter = (a: string, b: string) => a.slice(0, b.length) <= b.slice(0, a.length);
  return (!from || notAfter(from, day)) && (!until || notAfter(day, until));
}

function dates({ title, from, until }: Office): string {
  const span = from && until ? `${from} to ${until}` : from ? `from ${from}` : until ? `until ${until}` : 'no dates';
  return `${title}, ${span}`;
}
