import type { CalendarWords } from '../language.ts';

export const CALENDAR: CalendarWords = {
  months: [
    ['enero', 'ene'],
    ['febrero', 'feb'],
    ['marzo'],
    ['abril', 'abr'],
    ['mayo'],
    ['junio', 'jun'],
    ['julio', 'jul'],
    ['agosto', 'ago'],
    ['septiembre', 'setiembre', 'sept'],
    ['octubre', 'oct'],
    ['noviembre', 'nov'],
    ['diciembre', 'dic'],
  ],
  weekdays: [['domingo'], ['lunes'], ['martes'], ['miércoles'], ['jueves'], ['viernes'], ['sábado']],
  shortWeekdays: [['dom'], ['lun'], ['mar'], ['mié'], ['jue'], ['vie'], ['sáb']],
  dayParts: ['mañana', 'tarde', 'noche'],
  clock: [
    String.raw`(?<=las?\s)(?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?(?:\s?h)?`,
    String.raw`(?<h>[01]?\d|2[0-4])[.:](?<m>[0-5]\d)\s?(?:h|horas)`,
  ],
  times: { mediodía: 720, medianoche: 0 },
  relative: { anteayer: -2, ayer: -1, anoche: -1, hoy: 0 },
  relativeYears: { 'el año pasado': -1, 'del año pasado': -1, 'año anterior': -1, 'el próximo año': 1 },
  onDay: { word: 'el', notAfter: ['el'] },
  bounds: {
    latest: ['antes del', 'hasta el', 'a más tardar el', 'a más tardar'],
    earliest: ['desde el', 'a partir del', 'después del', 'no antes del'],
  },
  links: ['de', 'del'],
  daySuffix: 'º|°',
};
