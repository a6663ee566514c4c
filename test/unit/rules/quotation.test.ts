import { describe, expect, it } from 'vitest';
import { quotations } from '../../../src/rules/quotation.ts';

const words = (text: string) => quotations(text).map((q) => q.words);

describe('Words in quotation marks', () => {
  it.each([
    ['called it “useful”, then "good"', ['useful', 'good']],
    ['„gestern“, »heute« und «morgen»', ['gestern', 'heute', 'morgen']],
    ['said ‘as long as it takes’, the minister’s words', ['as long as it takes']],
    ['“they said ‘no’ twice”', ['they said ‘no’ twice']],
  ])('are found in %s', (text, expected) => expect(words(text)).toEqual(expected));

  it.each(["the owners' association and the drivers' union", 'the ’90s, the minister’s', 'a 5" pipe', 'rock ’n’ roll'])(
    'are not seen in %s',
    (text) => expect(words(text)).toEqual([]),
  );

  it('without a closing mark go on to the end', () => {
    expect(words('called it “useful and')).toEqual(['useful and']);
  });
});
