import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../../../src/sheet/fit.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { anyBrief, stringsOf } from './any-brief.ts';
import { linesOn, textOf } from './reading.ts';
import { setter as open, site } from './sample.ts';

/** An eighth by default; `RUNS=1000 npm test -- test/unit/sheet/any-brief.test.ts` is all of them. */
const RUNS = Number(process.env['RUNS'] ?? 125);

let setter: Setter;
beforeAll(async () => {
  setter = await open();
});

const single = (s: string): string => s.replace(/\s+/g, ' ').trim();

describe('any legal brief', () => {
  it('is one page on both papers with nothing lost, or refused with its numbers', () => {
    let [laid, refused] = [0, 0];
    fc.assert(
      fc.property(anyBrief, (brief) => {
        const sheet = layOut(brief, site, setter);
        if ('problems' in sheet) {
          refused += 1;
          for (const p of sheet.problems)
            expect(p.message).toMatch(/ is \d+ lines? too long for | is wider than its column/);
          return;
        }
        laid += 1;
        for (const fill of Object.values(sheet.fill)) {
          expect(fill).toBeLessThanOrEqual(1);
          if (sheet.density > 0) expect(fill).toBeGreaterThanOrEqual(0.88);
        }
        expect(linesOn(sheet.pages.a4).join('\n')).toBe(linesOn(sheet.pages.letter).join('\n'));
        const text = textOf(sheet.pages.letter);
        const lost = stringsOf(brief, sheet.steps).filter((s) => !text.includes(single(s)));
        expect(lost).toEqual([]);
      }),
      { numRuns: RUNS, seed: 20250806 },
    );
    // Both kinds must have been seen, or the property says little.
    expect(laid).toBeGreaterThan(0.4 * RUNS);
    expect(refused).toBeGreaterThan(0.01 * RUNS);
  }, 240_000);
});
