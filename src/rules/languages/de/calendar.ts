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
  links: [],
  daySuffix: String.raw`\.`,
};
