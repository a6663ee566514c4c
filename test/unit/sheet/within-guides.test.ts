import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { budgets } from '../../../src/model/budget.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { stringsOf } from './any-brief.ts';
import { textOf } from './reading.ts';
import { setter as open, site } from './sample.ts';
import { most, withinGuides } from './within-guides.ts';

/** A few by default; `RUNS=1000 npm test -- test/unit/sheet/within-guides.test.ts` is all of them. */
const RUNS = Number(process.env['RUNS'] ?? 60);

let setter: Setter;
beforeAll(async () => {
  setter = await open();
});

const single = (s: string): string => s.replace(/\s+/g, ' ').trim();

describe('a brief in which every section is within its guide', () => {
  it.each(['en', 'de', 'uk'] as const)('may have the most of everything: %s', (lang) => {
    const brief = most(lang, 2026);
    const counted = budgets(brief);
    expect(counted).toHaveLength(10);
    for (const { section, words, guide } of counted) {
      expect(words, section).toBeLessThanOrEqual(guide);
      expect(words, section).toBeGreaterThanOrEqual(guide - 2);
    }
  });

  it('fits both papers, whatever its words, and loses none that it does not leave to the site', () => {
    fc.assert(
      fc.property(withinGuides, (brief) => {
        const sheet = layOut(brief, site, setter);
        if ('problems' in sheet) throw new Error(sheet.problems.map((p) => `${p.message}. ${p.note}`).join('\n'));
        const text = textOf(sheet.pages.letter);
        expect(stringsOf(brief, sheet.steps).filter((s) => !text.includes(single(s)))).toEqual([]);
        expect(sheet.fill.letter).toBeLessThanOrEqual(1);
        expect(sheet.room.holds.letter).toBeGreaterThanOrEqual(sheet.room.words);
      }),
      { numRuns: RUNS, seed: 20261124 },
    );
  }, 900_000);
});
