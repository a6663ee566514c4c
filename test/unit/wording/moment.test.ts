import { expect, it } from 'vitest';
import { moment } from '../../../src/wording/dates.ts';

it.each([
  ['2025-08-06T18:00:00Z', '6 August 2025, 18:00 UTC'],
  ['2025-08-06T18:00:00+00:00', '6 August 2025, 18:00 UTC'],
  ['2025-08-06T00:30:00+02:00', '6 August 2025, 00:30 UTC+2'],
  ['2025-08-06T18:00:00-03:30', '6 August 2025, 18:00 UTC−3:30'],
  ['2025-08-06T18:00:00-11:00', '6 August 2025, 18:00 UTC−11'],
])('the moment %s is printed in the zone it was written in, with a minus for a minus', (when, printed) => {
  expect(moment(when, 'en')).toBe(printed);
});
