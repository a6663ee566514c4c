import type { NumberWords } from '../language.ts';

const UNITS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const TEENS = ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'];
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

/** 71 is "soixante et onze", 81 "quatre-vingt-un", 91 "quatre-vingt-onze"; hyphens and blanks are one. */
function below100(n: number): string {
  if (n < 10) return UNITS[n] ?? '';
  if (n < 20) return TEENS[n - 10] ?? '';
  const tens = Math.floor(n / 10);
  const rest = tens === 7 || tens === 9 ? (TEENS[n % 10] ?? '') : (UNITS[n % 10] ?? '');
  const and = n % 10 === 1 && tens < 8 ? 'et-' : '';
  return rest ? `${TENS[tens]}-${and}${rest}` : (TENS[tens] ?? '');
}

function cardinals(): Record<string, number> {
  const all: Record<string, number> = { 'quatre-vingts': 80, septante: 70, huitante: 80, octante: 80, nonante: 90 };
  for (let n = 2; n < 100; n++) all[below100(n)] = n;
  return { ...all, cent: 100, cents: 100, quinzaine: 15, vingtaine: 20, trentaine: 30, centaine: 100 };
}

export const NUMBERS: NumberWords = {
  cardinals: cardinals(),
  ordinals: {
    ...{ premier: 1, première: 1, deuxième: 2, second: 2, seconde: 2, troisième: 3, quatrième: 4, cinquième: 5 },
    ...{ sixième: 6, septième: 7, huitième: 8, neuvième: 9, dixième: 10, onzième: 11, douzième: 12, vingtième: 20 },
  },
  scales: {
    ...{ douzaine: 12, cent: 1e2, cents: 1e2, mille: 1e3, million: 1e6, millions: 1e6 },
    ...{ milliard: 1e9, milliards: 1e9, billion: 1e12, billions: 1e12 },
  },
  shortScales: { k: 1e3, m: 1e6, mio: 1e6, md: 1e9, mds: 1e9, mrd: 1e9, mrds: 1e9 },
  articles: ['un', 'une'],
  one: [],
  and: ['et'],
  minus: ['moins', 'négatif'],
  losses: ['perte', 'déficit', 'négatif', 'recul', 'baisse'],
  half: ['demi', 'demie', 'demis', 'demies', 'moitié'],
  parts: {
    ...{ tiers: 3, quart: 4, quarts: 4, cinquième: 5, cinquièmes: 5, sixième: 6, sixièmes: 6, huitième: 8 },
    ...{ huitièmes: 8, dixième: 10, dixièmes: 10, centième: 100, centièmes: 100 },
  },
  ofPart: ['de', 'du', 'des', 'd'],
  of: ['sur', 'des'],
  against: ['contre', 'à'],
  multiples: {
    ...{ doublé: 2, double: 2, doublent: 2, doubler: 2, triplé: 3, triple: 3, tripler: 3, quadruplé: 4, décuplé: 10 },
  },
  times: {},
  groups: {
    ...{ dizaines: 10, douzaines: 12, vingtaines: 20, centaines: 1e2, milliers: 1e3, millions: 1e6, milliards: 1e9 },
  },
  definite: ['les', 'des', 'ces', 'leurs', 'ses', 'tous', 'toutes', 'entre', 'aux', 'autres'],
  decimal: ',',
};
