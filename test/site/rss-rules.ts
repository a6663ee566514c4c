import { broken, CONTENT_RULES, isLanguage, isMediaType, isWebAddress, unless, type Rule } from './content-rules.ts';
import type { Markup, XmlElement } from './parsed.ts';

/** A feed as served and as a browser reads it. */
export interface RssFeed {
  /** Where it is served. */
  readonly address: string;
  readonly xml: string;
  readonly root: XmlElement;
  /** Each item's description and content, in the items' order. */
  readonly described: readonly Markup[];
  readonly contents: readonly Markup[];
  /** How many bytes are at an address of the site, by what lies on the disk. */
  readonly bytesAt: (address: string) => number | undefined;
}

const all = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? [];

const one = (parent: XmlElement | undefined, name: string): string | undefined => all(parent, name)[0]?.text;

const channelOf = ({ root }: RssFeed): XmlElement | undefined => all(root, 'channel')[0];

export const itemsOf = (feed: RssFeed): XmlElement[] => all(channelOf(feed), 'item');

/** What each item breaks, told apart by its number. */
const each =
  (rule: (item: XmlElement) => readonly string[]): Rule<RssFeed> =>
  (feed) =>
    itemsOf(feed).flatMap((item, i) => rule(item).map((wrong) => `item ${i + 1}, ${wrong}`));

const CHANNEL_ONCE =
  'title link description language copyright managingEditor webMaster pubDate lastBuildDate generator docs cloud ttl image rating textInput skipHours skipDays'.split(
    ' ',
  );
const ITEM_ONCE = 'title link description author comments enclosure guid pubDate source content:encoded'.split(' ');
const CHANNEL = new Set([...CHANNEL_ONCE, 'category', 'item', 'atom:link']);
const ITEM = new Set([...ITEM_ONCE, 'category', 'dc:creator']);

const repeated = (parent: XmlElement | undefined, names: readonly string[]): string[] =>
  names.filter((name) => all(parent, name).length > 1);

const DATE = /^((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )(\d{1,2} [A-Z][a-z]{2} \d{4}) \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT)$/;

/** RFC 2822, 3.3, as the feed validator reads RSS: four digits of year, and a weekday that is that day's. */
function isDate(text: string): boolean {
  const [, , weekday, day] = DATE.exec(text) ?? [];
  if (!weekday || !day || Number.isNaN(Date.parse(text))) return false;
  const said = new Date(`${day} UTC`).toUTCString();
  return said.startsWith(weekday) && said.includes(day.padStart(11, '0'));
}

const datesOf = (feed: RssFeed): XmlElement[] => [
  ...['pubDate', 'lastBuildDate'].flatMap((name) => all(channelOf(feed), name)),
  ...itemsOf(feed).flatMap((item) => all(item, 'pubDate')),
];

const times = (feed: RssFeed): number[] => itemsOf(feed).map((item) => Date.parse(one(item, 'pubDate') ?? ''));

/** RSS 2.0: "lawyer@boyer.net (Lawyer Boyer)". */
const MAILBOX = /^[\w.%+-]+@[\w.-]+\.\w+ \([^()]+\)$/;

/** What reads as markup in a title, which readers show as it is or take for HTML, each as it likes. */
const MARKUP = /<\/?[a-z]+[^>]*>|&(#\d+|#x[\da-f]+|amp|lt|gt|quot|apos|nbsp);/i;

/**
 * The rules of RSS 2.0 and of the W3C feed validator (validator.w3.org/feed), on what a browser's XML parser made of a
 * feed: well-formedness is that parser's own verdict. The validator's names for what it reports stand in parentheses.
 */
export const RSS_RULES = {
  /** XML 1.0, 4.3.3, and RFC 7303, 3.2: an encoding is declared, so that a file server need not say it. */
  'encoding-declared': ({ xml }) => unless(/^<\?xml version="1\.0" encoding="UTF-8"\?>/.test(xml), xml.slice(0, 40)),

  /** No control character that XML allows and screens do not show, and nothing lost in decoding (BadCharacters). */
  'characters-shown': ({ xml }) =>
    (xml.match(/[\u0080-\u009f\ufffd]/g) ?? []).map((c) => `U+${c.charCodeAt(0).toString(16)}`),

  /** RSS 2.0, "What is RSS?": an `rss` element of version 2.0 with one channel. */
  'rss-version': ({ root }) => [
    ...unless(
      root.name === 'rss' && root.attributes['version'] === '2.0',
      `${root.name} ${root.attributes['version']}`,
    ),
    ...unless(root.children.length === 1 && root.children[0]?.name === 'channel', `${root.children.length} in rss`),
  ],

  /** RSS 2.0, "Required channel elements" (MissingTitle, MissingLink, MissingDescription, NotBlank). */
  'channel-required': (feed) => ['title', 'link', 'description'].filter((name) => !one(channelOf(feed), name)?.trim()),

  /** Elements of RSS 2.0, of Atom's link, of content and of Dublin Core, where they belong (UndefinedElement). */
  'elements-known': (feed) => [
    ...(channelOf(feed)?.children ?? []).filter(({ name }) => !CHANNEL.has(name)).map(({ name }) => name),
    ...itemsOf(feed).flatMap((item) => item.children.filter(({ name }) => !ITEM.has(name)).map(({ name }) => name)),
  ],

  /** What may stand once stands once (DuplicateElement, DuplicateEnclosure). */
  'elements-once': (feed) => [
    ...repeated(channelOf(feed), CHANNEL_ONCE),
    ...itemsOf(feed).flatMap((item) => repeated(item, ITEM_ONCE)),
  ],

  /** A reader that streams knows the channel before its items (MisplacedItem). */
  'items-last': (feed) => {
    const names = channelOf(feed)?.children.map(({ name }) => name) ?? [];
    const first = names.indexOf('item');
    return first < 0 ? [] : names.slice(first).filter((name) => name !== 'item');
  },

  /** RSS 2.0, "Comments", on links: with a scheme, and of a URI's characters (InvalidFullLink, InvalidUriChar). */
  'links-absolute': (feed) =>
    [channelOf(feed), ...itemsOf(feed)]
      .flatMap((parent) => ['link', 'comments'].flatMap((name) => all(parent, name)))
      .filter(({ text }) => !isWebAddress(text))
      .map(({ text }) => text),

  /** RSS 2.0, on dates: RFC 822 with four digits of year (InvalidRFC2822Date, IncorrectDOW). */
  'dates-valid': (feed) => datesOf(feed).flatMap(({ text }) => unless(isDate(text), text)),

  /** RSS 2.0, `lastBuildDate`: when the content last changed, so not before any of its items. */
  'build-date-last': (feed) => {
    const built = one(channelOf(feed), 'lastBuildDate');
    return built === undefined ? [] : unless(!times(feed).some((time) => time > Date.parse(built)), built);
  },

  /** The newest first, as readers that keep only the first few expect. */
  'newest-first': (feed) => unless(!times(feed).some((time, i, { [i - 1]: before = time }) => time > before), 'order'),

  /** RSS 2.0, `language`; RFC 5646 (MissingDCLanguage, InvalidLanguage). */
  'language-code': (feed) => {
    const code = one(channelOf(feed), 'language') ?? '';
    return unless(isLanguage(code), code);
  },

  /** RFC 4287, 4.2.7.2: one link to the feed itself, by its type (MissingAtomSelfLink, SelfDoesntMatchLocation). */
  'self-link': (feed) => {
    const links = all(channelOf(feed), 'atom:link').map(({ attributes }) => attributes);
    const [self, second] = links.filter(({ rel }) => rel === 'self');
    const right = self?.['href'] === feed.address && self['type'] === 'application/rss+xml' && !second;
    return unless(right, JSON.stringify(links));
  },

  /** RSS 2.0, `ttl`: minutes (InvalidPositiveInteger). */
  'ttl-minutes': (feed) => all(channelOf(feed), 'ttl').flatMap(({ text }) => unless(/^[1-9]\d*$/.test(text), text)),

  /** RSS 2.0, `image`: url, and the channel's own title and link; at most 144 by 400. */
  'image-of-channel': (feed) =>
    all(channelOf(feed), 'image').flatMap((image) => [
      ...unless(isWebAddress(one(image, 'url') ?? ''), 'url'),
      ...['title', 'link'].filter((name) => one(image, name) !== one(channelOf(feed), name)),
      ...unless(Number(one(image, 'width') ?? 88) <= 144 && Number(one(image, 'height') ?? 31) <= 400, 'size'),
    ]),

  /** RSS 2.0, "Elements of item": title or description; here both, and not blank (NotBlank). */
  'item-told': each((item) => ['title', 'description', 'link', 'pubDate'].filter((name) => !one(item, name)?.trim())),

  /** RSS 2.0, `guid`: one, not blank, and no other item's (MissingGuid, DuplicateValue). */
  'guid-unique': (feed) => {
    const ids = itemsOf(feed).map((item) => one(item, 'guid') ?? '');
    return ids.filter((id, i) => !id || ids.indexOf(id) !== i).map((id) => `guid "${id}"`);
  },

  /** RSS 2.0, `guid`: where it is a permanent link, it is the item's (InvalidBooleanAttribute, InvalidHttpGUID). */
  'guid-permalink': each((item) =>
    all(item, 'guid').flatMap(({ attributes: { isPermaLink = 'true' }, text }) =>
      unless(isPermaLink === 'false' || (isPermaLink === 'true' && text === one(item, 'link')), text),
    ),
  ),

  /** RSS 2.0, `enclosure`: an http address, a length and a media type (MissingAttribute, InvalidURLAttribute). */
  'enclosure-attributes': each((item) =>
    all(item, 'enclosure').flatMap(({ attributes: { url = '', length = '', type = '' } }) => [
      ...unless(isWebAddress(url), `url "${url}"`),
      ...unless(/^\d+$/.test(length), `length "${length}"`),
      ...unless(isMediaType(type), `type "${type}"`),
    ]),
  ),

  /** RSS 2.0, `enclosure`: its length is the file's size in bytes. */
  'enclosure-size': (feed) =>
    itemsOf(feed).flatMap((item) =>
      all(item, 'enclosure').flatMap(({ attributes: { url = '', length = '' } }) => {
        const bytes = feed.bytesAt(url);
        return isWebAddress(url) && /^\d+$/.test(length) ? unless(bytes === Number(length), `${url}: ${bytes}`) : [];
      }),
    ),

  /** The content module, and readers that know none: a description leads (NeedDescriptionBeforeContent). */
  'description-first': each((item) => {
    const names = item.children.map(({ name }) => name);
    return unless(names.lastIndexOf('content:encoded') >= names.indexOf('description'), names.join(' '));
  }),

  /** RSS 2.0, `author`, `managingEditor`, `webMaster`: a mail address and a name (EmailFormat, InvalidContact). */
  'mailbox-form': (feed) =>
    [...['managingEditor', 'webMaster'].flatMap((name) => all(channelOf(feed), name)), ...authorsOf(feed)]
      .filter(({ text }) => !MAILBOX.test(text))
      .map(({ text }) => text),

  /** Dublin Core, `creator`: one at least, and none blank, not beside `author` (DuplicateItemSemantics). */
  'creator-named': each((item) => {
    const creators = all(item, 'dc:creator');
    const named = creators.every(({ text }) => text.trim()) && creators.length > 0 !== all(item, 'author').length > 0;
    return unless(named, `${creators.length} creators`);
  }),

  /** RSS 2.0, `category` (NotBlank), and none twice. */
  'category-named': each((item) => {
    const names = all(item, 'category').map(({ text }) => text);
    return names.filter((name, i) => !name.trim() || names.indexOf(name) !== i).map((name) => `category "${name}"`);
  }),

  /** Titles and the channel's description are words (ContainsHTML). */
  'titles-plain': (feed) =>
    [
      ...['title', 'description'].map((name) => one(channelOf(feed), name)),
      ...itemsOf(feed).map((i) => one(i, 'title')),
    ]
      .filter((text) => text !== undefined && MARKUP.test(text))
      .map((text) => `${text}`),

  /** RSS 2.0, `description` of an item is HTML; these are words, so nothing of them may be lost as markup (NotHtml). */
  'description-words': ({ described }) => described.flatMap(({ written }) => written.map((tag) => `<${tag}>`)),
} satisfies Record<string, Rule<RssFeed>>;

/** What is wrong with a feed and with the HTML of its items, by the names of the rules. */
export const wrongInRss = (feed: RssFeed): string[] => [
  ...broken(RSS_RULES, feed),
  ...feed.contents.flatMap((content) => broken(CONTENT_RULES, content)),
];

const authorsOf = (feed: RssFeed): XmlElement[] => itemsOf(feed).flatMap((item) => all(item, 'author'));
