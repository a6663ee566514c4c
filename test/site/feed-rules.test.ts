import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { HOST } from './built.ts';
import { open } from './browser.ts';
import type { CONTENT_RULES } from './content-rules.ts';
import type { JSON_FEED_RULES } from './json-feed-rules.ts';
import { wrongInJsonFeed, type JsonFeed } from './json-feed-rules.ts';
import type { RSS_RULES } from './rss-rules.ts';
import { wrongInRss } from './rss-rules.ts';
import { readJsonFeed, readRss } from './served-feeds.ts';

/** The checks themselves: a fault is planted for every rule, and that rule alone speaks. */

type Change = (text: string) => string;

const put =
  (find: string | RegExp, by: string): Change =>
  (text) => {
    const changed = text.replace(find, by);
    if (changed === text) throw new Error(`Nothing in the feed is ${find}`);
    return changed;
  };

const into = (channel: string): Change => put('<language>', `${channel}<language>`);

const intoItem = (element: string): Change => put('<item>', `<item>${element}`);

const IN_RSS: Record<keyof typeof RSS_RULES, Change[]> = {
  'encoding-declared': [put(' encoding="UTF-8"', ''), put(/^<\?xml.*\?>\n/, '')],
  'characters-shown': [put('<title>', '<title>\u0085'), put('<title>', '<title>\ufffd')],
  'rss-version': [put('version="2.0"', 'version="0.92"'), put('</channel>', '</channel><channel/>')],
  'channel-required': [
    put(/<title>.*?<\/title>/, ''),
    put(/<description>.*?<\/description>/, '<description> </description>'),
    put(/<link>.*?<\/link>/, ''),
  ],
  'elements-known': [into('<summary>x</summary>'), intoItem('<pubdate>x</pubdate>'), intoItem('<dc:date>x</dc:date>')],
  'elements-once': [into('<link>https://readout.example/</link>'), put(/<enclosure[^>]*>/, '$&$&')],
  'items-last': [put(/<language>.*?<\/language>(.*)<\/channel>/s, '$1<language>en</language></channel>')],
  'links-absolute': [
    put(/<link>.*?<\/link>/, '<link>/</link>'),
    put(/<link>.*?<\/link>/, '<link>readout.example</link>'),
    intoItem('<comments>https://readout.example/Öl</comments>'),
  ],
  'dates-valid': [
    put(/Date>\w{3}, /, 'Date>Xyz, '),
    put(/<lastBuildDate>\w{3}, \d+ \w+ \d{4}/, '<lastBuildDate>Tue, 24 Nov 2031'),
    put(/(Date>\w{3}, \d+ \w+ )20(\d\d)/, '$1$2'),
    into('<pubDate>2025-11-24T00:00:00Z</pubDate>'),
  ],
  'build-date-last': [put(/<lastBuildDate>.*?</, '<lastBuildDate>Thu, 02 Jan 2020 00:00:00 +0000<')],
  'newest-first': [put(/(<item>.*?<\/item>)(<item>.*?<\/item>)/s, '$2$1')],
  'language-code': [put('>en<', '>english_language<'), put('<language>en</language>', '')],
  'self-link': [
    put(/<atom:link.*?\/>/, ''),
    put('/feed.xml"', '/rss.xml"'),
    put('type="application/rss+xml"', 'type="application/xml"'),
  ],
  'ttl-minutes': [into('<ttl>0</ttl>'), into('<ttl>an hour</ttl>')],
  'image-of-channel': [into('<image><url>/icon.png</url><title>x</title><link>x</link></image>')],
  'item-told': [put(/(<item>.*?)<description>.*?<\/description>/s, '$1<description/>')],
  'guid-unique': [put(/<guid[^>]*>.*?<\/guid>/, ''), put(/(<item>.*?<\/item>)(<item>.*?<\/item>)/s, '$1$1')],
  'guid-permalink': [
    put('isPermaLink="true">', 'isPermaLink="true">x'),
    put('isPermaLink="true"', 'isPermaLink="yes"'),
  ],
  'enclosure-attributes': [
    put(/(<enclosure[^>]*) length="\d+"/, '$1'),
    put('<enclosure url="https', '<enclosure url="ftp'),
    put('"application/pdf"', '"pdf"'),
  ],
  'enclosure-size': [put(/length="(\d+)"/, 'length="1$1"')],
  'description-first': [put(/(<description>[^<]*<\/description>)(<content:encoded>[^<]*<\/content:encoded>)/, '$2$1')],
  'mailbox-form': [into('<webMaster>the desk</webMaster>'), into('<managingEditor>a@x.test</managingEditor>')],
  'creator-named': [put(/<dc:creator>.*?<\/dc:creator>/, ''), intoItem('<author>a@x.test (A)</author>')],
  'category-named': [intoItem('<category> </category>'), intoItem('<category>x</category><category>x</category>')],
  'titles-plain': [put('<title>', '<title>&lt;b>bold&lt;/b> '), put('<title>', '<title>R&amp;amp;D ')],
  'description-words': [put(/(<item>.*?<description>)/s, '$1if a &lt; b, and &lt;if> so, ')],
};

const IN_CONTENT: Record<keyof typeof CONTENT_RULES, string[]> = {
  'content-nested': [
    '<p>one <em>two</p>',
    '<p>one</em></p>',
    '<table><tr><td>x</td></tr></table>',
    '<p>a<ul></ul></p>',
  ],
  'content-elements': ['<script></script>', '<style></style>', '<iframe></iframe>', '<if></if>', '<form></form>'],
  'content-attributes': ['<p onclick="x">x</p>', '<p style="color:red">x</p>', '<p id="a">x</p>'],
  'content-absolute': ['<a href="/x">x</a>', '<a href="#x">x</a>', '<a href="javascript:x">x</a>', '<img src="x.png">'],
  'content-residue': ['<p>{/* x */}</p>', '<p>&lt;Cite source="x"/></p>', '<p>passage="x"</p>'],
};

const escaped = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

type Value = JsonFeed['value'];

const IN_JSON: Record<keyof typeof JSON_FEED_RULES, ((feed: Value) => unknown)[]> = {
  fields: [
    (feed) => Object.assign(feed, { version: 'https://jsonfeed.org/version/1' }),
    (feed) => Object.assign(feed, { homepage: feed.home_page_url }),
    (feed) => Object.assign(feed.items[0]!, { title: 7 }),
    (feed) => Object.assign(feed.items[0]!, { date_published: '2025-11-24' }),
    (feed) => Object.assign(feed.items[0]!, { date_published: '2025-02-30T00:00:00Z' }),
    (feed) => Object.assign(feed.items[0]!, { authors: [{}] }),
    (feed) => Object.assign(feed.items[0]!, { image: '/card.png' }),
    (feed) => Object.assign(feed.items[0]!.attachments[0]!, { mime_type: undefined }),
    (feed) => delete (feed.items[0] as Partial<Value['items'][number]>).id,
  ],
  'feed-url': [(feed) => (feed.feed_url = `${HOST}/feeds/all.json`)],
  'ids-unique': [(feed) => (feed.items[1]!.id = feed.items[0]!.id)],
  'attachment-size': [(feed) => (feed.items[0]!.attachments[0]!.size_in_bytes! += 1)],
};

let page: Page;
let rss: string;
let json: string;
const bytesAt = (url: string): number | undefined => sizes.get(url);
const sizes = new Map<string, number>();

beforeAll(async () => {
  page = await open('/');
  [rss, json] = (await Promise.all(
    ['feed.xml', 'feed.json'].map((name) => readFile(join(inject('site').folder, name), 'utf8')),
  )) as [string, string];
  for (const { attachments } of (JSON.parse(json) as Value).items)
    for (const { url, size_in_bytes: size } of attachments) sizes.set(url, size!);
});

const rulesIn = (wrong: readonly string[]): string[] => [...new Set(wrong.map((line) => line.replace(/: .*/s, '')))];

describe('A fault of an RSS feed is reported, by its rule alone:', () => {
  it.each(
    Object.entries(IN_RSS).flatMap(([rule, changes]) => changes.map((change, i) => [rule, i + 1, change] as const)),
  )('%s (%i)', async (rule, _, change) => {
    const wrong = wrongInRss(await readRss(page, change(rss), `${HOST}/feed.xml`, bytesAt));
    expect(rulesIn(wrong), wrong.join('\n')).toEqual([rule]);
  });

  it.each(Object.entries(IN_CONTENT).flatMap(([rule, faults]) => faults.map((html) => [rule, html] as const)))(
    '%s, in %s',
    async (rule, html) => {
      const xml = put('<content:encoded>', `<content:encoded>${escaped(html)}`)(rss);
      const wrong = wrongInRss(await readRss(page, xml, `${HOST}/feed.xml`, bytesAt));
      expect(rulesIn(wrong), wrong.join('\n')).toEqual([rule]);
    },
  );

  it.each([
    ['an element left open', put('</item>', '')],
    ['a bare ampersand', put('<title>', '<title>R&D ')],
    ['a prefix without its namespace', put(/ xmlns:dc="[^"]*"/, '')],
    ['the end of a section', put('<title>', '<title>]]>')],
    ['a control character', put('<title>', '<title>\u0007')],
  ])('it is not XML: %s', async (_, change) => {
    await expect(readRss(page, change(rss), 'The feed', bytesAt)).rejects.toThrow(/^The feed is not XML/);
  });
});

describe('A fault of a JSON Feed is reported, by its rule alone:', () => {
  it.each(
    Object.entries(IN_JSON).flatMap(([rule, changes]) => changes.map((change, i) => [rule, i + 1, change] as const)),
  )('%s (%i)', async (rule, _, change) => {
    const feed = JSON.parse(json) as Value;
    change(feed);
    const wrong = wrongInJsonFeed(await readJsonFeed(page, JSON.stringify(feed), `${HOST}/feed.json`, bytesAt));
    expect(rulesIn(wrong), wrong.join('\n')).toEqual([rule]);
  });
});
