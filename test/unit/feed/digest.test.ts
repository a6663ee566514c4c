import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { weekly } from '../../../src/feed/channel.ts';
import { digestJson } from '../../../src/feed/digest.ts';
import { digestItems, weekOf } from '../../../src/feed/item.ts';
import { jsonFeedOf } from '../../../src/feed/json-feed.ts';
import { rssOf } from '../../../src/feed/rss.ts';
import { digestJsonSchema } from '../../../src/feed/schema.ts';
import { digestOf, weekTo } from '../../../src/model/digest.ts';
import { brief, site } from '../mail/brief.ts';

const address = `${site.url}/schema/digest.json`;
const digest = digestOf({ briefings: [brief()], earlier: [] }, weekTo('2025-08-08'), { onSite: true });
const none = digestOf({ briefings: [], earlier: [] }, weekTo('2025-08-08'), { onSite: true });
const parsed = (json: string) => JSON.parse(json) as Record<string, unknown>;

test('the published JSON of a digest, and of an empty one, is valid by the published schema', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(parsed(digestJsonSchema(address)));
  for (const one of [digest, none]) {
    validate(parsed(digestJson(one, site, address)));
    expect(validate.errors).toBeNull();
  }
  const { from: _, ...broken } = parsed(digestJson(digest, site));
  expect(validate(broken)).toBe(false);
});

test('the week’s feed has one item, named by its week, with the whole digest and the sheet; none where nothing is new', () => {
  const items = digestItems(digest, 23_000, site);
  const feed = JSON.parse(jsonFeedOf(weekly(site), items, site)) as { items: Record<string, unknown>[] };
  expect(feed.items).toMatchObject([
    {
      id: `${site.url}/digest/#2025-W32`,
      url: `${site.url}/digest/`,
      title: '[TLP:CLEAR] The week to 8 August 2025',
      attachments: [{ url: `${site.url}/digest.pdf`, size_in_bytes: 23_000 }],
    },
  ]);
  expect(feed.items[0]?.['content_html']).toContain(`${site.url}/briefings/moscow-talks/`);
  const rss = rssOf(weekly(site), items);
  expect(XMLValidator.validate(rss)).toBe(true);
  expect(rss).toContain(`<guid isPermaLink="false">${site.url}/digest/#2025-W32</guid>`);
  expect(rssOf(weekly(site), digestItems(none, 1, site))).not.toContain('<item>');
});

test.each([
  ['2025-08-04', '2025-W32'],
  ['2025-08-10', '2025-W32'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-03', '2020-W53'],
  ['2026-12-31', '2026-W53'],
])('%s is of the week %s', (on, week) => {
  expect(weekOf(on)).toBe(week);
});
