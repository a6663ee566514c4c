import type { Language } from '../language.ts';
import { CALENDAR } from './calendar.ts';
import { NUMBERS } from './numbers.ts';
import { OFFICES } from './offices.ts';
import { COMPARATORS, CONJUNCTIONS, DIRECTIONS, SMALL, STANCES, UNITS } from './quantities.ts';
import { QUOTING } from './quoting.ts';
import { REVERSALS } from './reversals.ts';
import { STALE } from './stale.ts';

export const FRENCH: Language = {
  tag: 'fr',
  name: 'French',
  quotationMarks: [
    ['«', '»'],
    ['“', '”'],
    ['‘', '’'],
  ],
  abbreviations: ['M', 'MM', 'Mme', 'Mlle', 'Dr', 'art', 'env', 'etc', 'janv', 'févr', 'juil'],
  numbers: NUMBERS,
  units: UNITS,
  comparators: COMPARATORS,
  directions: DIRECTIONS,
  stances: STANCES,
  roles: {},
  small: SMALL,
  conjunctions: CONJUNCTIONS,
  calendar: CALENDAR,
  reversals: REVERSALS,
  quoting: QUOTING,
  stale: STALE,
  offices: OFFICES,
};
