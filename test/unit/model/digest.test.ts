import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/model/brief.ts';
import { digestOf, DUE, isEmpty, type Digest } from '../../../src/model/digest.ts';
import { sortedByEdition } from '../../../src/model/editions.ts';
import { sample } from '../sheet/sample.ts';

const SPAN = { from: '2025-08-01', to: '2025-08-07' };

const brief = (id: string, edition: number, published: string, over: Record<string, unknown> = {}): Brief =>
  sample({ facts: 3 }, { id, edition, published, file: `${id}.mdx`, asOf: `${published}T08:00:00Z`, ...over });

function digest(briefs: readonly Brief[], span = SPAN): Digest {
  const { newest, earlier } = sortedByEdition(briefs);
  return digestOf({ briefings: newest, earlier }, span);
}

const ids = (all: readonly { brief: Brief }[]): string[] => all.map((e) => `${e.brief.id} ${e.brief.edition}`);
const other = { title: 'Another finding stands here now' };

describe('What is in a digest', () => {
  it('is new where its first edition is of the span, and changed where that came out before', () => {
    const found = digest([
      brief('first-day', 1, '2025-08-01'),
      brief('last-day', 1, '2025-08-07'),
      brief('day-before', 1, '2025-07-31'),
      brief('day-after', 1, '2025-08-08'),
      brief('twice', 1, '2025-08-03'),
      brief('twice', 2, '2025-08-05', other),
      brief('old', 1, '2025-07-01'),
      brief('old', 2, '2025-08-02', other),
      brief('old', 3, '2025-08-04'),
      brief('not-kept', 2, '2025-08-06'),
    ]);
    expect(ids(found.fresh)).toEqual(['last-day 1', 'twice 2', 'first-day 1']);
    expect(ids(found.changed)).toEqual(['not-kept 2', 'old 3']);
    // Each of its two editions in the span changed something.
    expect(found.changed.map(({ revisions }) => revisions.map(({ edition }) => edition))).toEqual([[], [3, 2]]);
    expect(found.fresh[1]?.revisions).toHaveLength(1);
  });

  it('is as it was on the last day of the span, and says what has become of it', () => {
    const all = [brief('a', 1, '2025-08-03'), brief('a', 2, '2025-09-01', other), brief('b', 1, '2025-08-02')];
    const gone = brief('b', 2, '2025-09-02', { status: 'withdrawn', changeNote: 'a forgery' });
    const { fresh } = digest([...all, gone]);
    expect(fresh.map(({ brief: { id, edition }, since }) => [id, edition, since])).toEqual([
      ['a', 1, 'superseded'],
      ['b', 1, 'withdrawn'],
    ]);
  });

  it('tells what was withdrawn apart, and says nothing more of it', () => {
    const found = digest([
      brief('a', 1, '2025-08-02', { watch: [{ on: '2025-09-01', text: [], at: place }] }),
      brief('a', 2, '2025-08-06', { status: 'withdrawn', watch: [{ on: '2025-09-01', text: [], at: place }] }),
    ]);
    expect([ids(found.withdrawn), found.fresh, found.due]).toEqual([['a 2'], [], []]);
    expect(isEmpty(found)).toBe(false);
  });

  it('is no draft, whoever sees it', () => {
    expect(isEmpty(digest([brief('a', 1, '2025-08-02', { status: 'draft' })]))).toBe(true);
  });

  it('was settled on the day of the outcome, or when an edition first told it', () => {
    const came = (is: string, on: string) => ({
      forecasts: [
        {
          ...{ id: 'f', text: [], probability: 10, resolves: '2025-07-31', criteria: 'c', resolver: 'r', at: place },
          outcome: { is, on, text: [], at: place },
        },
      ],
    });
    const settled = (all: readonly Brief[]) => digest(all).settled.map(({ on }) => on);
    expect(settled([brief('a', 1, '2025-07-01', came('no', '2025-08-02'))])).toEqual(['2025-08-02']);
    expect(settled([brief('a', 1, '2025-07-01'), brief('a', 2, '2025-08-05', came('no', '2025-07-20'))])).toEqual([
      '2025-08-05',
    ]);
    // What a later edition says again is no news.
    const told = [
      brief('a', 1, '2025-07-01', came('no', '2025-06-30')),
      brief('a', 2, '2025-08-05', came('no', '2025-06-30')),
    ];
    expect(settled(told)).toEqual([]);
    // Another answer is.
    expect(settled([told[0]!, brief('a', 2, '2025-08-05', came('yes', '2025-06-30'))])).toEqual(['2025-08-05']);
    const open = digest([brief('a', 1, '2025-07-01', came('open', '2025-08-02'))]);
    expect([open.settled.length, open.leftOpen.length]).toEqual([0, 1]);
  });

  it('has the most restricted label of what it holds, of what is due too', () => {
    const watch = [{ on: '2025-09-01', text: [], at: place }];
    expect(digest([brief('a', 1, '2025-08-02'), brief('b', 1, '2025-07-02', { tlp: 'GREEN' })]).tlp).toBe('CLEAR');
    expect(digest([brief('a', 1, '2025-08-02'), brief('b', 1, '2025-07-02', { tlp: 'GREEN', watch })]).tlp).toBe(
      'GREEN',
    );
  });

  it('counts what is due beyond what it lists', () => {
    const watch = Array.from({ length: DUE + 5 }, (_, i) => ({
      on: `2025-09-${String(i + 1).padStart(2, '0')}`,
      text: [],
      at: place,
    }));
    const { due, moreDue } = digest([brief('a', 1, '2025-08-02', { watch })]);
    expect([due.length, due.length + moreDue]).toEqual([DUE, DUE + 5]);
  });
});

const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
