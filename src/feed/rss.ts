import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Site } from '../model/site.ts';
import type { Channel } from './channel.ts';
import { textHtml } from './content.ts';
import { briefItem, type Item } from './item.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/**
 * A channel as RSS 2.0 with full content: the bottom line as the description, the whole brief as `content:encoded`, the
 * PDF as the enclosure. An item's guid is its brief's address, so an edition replaces the one before it.
 */
export const rss = (channel: Channel, site: Site): string =>
  rssOf(
    channel,
    channel.issues.map((issue) => briefItem(issue, site)),
  );

/** The same of any items. */
export function rssOf(channel: Omit<Channel, 'issues'>, items: readonly Item[]): string {
  const latest = items.reduce((last, { at }) => Math.max(last, at.getTime()), -Infinity);
  const feed = x('rss', { version: '2.0', ...NAMESPACES }, [
    x('channel', [
      x('title', clean(channel.title)),
      x('link', channel.page),
      x('description', clean(channel.description)),
      x('language', channel.lang.toLowerCase()),
      ...(items.length ? [x('lastBuildDate', rfc822(new Date(latest)))] : []),
      x('atom:link', { href: `${channel.folder}feed.xml`, rel: 'self', type: 'application/rss+xml' }),
      ...items.map((item) => element(item, channel.lang)),
    ]),
  ]);
  // XML 1.0, 2.4: no text may hold the end of a section as it is, which the writer does not see to.
  const xml = toXml(feed, { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
}

function element(item: Item, lang: string) {
  return x('item', [
    x('title', clean(item.title)),
    x('link', item.address),
    x('guid', { isPermaLink: String(item.id === item.address) }, item.id),
    x('pubDate', rfc822(item.at)),
    ...item.authors.map((author) => x('dc:creator', clean(author))),
    ...item.topics.map((topic) => x('category', clean(topic))),
    x('description', clean(textHtml(item.summary))),
    x('content:encoded', clean(item.content(lang))),
    x('enclosure', { url: item.pdf.address, length: item.pdf.bytes, type: 'application/pdf' }),
  ]);
}

/** RFC 822's date with four digits of year and a numeric zone, as RSS asks. */
const rfc822 = (at: Date): string => at.toUTCString().replace('GMT', '+0000');

/** Without the characters that XML 1.0 has no way to write. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
