import { describe, expect, it } from 'vitest';
import { Pages, pagesLine } from '../../../src/model/locators.ts';

const BODY = 'One two three.\n\nFour five six seven.\nEight\tnine.\n\nTen.';
const pages = new Pages('1 2+2 3 4 4', BODY);
const on = (...words: string[]) =>
  pages.of(words.map((w) => ({ start: BODY.indexOf(w), end: BODY.indexOf(w) + w.length })));

describe('the pages that words stand on', () => {
  it.each([
    [['One'], { from: 1, to: 1 }],
    [['Four five'], { from: 1, to: 1 }],
    [['five six'], { from: 1, to: 2 }],
    [['six'], { from: 2, to: 2 }],
    [['nine'], { from: 3, to: 3 }],
    // The fourth page is empty.
    [['Ten.'], { from: 5, to: 5 }],
    [['three.', 'seven.'], { from: 1, to: 2 }],
  ])('%s: %o', (words, found) => {
    expect(on(...words)).toEqual(found);
  });

  it('are written in one short line', () => {
    expect(
      pagesLine([
        { paragraph: 1, words: 0 },
        { paragraph: 2, words: 35 },
      ]),
    ).toBe('1 2+35');
  });
});
