import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { PublicBrief } from '../../src/feed/brief.ts';
import { plain } from '../../src/model/brief.ts';
import { open } from './browser.ts';
import { BASE, HOST } from './built.ts';
import { wrongInJsonFeed } from './json-feed-rules.ts';
import type { Markup } from './parsed.ts';
import { itemsOf, wrongInRss } from './rss-rules.ts';
import { servedFeeds, type Place } from './served-feeds.ts';

type Text = PublicBrief['bottomLine']['text'];

/** Every text of a brief, claims and all. */
function textsOf(brief: PublicBrief): Text[] {
  const cells = brief.positions.flatMap(({ wants, offers }) => [wants, offers]);
  const outcomes = brief.forecasts.map(({ outcome }) => outcome);
  const claims = [brief.bottomLine, brief.whyItMatters, ...brief.keyFacts, ...brief.quotes, ...cells, ...outcomes];
  const outlook = [...brief.judgements, ...brief.scenarios, ...brief.forecasts, ...brief.watch, ...brief.gaps];
  return [...claims, ...outlook].flatMap((one) => (one ? [one.text] : []));
}

/** Every text of a brief in words, and what is told beside them. */
const wordsOf = (brief: PublicBrief): string[] => [
  ...textsOf(brief).map(plain),
  ...brief.positions.map(({ actor }) => actor.name),
  ...brief.forecasts.flatMap(({ criteria, resolver }) => [criteria, resolver]),
  ...brief.judgements.map(({ because }) => because),
  ...brief.sources.map(({ title }) => title),
  ...brief.authors,
];

/** As words alone: an item's marks, blanks and the ends of its sentences are set in ways of their own. */
const bare = (text: string): string =>
  text
    .replace(/\[\d+\]/g, '')
    .replace(/[\s.]+/g, ' ')
    .replace(/ ([,;:])/g, '$1');

const linksOf = ({ attributes }: Markup): string[] =>
  attributes.filter(({ name }) => name === 'href').map(({ value }) => value);

/**
 * The addresses of the passages that a claim rests on, source by source, for every claim: an item links one of each, since
 * marks of one source that stand together are printed as one.
 */
const passagesOf = (brief: PublicBrief, url: string): string[][] =>
  textsOf(brief).flatMap((text) => {
    const cited = text.flatMap((part) => (part.kind === 'mark' ? (brief.citations[part.citation - 1] ?? []) : []));
    const bySource = Map.groupBy(cited, ({ source }) => source);
    return [...bySource].map(([source, all]) => all.map(({ anchor }) => `${url}/sources/${source}/#${anchor}`));
  });

describe.each([
  ['at the root of a host', '', 'folder'],
  ['under a path', BASE, 'based'],
] as const)('The feeds of the site %s', (_, base, folder) => {
  let place: Place;
  let feeds: Awaited<ReturnType<typeof servedFeeds>>;
  let week: typeof feeds;
  const briefs = new Map<string, PublicBrief>();

  beforeAll(async () => {
    const page = await open(`${base}/`);
    place = { folder: inject('site')[folder], url: HOST + base };
    const { rss, json } = await servedFeeds(page, place);
    // The week's feed has an item that is no briefing.
    const isWeek = ({ address }: { address: string }) => address.startsWith(`${place.url}/digest/`);
    feeds = { rss: rss.filter((feed) => !isWeek(feed)), json: json.filter((feed) => !isWeek(feed)) };
    week = { rss: rss.filter(isWeek), json: json.filter(isWeek) };
    for (const item of feeds.json.flatMap((feed) => feed.value.items)) {
      const id = /\/briefings\/([^/]+)\/$/.exec(item.url)?.[1] ?? '';
      const text = await readFile(join(place.folder, 'briefings', `${id}.json`), 'utf8');
      briefs.set(item.url, JSON.parse(text) as PublicBrief);
    }
  });

  it('keep the rules of RSS 2.0 and of the W3C feed validator, as a browser reads them', () => {
    expect(feeds.rss.map(({ address }) => address)).toContain(`${place.url}/topics/negotiations/feed.xml`);
    expect(feeds.rss.map(({ address }) => address)).toContain(`${place.url}/actors/russia/feed.xml`);
    expect(feeds.rss.length).toBeGreaterThan(10);
    for (const feed of feeds.rss) expect({ [feed.address]: wrongInRss(feed) }).toEqual({ [feed.address]: [] });
  });

  it('keep the rules of JSON Feed 1.1', () => {
    expect(feeds.json).toHaveLength(feeds.rss.length);
    for (const feed of feeds.json) expect({ [feed.address]: wrongInJsonFeed(feed) }).toEqual({ [feed.address]: [] });
  });

  it('of the week keep them too', () => {
    expect([...week.rss.map(wrongInRss), ...week.json.map(wrongInJsonFeed)]).toEqual([[], []]);
  });

  it('say the same in both forms', () => {
    const inRss = feeds.rss.map((feed) => itemsOf(feed).map((i) => i.children.find((c) => c.name === 'guid')?.text));
    expect(inRss).toEqual(feeds.json.map(({ value }) => value.items.map(({ id }) => id)));
    expect(feeds.rss.flatMap(({ contents }) => contents)).toEqual(feeds.json.flatMap(({ contents }) => contents));
    expect(feeds.rss.flatMap(({ described }) => described.map(({ text }) => text))).toEqual(
      feeds.json.flatMap(({ value }) => value.items.map(({ summary }) => summary)),
    );
  });

  it('hold every word of every briefing', () => {
    let words = 0;
    for (const { value, contents } of feeds.json) {
      for (const [i, { url }] of value.items.entries()) {
        const text = bare(contents[i]?.text ?? '');
        for (const said of wordsOf(briefs.get(url)!)) {
          expect(text).toContain(bare(said).trim());
          words += 1;
        }
      }
    }
    expect(words).toBeGreaterThan(500);
  });

  it('lead from every claim to its passages, and every link of theirs answers', async () => {
    const pages = new Map<string, Promise<string | undefined>>();
    const get = async (url: string) => {
      const response = await fetch(inject('site').origin + new URL(url).pathname);
      return response.ok ? response.text() : undefined;
    };
    for (const { value, contents } of feeds.json) {
      for (const [i, { url, image, attachments, authors }] of value.items.entries()) {
        const links = linksOf(contents[i]!);
        for (const passages of passagesOf(briefs.get(url)!, place.url)) {
          expect(
            passages.some((passage) => links.includes(passage)),
            passages.join(' '),
          ).toBe(true);
        }
        for (const link of [
          url,
          image!,
          ...attachments.map((a) => a.url),
          ...authors.flatMap((a) => a.url ?? []),
          ...links,
        ]) {
          const { origin, pathname, hash } = new URL(link);
          if (origin !== HOST) continue;
          if (!pages.has(pathname)) pages.set(pathname, get(link));
          const html = await pages.get(pathname);
          expect(html, link).toBeDefined();
          if (hash) expect(html, link).toContain(` id="${hash.slice(1)}"`);
        }
      }
    }
    expect(pages.size).toBeGreaterThan(10);
  });
});
