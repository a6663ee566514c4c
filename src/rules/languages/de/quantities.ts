import type { Comparators, Directions, Language } from '../language.ts';

export const UNITS: Language['units'] = {
  percent: ['prozent', 'vom hundert'],
  point: ['prozentpunkt', 'prozentpunkte', 'prozentpunkten', 'punkt', 'punkte', 'punkten'],
  'basis-point': ['basispunkt', 'basispunkte', 'basispunkten'],
  degree: ['grad'],
  second: ['sekunde', 'sekunden'],
  minute: ['minute', 'minuten', 'minütige', 'minütigen', 'minütiges'],
  hour: ['stunde', 'stunden', 'stündige', 'stündigen', 'stündiges'],
  day: ['tag', 'tage', 'tagen', 'tages', 'tägige', 'tägigen', 'tägiges'],
  week: ['woche', 'wochen', 'wöchige', 'wöchigen'],
  month: ['monat', 'monate', 'monaten', 'monats', 'monatige', 'monatigen'],
  quarter: ['quartale', 'quartalen'],
  year: ['jahr', 'jahre', 'jahren', 'jahres', 'jährige', 'jährigen', 'jähriger'],
  decade: ['jahrzehnt', 'jahrzehnte', 'jahrzehnten'],
  century: ['jahrhundert', 'jahrhunderte', 'jahrhunderten'],
  metre: ['meter', 'metern'],
  kilometre: ['kilometer', 'kilometern'],
  centimetre: ['zentimeter', 'zentimetern'],
  millimetre: ['millimeter', 'millimetern'],
  mile: ['meile', 'meilen'],
  hectare: ['hektar'],
  'square-kilometre': ['quadratkilometer', 'quadratkilometern'],
  'square-metre': ['quadratmeter', 'quadratmetern'],
  'square-mile': ['quadratmeile', 'quadratmeilen'],
  'nautical-mile': ['seemeile', 'seemeilen'],
  'cubic-metre': ['kubikmeter', 'kubikmetern'],
  litre: ['liter', 'litern'],
  barrel: ['barrel', 'fass'],
  gram: ['gramm'],
  kilogram: ['kilogramm', 'kilo'],
  tonne: ['tonne', 'tonnen'],
  watt: ['watt'],
  kilowatt: ['kilowatt'],
  megawatt: ['megawatt'],
  gigawatt: ['gigawatt'],
  'kilowatt-hour': ['kilowattstunde', 'kilowattstunden'],
  'megawatt-hour': ['megawattstunde', 'megawattstunden'],
  'gigawatt-hour': ['gigawattstunde', 'gigawattstunden'],
  'terawatt-hour': ['terawattstunde', 'terawattstunden'],
  'dollar-us': ['us dollar'],
  dollar: ['dollar', 'dollars'],
  euro: ['euro', 'euros'],
  sterling: ['pfund sterling'],
  pound: ['pfund'],
  yen: ['yen'],
  yuan: ['yuan', 'renminbi'],
  rouble: ['rubel', 'rubeln'],
  hryvnia: ['hrywnja', 'griwna', 'hrywnia'],
  rupee: ['rupie', 'rupien'],
  franc: ['franken', 'schweizer franken'],
  zloty: ['zloty', 'złoty'],
  lira: ['lira'],
  krona: ['krone', 'kronen'],
  peso: ['peso', 'pesos'],
  cent: ['cent', 'cents'],
};

export const COMPARATORS: Comparators = {
  more: ['mehr als', 'über', 'mindestens', 'wenigstens', 'nicht weniger als'],
  less: ['weniger als', 'unter', 'höchstens', 'bis zu', 'maximal', 'nicht mehr als'],
  nearly: ['fast', 'beinahe', 'knapp', 'nahezu'],
  about: ['etwa', 'rund', 'ungefähr', 'circa', 'ca', 'gut', 'schätzungsweise'],
};

export const DIRECTIONS: Directions = {
  up: [
    ...['stieg', 'stiegen', 'steigt', 'steigen', 'gestiegen', 'anstieg', 'wuchs', 'wächst', 'wachsen', 'gewachsen'],
    ...['zunahm', 'zugenommen', 'zunahme', 'erhöh*', 'mehr', 'plus', 'höher', 'legte', 'kletter*', 'zuwachs', 'anhob'],
    ...['aufgewertet', 'stärker', 'beschleunig*'],
  ],
  down: [
    ...['fiel', 'fielen', 'fällt', 'fallen', 'gefallen', 'sank', 'sanken', 'sinkt', 'sinken', 'gesunken', 'rückgang'],
    ...[
      'schwächer',
      'abgewertet',
      'verlangsam*',
      'weniger',
      'minus',
      'niedriger',
      'senk*',
      'verringer*',
      'abnahm',
      'abgenommen',
      'kürz*',
      'schrumpf*',
      'einbruch',
    ],
  ],
};

export const SMALL: readonly string[] =
  `aber als am an auch auf aus bei beide bis da damit dann das dass dem den der des die dies diese
  diesem diesen dieser dieses doch durch ein eine einem einen einer eines er es für gegen hat hatte hatten haben hier ich ihm
  ihn ihr ihre ihren im in ins ist ja je kann man mehr mit nach noch nur ob oder ohne schon sein seine seinen sei sich sie sind
  so über um und uns unter vom von vor war waren was weil wenn werden wie wir wird wo wurde wurden zu zum zur zwischen sagte
  sagt laut gab`.split(/\s+/);

export const CONJUNCTIONS: readonly string[] = ['und', 'aber', 'während', 'gegen', 'oder', 'gegenüber', 'mit'];

/** Which side of a vote a number is. */
export const STANCES: NonNullable<Language['stances']> = {
  for: ['für', 'dafür', 'ja', 'jastimmen', 'zustimm*', 'befürwort*'],
  against: ['gegen', 'dagegen', 'nein', 'neinstimmen', 'gegenstimmen', 'ablehn*', 'lehn*'],
};
