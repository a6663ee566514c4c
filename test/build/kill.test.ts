import { expect, it } from 'vitest';
import { killBuilds } from './kill-build.ts';
import { killSwaps } from './kill-swap.ts';

const NOTHING = { kind: 'nothing' };

it('a swap killed at any of 20 moments leaves a whole site, or one that the next command puts back', async () => {
  const all = await killSwaps(20);
  expect(all.filter((a) => a.interrupted).length).toBeGreaterThan(10);
  for (const { old, made, after, recovered, left, leftByNext } of all) {
    expect([old, made, NOTHING]).toContainEqual(after);
    expect([old, made]).toContainEqual(recovered);
    expect({ left, leftByNext }).toEqual({ left: [], leftByNext: [] });
  }
});

it('a build killed at any of 8 moments leaves a whole site, or one that the next command puts back', async () => {
  const { sites, kills, left } = await killBuilds(8);
  expect(kills.filter((k) => k.interrupted).length).toBeGreaterThan(3);
  for (const { after, recovered, left: beside } of kills) {
    expect([...sites, NOTHING]).toContainEqual(after);
    expect(sites).toContainEqual(recovered);
    expect(beside).toEqual([]);
  }
  expect(left).toEqual([]);
});
