import type { NumberWords } from '../language.ts';

const UNITS = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];
const TEENS = [
  'zehn',
  'elf',
  'zwölf',
  'dreizehn',
  'vierzehn',
  'fünfzehn',
  'sechzehn',
  'siebzehn',
  'achtzehn',
  'neunzehn',
];
const TENS = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];

/** German writes a number below a million as one word: 1 to 99 here, the larger ones made of them. */
function below100(n: number): string {
  if (n < 10) return UNITS[n] ?? '';
  if (n < 20) return TEENS[n - 10] ?? '';
  return `${n % 10 ? `${UNITS[n % 10]}und` : ''}${TENS[Math.floor(n / 10)]}`;
}

function cardinals(): Record<string, number> {
  const all: Record<string, number> = { zwo: 2, beiden: 2, hundert: 100, tausend: 1000, dreissig: 30 };
  for (let n = 2; n < 100; n++) all[below100(n)] = n;
  for (let n = 1; n < 100; n++) {
    all[`${n === 1 ? 'ein' : below100(n)}tausend`] = n * 1000;
    if (n < 10) all[`${UNITS[n]}hundert`] = n * 100;
    if (n < 10) all[`${UNITS[n]}hunderttausend`] = n * 1e5;
  }
  for (let h = 1; h < 10; h++)
    for (let n = 1; n < 100; n++) all[`${UNITS[h]}hundert${n === 1 ? 'eins' : below100(n)}`] = h * 100 + n;
  for (let n = 1; n < 10; n++) all[`${UNITS[n]}einhalb`] = n + 0.5;
  return { ...all, anderthalb: 1.5, eineinhalb: 1.5 };
}

const ENDINGS = ['e', 'en', 'er', 'es', 'em'];
const ORDINAL_STEMS = [
  'erst',
  'zweit',
  'dritt',
  'viert',
  'fünft',
  'sechst',
  'siebt',
  'acht',
  'neunt',
  'zehnt',
  'elft',
  'zwölft',
];

export const NUMBERS: NumberWords = {
  cardinals: cardinals(),
  ordinals: Object.fromEntries(
    ORDINAL_STEMS.flatMap((stem, i) => ENDINGS.map((ending): [string, number] => [stem + ending, i + 1])),
  ),
  scales: {
    dutzend: 12,
    hundert: 1e2,
    tausend: 1e3,
    million: 1e6,
    millionen: 1e6,
    milliarde: 1e9,
    milliarden: 1e9,
    billion: 1e12,
    billionen: 1e12,
  },
  shortScales: { tsd: 1e3, mio: 1e6, mill: 1e6, mrd: 1e9, mia: 1e9, bio: 1e12, bill: 1e12 },
  articles: ['ein', 'eine', 'einen', 'einem', 'einer', 'eines'],
  one: ['eins'],
  and: ['und'],
  minus: ['minus'],
  losses: ['verlust', 'defizit', 'minus', 'negativ', 'fehlbetrag'],
  half: ['halb', 'halbe', 'halben', 'halber', 'halbes', 'halbem', 'hälfte'],
  parts: Object.fromEntries(
    Object.entries({
      drittel: 3,
      viertel: 4,
      fünftel: 5,
      sechstel: 6,
      siebtel: 7,
      achtel: 8,
      neuntel: 9,
      zehntel: 10,
    }).flatMap(([part, of]): [string, number][] => [
      [part, of],
      [`${part}n`, of],
      [`${part}s`, of],
    ]),
  ),
  ofPart: ['der', 'des', 'von', 'weniger', 'mehr'],
  of: ['von', 'aus', 'der'],
  against: ['gegen', 'zu', 'auf'],
  multiples: {
    verdoppelt: 2,
    verdoppelte: 2,
    verdoppelten: 2,
    doppelt: 2,
    zweimal: 2,
    zweifach: 2,
    verdreifacht: 3,
    verdreifachte: 3,
    dreifach: 3,
    dreimal: 3,
    vervierfacht: 4,
    vierfach: 4,
    halbiert: 0.5,
    halbierte: 0.5,
    halbierten: 0.5,
    verzehnfacht: 10,
    zehnfach: 10,
  },
  times: {},
  groups: {
    dutzende: 12,
    dutzenden: 12,
    hunderte: 1e2,
    hunderten: 1e2,
    tausende: 1e3,
    tausenden: 1e3,
    zehntausende: 1e4,
    zehntausenden: 1e4,
    hunderttausende: 1e5,
    hunderttausenden: 1e5,
  },
  definite: [
    'die',
    'der',
    'den',
    'diese',
    'dieser',
    'diesen',
    'alle',
    'aller',
    'allen',
    'beide',
    'ihre',
    'ihrer',
    'seine',
    'zwischen',
  ],
  decimal: ',',
};
