import { expect, it } from 'vitest';
import { count } from '../../../src/cli/command.ts';
import { de } from '../../../src/wording/de.ts';
import { en } from '../../../src/wording/en.ts';
import { sentences } from './tongues.ts';

it('One of a thing is said in the singular, in English and in German', () => {
  const ones = [...sentences(en), ...sentences(de)].filter((sentence) => /\b1\b/.test(sentence));
  expect(ones.length).toBeGreaterThan(20);
  const many = /\b1 (briefings|citations|days|forecasts|results|Briefings|Belege|Tage|Vorhersagen)\b/;
  expect(ones.filter((sentence) => many.test(sentence))).toEqual([]);
  for (const { browse, sourcePage, outlookPage } of [en, de])
    for (const say of [browse.count, sourcePage.citations, outlookPage.late])
      expect(say(1).replace('1', '#')).not.toBe(say(2).replace('2', '#'));
});

it('and by the commands', () => {
  expect([0, 1, 2].map((n) => count(n, 'briefing'))).toEqual(['0 briefings', '1 briefing', '2 briefings']);
  expect(count(1, 'copy', 'copies')).toBe('1 copy');
});
