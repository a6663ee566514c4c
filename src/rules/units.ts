/** What quantities are measured in, in every language under one name. Units of one kind are compared by their factor. */

const time = (minutes: number) => ({ kind: 'time', factor: minutes });
const months = (n: number) => ({ kind: 'months', factor: n });
const own = (kind: string) => ({ kind, factor: 1 });

/** Each unit's kind, and how many of the kind's smallest it is. */
const UNITS = {
  percent: own('percent'),
  point: own('point'),
  'basis-point': { kind: 'point', factor: 0.01 },
  degree: own('degree'),
  second: time(1 / 60),
  minute: time(1),
  hour: time(60),
  day: time(1440),
  week: time(10080),
  month: months(1),
  quarter: months(3),
  year: months(12),
  decade: months(120),
  century: months(1200),
  metre: { kind: 'length', factor: 1 },
  kilometre: { kind: 'length', factor: 1000 },
  centimetre: { kind: 'length', factor: 0.01 },
  millimetre: { kind: 'length', factor: 0.001 },
  mile: own('mile'),
  inch: own('inch'),
  knot: own('knot'),
  hectopascal: own('hectopascal'),
  ounce: own('ounce'),
  gallon: own('gallon'),
  foot: own('foot'),
  hectare: own('hectare'),
  acre: own('acre'),
  'square-kilometre': own('square-kilometre'),
  'cubic-metre': own('cubic-metre'),
  'square-metre': own('square-metre'),
  'square-mile': own('square-mile'),
  'nautical-mile': own('nautical-mile'),
  litre: own('litre'),
  barrel: own('barrel'),
  gram: { kind: 'mass', factor: 1 },
  kilogram: { kind: 'mass', factor: 1e3 },
  tonne: { kind: 'mass', factor: 1e6 },
  pound: own('pound'),
  watt: { kind: 'power', factor: 1 },
  kilowatt: { kind: 'power', factor: 1e3 },
  megawatt: { kind: 'power', factor: 1e6 },
  gigawatt: { kind: 'power', factor: 1e9 },
  terawatt: { kind: 'power', factor: 1e12 },
  'kilowatt-hour': { kind: 'energy', factor: 1e3 },
  'megawatt-hour': { kind: 'energy', factor: 1e6 },
  'gigawatt-hour': { kind: 'energy', factor: 1e9 },
  'terawatt-hour': { kind: 'energy', factor: 1e12 },
  dollar: own('dollar'),
  'dollar-us': own('dollar-us'),
  'dollar-ca': own('dollar-ca'),
  'dollar-au': own('dollar-au'),
  euro: own('euro'),
  sterling: own('sterling'),
  yen: own('yen'),
  yuan: own('yuan'),
  rouble: own('rouble'),
  hryvnia: own('hryvnia'),
  rupee: own('rupee'),
  franc: own('franc'),
  zloty: own('zloty'),
  lira: own('lira'),
  krona: own('krona'),
  peso: own('peso'),
  cent: own('cent'),
} as const;

export type UnitName = keyof typeof UNITS;

/** Signs and codes of units, the same in every language, that stand right before a number or right after it. */
export const SIGNS: Readonly<Record<string, UnitName>> = {
  US$: 'dollar-us',
  USD: 'dollar-us',
  C$: 'dollar-ca',
  CA$: 'dollar-ca',
  CAD: 'dollar-ca',
  A$: 'dollar-au',
  AUD: 'dollar-au',
  $: 'dollar',
  EUR: 'euro',
  '€': 'euro',
  GBP: 'sterling',
  '£': 'sterling',
  JPY: 'yen',
  '¥': 'yen',
  CNY: 'yuan',
  RMB: 'yuan',
  RUB: 'rouble',
  '₽': 'rouble',
  UAH: 'hryvnia',
  '₴': 'hryvnia',
  INR: 'rupee',
  '₹': 'rupee',
  CHF: 'franc',
  PLN: 'zloty',
  TRY: 'lira',
  '%': 'percent',
  '٪': 'percent',
  '°C': 'degree',
  '°F': 'degree',
  '°': 'degree',
  km: 'kilometre',
  'km²': 'square-kilometre',
  'm³': 'cubic-metre',
  m3: 'cubic-metre',
  mm: 'millimetre',
  cm: 'centimetre',
  hPa: 'hectopascal',
  kg: 'kilogram',
  ha: 'hectare',
  kW: 'kilowatt',
  MW: 'megawatt',
  GW: 'gigawatt',
  TW: 'terawatt',
  kWh: 'kilowatt-hour',
  MWh: 'megawatt-hour',
  GWh: 'gigawatt-hour',
  TWh: 'terawatt-hour',
  bps: 'basis-point',
  pp: 'point',
  pps: 'point',
};

/** A unit's value in its kind's smallest: 2 weeks are 20,160 of the kind "time". */
export const measured = (value: number, unit: UnitName): number => value * UNITS[unit].factor;

/**
 * Whether two units can name one quantity: of one kind, or a dollar and some country's. A pound may be money or weight.
 */
export function areOfOneKind(a: UnitName, b: UnitName): boolean {
  const [first, second] = [UNITS[a].kind, UNITS[b].kind];
  return first === second || isLoosely(a, b) || isLoosely(b, a);
}

const isLoosely = (loose: UnitName, exact: UnitName): boolean =>
  (loose === 'dollar' && exact.startsWith('dollar-')) || (loose === 'pound' && exact === 'sterling');

/** Units of time stand beside a number as often as not: "aged 27", "a 60-day period". */
/** A length of time in minutes, months at their mean length. */
export const minutesOf = (value: number, unit: UnitName): number =>
  measured(value, unit) * (UNITS[unit].kind === 'months' ? 43_829 : 1);

export const isTime = (unit: UnitName): boolean => ['time', 'months'].includes(UNITS[unit].kind);
