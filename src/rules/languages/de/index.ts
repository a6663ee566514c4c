import type { Language } from '../language.ts';
import { REVERSALS } from './reversals.ts';

export const GERMAN: Language = {
  tag: 'de',
  name: 'German',
  quotationMarks: [
    ['„', '“'],
    ['‚', '‘'],
    ['»', '«'],
    ['›', '‹'],
    ['«', '»'],
  ],
  abbreviations: [],
  numbers: { cardinals: {}, scales: {}, shortScales: {}, parts: {}, definite: [], decimal: ',' },
  calendar: { months: [], weekdays: [] },
  reversals: REVERSALS,
  stale: { phrases: [], except: [] },
  offices: { offices: [], occupations: [], notHeld: [] },
};
