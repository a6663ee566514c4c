import { briefSchema, type Brief } from '../../../src/model/brief.ts';
import { de } from '../../../src/wording/de.ts';
import { en } from '../../../src/wording/en.ts';

/** A brief in a language that Readout does not speak, and what is said in which language, to see that each word is marked as its own. */

/** What an output says in one breath, and in which language it says that it is. */
export interface Spoken {
  readonly text: string;
  readonly lang: string;
}

/** What is no word of a writer's: ids, dates, values of a list. */
const KEPT = new Set([
  'id',
  'file',
  'anchor',
  'source',
  'asOf',
  'published',
  'publishedBy',
  'status',
  'tlp',
  'lang',
  'on',
]);
for (const key of ['kind', 'basis', 'term', 'confidence', 'effect', 'resolves', 'is', 'url', 'href', 'type'])
  KEPT.add(key);

/** Every word of a writer's begins with ż, and no word of Readout's does. */
const strange = (text: string): string => text.replace(/\p{L}[\p{L}\p{M}’]*/gu, (word) => `ż${word}`);

function translated(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return KEPT.has(key) ? value : strange(value);
  if (Array.isArray(value)) return value.map((each) => translated(each, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, each]) => [k, translated(each, k)]));
}

/** The brief, its words and those of its sources taken for Polish. */
export function inPolish(brief: Brief): Brief {
  const polish = translated(brief) as Brief;
  const sources = polish.sources.map((source) => ({ ...source, lang: 'pl' }));
  const quotes = polish.quotes.map((quote) => ({ ...quote, lang: 'pl' }));
  return briefSchema.parse({ ...polish, lang: 'pl', sources, quotes });
}

export const tokens = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** Every sentence of a wording; a function is called with a stand-in for each thing it puts in, one of a list with all there is. */
export function sentences(wording: unknown): string[] {
  if (typeof wording === 'string') return [wording];
  const filter = [en.browse.filter, de.browse.filter].find((known) => known === wording);
  if (filter) return [filter(['topics', 'places', 'actors', 'years'])];
  if (typeof wording === 'function')
    return [1, 2, 50].map((n) => String((wording as (...all: unknown[]) => unknown)(n, n, n)));
  return Object.values(wording as object).flatMap(sentences);
}

/** The words of ours that are English, and those that a date has. */
const OURS = new Set([...tokens(sentences(en).join('\n')), 'august', 'aug', 'november', 'nov']);

/** Of no language. */
const ADDRESS = /\S+\.example\S*|\S+@\S+/g;

/** What is said in a language that is not its own: words of Readout's not as English, or a writer's not as Polish. */
export const misspoken = (all: readonly Spoken[]): string[] =>
  all.flatMap(({ text, lang }) =>
    tokens(text.replace(ADDRESS, ' '))
      .filter((word) => (word.startsWith('ż') ? lang !== 'pl' : OURS.has(word) && lang !== 'en'))
      .map((word) => `${word} as ${lang}, in "${text.trim().slice(0, 80)}"`),
  );

const VOID = new Set(['meta', 'link', 'img', 'br', 'hr', 'input']);

/**
 * What an HTML document says to who reads it aloud: each text, and what is read in one language whatever it holds, which is
 * the attributes that stand for a text, and the document's title.
 */
export function readAloud(html: string, lang = ''): (Spoken & { attribute?: string })[] {
  const said: (Spoken & { attribute?: string })[] = [];
  const open: { name: string; lang: string }[] = [];
  const text = html.replace(/<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<!doctype[^>]*>/gi, '');
  for (const [token] of text.matchAll(/<[^>]*>|[^<]+/g)) {
    const around = open.at(-1)?.lang ?? lang;
    const name = /^<\/?([^\s/>]+)/.exec(token)?.[1]?.toLowerCase();
    if (!name)
      said.push({ text: token, lang: around, ...(open.at(-1)?.name === 'title' ? { attribute: 'title' } : {}) });
    else if (token.startsWith('</')) open.length = open.findLastIndex((e) => e.name === name);
    else {
      const own = / lang="([^"]*)"/.exec(token)?.[1] ?? around;
      for (const [, attribute = '', value = ''] of token.matchAll(
        / (aria-label|alt|placeholder|title|content)="([^"]*)"/g,
      ))
        if (attribute !== 'content' || token.includes('name="description"'))
          said.push({ text: value, lang: own, attribute });
      if (!VOID.has(name) && !token.endsWith('/>')) open.push({ name, lang: own });
    }
  }
  return said;
}
