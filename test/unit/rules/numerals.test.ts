import { describe, expect, it } from 'vitest';
import { saidDates, weekdaysWithDates } from '../../../src/rules/calendar.ts';
import { numerals } from '../../../src/rules/numerals.ts';

const values = (text: string, lang = 'en') => numerals(text, lang).map((n) => n.values);

describe('A numeral has its value, however it is written', () => {
  it.each([
    ['the three-hour talks', [[3]]],
    ['a 3-1/2-year war, three and a half years, 3½ years', [[3.5], [3.5], [3.5]]],
    ['25%, 25 per cent, twenty-five', [[25], [25], [25]]],
    ['1,000 and 4 512 003', [[1000], [4512003]]],
    ['2.5 million, 2.5bn, three hundred and fifty thousand', [[2.5e6], [2.5e9], [350e3]]],
    ['2 to 3 million', [[2, 2e6], [3e6]]],
    ['two-thirds of a million', [[(2 / 3) * 1e6]]],
    ['٢٥ سفينة', [[25]]],
  ])('%s', (text, expected) => expect(values(text)).toEqual(expected));

  it('where three digits follow the mark that does not divide in its language, they are a group', () => {
    expect(values('4,5 Prozent von 12.500', 'de')).toEqual([[4.5], [12500]]);
    expect(values('12.500', 'tr')).toEqual([[12500, 12.5]]);
  });

  it.each(['F-16s and G7 against H5N1 and COVID-19', 'one of them', 'the Su-35'])('and a name has none: %s', (text) => {
    expect(values(text)).toEqual([]);
  });
});

describe('A date is read', () => {
  it.each([
    ['on 6 August 2025', { year: 2025, month: 8, days: [6] }],
    ['August 27', { month: 8, days: [27] }],
    ['23–25 March 2025', { year: 2025, month: 3, days: [23, 25] }],
    ['Jan. 1', { month: 1, days: [1] }],
    ['in May 2025', { year: 2025, month: 5, days: [] }],
    ['2025-08-06', { year: 2025, month: 8, days: [6] }],
  ])('in "%s"', (text, expected) => expect(saidDates(text, 'en')).toMatchObject([expected]));

  it('with the weekday that stands beside it, and no other', () => {
    const text = 'On Monday he said they meet on Tuesday, 6 August 2025; Friday is free';
    const found = weekdaysWithDates(text, 'en', saidDates(text, 'en'));
    expect(found).toMatchObject([{ weekday: 2, date: { year: 2025, month: 8, days: [6] } }]);
  });
});
