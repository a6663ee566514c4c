import type { CalendarWords } from '../language.ts';

export const CALENDAR: CalendarWords = {
  months: [
    ['janvier', 'janv'],
    ['février', 'févr'],
    ['mars'],
    ['avril', 'avr'],
    ['mai'],
    ['juin'],
    ['juillet', 'juil'],
    ['août', 'aout'],
    ['septembre', 'sept'],
    ['octobre', 'oct'],
    ['novembre', 'nov'],
    ['décembre', 'déc'],
  ],
  weekdays: [['dimanche'], ['lundi'], ['mardi'], ['mercredi'], ['jeudi'], ['vendredi'], ['samedi']],
  shortWeekdays: [['dim'], ['lun'], ['mar'], ['mer'], ['jeu'], ['ven'], ['sam']],
  dayParts: ['matin', 'après-midi', 'soir', 'nuit'],
  clock: [
    String.raw`(?<h>[01]?\d|2[0-4])\s?h\s?(?<m>[0-5]\d)`,
    String.raw`(?<=à\s)(?<h>[01]?\d|2[0-4])\s?(?:h|heures?)`,
  ],
  times: { midi: 720, minuit: 0 },
  relative: { 'avant-hier': -2, hier: -1, "aujourd'hui": 0, 'aujourd’hui': 0, demain: 1, 'après-demain': 2 },
  relativeYears: {
    ...{
      "l'an dernier": -1,
      'l’an dernier': -1,
      "l'année dernière": -1,
      'l’année dernière': -1,
      'année précédente': -1,
    },
    ...{ "l'an prochain": 1, 'l’an prochain': 1, "l'année prochaine": 1, 'l’année prochaine': 1 },
  },
  onDay: { word: 'le', notAfter: ['le'] },
  bounds: {
    latest: ['avant le', 'avant', "jusqu'au", 'au plus tard le', "d'ici au"],
    earliest: ['après le', 'à partir du', 'dès le', 'depuis le', 'à compter du', 'pas avant le', 'après'],
  },
  links: [],
  daySuffix: 'er',
};
