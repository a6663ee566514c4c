import type { Site } from '../model/site.ts';
import type { Channel } from './channel.ts';
import { briefItem, type Item } from './item.ts';

/** A channel as JSON Feed 1.1 (jsonfeed.org), full content, the PDF as an attachment. */
export const jsonFeed = (channel: Channel, site: Site): string =>
  jsonFeedOf(
    channel,
    channel.issues.map((issue) => briefItem(issue, site)),
    site,
  );

/** The same of any items. */
export function jsonFeedOf(channel: Omit<Channel, 'issues'>, items: readonly Item[], site: Site): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: channel.page,
    feed_url: `${channel.folder}feed.json`,
    description: channel.description,
    authors: [{ name: site.name, url: `${site.url}/` }],
    language: channel.lang,
    items: items.map(entry),
  };
  return JSON.stringify(feed, null, 2) + '\n';
}

const entry = ({ id, address, title, summary, content, at, authors, topics, lang, image, pdf }: Item) => ({
  id,
  url: address,
  title,
  content_html: content(lang),
  summary,
  image,
  date_published: at.toISOString(),
  authors: authors.map((name) => ({ name })),
  tags: topics,
  language: lang,
  attachments: [{ url: pdf.address, mime_type: 'application/pdf', title: pdf.name, size_in_bytes: pdf.bytes }],
});
