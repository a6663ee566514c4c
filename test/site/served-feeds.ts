import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { JsonFeed } from './json-feed-rules.ts';
import { itemsOf, type RssFeed } from './rss-rules.ts';
import { parseHtml, parseXml, type XmlElement } from './parsed.ts';

/** A built site: its folder, and the address it is made for, without a slash at its end. */
export interface Place {
  readonly folder: string;
  readonly url: string;
}

/** The sizes of a site's files by their addresses. */
async function sizesOf({ folder, url }: Place): Promise<Map<string, number>> {
  const names = (await readdir(join(folder, 'briefings'))).map((name) => `briefings/${name}`);
  const sizes = [...names, 'digest.pdf'].map(
    async (name) => [`${url}/${name}`, (await stat(join(folder, name))).size] as const,
  );
  return new Map(await Promise.all(sizes));
}

/** The paths of a site's files of a name, or with an ending, from its root, in order. */
export async function filesNamed({ folder }: Place, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => `/${name}`.endsWith(ending)).sort();
}

const inner = (item: XmlElement, name: string): string =>
  item.children.find((child) => child.name === name)?.text ?? '';

/** An RSS feed as a browser reads it; what it says where the XML is not well-formed is an error. */
export async function readRss(page: Page, xml: string, address: string, bytesAt: RssFeed['bytesAt']): Promise<RssFeed> {
  const root = await parseXml(page, xml);
  if (typeof root === 'string') throw new Error(`${address} is not XML: ${root}`);
  const feed = { address, xml, root, described: [], contents: [], bytesAt };
  const items = itemsOf(feed);
  const described = await parseHtml(
    page,
    items.map((item) => inner(item, 'description')),
  );
  return {
    ...feed,
    described,
    contents: await parseHtml(
      page,
      items.map((item) => inner(item, 'content:encoded')),
    ),
  };
}

/** A JSON Feed with its content as a browser reads it. */
export async function readJsonFeed(
  page: Page,
  text: string,
  address: string,
  bytesAt: JsonFeed['bytesAt'],
): Promise<JsonFeed> {
  const value = JSON.parse(text) as JsonFeed['value'];
  const contents = await parseHtml(
    page,
    value.items.map((item) => String(item.content_html)),
  );
  return { address, value, contents, bytesAt };
}

/** Every feed of a site. */
export async function servedFeeds(page: Page, place: Place): Promise<{ rss: RssFeed[]; json: JsonFeed[] }> {
  const sizes = await sizesOf(place);
  const read = async <T>(
    ending: string,
    by: (page: Page, text: string, address: string, bytesAt: (url: string) => number | undefined) => Promise<T>,
  ) => {
    const found: T[] = [];
    for (const name of await filesNamed(place, ending)) {
      const text = await readFile(join(place.folder, name), 'utf8');
      found.push(await by(page, text, `${place.url}/${encodeURI(name)}`, (url) => sizes.get(url)));
    }
    return found;
  };
  return { rss: await read('/feed.xml', readRss), json: await read('/feed.json', readJsonFeed) };
}
