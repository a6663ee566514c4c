import { describe, expect, it } from 'vitest';
import type { Brief, Forecast, Outcome } from '../../src/model/brief.ts';
import * as outlook from '../../src/outlook.ts';

const TODAY = '2025-09-01';

function made(id: string, probability: number, resolves: string, is?: Outcome['is'], on = resolves): Forecast {
  const outcome = is && ({ is, on, text: [] } as unknown as Outcome);
  return { id, probability, resolves, ...(outcome && { outcome }) } as Forecast;
}

const brief = (...forecasts: Forecast[]): Brief =>
  ({ id: 'b', lang: 'en', forecasts, judgements: [] }) as unknown as Brief;
const ids = (all: outlook.Made[]) => all.map((m) => m.forecast.id);

describe('Forecasts', () => {
  it('are overdue from the day after they were due, open until then, settled with an outcome', () => {
    const all = outlook.forecastsOf(
      [
        brief(made('yesterday', 10, '2025-08-31'), made('today', 20, TODAY), made('later', 30, '2026-01-01')),
        brief(made('long ago', 40, '2024-01-01'), made('settled', 50, '2025-08-31', 'no', '2025-09-01')),
        brief(made('settled before', 50, '2025-10-31', 'yes', '2025-08-01')),
      ],
      TODAY,
    );
    expect(ids(all.overdue)).toEqual(['long ago', 'yesterday']);
    expect(ids(all.open)).toEqual(['today', 'later']);
    expect(ids(all.settled)).toEqual(['settled', 'settled before']);
    expect(outlook.daysBetween('2025-08-31', TODAY)).toBe(1);
    expect(outlook.daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });

  it('are scored where they came true or did not, and not where they are void', () => {
    const { settled } = outlook.forecastsOf(
      [
        brief(
          made('a', 10, '2025-01-01', 'no'),
          made('b', 80, '2025-01-01', 'yes'),
          made('c', 99, '2025-01-01', 'void'),
        ),
      ],
      TODAY,
    );
    const scores = outlook.scoresOf(settled);
    expect(scores).toHaveLength(2);
    // (0.1 − 0)² = 0.01 and (0.8 − 1)² = 0.04
    expect(outlook.meanBrier(scores)).toBeCloseTo(0.025, 10);
    expect(outlook.meanBrier([])).toBeUndefined();
  });
});

describe('Calibration', () => {
  const scores = (...all: [number, 0 | 1][]) => all.map(([percent, came]) => ({ probability: percent / 100, came }));

  it('puts a forecast on an edge into the upper bin, and 100% into the last', () => {
    const bins = outlook.calibration(scores([9, 0], [10, 0], [30, 0], [70, 1], [100, 1], [0, 0]));
    expect(bins.map((b) => [b.low, b.count])).toEqual([
      [0, 2],
      [10, 1],
      [30, 1],
      [70, 1],
      [90, 1],
    ]);
  });

  it('says of each bin what was said, what came, and how far chance reaches', () => {
    const eight = Array.from({ length: 8 }, (): [number, 1] => [75, 1]);
    const [bin] = outlook.calibration(scores(...eight, [70, 0], [70, 0]));
    expect(bin).toMatchObject({ low: 70, high: 80, count: 10, yes: 8, came: 0.8 });
    expect(bin?.said).toBeCloseTo(0.74, 10);
    // Wilson's interval for 8 of 10 at 95%, as tables have it: 0.490 to 0.943.
    expect(bin?.from).toBeCloseTo(0.49, 3);
    expect(bin?.to).toBeCloseTo(0.9433, 4);
  });

  it('knows that none of two proves little', () => {
    // z² / (n + z²) = 3.8415 / 5.8415
    expect(outlook.wilson(0, 2).from).toBe(0);
    expect(outlook.wilson(0, 2).to).toBeCloseTo(0.6576, 4);
  });
});

describe('The day a judgement names', () => {
  it.each([
    ['30 April 2025', 'en', '2025-04-30'],
    ['the end of 1 May 2025', 'en', '2025-05-01'],
    ['31 May 2025', 'en', '2025-05-31'],
    ['2025-05-31', 'en', '2025-05-31'],
    ['1. März 2026', 'de', '2026-03-01'],
    ['the US deadline', 'en', undefined],
    ['April 2025', 'en', undefined],
    ['31 June 2025', 'en', undefined],
  ])('%s, in %s, is %s', (by, lang, day) => {
    expect(outlook.dueOf({ by }, lang)).toBe(day);
  });

  it('parts those ahead from those whose day has passed', () => {
    const judged = ['30 April 2025', '31 December 2025', 'the deadline'].map((by) => ({ by }));
    const one = { id: 'b', lang: 'en', asOf: '2025-01-01T00:00:00Z', judgements: judged } as unknown as Brief;
    const { ahead, undated, passed } = outlook.judgementsOf([one], TODAY);
    expect([ahead, undated, passed].map((group) => group.map((j) => j.judgement.by))).toEqual([
      ['31 December 2025'],
      ['the deadline'],
      ['30 April 2025'],
    ]);
  });
});

describe('What is due next', () => {
  const of = (id: string, parts: object): Brief =>
    ({
      id,
      lang: 'en',
      asOf: '2025-01-01T00:00:00Z',
      judgements: [],
      forecasts: [],
      watch: [],
      ...parts,
    }) as unknown as Brief;
  const briefs = [
    of('a', {
      forecasts: [
        made('late', 10, '2025-08-31'),
        made('settled', 10, '2025-08-01', 'no'),
        made('ahead', 10, '2025-09-30'),
      ],
      watch: [{ on: '2025-08-01' }, { on: '2025-09' }, { on: '2025-09-02' }],
    }),
    of('b', { judgements: [{ by: '15 August 2025' }, { by: 'the deadline' }, { by: '1 October 2025' }] }),
  ];

  it('begins with what is overdue, knows no day that was only to be watched, and a month until its end', () => {
    const due = outlook.dueNext(briefs, TODAY, 10).map(({ kind, on, late }) => `${on} ${kind}${late ? ' late' : ''}`);
    expect(due).toEqual([
      '2025-08-15 judgement late',
      '2025-08-31 forecast late',
      '2025-09-02 watch',
      '2025-09-30 forecast',
      '2025-09 watch',
      '2025-10-01 judgement',
    ]);
    expect(outlook.dueNext(briefs, TODAY, 2)).toHaveLength(2);
  });
});
