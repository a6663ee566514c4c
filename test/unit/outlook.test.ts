import { describe, expect, it } from 'vitest';
import type { Brief, Forecast, Outcome } from '../../src/model/brief.ts';
import { dayOfTerm, daysBetween, daysNamed } from '../../src/model/due.ts';
import { dueNext } from '../../src/model/due-next.ts';
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
    expect(daysBetween('2025-08-31', TODAY)).toBe(1);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
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
    ['April 30, 2025', 'en-US', '2025-04-30'],
    ['30 квітня 2025 р.', 'uk', '2025-04-30'],
    ['2025-02', 'en', '2025-02-28'],
    ['2024-02', 'en', '2024-02-29'],
    ['2025', 'en', '2025-12-31'],
    ['2025-13', 'en', undefined],
  ])('%s, in %s, is %s', (by, lang, day) => {
    expect(dayOfTerm(by, lang)).toBe(day);
  });

  it('may stand anywhere in the text of a scenario, and is whole', () => {
    expect(daysNamed('By 1 May 2025 the terms of 31 May 2025 hold.', 'en')).toEqual(['2025-05-01', '2025-05-31']);
    expect(daysNamed('On 31 May 20251 or in May 2025.', 'en')).toEqual([]);
  });

  const judged = (by: string, due?: string, is?: Outcome['is'], on = TODAY) => ({
    by,
    ...(due === undefined ? {} : { due }),
    ...(is && { outcome: { is, on } }),
  });

  it('parts judgements by what is said of them on a day', () => {
    const all = [
      judged('a', '2025-08-31'),
      judged('b', '2025-04-30'),
      judged('c', TODAY),
      judged('d', '2025-12-31'),
      judged('the deadline'),
      judged('e', '2025-04-30', 'open'),
      judged('f', '2025-04-30', 'no', '2025-08-01'),
      judged('g', '2025-04-30', 'void'),
    ];
    const one = { id: 'b', lang: 'en', asOf: '2025-01-01T00:00:00Z', judgements: all } as unknown as Brief;
    const states = outlook.judgementsOf([one], TODAY);
    expect(
      Object.entries(states).map(([state, group]) => [state, (group as outlook.Judged[]).map((j) => j.judgement.by)]),
    ).toEqual([
      ['overdue', ['b', 'a']],
      ['ahead', ['c', 'd']],
      ['undated', ['the deadline']],
      ['left', ['e']],
      ['settled', ['g', 'f']],
    ]);
  });

  it('parts sets of scenarios likewise, and briefings without any are left out', () => {
    const staged = (id: string, scenarioSet?: object) =>
      ({ id, lang: 'en', asOf: '2025-01-01T00:00:00Z', judgements: [], scenarioSet }) as unknown as Brief;
    const { overdue, undated, settled } = outlook.scenariosOf(
      [
        staged('late', { due: '2025-08-31' }),
        staged('none'),
        staged('undated', {}),
        staged('done', { due: '2025-08-31', outcome: { is: 'none', on: TODAY } }),
      ],
      TODAY,
    );
    expect([overdue, undated, settled].map((group) => group.map((s) => s.brief.id))).toEqual([
      ['late'],
      ['undated'],
      ['done'],
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
    of('b', {
      judgements: [
        { by: '15 August 2025', due: '2025-08-15' },
        { by: 'the deadline' },
        { by: '1 October 2025', due: '2025-10-01' },
      ],
      scenarios: [{ name: 'Agreement' }, { name: 'Stalemate' }],
      scenarioSet: { due: '2025-08-20' },
    }),
  ];

  it('begins with what is overdue, knows no day that was only to be watched, and a month until its end', () => {
    const due = dueNext(briefs, TODAY, 10).map(({ kind, on, late }) => `${on} ${kind}${late ? ' late' : ''}`);
    expect(due).toEqual([
      '2025-08-15 judgement late',
      '2025-08-20 scenarios late',
      '2025-08-31 forecast late',
      '2025-09-02 watch',
      '2025-09-30 forecast',
      '2025-09 watch',
      '2025-10-01 judgement',
    ]);
    expect(dueNext(briefs, TODAY, 2)).toHaveLength(2);
  });
});
