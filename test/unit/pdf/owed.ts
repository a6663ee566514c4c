import { plain, type Brief, type Rich } from '../../../src/model/brief.ts';
import type { Site } from '../../../src/model/site.ts';
import type { Step } from '../../../src/sheet/page.ts';
import * as phrases from '../../../src/wording/phrases.ts';
import { linkLine } from './projection.ts';

/** What a sheet owes its reader, found in the brief alone: where each link leads, and what is in which language. */

/** The brief without what its sheet leaves to the site. */
function printed(brief: Brief, steps: readonly Step[]): Brief {
  return {
    ...brief,
    watch: steps.includes('watch') ? brief.watch.slice(0, 3) : brief.watch,
    scenarios: steps.includes('scenarios') ? [] : brief.scenarios,
    sources: steps.includes('sources') ? brief.sources.slice(0, 5) : brief.sources,
  };
}

/** Every running text within a value. */
function textsIn(value: unknown): Rich[] {
  if (value === null || typeof value !== 'object') return [];
  if (!Array.isArray(value)) return Object.values(value).flatMap(textsIn);
  const isText = value.some((part: unknown) => part !== null && typeof part === 'object' && 'kind' in part);
  return isText && value.every((part: { kind?: unknown }) => part.kind === 'text' || part.kind === 'mark')
    ? [value as Rich]
    : value.flatMap(textsIn);
}

/** Each link of the sheet as {@link linkLine} writes it, in alphabetical order, each once. */
export function linksOf(brief: Brief, site: Site, steps: readonly Step[]): string[] {
  const shown = phrases.onSite(brief, site);
  const page = (id: string): string => `${site.url}/sources/${id}/`;
  const { background: _, citations, sources, ...parts } = printed(brief, steps);
  const links = textsIn(parts)
    .flat()
    .flatMap((part) => {
      if (part.kind === 'text') return part.href === undefined ? [] : [linkLine(part.text, part.href)];
      const cited = citations[part.citation - 1];
      const dagger = sources.find(({ id }) => id === cited?.source)?.status ? '†' : '';
      return cited && shown ? [linkLine(`[${cited.number}${dagger}]`, page(cited.source))] : [];
    });
  const titles = sources.flatMap((s) => (s.url || shown ? [linkLine(s.title, s.url ?? page(s.id))] : []));
  const address = shown ? [linkLine(phrases.shortAddress(brief, site.url), phrases.address(brief, site.url))] : [];
  const contact = site.contact ? [linkLine(site.contact, phrases.contactAddress(site.contact))] : [];
  return [...new Set([...links, ...titles, ...address, ...contact])].sort();
}

/** What of the sheet is in another language than the brief, by language: quotations and the titles of sources. */
export function partsInLanguages(brief: Brief, steps: readonly Step[]): Map<string, string[]> {
  const { quotes, sources } = printed(brief, steps);
  const parts = [
    ...quotes.map(({ lang, text }) => ({ lang, words: plain(text) })),
    ...sources.map(({ lang, title }) => ({ lang, words: title })),
  ];
  const byLanguage = new Map<string, string[]>();
  for (const { lang, words } of parts)
    if (lang !== brief.lang) byLanguage.set(lang, [...(byLanguage.get(lang) ?? []), words]);
  return byLanguage;
}
