import { expect, test } from 'vitest';
import { meet } from './aligned.ts';

test.each([2, 4, 7])(
  '%i senders that start at the same moment: one holds the list, nobody gets two',
  async (senders) => {
    for (const { outcomes, holders, got, left } of await meet(senders, 50)) {
      expect(outcomes.filter((o) => o !== 'refused' && o !== 'true')).toEqual([]);
      expect(outcomes).toContain('true');
      expect({ holders, got, left }).toEqual({ holders: 1, got: [1, 1, 1, 1, 1, 1], left: [] });
    }
  },
);
