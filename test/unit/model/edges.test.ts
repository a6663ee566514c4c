import { describe, expect, it } from 'vitest';
import { officeOn } from '../../../src/model/actor.ts';
import { assemble } from '../../../src/model/assemble.ts';
import { cameOut } from '../../../src/model/came-out.ts';
import { captured, hashOf, joinWrapped } from '../../../src/model/capture.ts';
import { Contexts } from '../../../src/model/context.ts';
import { mayGo } from '../../../src/model/label.ts';
import { publish } from '../../../src/model/publish.ts';
import { shown, stackedIn } from '../../../src/model/shown.ts';

/** What holds at an edge: the first and last day of an office, the day of an embargo, the last blank of a captured text. */

const FRONT = `title: Dues rise
asOf: 2026-03-12T09:00:00Z
published: 2026-03-12
status: published
tlp: CLEAR
authors: Desk
reviewedBy: Other desk
ai: none`;

const source = (body: string): string =>
  `---\ntitle: Notice\npublisher: Port\npublished: 2026-03-10\ndescriptor: notice\nrights: none\n---\n${body}\n`;

const BODY = `<Gap>Why.</Gap>
<Watch on="2026-05-01">Later</Watch>
<Watch on="2026-04-01">Second</Watch>
<Watch on="2026-04">First</Watch>
<BottomLine>Dues rise <Cite source="b" passage="Two words"/>.</BottomLine>
<KeyFact>One <Cite source="a" passage="Dues rise"/>.</KeyFact>
<KeyFact>Two <Cite source="b" passage="Two words"/> and <Cite source="a" passage="by half […] at sea"/>.</KeyFact>
<KeyFact>Three.</KeyFact>
<Position actor="port"/>
<Forecast id="f" probability="10" resolves="2026-05-01" criteria="a" resolver="b">Will it? <Outcome is="no" on="2026-05-02">No.</Outcome></Forecast>
<Judgement term="Probable" confidence="low" because="one notice">It lasts</Judgement>`;

function libraryOf(front = FRONT, body = BODY, audience = 'TLP:CLEAR') {
  const files = {
    'site.yaml': `name: Desk\nurl: https://readout.example/desk//\naudience: ${audience}\n`,
    'actors/port.yaml': 'name: Port\nkind: organisation\n',
    'actors/unused.yaml': 'name: Unused\nkind: state\n',
    'sources/a.md': source('Dues rise by half for vessels at sea.'),
    'sources/b.md': source('Two words.'),
    'x.mdx': `---\n${front}\n---\n${body}`,
  };
  return assemble(new Map(Object.entries(files)));
}

describe('A briefing', () => {
  const library = libraryOf();
  const [brief] = library.briefings;

  it('numbers its sources by first citation in printing order, and its citations as they come', () => {
    expect(brief?.sources.map((s) => `${s.number} ${s.id}`)).toEqual(['1 b', '2 a']);
    expect(brief?.citations.map((c) => `${c.id} ${c.number} ${c.quoted}`)).toEqual([
      '1 1 Two words',
      '2 2 Dues rise',
      '3 1 Two words',
      '4 2 by half […] at sea',
    ]);
  });

  it('has its watch items by date, a month before its days', () => {
    expect(brief?.watch.map((w) => w.on)).toEqual(['2026-04', '2026-04-01', '2026-05-01']);
  });

  it('keeps a synonym as the scale’s term, and the Brier score of an outcome', () => {
    expect(brief?.judgements[0]).toMatchObject({ term: 'likely', low: 55, high: 80 });
    expect(brief?.forecasts[0]?.brier).toBe(0.01);
  });

  it('scores no forecast that came to nothing', () => {
    const [void_] = libraryOf(FRONT, BODY.replace('is="no"', 'is="void"')).briefings;
    expect(void_?.forecasts[0]).not.toHaveProperty('brier');
  });

  it('stands on a site whose address ends without a slash', () => {
    expect(library.site.url).toBe('https://readout.example/desk');
  });

  it('is published on its day and not before', () => {
    expect(publish(library, '2026-03-12').briefings).toHaveLength(1);
    expect(publish(library, '2026-03-11')).toMatchObject({ briefings: [], sources: [], withheld: { embargoed: 1 } });
    expect(publish(library, '2026-03-11', true).briefings).toHaveLength(1);
  });

  it('is held back as a draft, or above the audience even in a preview', () => {
    const draft = libraryOf(FRONT.replace('status: published', 'status: draft'));
    expect(publish(draft, '2026-05-01').withheld.draft).toBe(1);
    const amber = libraryOf(FRONT.replace('tlp: CLEAR', 'tlp: AMBER'), BODY, 'TLP:GREEN');
    expect(publish(amber, '2026-05-01', true)).toMatchObject({ briefings: [], actors: [] });
  });

  it('brings the actors it names, and no others', () => {
    expect(publish(library, '2026-05-01').actors.map((a) => a.id)).toEqual(['port']);
  });
});

it('A label may go to its own audience and to a stricter one', () => {
  expect([mayGo('AMBER', 'AMBER'), mayGo('GREEN', 'AMBER'), mayGo('AMBER+STRICT', 'AMBER')]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('An office', () => {
  const office = (from?: string, until?: string) => ({
    offices: [{ title: 'Minister', aliases: [], ...(from ? { from } : {}), ...(until ? { until } : {}) }],
  });
  it.each([
    ['2020-01-02', '2021-03-04', ['2020-01-02', '2021-03-04', '2020-06-01'], ['2020-01-01', '2021-03-05']],
    ['2020', '2021-03', ['2020-01-01', '2021-03-31'], ['2019-12-31', '2021-04-01']],
    [undefined, '2021', ['1990-01-01', '2021-12-31'], ['2022-01-01']],
    ['2020', undefined, ['2030-01-01'], ['2019-12-31']],
  ])('from %s until %s is held on its first day and its last', (from, until, held, not) => {
    expect(held.filter((day) => !officeOn(office(from, until), day))).toEqual([]);
    expect(not.filter((day) => officeOn(office(from, until), day))).toEqual([]);
  });
});

it('A brief came out at its cut-off, or with the later day of its publication', () => {
  const at = (published: string) => cameOut({ asOf: '2026-03-12T09:00:00Z', published }).toISOString();
  expect(at('2026-03-12')).toBe('2026-03-12T09:00:00.000Z');
  expect(at('2026-03-13')).toBe('2026-03-13T00:00:00.000Z');
});

describe('A captured text', () => {
  it('is the same whatever its line ends, its last blanks and the form of its letters', () => {
    const hash = hashOf('Café\n\nNo');
    for (const same of ['Café\r\n\r\nNo', 'Café  \n\t\nNo ', '\n \nCafé\n\nNo\n\n', 'Cafe\u0301\r\rNo'])
      expect(hashOf(same)).toBe(hash);
    for (const other of [' Café\n\nNo', 'Café\nNo', 'Café\n\nno', 'Café\n\n No']) expect(hashOf(other)).not.toBe(hash);
  });

  it('keeps the blanks at the beginnings of its lines, and is nothing where it has only blanks', () => {
    expect(captured('\n  a\n b \n')).toBe('  a\n b');
    expect(captured(' \n\r\n')).toBe('');
  });

  it('of a hundred thousand lines is joined as one of ten', () => {
    expect(joinWrapped('a\n'.repeat(200_000)).length).toBe(400_000);
    expect(joinWrapped('one two three four\nfive six seven\n\n- item')).toBe(
      'one two three four five six seven\n\n- item',
    );
  });
});

it('A sentence without an end is shown near the cited words alone', () => {
  const body = `${'and so on '.repeat(2000)}the Port rose ${'and so on '.repeat(2000)}`.trim();
  const start = body.indexOf('the Port rose');
  const [shownPart] = new Contexts(body, 'en').of([{ start, end: start + 13 }]);
  const text = shownPart?.parts.map((p) => p.text).join('') ?? '';
  expect(text).toContain('the Port rose');
  expect(text.length).toBeLessThan(1300);
  expect(text).toMatch(/^\S.*\S$/);
  expect(shownPart?.cut).toEqual({ before: true, after: true });
});

it('A message shows what no one can see, and cuts what is long', () => {
  expect(shown('a\u202Eb\n')).toBe('a<U+202E>b<U+000A>');
  expect(shown('x'.repeat(61))).toHaveLength(60);
  expect(stackedIn(`a\nb${'\u0301'.repeat(31)}`)).toMatchObject({ line: 2, column: 2 });
  expect(stackedIn(`b${'\u0301'.repeat(30)}`)).toBeUndefined();
});
