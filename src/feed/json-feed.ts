import { slugOf } from '../model/editions.ts';
import { plain } from '../model/brief.ts';
import { cameOut } from '../model/came-out.ts';
import type { Site } from '../model/site.ts';
import { address, label, title } from '../wording/phrases.ts';
import { pdfAddress, type Channel, type Issue } from './channel.ts';
import { contentHtml } from './content.ts';

/** A channel as JSON Feed 1.1 (jsonfeed.org), full content, the PDF as an attachment. */
export function jsonFeed(channel: Channel, site: Site): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: channel.page,
    feed_url: `${channel.folder}feed.json`,
    description: channel.description,
    authors: [{ name: site.name, url: `${site.url}/` }],
    language: channel.lang,
    items: channel.issues.map((issue) => item(issue, site)),
  };
  return JSON.stringify(feed, null, 2) + '\n';
}

function item({ brief, pdfBytes }: Issue, site: Site) {
  const url = address(brief, site.url);
  return {
    id: url,
    url,
    title: `[${label(brief)}] ${title(brief)}`,
    content_html: contentHtml(brief, site, brief.lang),
    summary: plain(brief.bottomLine.text),
    image: `${site.url}/briefings/${slugOf(brief)}.png`,
    date_published: cameOut(brief).toISOString(),
    authors: brief.authors.map((name) => ({ name })),
    tags: brief.topics,
    language: brief.lang,
    attachments: [
      { url: pdfAddress(brief, site), mime_type: 'application/pdf', title: `${brief.id}.pdf`, size_in_bytes: pdfBytes },
    ],
  };
}
