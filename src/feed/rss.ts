import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { plain } from '../model/brief.ts';
import { cameOut } from '../model/came-out.ts';
import type { Site } from '../model/site.ts';
import * as phrases from '../wording/phrases.ts';
import { pdfAddress, type Channel, type Issue } from './channel.ts';
import { contentHtml, textHtml } from './content.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/**
 * A channel as RSS 2.0 with full content: the bottom line as the description, the whole brief as `content:encoded`, the
 * PDF as the enclosure. An item's guid is its brief's address, so an edition replaces the one before it.
 */
export function rss(channel: Channel, site: Site): string {
  const latest = channel.issues.reduce((last, { brief }) => Math.max(last, cameOut(brief).getTime()), -Infinity);
  const feed = x('rss', { version: '2.0', ...NAMESPACES }, [
    x('channel', [
      x('title', clean(channel.title)),
      x('link', channel.page),
      x('description', clean(channel.description)),
      x('language', channel.lang.toLowerCase()),
      ...(channel.issues.length ? [x('lastBuildDate', rfc822(new Date(latest)))] : []),
      x('atom:link', { href: `${channel.folder}feed.xml`, rel: 'self', type: 'application/rss+xml' }),
      ...channel.issues.map((issue) => item(issue, site, channel.lang)),
    ]),
  ]);
  // XML 1.0, 2.4: no text may hold the end of a section as it is, which the writer does not see to.
  const xml = toXml(feed, { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
}

function item({ brief, pdfBytes }: Issue, site: Site, lang: string) {
  const address = phrases.address(brief, site.url);
  return x('item', [
    x('title', clean(`[${phrases.label(brief)}] ${phrases.title(brief)}`)),
    x('link', address),
    x('guid', { isPermaLink: 'true' }, address),
    x('pubDate', rfc822(cameOut(brief))),
    ...brief.authors.map((author) => x('dc:creator', clean(author))),
    ...brief.topics.map((topic) => x('category', clean(topic))),
    x('description', clean(textHtml(plain(brief.bottomLine.text)))),
    x('content:encoded', clean(contentHtml(brief, site, lang))),
    x('enclosure', { url: pdfAddress(brief, site), length: pdfBytes, type: 'application/pdf' }),
  ]);
}

/** RFC 822's date with four digits of year and a numeric zone, as RSS asks. */
const rfc822 = (at: Date): string => at.toUTCString().replace('GMT', '+0000');

/** Without the characters that XML 1.0 has no way to write. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
