import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../src/model/brief.ts';
import { said } from '../../../src/wording/phrase.ts';
import { judgementLead } from '../../../src/wording/phrases.ts';

const lead = (by: string, lang: string): string =>
  said(judgementLead({ term: 'unlikely', low: 20, high: 45, by } as Judgement, lang));

describe('What a judgement is bound to', () => {
  it.each([
    ['2022-01-31', 'en', ' by 31 January 2022:'],
    ['2022-01', 'en', ' by January 2022:'],
    ['2022', 'en', ' by 2022:'],
    ['2022-01-31', 'de', '31. Januar 2022'],
    ['the US deadline', 'en', ' by the US deadline:'],
    ['2022-02-30', 'en', 'by 2022-02-30:'],
    ['2022-13', 'en', 'by 2022-13:'],
  ])('%s is printed in %s', (by, lang, printed) => {
    expect(lead(by, lang)).toContain(printed);
  });
});
