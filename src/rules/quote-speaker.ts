import type { Quote } from '../model/brief.ts';
import type { Reading, Rule } from './rule.ts';

/**
 * The paragraph that a quotation is taken from names its speaker, by any name in the registry. A party's own document
 * speaks for the party that issued it, unless the paragraph names another of its parties.
 *
 * Standard: AP; ICD 206, so that words are not put into a mouth they did not come from.
 *
 * Good:
 *
 *     <Quote by="gerhard-mangott">last-ditch effort <Cite source="moscow-talks" passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></Quote>
 *
 *     <Quote by="united-states">This tariff is in addition to any other duties <Cite source="india-tariffs" passage="This tariff is in addition to any other duties"/></Quote>
 *
 * Bad:
 *
 *     <Quote by="yuri-ushakov">last-ditch effort <Cite source="moscow-talks" passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></Quote>
 *     → The paragraph does not name Yuri Ushakov, but Gerhard Mangott
 *
 *     <Quote by="russia">The talks were constructive <Cite source="geneva-statement" passage="The talks were constructive"/></Quote>
 *     → The paragraph does not name Russia, but United States and Ukraine
 */
export const quoteSpeaker: Rule = (reading) =>
  reading.brief.quotes
    .filter((quote) => !reading.broken(quote.at))
    .flatMap((quote) => {
      const others = namedInstead(quote, reading);
      if (!others || !quote.by) return [];
      const instead = others.length ? `, but ${others.join(' and ')}` : '';
      const message = `The paragraph does not name ${quote.by.name}${instead}`;
      return [
        {
          at: quote.at,
          message,
          note: 'Name who speaks there, or add the form the text uses to the actor’s `aliases`',
        },
      ];
    });

/** Whom the cited paragraphs name where they do not name the speaker; nothing where they do, or nothing can be said. */
function namedInstead({ by, text }: Quote, { brief, registry, sourceOf }: Reading): string[] | undefined {
  const cited = text.flatMap((s) => (s.kind === 'mark' ? (brief.citations[s.citation - 1] ?? []) : []));
  if (!by || !cited.length) return undefined;
  const names = new Map<string, string>();
  let isSaid = false;
  for (const citation of cited) {
    const source = sourceOf(citation);
    const paragraphs = source?.paragraphsOf(citation).map((p) => source.text(p)) ?? [];
    for (const { actor } of paragraphs.flatMap((p) => registry.find(p))) names.set(actor.id, actor.name);
    const parties = source?.source.party ?? [];
    const isIssuer = parties.includes(by.id) && !parties.some((p) => p !== by.id && names.has(p));
    isSaid ||= isIssuer || paragraphs.some((p) => registry.names(p, by));
  }
  return isSaid ? undefined : [...names.values()];
}
