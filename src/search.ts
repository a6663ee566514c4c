import type { Actor } from './model/actor.ts';
import type { Brief, Citation } from './model/brief.ts';
import { newestFirst } from './model/newest.ts';
import { partsOf, wordsOfPart } from './model/parts.ts';
import { SOURCE_STATUSES } from './model/source.ts';
import { spoken, wording } from './wording/index.ts';
import { asOf, passageStatus, title } from './wording/phrases.ts';
import { stop } from './wording/sentence.ts';

/** What the search finds: briefings, actors, and the passages that the site shows anyway. Pure. */

export type Kind = 'briefing' | 'actor' | 'passage';

export interface Entry {
  /** From the site's root. */
  url: `/${string}`;
  kind: Kind;
  title: string;
  /** A line under the title: when, or by whom. */
  detail: string;
  /** Of the title and the words, and of the line under the title; empty where it is the site's. */
  lang: string;
  detailLang: string;
  words: string;
}

/**
 * Everything that can be found, in an order that depends on the content alone.
 *
 * @param lang the site’s
 */
export function entriesOf(briefs: readonly Brief[], actors: readonly Actor[], lang: string): Entry[] {
  const all = newestFirst(briefs);
  return [...all.map(briefing), ...actors.map(actor), ...passagesOf(all, lang)];
}

const briefing = (brief: Brief): Entry => ({
  url: `/briefings/${brief.id}/`,
  kind: 'briefing',
  title: title(brief),
  detail: [asOf(brief), ...fallenUnder(brief)].join(' · '),
  lang: brief.lang,
  detailLang: spoken(brief.lang),
  words: [
    ...partsOf(brief).map((part) => `${part.actor ? `${part.actor.name}: ` : ''}${wordsOfPart(part)}`),
    [brief.place, ...brief.topics].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .map(stop)
    .join('\n'),
});

/** What a reader of the result is to know of the sources that the briefing rests on. */
function fallenUnder({ sources, lang }: Brief): string[] {
  const w = wording(lang).sourceStatus.rests;
  return SOURCE_STATUSES.filter((status) => sources.some((source) => source.status === status)).map((s) => w[s]);
}

const actor = ({ id, name, short, aliases, offices, names }: Actor): Entry => ({
  url: `/actors/${id}/`,
  kind: 'actor',
  title: name,
  detail: offices.at(-1)?.title ?? '',
  lang: '',
  detailLang: '',
  words: [name, short ?? '', ...aliases, ...Object.values(names), ...offices.map((o) => o.title)]
    .filter(Boolean)
    .join(', '),
});

/** Each shown paragraph that a citation stands in, once, at the newest citation of it. */
function passagesOf(briefs: readonly Brief[], lang: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const brief of briefs) {
    for (const citation of brief.citations) {
      const source = brief.sources.find((s) => s.id === citation.source);
      const words = contextOf(citation);
      const key = `${citation.source} ${words}`;
      if (!source || found.has(key)) continue;
      found.set(key, {
        url: `/sources/${source.id}/#${citation.anchor}`,
        kind: 'passage',
        title: source.title,
        detail: [passageStatus(source.status, lang), source.descriptor].filter((s) => s !== undefined).join(' · '),
        lang: source.lang,
        detailLang: '',
        words,
      });
    }
  }
  return [...found.values()];
}

const contextOf = ({ context }: Citation): string =>
  context.map(({ parts }) => parts.map((part) => part.text).join('')).join('\n');
