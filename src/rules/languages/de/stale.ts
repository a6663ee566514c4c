import type { PhraseList } from '../language.ts';

/** Words that mean another day tomorrow. */
export const STALE: PhraseList = {
  phrases: [
    'heute|gestern|vorgestern|übermorgen',
    'heutige|heutigen|heutiger|heutiges|gestrige|gestrigen',
    'jetzt|nun|kürzlich|neulich|jüngst|unlängst|derzeit|derzeitige|derzeitigen|momentan|gegenwärtig|zurzeit|soeben|neuerdings',
    'aktuell|aktuelle|aktuellen|aktueller',
    'zur Zeit',
    'im Moment|Augenblick',
    'diese|dieser|nächste|nächster|kommende|kommender|vergangene|vergangener|letzte|letzter Woche|Nacht',
    'dieses|diesen|nächsten|kommenden|vergangenen|letzten Jahr|Jahres|Monat|Monats|Sommer|Herbst|Winter|Frühjahr|Wochenende|Jahren|Monaten|Wochen|Tagen',
    'im vergangenen|letzten|nächsten|kommenden Jahr|Monat',
    'seit kurzem|Kurzem',
    'vor kurzem|Kurzem',
    'bisher|bislang',
  ],
  except: ['von heute auf morgen', 'bis jetzt', 'nun einmal|mal'],
};
