import type { CalendarWords } from '../language.ts';

export const CALENDAR: CalendarWords = {
  months: [
    ['Januar', 'Jänner', 'Jan'],
    ['Februar', 'Feber', 'Feb'],
    ['März', 'Mär'],
    ['April', 'Apr'],
    ['Mai'],
    ['Juni', 'Jun'],
    ['Juli', 'Jul'],
    ['August', 'Aug'],
    ['September', 'Sept', 'Sep'],
    ['Oktober', 'Okt'],
    ['November', 'Nov'],
    ['Dezember', 'Dez'],
  ],
  weekdays: [
    ['Sonntag', 'Sonntags', 'Sonntagabend'],
    ['Montag', 'Montags', 'Montagabend'],
    ['Dienstag', 'Dienstags', 'Dienstagabend'],
    ['Mittwoch', 'Mittwochs', 'Mittwochabend'],
    ['Donnerstag', 'Donnerstags', 'Donnerstagabend'],
    ['Freitag', 'Freitags', 'Freitagabend'],
    ['Samstag', 'Sonnabend', 'Samstags', 'Samstagabend'],
  ],
  shortWeekdays: [['So'], ['Mo'], ['Di'], ['Mi'], ['Do'], ['Fr'], ['Sa']],
  dayParts: ['Vormittag', 'Morgen', 'Nachmittag', 'Abend', 'Nacht'],
  clock: [String.raw`(?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?\sUhr`],
  times: { mitternacht: 0 },
  relative: { vorgestern: -2, gestern: -1, heute: 0, übermorgen: 2 },
  relativeYears: {
    ...{
      'vergangenen Jahr': -1,
      'vergangenen Jahres': -1,
      'letzten Jahr': -1,
      'letzten Jahres': -1,
      'letztes Jahr': -1,
    },
    ...{ Vorjahr: -1, Vorjahres: -1, 'nächsten Jahr': 1, 'nächstes Jahr': 1, 'kommenden Jahr': 1 },
  },
  onDay: { word: 'am', notAfter: ['bis', 'seit', 'vor', 'nach', 'ab', 'vom', 'am', 'zum'] },
  bounds: {
    latest: ['bis', 'bis zum', 'spätestens', 'spätestens am', 'bis spätestens', 'vor dem'],
    earliest: ['ab', 'ab dem', 'seit', 'seit dem', 'nach dem', 'nicht vor dem', 'frühestens', 'frühestens am', 'vom'],
  },
  links: [],
  daySuffix: String.raw`\.`,
};
