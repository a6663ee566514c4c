import { expect, test } from 'vitest';
import { forecastsCsv, positionsCsv } from '../../../src/feed/csv.ts';
import { brief, site } from '../mail/brief.ts';

/** Reads RFC 4180: rows of fields, to records by the first row. */
function read(csv: string): Record<string, string>[] {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  const [head = [], ...body] = rows.slice(0, -1);
  for (const row of body) expect(row).toHaveLength(head.length);
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

test('every position is a row, with who, what, the basis and the sources', () => {
  const rows = read(positionsCsv([brief()], site));
  expect(rows).toHaveLength(3);
  expect(rows[1]).toEqual({
    briefing: 'moscow-talks',
    title: 'Moscow talks end with “signals” and no concession as deadline nears',
    as_of: '2025-08-06T18:00:00Z',
    published: '2025-08-06',
    edition: '2',
    label: 'TLP:CLEAR',
    topics: 'ceasefire; tariffs',
    actor_id: 'ukraine',
    actor: 'Ukraine',
    kind: 'state',
    office: '',
    represents: '',
    basis: 'stated',
    wants: 'A full ceasefire and a leaders’ summit',
    wants_sources: 'moscow-talks',
    offers: 'Refuses to cede territory',
    offers_sources: 'moscow-talks',
    url: 'https://readout.example/desk/briefings/moscow-talks/',
  });
});

test('a settled forecast has its outcome and its score', () => {
  expect(read(forecastsCsv([brief()], site))[0]).toMatchObject({
    forecast: 'full-ceasefire',
    probability: '10',
    resolves: '2025-08-31',
    outcome: 'no',
    outcome_on: '2025-11-23',
    brier: '0.01',
  });
});

test('an open forecast has none', () => {
  const [open] = brief().forecasts.map(({ outcome: _, brier: __, ...rest }) => rest);
  expect(read(forecastsCsv([brief({ forecasts: [open] })], site))[0]).toMatchObject({
    outcome: '',
    outcome_on: '',
    brier: '',
  });
});

test('quotation marks, commas and line ends stay in their field', () => {
  const title = 'A "quoted", title';
  expect(read(forecastsCsv([brief({ title })], site))[0]?.['title']).toBe(title);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("http://evil.test")', '＝1', '−1', '|calc'])(
  'the text %j is no formula in a spreadsheet',
  (title) => {
    const b = { ...brief(), title };
    expect(read(forecastsCsv([b], site))[0]?.['title']).toBe(`'${title}`);
  },
);

test('a number stays a number', () => {
  expect(forecastsCsv([brief()], site)).toContain(',10,"2025-08-31",');
});
