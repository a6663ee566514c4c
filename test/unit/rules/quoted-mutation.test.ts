import { describe, expect, it } from 'vitest';
import { seeded } from '../model/mutation.ts';
import { alterAll, typeAll } from './quoted-mutation.ts';
import { swapSpeakers } from './speaker-mutation.ts';

/** A tenth of what `node test/bench/quotations.ts` tries. */
const ALTERED = 500;
const TYPED = 100;
const SWAPPED = 200;

describe('A real quotation', () => {
  it('with its words or their sense altered is never accepted', () => {
    const { wrong, kinds } = alterAll(ALTERED, seeded(7));
    expect(wrong).toEqual([]);
    for (const how of ['a word changed', 'a bracket that denies', 'a gap over a negation', 'a cut after a negation'])
      expect([...kinds.keys()]).toContain(how);
  });

  it('typed with other glyphs, blanks or composition is accepted, but for one in two hundred', () => {
    const { wrong, tried } = typeAll(TYPED, seeded(8));
    expect(wrong.length / tried).toBeLessThanOrEqual(0.005);
  });

  it('given to another than its source gives it to is never accepted, and to the right one never refused', () => {
    const { wrong, kinds } = swapSpeakers(SWAPPED, seeded(9));
    expect(wrong).toEqual([]);
    for (const how of ['another, form 1', 'another, form 5', 'the speaker, form 3'])
      expect([...kinds.keys()]).toContain(how);
  });
});
