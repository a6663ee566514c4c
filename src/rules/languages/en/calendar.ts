import type { CalendarWords } from '../language.ts';

/** Names of months and weekdays, from the first; each with its usual short forms. */
export const MONTHS: CalendarWords['months'] = [
  ['January', 'Jan'],
  ['February', 'Feb'],
  ['March', 'Mar'],
  ['April', 'Apr'],
  ['May'],
  ['June', 'Jun'],
  ['July', 'Jul'],
  ['August', 'Aug'],
  ['September', 'Sept', 'Sep'],
  ['October', 'Oct'],
  ['November', 'Nov'],
  ['December', 'Dec'],
];

export const WEEKDAYS: CalendarWords['weekdays'] = [
  ['Sunday', 'Sun'],
  ['Monday', 'Mon'],
  ['Tuesday', 'Tues', 'Tue'],
  ['Wednesday', 'Wed'],
  ['Thursday', 'Thurs', 'Thu'],
  ['Friday', 'Fri'],
  ['Saturday', 'Sat'],
];
