import type { Comparators, Directions, Language } from '../language.ts';

export const UNITS: Language['units'] = {
  percent: ['pour cent', 'pourcent'],
  point: ['point de pourcentage', 'points de pourcentage', 'point', 'points'],
  'basis-point': ['point de base', 'points de base'],
  degree: ['degré', 'degrés'],
  second: ['seconde', 'secondes'],
  minute: ['minute', 'minutes'],
  hour: ['heure', 'heures'],
  day: ['jour', 'jours', 'journée', 'journées'],
  week: ['semaine', 'semaines'],
  month: ['mois'],
  quarter: ['trimestres'],
  year: ['an', 'ans', 'année', 'années'],
  decade: ['décennie', 'décennies'],
  century: ['siècle', 'siècles'],
  metre: ['mètre', 'mètres'],
  kilometre: ['kilomètre', 'kilomètres'],
  centimetre: ['centimètre', 'centimètres'],
  millimetre: ['millimètre', 'millimètres'],
  mile: ['mile', 'miles'],
  hectare: ['hectare', 'hectares'],
  'square-kilometre': ['kilomètre carré', 'kilomètres carrés'],
  'square-metre': ['mètre carré', 'mètres carrés'],
  'nautical-mile': ['mille marin', 'milles marins'],
  'cubic-metre': ['mètre cube', 'mètres cubes'],
  litre: ['litre', 'litres'],
  barrel: ['baril', 'barils'],
  gram: ['gramme', 'grammes'],
  kilogram: ['kilogramme', 'kilogrammes', 'kilo', 'kilos'],
  tonne: ['tonne', 'tonnes'],
  megawatt: ['mégawatt', 'mégawatts'],
  gigawatt: ['gigawatt', 'gigawatts'],
  'megawatt-hour': ['mégawattheure', 'mégawattheures'],
  'terawatt-hour': ['térawattheure', 'térawattheures'],
  'dollar-us': ['dollars américains'],
  'dollar-ca': ['dollars canadiens'],
  dollar: ['dollar', 'dollars'],
  euro: ['euro', 'euros'],
  sterling: ['livres sterling', 'livre sterling'],
  yen: ['yen', 'yens'],
  yuan: ['yuan', 'yuans'],
  rouble: ['rouble', 'roubles'],
  hryvnia: ['hryvnia', 'hryvnias'],
  rupee: ['roupie', 'roupies'],
  franc: ['franc', 'francs', 'francs suisses'],
  zloty: ['zloty', 'zlotys'],
  krona: ['couronne', 'couronnes'],
  peso: ['peso', 'pesos'],
  cent: ['centime', 'centimes'],
};

export const COMPARATORS: Comparators = {
  more: ['plus de', "plus d'", 'au moins', 'pas moins de'],
  less: ['moins de', "moins d'", 'au plus', "jusqu'à", 'pas plus de'],
  nearly: ['près de', 'presque'],
  about: ['environ', 'quelque', 'autour de', 'à peu près'],
};

export const DIRECTIONS: Directions = {
  up: [
    'augment*',
    'relev*',
    'relève*',
    'renforc*',
    'appréci*',
    'accélér*',
    'hausse',
    'hausses',
    'hauss*',
    'progress*',
    'croît',
    'croissance',
    'accru',
    'grimp*',
    'bond*',
    'plus',
  ],
  down: [
    'abaiss*',
    'affaibl*',
    'dépréci*',
    'ralenti*',
    'baiss*',
    'recul*',
    'diminu*',
    'chut*',
    'rédui*',
    'réduction',
    'repli',
    'moins',
    'tomb*',
    'perdu',
    'coup*',
  ],
};

export const SMALL: readonly string[] =
  `a ainsi alors après au aussi autre aux avant avec car ce cela ces cet cette chez comme contre
  dans de des depuis du elle elles en encore entre est et était être eu fait il ils je jusque la le les leur leurs lors lui mais
  même ne ni nos notre nous on ont ou où par parce pas pendant plus pour puis qu quand que qui sa sans se ses si son sont sous sur
  ta tandis tous tout toute toutes très un une vers vos vous y dit dont selon été déclaré`.split(/\s+/);

export const CONJUNCTIONS: readonly string[] = ['et', 'mais', 'tandis', 'contre', 'ou', 'alors', 'avec'];

/** Which side of a vote a number is. */
export const STANCES: NonNullable<Language['stances']> = {
  for: ['pour', 'oui', 'favorables', 'favorable', 'soutien*'],
  against: ['contre', 'non', 'opposé*', 'défavorables', 'défavorable'],
};
