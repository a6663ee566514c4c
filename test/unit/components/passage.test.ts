import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../src/components/excerpt.ts';
import { fragmentOf } from '../../../src/components/fragment.ts';

const shortened = (...parts: [text: string, cited: boolean][]): string => {
  const context = [
    { paragraph: 1, cut: { before: false, after: false }, parts: parts.map(([text, cited]) => ({ text, cited })) },
  ];
  const [words = []] = excerpt(context);
  expect(words.map((w) => w.text).join('')).toBe(parts.map(([text]) => text).join(''));
  return words.map(({ text, kind }) => (kind === 'cited' ? `‹${text}›` : kind === 'far' ? '…' : text)).join('');
};

describe('In the margin a passage', () => {
  it('keeps the words near it, whole, and leaves out those far from it', () => {
    const before = 'The envoy and the President of the other country, who had not met since May, held a ';
    const after = ' which both sides, according to an aide who spoke to reporters later, called useful.';
    expect(shortened([before, false], ['three-hour meeting', true], [after, false])).toBe(
      '…who had not met since May, held a ‹three-hour meeting› which both sides, according to an…',
    );
  });

  it('is not shortened where there is little around it', () => {
    expect(shortened(['They held a ', false], ['meeting', true], [' there.', false])).toBe(
      'They held a ‹meeting› there.',
    );
  });

  it('keeps both edges of what stands between two pieces', () => {
    const between = ' and then, after a long pause in which nobody in the room said a single word, ';
    expect(shortened(['yes', true], [between, false], ['no', true])).toBe(
      '‹yes› and then, after a long pause in…in the room said a single word, ‹no›',
    );
  });
});

describe('A link to the words at their publisher', () => {
  it.each([
    ['three-hour meeting', '#:~:text=three%2Dhour%20meeting'],
    ['one two three four five six seven eight nine', '#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine'],
    ['it begins […] and ends', '#:~:text=it%20begins,and%20ends'],
    ['a, b & c', '#:~:text=a%2C%20b%20%26%20c'],
  ])('%s', (quoted, fragment) => {
    expect(fragmentOf(quoted)).toBe(fragment);
  });
});
