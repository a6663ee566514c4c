import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { content as cardContent } from '../../src/card/content.ts';
import { briefJson } from '../../src/feed/brief.ts';
import { calendar } from '../../src/feed/calendar.ts';
import { everything } from '../../src/feed/channel.ts';
import { outlookCsv, positionsCsv } from '../../src/feed/csv.ts';
import { jsonFeed } from '../../src/feed/json-feed.ts';
import { reportLd } from '../../src/feed/report.ts';
import { rss } from '../../src/feed/rss.ts';
import { briefJsonSchema } from '../../src/feed/schema.ts';
import { readFonts } from '../../src/fonts/index.ts';
import { html, subject, text } from '../../src/mail/message.ts';
import type { Brief } from '../../src/model/brief.ts';
import type { Change } from '../../src/model/change.ts';
import { publish } from '../../src/model/publish.ts';
import type { Site } from '../../src/model/site.ts';
import { readContent } from '../../src/reading/folder.ts';
import { inspect } from '../../src/reading/inspect.ts';
import { FORGETFUL } from '../../src/reading/memory.ts';
import { entriesOf } from '../../src/search.ts';
import { layOut as layOutSheet } from '../../src/sheet/fit.ts';
import { openSetter } from '../../src/sheet/words.ts';
import { slugOf } from '../../src/model/superseded.ts';
import { linesOn } from '../unit/sheet/reading.ts';
import { compare } from './compare.ts';
import { layOut } from './content.ts';

/**
 * What a reader gets of a case in every output: the sheet and the mail in full, of the others what tells a reader whether and why
 * a text is to be relied on. The outputs' own writers are asked, without a build; the pages are in `site/second-pages`.
 */

const TODAY = '2026-04-10';
const ROOT = join(import.meta.dirname, '../..');

/** Cases whose outputs are compared, by the file that says what they are. */
const cases = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'outputs.txt')),
);

const setter = openSetter(readFonts(ROOT));
const schema = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(briefJsonSchema('https://readout.example/schema/brief.json')) as object,
);

it.each(cases)('%s', async (name) => {
  const folder = join(import.meta.dirname, name);
  const target = await mkdtemp(join(tmpdir(), 'readout-outputs-'));
  try {
    await layOut(folder, target);
    const { library } = await inspect({ root: ROOT, content: await readContent(target), memory: FORGETFUL }, TODAY);
    const { site, briefings, earlier, actors } = publish(library, TODAY);
    const each = [...briefings, ...earlier].map((brief) => briefOut(brief, site));
    const all = allOut(briefings, actors, site);
    compare(folder, 'outputs.txt', [...(await Promise.all(each)), all, ''].join('\n'));
  } finally {
    await rm(target, { recursive: true });
  }
});

const section = (name: string, lines: readonly string[]): string => [`--- ${name}`, ...lines].join('\n');

async function briefOut(brief: Brief, site: Site): Promise<string> {
  const sheet = layOutSheet(brief, site, await setter);
  if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
  const json = JSON.parse(briefJson(brief)) as Record<string, unknown>;
  expect(schema(json), JSON.stringify(schema.errors)).toBe(true);
  const plain = text(brief, site);
  expect(wordsOf(html(brief, site)), 'the mail in HTML holds the words of the plain one').toEqual(
    expect.arrayContaining(wordsOf(plain.replace(/<https?:[^>]*>|https?:\S+|[-=*]{2,}|^\* /gm, ' '))),
  );
  expect(html(brief, site), 'what stands between two things stands between two').not.toMatch(/·\s*<\//);
  const card = cardContent(brief, site);
  return [
    `=== ${slugOf(brief)}`,
    section(
      'sheet',
      linesOn(sheet.pages.a4).map((line) => line.trim()),
    ),
    section('mail', [subject(brief), ...plain.split('\n')]),
    section('JSON', jsonLines(brief, json)),
    section('JSON-LD', ldLines(reportLd(brief, site))),
    section('picture', [
      card.status ?? 'no status',
      card.bottomLine.plain,
      ...card.facts.map((fact) => fact.plain),
      ...card.positions.flatMap(({ actor, wants, offers }) => [`${actor}: ${wants?.plain} / ${offers?.plain}`]),
    ]),
  ].join('\n');
}

/** The words of a text without its markup, each once. */
const wordsOf = (markup: string): string[] => [
  ...new Set(markup.replace(/<style>[\s\S]*?<\/style>|<[^>]*>|&[#\w]+;/g, ' ').match(/[\p{L}\p{N}†‡]+/gu) ?? []),
];

const jsonLines = (
  { sources }: Brief,
  { status, edition, replacedBy, editions }: Record<string, unknown>,
): string[] => {
  const { all, since } = (editions ?? {}) as { all?: unknown[]; since?: { edition: number; changes: Change[] } };
  return [
    `${String(status)}, edition ${String(edition)}${replacedBy === undefined ? '' : `, replaced by ${String(replacedBy)}`}`,
    ...(all ?? []).map((facts) => `knows ${JSON.stringify(facts)}`),
    ...(since?.changes ?? []).map((change) => `since ${since?.edition}: ${JSON.stringify(change)}`),
    ...sources.map(
      ({ id, status: became, statusNote, statusOn }) => `${id}: ${JSON.stringify({ became, statusNote, statusOn })}`,
    ),
  ];
};

function ldLines(ld: string): string[] {
  interface Work {
    '@id': string;
    creativeWorkStatus?: string;
    correction?: object;
    citation?: Work[];
  }
  const said = ({ '@id': id, creativeWorkStatus = 'no status', correction }: Work): string =>
    [id, creativeWorkStatus, ...(correction ? [JSON.stringify(correction)] : [])].join(' ');
  const report = JSON.parse(ld) as Work;
  return [report, ...(report.citation ?? [])].map(said);
}

function allOut(briefs: Brief[], actors: Parameters<typeof entriesOf>[1], site: Site): string {
  const channel = everything(
    briefs.map((brief) => ({ brief, pdfBytes: 1 })),
    site,
  );
  const feed = JSON.parse(jsonFeed(channel, site)) as { items: { title: string; content_html: string }[] };
  const xml = rss(channel, site);
  for (const { content_html } of feed.items)
    expect(wordsOf(xml.replaceAll('&#x3C;', '<')), 'RSS holds the words of the JSON feed').toEqual(
      expect.arrayContaining(wordsOf(content_html)),
    );
  const feedLines = feed.items.flatMap(({ title, content_html }) => [
    title,
    // What stands before the bottom line, and the sources.
    ...[
      ...content_html.split('<h2>Bottom line')[0]!.split(/(?=<(?:p|h2|li)>)/),
      ...(content_html.match(/<ol>.*?<\/ol>/s) ?? []),
    ].map((markup) =>
      markup
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  ]);
  const rows = (csv: string): string[] =>
    csv
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(',').slice(-4).join(','));
  return [
    '=== all',
    section('feed', feedLines),
    section(
      'search',
      entriesOf(briefs, actors, site.lang).map(({ kind, title, detail }) => `${kind}: ${title} | ${detail}`),
    ),
    section('positions.csv, its last columns', rows(positionsCsv(briefs, site))),
    section('outlook.csv, its last columns', rows(outlookCsv(briefs, site))),
    section(
      'calendar',
      calendar(site.name, briefs, site)
        .replaceAll('\r\n ', '')
        .split('\r\n')
        .filter((l) => /^(?:SUMMARY|DESCRIPTION|STATUS|SEQUENCE)/.test(l)),
    ),
  ].join('\n');
}
