import type { Language } from '../language.ts';
import { CALENDAR } from './calendar.ts';
import { NUMBERS } from './numbers.ts';
import { OFFICES } from './offices.ts';
import { COMPARATORS, CONJUNCTIONS, DIRECTIONS, SMALL, STANCES, UNITS } from './quantities.ts';
import { QUOTING } from './quoting.ts';
import { REVERSALS } from './reversals.ts';
import { STALE } from './stale.ts';

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
  abbreviations: ['Nr', 'Dr', 'Prof', 'Mio', 'Mrd', 'ca', 'bzw', 'usw', 'z. B', 'd. h', 'St', 'Abs', 'Art', 'Hr', 'Fr'],
  numbers: NUMBERS,
  units: UNITS,
  comparators: COMPARATORS,
  directions: DIRECTIONS,
  stances: STANCES,
  roles: { to: ['auf'], by: ['um'] },
  small: SMALL,
  conjunctions: CONJUNCTIONS,
  calendar: CALENDAR,
  reversals: REVERSALS,
  quoting: QUOTING,
  stale: STALE,
  offices: OFFICES,
};
