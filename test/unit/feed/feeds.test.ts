import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { actorChannels, everything, topicChannels, topicSlug, type Issue } from '../../../src/feed/channel.ts';
import { contentHtml } from '../../../src/feed/content.ts';
import { jsonFeed } from '../../../src/feed/json-feed.ts';
import { rss } from '../../../src/feed/rss.ts';
import { plain } from '../../../src/model/brief.ts';
import { brief, site } from '../mail/brief.ts';

const earlier = brief({
  id: 'black-sea',
  published: '2025-03-26',
  asOf: '2025-03-25T22:00:00Z',
  topics: ['tariffs', 'Öl & Gas'],
});
const issues: Issue[] = [
  { brief: earlier, pdfBytes: 40_000 },
  { brief: brief(), pdfBytes: 41_234 },
];
const channel = everything(issues, site);

interface Item {
  title: string;
  link: string;
  guid: string;
  pubDate: string;
  description: string;
  'content:encoded': string;
  category: string[];
  'dc:creator': string;
  enclosure: Record<string, string>;
}

function read(): { rss: { channel: Record<string, unknown> & { item: Item[] } } } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
  });
  return parser.parse(rss(channel, site)) as never;
}

test('the RSS feed is well-formed XML, newest briefing first, each with its PDF', () => {
  expect(XMLValidator.validate(rss(channel, site))).toBe(true);
  const items = read().rss.channel.item;
  expect(items.map((item) => item.link)).toEqual([
    'https://readout.example/desk/briefings/moscow-talks/',
    'https://readout.example/desk/briefings/black-sea/',
  ]);
  expect(items[0]?.title).toBe('[TLP:CLEAR] Moscow talks end with “signals” and no concession as deadline nears');
  expect(items[0]?.pubDate).toMatch(/^Wed, 06 Aug 2025 18:00:00 (GMT|\+0000)$/);
  expect(items[0]?.enclosure).toEqual({
    url: 'https://readout.example/desk/briefings/moscow-talks.pdf',
    length: '41234',
    type: 'application/pdf',
  });
  expect(items[0]?.category).toEqual(['ceasefire', 'tariffs']);
  expect(items[0]?.['dc:creator']).toBe('Europe desk');
});

test('a channel says what it is, in which language and where it stands', () => {
  const { channel: c } = read().rss;
  expect(c).toMatchObject({ title: 'Harbour Street Desk', link: 'https://readout.example/desk/', language: 'en' });
  expect(c['atom:link']).toEqual({
    href: 'https://readout.example/desk/feed.xml',
    rel: 'self',
    type: 'application/rss+xml',
  });
});

test('an item holds the whole brief, and no residue of its source format', () => {
  const html = read().rss.channel.item[0]?.['content:encoded'] ?? '';
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;|&#x26;/g, '&')
    .replace(/&lt;|&#x3C;/g, '<')
    .replace(/\s+/g, ' ');
  const b = brief();
  const claims = [...b.keyFacts, ...b.gaps, ...b.judgements, ...b.scenarios, ...b.forecasts, ...b.watch, ...b.quotes];
  for (const { text: rich } of claims) expect(text).toContain(plain(rich).replace('>', '&gt;').replace(/\s+/g, ' '));
  expect(html).not.toMatch(/<(Cite|KeyFact|Position|script|style|img)\b|\{\/\*|passage=/);
});

test('every address in the content is absolute', () => {
  const addresses = [...contentHtml(brief(), site, 'en').matchAll(/(?:href|src)="([^"]*)"/g)].map((m) => m[1]);
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of addresses) expect(address).toMatch(/^https:\/\//);
});

test('hostile text stays text', () => {
  const hostile = brief({ title: '</title><script>alert(1)</script>]]>', place: '<img src=x onerror=alert(1)>' });
  const out = rss(everything([{ brief: hostile, pdfBytes: 1 }], site), site);
  expect(XMLValidator.validate(out)).toBe(true);
  expect(out).not.toContain('<script');
  expect(contentHtml(hostile, site, 'en')).not.toContain('<img');
});

test('words that look like markup, numbers or entities stay the words they are', () => {
  const text = [{ kind: 'text', text: 'Tariffs <if> R&D &amp; 1 < 2 ]]> fall' }];
  const b = brief({
    authors: ['007', 'A &lt; B'],
    bottomLine: { ...brief().bottomLine, text },
    title: 'Ends ]]> here',
  });
  const out = rss(everything([{ brief: b, pdfBytes: 1 }], site), site);
  expect(out).not.toContain(']]>');
  expect(out).toContain('<title>[TLP:CLEAR] Ends ]]&gt; here</title>');
  expect(out).toContain('<dc:creator>007</dc:creator><dc:creator>A &#x26;lt; B</dc:creator>');
  // Readers take a description for HTML, so that it is escaped once as HTML and once as XML.
  expect(out).toContain(
    'Tariffs &#x26;#x3C;if> R&#x26;#x26;D &#x26;#x26;amp; 1 &#x26;#x3C; 2 ]]&gt; fall</description>',
  );
});

test('the JSON feed has what version 1.1 requires, and the PDF with its size', () => {
  const feed = JSON.parse(jsonFeed(channel, site)) as Record<string, unknown> & { items: Record<string, unknown>[] };
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour Street Desk',
    home_page_url: 'https://readout.example/desk/',
    feed_url: 'https://readout.example/desk/feed.json',
    language: 'en',
  });
  expect(feed.items[0]).toMatchObject({
    id: 'https://readout.example/desk/briefings/moscow-talks/',
    date_published: '2025-08-06T18:00:00.000Z',
    tags: ['ceasefire', 'tariffs'],
    attachments: [
      {
        url: 'https://readout.example/desk/briefings/moscow-talks.pdf',
        mime_type: 'application/pdf',
        title: 'moscow-talks.pdf',
        size_in_bytes: 41_234,
      },
    ],
  });
});

test('each topic has a feed of its briefings, at an address made from its name', () => {
  const topics = topicChannels(issues, site);
  expect([...topics.keys()]).toEqual(['ceasefire', 'tariffs', 'Öl & Gas']);
  expect(topics.get('tariffs')?.issues).toHaveLength(2);
  expect(topics.get('Öl & Gas')?.folder).toBe('https://readout.example/desk/topics/%C3%B6l-gas/');
  expect(topicSlug('  Black Sea: grain ')).toBe('black-sea-grain');
});

test('two spellings of one topic are one feed', () => {
  const topics = topicChannels([...issues, { brief: brief({ id: 'third', topics: ['Tariffs'] }), pdfBytes: 1 }], site);
  expect([...topics.keys()]).toEqual(['Tariffs', 'ceasefire', 'Öl & Gas']);
  expect(topics.get('Tariffs')?.issues).toHaveLength(3);
});

test('each actor has a feed of the briefings that print a position or words of theirs', () => {
  const actors = actorChannels(issues, site);
  expect([...actors.keys()]).toEqual(['gerhard-mangott', 'russia', 'ukraine', 'united-states']);
  expect(actors.get('ukraine')).toMatchObject({
    title: 'Harbour Street Desk: Ukraine',
    page: 'https://readout.example/desk/actors/ukraine/',
  });
});

test('an empty feed is a feed', () => {
  expect(XMLValidator.validate(rss(everything([], site), site))).toBe(true);
  expect(JSON.parse(jsonFeed(everything([], site), site))).toMatchObject({ items: [] });
});
