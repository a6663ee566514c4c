import type { Comparators, Directions, Language } from '../language.ts';

export const UNITS: Language['units'] = {
  percent: ['por ciento'],
  point: ['punto porcentual', 'puntos porcentuales', 'punto', 'puntos'],
  'basis-point': ['puntos básicos', 'punto básico'],
  degree: ['grado', 'grados'],
  second: ['segundos'],
  minute: ['minuto', 'minutos'],
  hour: ['hora', 'horas'],
  day: ['día', 'días'],
  week: ['semana', 'semanas'],
  month: ['mes', 'meses'],
  quarter: ['trimestres'],
  year: ['año', 'años'],
  decade: ['década', 'décadas', 'decenio', 'decenios'],
  century: ['siglo', 'siglos'],
  metre: ['metro', 'metros'],
  kilometre: ['kilómetro', 'kilómetros'],
  millimetre: ['milímetro', 'milímetros'],
  mile: ['milla', 'millas'],
  hectare: ['hectárea', 'hectáreas'],
  'square-kilometre': ['kilómetro cuadrado', 'kilómetros cuadrados'],
  'square-metre': ['metro cuadrado', 'metros cuadrados'],
  'nautical-mile': ['milla náutica', 'millas náuticas'],
  'cubic-metre': ['metro cúbico', 'metros cúbicos'],
  litre: ['litro', 'litros'],
  barrel: ['barril', 'barriles'],
  gram: ['gramo', 'gramos'],
  kilogram: ['kilogramo', 'kilogramos', 'kilo', 'kilos'],
  tonne: ['tonelada', 'toneladas'],
  megawatt: ['megavatio', 'megavatios'],
  gigawatt: ['gigavatio', 'gigavatios'],
  'dollar-us': ['dólares estadounidenses'],
  dollar: ['dólar', 'dólares'],
  euro: ['euro', 'euros'],
  sterling: ['libras esterlinas', 'libra esterlina'],
  pound: ['libra', 'libras'],
  yen: ['yen', 'yenes'],
  yuan: ['yuan', 'yuanes'],
  rouble: ['rublo', 'rublos'],
  hryvnia: ['grivna', 'grivnas'],
  rupee: ['rupia', 'rupias'],
  franc: ['franco', 'francos'],
  krona: ['corona', 'coronas'],
  peso: ['peso', 'pesos'],
  cent: ['centavo', 'centavos', 'céntimo', 'céntimos'],
};

export const COMPARATORS: Comparators = {
  more: ['más de', 'al menos', 'por lo menos', 'no menos de'],
  less: ['menos de', 'como máximo', 'hasta', 'no más de'],
  nearly: ['casi', 'cerca de'],
  about: ['unos', 'unas', 'alrededor de', 'aproximadamente', 'cerca'],
};

export const DIRECTIONS: Directions = {
  up: [
    'sub*',
    'aument*',
    'creci*',
    'crec*',
    'alza',
    'increment*',
    'más',
    'gan*',
    'elev*',
    'fortalec*',
    'apreci*',
    'aceler*',
  ],
  down: [
    'baj*',
    'cay*',
    'cae',
    'caída',
    'disminu*',
    'reduc*',
    'reduj*',
    'descen*',
    'menos',
    'perd*',
    'recort*',
    'debilit*',
    'depreci*',
    'desaceler*',
  ],
};

export const SMALL: readonly string[] =
  `a al algo ante antes así aunque bajo cada como con contra cual cuando de del desde donde dos durante
  e el ella ellas ellos en entre era es esa ese eso esta este esto está están fue fueron ha habían había han hasta hay la las le les
  lo los más me mi mientras muy ni no nos o otra otro para pero por porque que quien se sea ser si sido sin sobre son su sus también
  tras un una uno unos y ya dijo según`.split(/\s+/);

export const CONJUNCTIONS: readonly string[] = ['y', 'e', 'pero', 'mientras', 'frente', 'contra', 'o', 'con'];

/** Which side of a vote a number is. */
export const STANCES: NonNullable<Language['stances']> = {
  for: ['favor', 'sí', 'apoy*', 'respald*'],
  against: ['contra', 'opon*', 'opus*', 'rechaz*'],
};
