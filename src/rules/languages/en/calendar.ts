import type { CalendarWords } from '../language.ts';

const MONTHS: CalendarWords['months'] = [
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

export const CALENDAR: CalendarWords = {
  months: MONTHS,
  alsoWords: ['May', 'March'],
  weekdays: [['Sunday'], ['Monday'], ['Tuesday'], ['Wednesday'], ['Thursday'], ['Friday'], ['Saturday']],
  shortWeekdays: [['Sun'], ['Mon'], ['Tues', 'Tue'], ['Wed'], ['Thurs', 'Thu'], ['Fri'], ['Sat']],
  dayParts: ['morning', 'afternoon', 'evening', 'night'],
  clock: [
    String.raw`(?<h>1[0-2]|0?[1-9])(?:[:.](?<m>[0-5]\d))?\s?(?<half>[ap])\.?m\b\.?`,
    String.raw`(?<h>1[0-2]|0?[1-9])(?:[:.](?<m>[0-5]\d))?(?:\so[’']clock)?(?:\sin the (?<half>morning|afternoon|evening)|(?<=clock))`,
  ],
  times: { noon: 720, midday: 720, midnight: 0 },
  relative: { yesterday: -1, 'last night': -1, today: 0, tonight: 0, tomorrow: 1 },
  relativeYears: { 'last year': -1, 'a year earlier': -1, 'a year ago': -1, 'the previous year': -1, 'next year': 1 },
  onDay: { word: 'on', notAfter: ['until', 'till', 'by', 'since', 'from', 'before', 'after', 'of', 'for', 'to', 'on'] },
  bounds: {
    latest: ['by', 'no later than', 'not later than', 'until', 'till', 'before', 'up to', 'prior to'],
    earliest: [
      'from',
      'after',
      'no earlier than',
      'not before',
      'not earlier than',
      'as of',
      'as from',
      'since',
      'starting',
      'starting on',
      'beginning',
    ],
  },
  links: ['of'],
  daySuffix: 'st|nd|rd|th',
};
