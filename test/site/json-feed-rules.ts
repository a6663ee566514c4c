import { z } from 'zod';
import { broken, CONTENT_RULES, isLanguage, isMediaType, isWebAddress, unless, type Rule } from './content-rules.ts';
import type { Markup } from './parsed.ts';

const address = z.string().refine(isWebAddress, 'is no web address');

/** RFC 3339, 5.6, and a day that there is. */
const date = z.iso.datetime({ offset: true });

const language = z.string().refine(isLanguage, 'is no language');

/** JSON Feed 1.1, "Authors": at least one of the three. */
const author = z
  .strictObject({ name: z.string().min(1), url: address, avatar: address })
  .partial()
  .refine((a) => Object.keys(a).length > 0, 'is empty');

/** JSON Feed 1.1, "Attachments". */
const attachment = z.strictObject({
  url: address,
  mime_type: z.string().refine(isMediaType, 'is no media type'),
  title: z.string().optional(),
  size_in_bytes: z.int().nonnegative().optional(),
  duration_in_seconds: z.number().nonnegative().optional(),
});

/** JSON Feed 1.1, "Items"; of what is optional there, what Readout's readers count on is required. */
const item = z.strictObject({
  id: z.string().min(1),
  url: address,
  external_url: address.optional(),
  title: z.string().min(1),
  content_html: z.string().min(1),
  content_text: z.string().optional(),
  summary: z.string().min(1),
  image: address.optional(),
  banner_image: address.optional(),
  date_published: date,
  date_modified: date.optional(),
  authors: z.array(author).min(1),
  tags: z.array(z.string().min(1)),
  language: language.optional(),
  attachments: z.array(attachment).length(1),
});

/** JSON Feed 1.1, "Top-level"; strict, so that a field misspelt is seen. */
const feed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  description: z.string().min(1),
  user_comment: z.string().optional(),
  next_url: address.optional(),
  icon: address.optional(),
  favicon: address.optional(),
  authors: z.array(author).min(1),
  language,
  expired: z.boolean().optional(),
  hubs: z.array(z.strictObject({ type: z.string(), url: address })).optional(),
  items: z.array(item),
});

/** A feed as served. */
export interface JsonFeed {
  /** Where it is served. */
  readonly address: string;
  readonly value: z.infer<typeof feed>;
  /** Each item's content, in the items' order. */
  readonly contents: readonly Markup[];
  /** How many bytes are at an address of the site, by what lies on the disk. */
  readonly bytesAt: (address: string) => number | undefined;
}

/** The rules of JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const JSON_FEED_RULES = {
  /** Every field of its kind, what is required there, and none that the version does not name. */
  fields: ({ value }) => {
    const { error } = feed.safeParse(value);
    return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  },

  /** "feed_url … is the URL of the feed, and serves as the unique identifier for the feed." */
  'feed-url': ({ address, value }) => unless(value.feed_url === address, value.feed_url),

  /** "id … is unique for that item for that feed over time." */
  'ids-unique': ({ value }) => {
    const ids = value.items.map(({ id }) => id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  },

  /** "size_in_bytes … specifies how large the file is." */
  'attachment-size': ({ value, bytesAt }) =>
    value.items
      .flatMap(({ attachments }) => attachments ?? [])
      .filter(({ url, size_in_bytes: size }) => size !== bytesAt(url))
      .map(({ url }) => `${url}: ${bytesAt(url)}`),
} satisfies Record<string, Rule<JsonFeed>>;

/** What is wrong with a feed and with the HTML of its items, by the names of the rules. */
export const wrongInJsonFeed = (given: JsonFeed): string[] => [
  ...broken(JSON_FEED_RULES, given),
  ...given.contents.flatMap((content) => broken(CONTENT_RULES, content)),
];
