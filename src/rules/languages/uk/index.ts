import type { Language } from '../language.ts';
import { CALENDAR } from './calendar.ts';
import { NUMBERS } from './numbers.ts';
import { OFFICES } from './offices.ts';
import { COMPARATORS, CONJUNCTIONS, DIRECTIONS, SMALL, STANCES, UNITS } from './quantities.ts';
import { QUOTING } from './quoting.ts';
import { REVERSALS } from './reversals.ts';
import { STALE } from './stale.ts';

export const UKRAINIAN: Language = {
  tag: 'uk',
  name: 'Ukrainian',
  quotationMarks: [
    ['«', '»'],
    ['„', '“'],
    ['“', '”'],
  ],
  abbreviations: ['ст', 'р', 'рр', 'тис', 'млн', 'млрд', 'грн', 'ім', 'див', 'тощо', 'проф'],
  numbers: NUMBERS,
  units: UNITS,
  comparators: COMPARATORS,
  directions: DIRECTIONS,
  stances: STANCES,
  roles: { to: ['до'], by: ['на'] },
  small: SMALL,
  conjunctions: CONJUNCTIONS,
  calendar: CALENDAR,
  reversals: REVERSALS,
  quoting: QUOTING,
  stale: STALE,
  offices: OFFICES,
};
