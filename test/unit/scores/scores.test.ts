import { describe, expect, it } from 'vitest';
import type { Brief, Judgement } from '../../../src/model/brief.ts';
import { briersAllowed, discrimination, hindsight, meanBrier } from '../../../src/scores/brier.ts';
import { calibration } from '../../../src/scores/calibration.ts';
import { withDropped } from '../../../src/scores/dropped.ts';
import { LEAST, scoresOf } from '../../../src/scores/index.ts';
import { tally } from '../../../src/scores/tally.ts';
import { verdictOf } from '../../../src/scores/verdict.ts';
import { wilson } from '../../../src/scores/wilson.ts';
import { desk } from '../../bench/scoring/desks.ts';

const TODAY = '2025-09-01';

describe('Brier scores', () => {
  it('are the mean squared distance, and nothing where nothing is scored', () => {
    // (0.1 − 0)² = 0.01 and (0.8 − 1)² = 0.04
    const scores = [
      { probability: 0.1, came: 0 },
      { probability: 0.8, came: 1 },
    ] as const;
    expect(meanBrier(scores)).toBeCloseTo(0.025, 10);
    expect(meanBrier([])).toBeUndefined();
    // Half came true: saying 50% of each gives 0.25.
    expect(hindsight(scores)).toEqual({ share: 0.5, brier: 0.25 });
  });

  it('of words are all that their ranges allow', () => {
    const said = [
      { low: 20, high: 45, came: 0 },
      { low: 55, high: 80, came: 1 },
    ] as const;
    // 0.2² and 0.2² at best; 0.45² and 0.45² at worst.
    expect(briersAllowed(said)?.from).toBeCloseTo(0.04, 10);
    expect(briersAllowed(said)?.to).toBeCloseTo(0.2025, 10);
    expect(discrimination(said)).toEqual({ came: 0.675, not: 0.325 });
    expect(discrimination(said.slice(0, 1))).toBeUndefined();
  });
});

describe('Calibration', () => {
  const scores = (...all: [number, 0 | 1][]) => all.map(([percent, came]) => ({ probability: percent / 100, came }));

  it('puts a forecast on an edge into the upper bin, and 100% into the last', () => {
    const bins = calibration(scores([9, 0], [10, 0], [30, 0], [70, 1], [100, 1], [0, 0]));
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
    const [bin] = calibration(scores(...eight, [70, 0], [70, 0]));
    expect(bin).toMatchObject({ low: 70, high: 80, count: 10, yes: 8, came: 0.8 });
    expect(bin?.said).toBeCloseTo(0.74, 10);
    // Wilson's interval for 8 of 10 at 95%, as tables have it: 0.490 to 0.943.
    expect(bin?.from).toBeCloseTo(0.49, 3);
    expect(bin?.to).toBeCloseTo(0.9433, 4);
  });

  it('knows that none of two proves little', () => {
    // z² / (n + z²) = 3.8415 / 5.8415
    expect(wilson(0, 2).from).toBe(0);
    expect(wilson(0, 2).to).toBeCloseTo(0.6576, 4);
  });
});

describe('A verdict on a word', () => {
  const unlikely = { low: 20, high: 45 };
  const WORDS = 7;

  it('is not given on few cases, however they came', () => {
    for (let n = 0; n <= 6; n++) {
      expect(verdictOf(unlikely, 0, n, WORDS)).toBe('few');
      expect(verdictOf(unlikely, n, n, WORDS)).toBe('few');
    }
  });

  it('comes with enough of them, either way, and says that a word fits only where the data exclude that it is far off', () => {
    expect(verdictOf(unlikely, 60, 60, WORDS)).toBe('more');
    expect(verdictOf(unlikely, 0, 60, WORDS)).toBe('less');
    expect(verdictOf(unlikely, 20, 60, WORDS)).toBe('few');
    expect(verdictOf(unlikely, 200, 600, WORDS)).toBe('fits');
  });

  it('is never "more often" of a word that reaches 100%, nor "less often" of one that reaches 0', () => {
    for (let n = 1; n < 400; n += 7) {
      expect(verdictOf({ low: 95, high: 100 }, n, n, WORDS)).not.toBe('more');
      expect(verdictOf({ low: 0, high: 5 }, 0, n, WORDS)).not.toBe('less');
    }
  });

  it('is against a word of an honest desk in under 5 of 100, though one looks after every outcome', () => {
    for (const strategy of ['low', 'middle', 'high', 'turning'] as const) {
      const alarmed = Array.from({ length: 200 }, (_, i) => desk(strategy, i, 150)).filter(Boolean).length;
      expect(alarmed / 200, strategy).toBeLessThan(0.05);
    }
  });
});

describe('The count', () => {
  const one = (outcome?: 'yes' | 'no' | 'void' | 'open', due?: string, withdrawn = false) => ({
    outcome,
    due,
    withdrawn,
  });

  it('leaves nothing out: void, open, withdrawn and overdue stay in it', () => {
    const all = [
      one('yes'),
      one('no', '2025-01-01', true),
      one('void'),
      one('open', '2025-01-01'),
      one('open', '2025-01-01', true),
      one(undefined, '2025-08-31'),
      one(undefined, '2025-08-31', true),
      one(undefined, TODAY),
      one(),
    ];
    const counts = tally(all, TODAY);
    expect(counts).toEqual({ said: 9, yes: 1, no: 1, void: 1, open: 1, withdrawn: 2, overdue: 1, ahead: 2 });
  });

  const brief = (author: string, judgements: readonly Partial<Judgement>[]): Brief =>
    ({
      ...{ id: author, authors: [author], topics: ['dues'], status: 'published', asOf: '2025-01-01T00:00:00Z' },
      ...{ judgements, scenarios: [], forecasts: [] },
    }) as unknown as Brief;
  const judged = (is: 'yes' | 'no', due: string): Partial<Judgement> =>
    ({ term: 'likely', low: 55, high: 80, due, outcome: { is, on: due } }) as unknown as Judgement;

  it('shows authors, topics and times ahead only where they have enough', () => {
    const nine = Array.from({ length: LEAST - 1 }, () => judged('yes', '2025-01-20'));
    const scores = scoresOf([brief('Anna', nine), brief('Ben', [judged('no', '2025-06-01')])], 'icd203', TODAY);
    expect(scores.groups.map(({ by, name, judgements }) => [by, name, judgements])).toEqual([['topic', 'dues', 10]]);
    expect(scores.words.map(({ term, settled, yes, verdict }) => [term, settled, yes, verdict])).toEqual([
      ['likely', 10, 9, 'few'],
    ]);
    const more = scoresOf([brief('Anna', [...nine, judged('no', '2025-01-31')])], 'icd203', TODAY);
    expect(more.groups.map(({ by, name }) => [by, name])).toEqual([
      ['author', 'Anna'],
      ['topic', 'dues'],
      ['horizon', '30'],
    ]);
  });
});

describe('What an edition left out', () => {
  const judgement = (words: string, more: object = {}): Judgement =>
    ({ text: [{ kind: 'text', text: words }], term: 'likely', low: 55, high: 80, ...more }) as unknown as Judgement;
  const brief = (edition: number, judgements: Judgement[], more: object = {}): Brief =>
    ({
      id: 'a',
      edition,
      status: 'published',
      judgements,
      forecasts: [],
      scenarios: [],
      authors: [],
      topics: [],
      ...more,
    }) as unknown as Brief;
  const gone = (text: string) => ({ subject: 'judgement', did: 'withdrawn', class: 'substance', text });

  it('stays in the count as withdrawn, or by its outcome, and what was put in other words is counted once', () => {
    const missed = judgement('The port opens', { outcome: { is: 'no', on: '2025-08-01' } });
    const first = brief(1, [judgement('The ships come'), judgement('The pilots strike'), missed]);
    const changes = [
      gone('The pilots strike'),
      gone('The port opens'),
      { subject: 'judgement', did: 'reworded', text: 'Ships come' },
    ];
    const now = brief(2, [judgement('Ships come')], { editions: { all: [], since: { edition: 1, changes } } });
    const { judgements, words } = scoresOf(withDropped([now], [first]), 'icd203', TODAY);
    expect(judgements).toMatchObject({ said: 3, no: 1, withdrawn: 1, ahead: 1 });
    expect(words).toMatchObject([{ term: 'likely', said: 3, settled: 1 }]);
    expect(withDropped([now], [])).toEqual([now]);
  });
});
