import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedPassage } from '../../../src/desk/marked.ts';
import { findIn, Searchable } from '../../../src/model/passage.ts';

const BODY = `The talks were held in Riyadh. The talks were long.

Ukraine said the ceasefire holds. Russia said the ceasefire holds.`;
const body = new Searchable(BODY, 'en');
const at = (words: string): [number, number] => [BODY.indexOf(words), BODY.indexOf(words) + words.length];

it.each([
  ['whole words from parts of words', 'alks were hel', 'talks were held'],
  ['nothing of the blanks around', ' in Riyadh ', 'in Riyadh'],
  ['a passage of two paragraphs', 'long.\n\nUkraine said', 'long. Ukraine said'],
])('makes a passage of %s', (_what, marked, passage) => {
  const stretch = marked.startsWith(' ') ? at(marked.trim()).map((n, i) => n + (i ? 0 : -1)) : at(marked);
  expect(markedPassage(body, stretch[0] ?? 0, stretch[1] ?? 0)?.passage).toBe(passage);
});

it('takes as many words more as tell it from the same words elsewhere', () => {
  expect(markedPassage(body, ...at('The talks were'))?.passage).toBe('The talks were held');
  const second = BODY.lastIndexOf('the ceasefire holds');
  expect(markedPassage(body, second, second + 'the ceasefire holds'.length)?.passage).toBe(
    'Russia said the ceasefire holds.',
  );
});

it('makes nothing of nothing, nor of words that cannot be told apart', () => {
  expect(markedPassage(body, 4, 4)).toBeUndefined();
  const same = new Searchable('ha ha ha', 'en');
  expect(markedPassage(same, 0, 2)?.passage).toBe('ha ha ha');
  expect(markedPassage(new Searchable('ha\nha', 'en'), 0, 2)).toBeUndefined();
});

it('makes of any stretch of any text a passage that is found where it was marked, or none', () => {
  const word = fc.constantFrom('the', 'talks', '停战', 'U.S.', '"so"', 'l’accord', 'и', '휴전을', '4.5', '[…]', 'é');
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '\n', ', ')), { maxLength: 20 });
  fc.assert(
    fc.property(text, fc.nat(120), fc.nat(40), (words, from, length) => {
      const original = words.flat().join('');
      const source = new Searchable(original, 'fr');
      const marked = markedPassage(source, from, from + length);
      if (!marked) return;
      expect(findIn(marked.passage, source).pieces).toBeDefined();
      expect(marked.from).toBeLessThan(marked.to);
    }),
    { numRuns: 500, seed: 12 },
  );
});
