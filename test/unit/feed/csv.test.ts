import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { forecastsCsv, positionsCsv } from '../../../src/feed/csv.ts';
import { brief, site } from '../mail/brief.ts';

/** As an independent reader has it, each row of the head's length: records by the head's names. */
function read(csv: string): Record<string, string>[] {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  return parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
}

test('every position is a row, with who, what, the basis and the sources', () => {
  const rows = read(positionsCsv([brief()], site));
  expect(rows).toHaveLength(3);
  expect(rows[1]).toEqual({
    briefing: 'moscow-talks',
    title: 'Moscow talks end with “signals” and no concession as deadline nears',
    as_of: '2025-08-06T18:00:00Z',
    published: '2025-08-06',
    status: 'published',
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
    withdrawn_sources: '',
    corrected_sources: '',
    offers: 'Refuses to cede territory',
    offers_sources: 'moscow-talks',
    url: 'https://readout.example/desk/briefings/moscow-talks/',
  });
});

test('a claim on several passages of a source names it once, and every source', () => {
  const [, stance] = brief().positions;
  const text = [1, 2, 9].map((citation) => ({ kind: 'mark' as const, citation }));
  const wants = { ...stance?.wants, text: [{ kind: 'text' as const, text: 'A ceasefire ' }, ...text] };
  const [row] = read(positionsCsv([brief({ positions: [{ ...stance, wants }] })], site));
  expect(row?.['wants_sources']).toBe('moscow-talks; geneva-statement');
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

/** Beginnings that make a spreadsheet run a cell, as they are and behind what an import may drop. */
const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '|calc', '＝1', '＋1', '－1', '＠A', '−1'];
const HIDDEN = ['', ' ', '   ', '\u00a0', '\t', '\r', '\n', '\r\n', '\u200b', '\u2060', '\ufeff', '"', ' "', "'", '“'];

test.each(HIDDEN)('behind %j no text is a formula in a spreadsheet', (before) => {
  for (const formula of FORMULAS) {
    const hostile = { ...brief(), title: before + formula };
    expect(read(forecastsCsv([hostile], site))[0]?.['title']).toBe(`'${before}${formula}`);
  }
});

test('a hostile name is no formula in any column that a name can reach', () => {
  const b = brief();
  const name = '=HYPERLINK("https://evil.test","open")';
  const [position, ...rest] = b.positions;
  const actor = { ...position!.actor, name, office: name, represents: { ...position!.actor, name } };
  const topics = ['a', name];
  const [row] = read(positionsCsv([{ ...b, title: name, positions: [{ ...position!, actor }, ...rest] }], site));
  expect([row?.['title'], row?.['actor'], row?.['office'], row?.['represents']]).toEqual(Array(4).fill(`'${name}`));
  const [forecast] = read(forecastsCsv([{ ...b, topics: topics.toReversed() }], site));
  expect(forecast?.['topics']).toBe(`'${name}; a`);
});

test.each(['Tariffs = trouble', '1-0', 'a@b', '“We will not” – Kyiv', '–', 'x\ty'])('%j is left as it is', (title) => {
  expect(read(forecastsCsv([{ ...brief(), title }], site))[0]?.['title']).toBe(title);
});

test('a cell that begins with a tab or a line end is text, whatever follows', () => {
  for (const title of ['\tx', '\rx', '\nx'])
    expect(read(forecastsCsv([{ ...brief(), title }], site))[0]?.['title']).toBe(`'${title}`);
});

test('a number stays a number', () => {
  expect(forecastsCsv([brief()], site)).toContain(',10,"2025-08-31",');
});
