import type { NumberWords } from '../language.ts';

const UNITS = ['', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
const TENS = ['treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];

function cardinals(): Record<string, number> {
  const all: Record<string, number> = {
    ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12 },
    ...{ trece: 13, catorce: 14, quince: 15, dieciséis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19 },
    ...{ veinte: 20, veintiuno: 21, veintiún: 21, veintidós: 22, veintitrés: 23, veinticuatro: 24, veinticinco: 25 },
    ...{ veintiséis: 26, veintisiete: 27, veintiocho: 28, veintinueve: 29, cien: 100, ciento: 100 },
    ...{ doscientos: 200, doscientas: 200, trescientos: 300, trescientas: 300, cuatrocientos: 400, cuatrocientas: 400 },
    ...{ quinientos: 500, quinientas: 500, seiscientos: 600, seiscientas: 600, setecientos: 700, setecientas: 700 },
    ...{ ochocientos: 800, ochocientas: 800, novecientos: 900, novecientas: 900 },
  };
  TENS.forEach((tens, i) => {
    all[tens] = (i + 3) * 10;
    for (let n = 1; n < 10; n++) all[`${tens} y ${UNITS[n]}`] = (i + 3) * 10 + n;
  });
  return all;
}

export const NUMBERS: NumberWords = {
  cardinals: cardinals(),
  ordinals: {
    ...{ primer: 1, primero: 1, primera: 1, segundo: 2, segunda: 2, tercer: 3, tercero: 3, tercera: 3, cuarto: 4 },
    ...{ cuarta: 4, quinto: 5, quinta: 5, sexto: 6, sexta: 6, séptimo: 7, séptima: 7, octavo: 8, octava: 8 },
    ...{ noveno: 9, novena: 9, décimo: 10, décima: 10 },
  },
  scales: {
    docena: 12,
    mil: 1e3,
    millón: 1e6,
    millones: 1e6,
    billón: 1e12,
    billones: 1e12,
    millardo: 1e9,
    millardos: 1e9,
  },
  shortScales: { 'mil millones': 1e9, mm: 1e6, mill: 1e6, mdd: 1e9 },
  articles: ['un', 'una'],
  one: [],
  and: ['y'],
  minus: ['menos'],
  losses: ['pérdida', 'déficit', 'negativo', 'caída'],
  half: ['medio', 'media', 'mitad'],
  parts: {
    ...{ tercio: 3, tercios: 3, cuarto: 4, cuartos: 4, quinto: 5, quintos: 5, sexto: 6, sextos: 6, octavo: 8 },
    ...{ octavos: 8, décimo: 10, décimos: 10, décima: 10, décimas: 10 },
  },
  ofPart: ['de', 'del'],
  of: ['de', 'de cada', 'de los', 'de las'],
  against: ['contra', 'frente a', 'a'],
  multiples: {
    ...{ duplicó: 2, duplicado: 2, duplicaron: 2, doble: 2, triplicó: 3, triplicado: 3, triple: 3, cuadruplicó: 4 },
  },
  times: {},
  groups: { decenas: 10, docenas: 12, cientos: 1e2, centenares: 1e2, miles: 1e3, millares: 1e3, millones: 1e6 },
  definite: [
    'los',
    'las',
    'estos',
    'estas',
    'esos',
    'esas',
    'ambos',
    'ambas',
    'sus',
    'todos',
    'entre',
    'otros',
    'otras',
  ],
  decimal: ',',
};
