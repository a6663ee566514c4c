import { expect, it } from 'vitest';
import { anchored } from '../../../src/model/anchors.ts';

const cited = (source: string, quoted: string) => ({ source, quoted });
const anchors = (...all: { source: string; quoted: string }[]) => anchored('talks', all).map((c) => c.anchor);

it('A citation keeps its anchor when others are put before it', () => {
  const [alone] = anchors(cited('report', 'The talks ended.'));
  const [, moved] = anchors(cited('report', 'They began.'), cited('report', 'The talks ended.'));
  expect(moved).toBe(alone);
  expect(alone).toMatch(/^talks-[0-9a-f]{10}$/);
});

it('The same words of two sources have two anchors', () => {
  const [one, two] = anchors(cited('report', 'Yes.'), cited('letter', 'Yes.'));
  expect(one).not.toBe(two);
});

it('A passage cited again has an anchor of its own, counted', () => {
  const [first, second, third] = anchors(...[1, 2, 3].map(() => cited('report', 'Yes.')));
  expect([second, third]).toEqual([`${first}-2`, `${first}-3`]);
});
