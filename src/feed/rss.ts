import { getRssString } from '@astrojs/rss';
import { plain } from '../model/brief.ts';
import { cameOut } from '../model/came-out.ts';
import type { Site } from '../model/site.ts';
import * as phrases from '../wording/phrases.ts';
import { pdfAddress, type Channel, type Issue } from './channel.ts';
import { contentHtml } from './content.ts';

/**
 * A channel as RSS 2.0 with full content: the bottom line as the description, the whole brief as `content:encoded`, the
 * PDF as the enclosure. An item's guid is its brief's address, so an edition replaces the one before it.
 */
export async function rss(channel: Channel, site: Site): Promise<string> {
  const self = `<atom:link href="${escape(`${channel.folder}feed.xml`)}" rel="self" type="application/rss+xml"/>`;
  const [newest] = channel.issues;
  const built = newest ? `<lastBuildDate>${rfc822(cameOut(newest.brief))}</lastBuildDate>` : '';
  return getRssString({
    title: clean(channel.title),
    description: clean(channel.description),
    site: channel.page,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>${channel.lang.toLowerCase()}</language>${built}${self}`,
    items: channel.issues.map((issue) => item(issue, site)),
  });
}

function item({ brief, pdfBytes }: Issue, site: Site) {
  const authors = brief.authors.map((author) => `<dc:creator>${escape(clean(author))}</dc:creator>`).join('');
  return {
    title: clean(`[${phrases.label(brief)}] ${brief.title}`),
    link: phrases.address(brief, site.url),
    pubDate: cameOut(brief),
    description: clean(plain(brief.bottomLine.text)),
    content: clean(contentHtml(brief, site)),
    categories: brief.topics.map(clean),
    enclosure: { url: pdfAddress(brief, site), length: pdfBytes, type: 'application/pdf' },
    customData: authors,
  };
}

/** RFC 822's date with a numeric zone, as RSS asks. */
const rfc822 = (at: Date): string => at.toUTCString().replace('GMT', '+0000');

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Without the characters that XML 1.0 has no way to write. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
