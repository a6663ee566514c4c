import { expect, test } from 'vitest';
import { killMany } from './kill.ts';

test('a send killed at any of 20 moments, and run again, sends nobody two and forgets nobody', async () => {
  const all = await killMany(20);
  expect(all.filter((a) => a.interrupted).length).toBeGreaterThan(10);
  for (const { duplicates, missed, inDoubt, witness, held, delivered } of all) {
    expect({ duplicates, missed }).toEqual({ duplicates: 0, missed: 0 });
    expect(inDoubt).toBeLessThanOrEqual(1);
    if (witness) expect({ held, delivered }).toEqual({ held: 0, delivered: 20 });
    else expect(held).toBe(inDoubt);
  }
}, 240_000);
