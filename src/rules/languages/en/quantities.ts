import type { Comparators, Directions, Language } from '../language.ts';

export const UNITS: Language['units'] = {
  percent: [
    'per cent',
    'percent',
    'pc',
    'pct',
    'cents of every dollar',
    'cents of each dollar',
    'cents on the dollar',
    'cents in the dollar',
  ],
  point: ['percentage point', 'percentage points', 'percent points', 'per cent points', 'point', 'points'],
  'basis-point': ['basis point', 'basis points'],
  degree: ['degree', 'degrees'],
  second: ['second', 'seconds'],
  minute: ['minute', 'minutes'],
  hour: ['hour', 'hours', 'hourly'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  quarter: ['quarters'],
  year: ['year', 'years', 'yr', 'yrs'],
  decade: ['decade', 'decades'],
  century: ['century', 'centuries'],
  metre: ['metre', 'metres', 'meter', 'meters'],
  kilometre: ['kph', 'kilometre', 'kilometres', 'kilometer', 'kilometers'],
  centimetre: ['centimetre', 'centimetres', 'centimeter', 'centimeters'],
  millimetre: ['millimetre', 'millimetres', 'millimeter', 'millimeters'],
  mile: ['mile', 'miles', 'mph'],
  foot: ['foot', 'feet'],
  inch: ['inch', 'inches'],
  knot: ['knot', 'knots'],
  hectopascal: ['hectopascal', 'hectopascals', 'millibar', 'millibars'],
  ounce: ['ounce', 'ounces'],
  gallon: ['gallon', 'gallons'],
  hectare: ['hectare', 'hectares'],
  acre: ['acre', 'acres'],
  'square-kilometre': ['square kilometre', 'square kilometres', 'square kilometer', 'square kilometers', 'sq km'],
  'square-mile': ['square mile', 'square miles', 'sq mi'],
  'square-metre': ['square metre', 'square metres', 'square meter', 'square meters'],
  'nautical-mile': ['nautical mile', 'nautical miles'],
  'cubic-metre': ['cubic metre', 'cubic metres', 'cubic meter', 'cubic meters', 'bcm'],
  litre: ['litre', 'litres', 'liter', 'liters'],
  barrel: ['barrel', 'barrels', 'bpd'],
  gram: ['gram', 'grams'],
  kilogram: ['kilogram', 'kilograms', 'kilo', 'kilos'],
  tonne: ['tonne', 'tonnes', 'ton', 'tons', 'metric tonne', 'metric tonnes', 'metric ton', 'metric tons'],
  watt: ['watt', 'watts'],
  kilowatt: ['kilowatt', 'kilowatts'],
  megawatt: ['megawatt', 'megawatts'],
  gigawatt: ['gigawatt', 'gigawatts'],
  terawatt: ['terawatt', 'terawatts'],
  'kilowatt-hour': ['kilowatt hour', 'kilowatt hours'],
  'megawatt-hour': ['megawatt hour', 'megawatt hours'],
  'gigawatt-hour': ['gigawatt hour', 'gigawatt hours'],
  'terawatt-hour': ['terawatt hour', 'terawatt hours'],
  'dollar-us': ['us dollar', 'us dollars'],
  'dollar-ca': ['canadian dollar', 'canadian dollars'],
  'dollar-au': ['australian dollar', 'australian dollars'],
  dollar: ['dollar', 'dollars'],
  euro: ['euro', 'euros'],
  sterling: ['pounds sterling', 'pound sterling'],
  pound: ['pound', 'pounds'],
  yen: ['yen'],
  yuan: ['yuan', 'renminbi'],
  rouble: ['rouble', 'roubles', 'ruble', 'rubles'],
  hryvnia: ['hryvnia', 'hryvnias', 'hryvnya'],
  rupee: ['rupee', 'rupees'],
  franc: ['franc', 'francs', 'swiss franc', 'swiss francs'],
  zloty: ['zloty', 'zlotys'],
  lira: ['lira', 'liras'],
  krona: ['krona', 'kronor', 'krone', 'kroner', 'crown', 'crowns'],
  peso: ['peso', 'pesos'],
  cent: ['cent', 'cents'],
};

export const COMPARATORS: Comparators = {
  more: [
    'more than',
    'over',
    'above',
    'at least',
    'no fewer than',
    'no less than',
    'not less than',
    'upwards of',
    'as few as',
    'as little as',
  ],
  less: [
    'less than',
    'fewer than',
    'under',
    'below',
    'at most',
    'up to',
    'no more than',
    'not more than',
    'within',
    'as many as',
    'as much as',
    'as high as',
  ],
  nearly: ['nearly', 'almost', 'close to', 'just under', 'just short of'],
  about: ['about', 'around', 'roughly', 'approximately', 'some', 'approx', 'circa', 'an estimated', 'estimated'],
};

export const DIRECTIONS: Directions = {
  up: [
    ...['rise', 'rises', 'rose', 'risen', 'rising', 'grow', 'grows', 'grew', 'grown', 'growing', 'growth', 'gain'],
    ...['gains', 'gained', 'climb*', 'jump*', 'soar*', 'surg*', 'increas*', 'higher', 'more', 'up', 'rais*', 'expand*'],
    ...[
      'strengthen*',
      'appreciat*',
      'accelerat*',
      'quicken*',
      'widen*',
      'swell*',
      'swelled',
      'swollen',
      'rebound*',
      'recover*',
    ],
  ],
  down: [
    ...['fall', 'falls', 'fell', 'fallen', 'falling', 'drop', 'drops', 'dropped', 'dropping', 'declin*', 'decreas*'],
    ...[
      'lower',
      'lowers',
      'lowered',
      'lowering',
      'less',
      'fewer',
      'down',
      'cut',
      'cuts',
      'cutting',
      'reduc*',
      'shrink*',
    ],
    ...['shrank', 'shrunk', 'slump*', 'plung*', 'plummet*', 'sank', 'slid', 'lost', 'smaller', 'below', 'contract*'],
    ...[
      'weaken*',
      'depreciat*',
      'slow',
      'slows',
      'slowed',
      'slowing',
      'narrow*',
      'tumbl*',
      'dipp*',
      'dip',
      'eased',
      'eases',
      'easing',
      'shed',
    ],
  ],
};

/** Articles, prepositions, conjunctions, pronouns, auxiliaries, and verbs that say no more than that something was said. */
export const SMALL: readonly string[] =
  `a about above after again against all also although am among an and any are as at be because been
  before being below between both but by can could did do does doing down during each every few for from further had has
  have having he her here hers him his how i if in into is it its itself just may me might more most must my no nor not
  now of off on once only or other our out over own per same shall she should so some such than that the their them then
  there these they this those through to too under until up upon us very was we were what when where which while who whom
  why will with within would you your said say says told tell tells according`.split(/\s+/);

export const CONJUNCTIONS: readonly string[] = ['and', 'but', 'while', 'whereas', 'against', 'versus', 'with'];

/** Before the number that a change began at. */
export const FROM: readonly string[] = [
  ...['from', 'instead of', 'rather than', 'in place of', 'previously', 'formerly', 'originally', 'initially'],
  ...['compared with', 'compared to', 'not'],
];

/** Which side of a vote a number is. */
export const STANCES: NonNullable<Language['stances']> = {
  for: ['for', 'favour', 'favor', 'aye', 'ayes', 'yes', 'yea', 'yeas', 'back*', 'support*', 'approv*'],
  against: ['against', 'no', 'noes', 'nay', 'nays', 'oppos*', 'reject*'],
};

/** Words that shut each other out of one figure; what is one side's export is the other's import, and so no pair. */
export const CONTRARIES: NonNullable<Language['contraries']> = [
  ['surplus*', 'deficit*|shortfall*'],
  ['profit*', 'loss|losses'],
  ['killed|dead|died|deaths|fatalities', 'wounded|injured|hurt|injuries'],
  ['men|male|males', 'women|female|females'],
  ['boys', 'girls'],
  ['civilian*', 'soldier*|troops|fighters|combatants'],
  ['missile*', 'drone*'],
  ['north|northern', 'south|southern', 'east|eastern', 'west|western'],
  ['spring', 'summer', 'autumn', 'winter'],
  ['minimum', 'maximum'],
  ['gross', 'net'],
  ['urban', 'rural'],
  ['arriv*', 'departed|departure*|departures'],
  ['opened', 'closed|shut'],
  ['hired|recruited', 'dismissed|fired|laid'],
  ['monthly', 'weekly', 'daily', 'annual|annually|yearly', 'quarterly', 'hourly'],
];

/** Before a number that only names what it stands with. */
export const LABELS: NonNullable<Language['labels']> =
  'paragraph paragraphs article articles section sections clause clauses resolution rule chapter item annex amendment'.split(
    ' ',
  );

/** How many of so many are meant. */
export const QUANTIFIERS: NonNullable<Language['quantifiers']> = {
  all: ['all', 'all of', 'each of', 'every one of'],
  none: ['none of', 'not one of'],
  most: ['most of'],
  some: ['some of', 'a few of', 'several of'],
};

const per = (unit: string, ...adverbs: string[]): string[] => [`(?:a|an|per|each|every) ${unit}`, ...adverbs];

/** In what time a figure comes. */
export const RATES: NonNullable<Language['rates']> = {
  hour: per('hour', 'hourly'),
  day: per('day', 'daily'),
  week: per('week', 'weekly'),
  month: per('month', 'monthly'),
  quarter: per('quarter', 'quarterly'),
  year: per('(?:year|annum)', 'annually', 'yearly'),
};
