import type { Numeral } from './numeral.ts';
import { areOfOneKind, isTime, measured, type UnitName } from './units.ts';

/** A quantity of a text: how much, of what, and which way, with the words around it. */
export interface Quantity {
  /** The number as the text has it, with its unit. */
  text: string;
  /** In UTF-16 units, unit included. */
  start: number;
  end: number;
  /** Several where the number can be read in several ways. */
  values: readonly number[];
  kind: Numeral['kind'] | 'year';
  weak: boolean;
  unit?: UnitName;
  /** How many of so many: "none of the 12". */
  quantifier?: Quantifier;
  /** In what time it comes: "40 a week". */
  rate?: UnitName;
  /** Whether it is below nought: "minus 2.3%". */
  negative?: true;
  /** Which side of the number is meant: "more than 40". */
  side?: Side;
  /** Which way it went: "rose by 40". */
  way?: 'up' | 'down';
  /** What it is of a change: where it began, where it ended, how great it was. */
  role?: Role;
  /** Of "15 of 27": at 15 the values of 27. */
  total?: readonly number[];
  /** Whether it is greater than its whole, which no part can be. */
  exceeds?: boolean;
  /** Which side of a vote it is: "44% would vote for it, 37% against". */
  stance?: Stance;
  /** Of "331 votes to 178": at 331 the values of 178. */
  against?: readonly number[];
  /** The month or year that stands beside it. */
  when?: { month?: number; year?: number };
  /** Of an ordinal, the unit that it counts, one word passed over: "sixth straight month". */
  counts?: UnitName;
  /** Beginnings of the words right after it, which say what is counted; none where a small word or a mark follows. */
  noun: readonly string[];
  /** Words in capitals among them. */
  readonly names: ReadonlySet<string>;
  /** Words near it, and anywhere in its sentence, that shut others out: each by its group. */
  readonly kinds: Kinds;
  /** Whether a word near it says that it is below nought: "a loss of 5". */
  readonly isLoss: boolean;
  /** Beginnings of the words that stand nearer to it than to another quantity of the sentence. */
  near: ReadonlySet<string>;
  /** Those of them that stand after it. */
  readonly after: ReadonlySet<string>;
}

export type Quantifier = 'all' | 'none' | 'most' | 'some';
export type Role = 'from' | 'to' | 'by';
export type Stance = 'for' | 'against';
export type Side = 'more' | 'less' | 'nearly' | 'about';

/** Members of groups of which one figure can be no more than one: "surplus" and "deficit". */
export interface Kinds {
  readonly own: ReadonlyMap<number, ReadonlySet<number>>;
  readonly sentence: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Whether a figure is said to be what its source says the contrary of: a deficit that is a surplus there. */
export const isContrary = ({ kinds: said }: Quantity, { kinds: has }: Quantity): boolean =>
  [...said.own].some(([group, members]) => {
    const others = has.own.get(group);
    const isNone = (some: ReadonlySet<number>, of: ReadonlySet<number> | undefined) =>
      ![...some].some((m) => of?.has(m));
    return !!others && isNone(members, has.sentence.get(group)) && isNone(others, said.sentence.get(group));
  });

/** Whether two quantities say the same: one value, in units that can be the same. */
export const isSame = (claim: Quantity, source: Quantity): boolean =>
  !areOtherCounts(claim, source) &&
  ((fitUnits(claim, source) && claim.values.some((a) => source.values.some((b) => isEqual(a, b, claim, source)))) ||
    (isShare(claim) && isRatio(claim, source)) ||
    (isShare(source) && isRatio(source, claim)));

/** Counts in one unit, or none, of other values: most pairs, told apart at once. */
const areOtherCounts = (a: Quantity, b: Quantity): boolean =>
  a.kind === 'count' &&
  b.kind === 'count' &&
  a.unit === b.unit &&
  !a.values.some((v) => b.values.some((w) => near(v, w, 1e-9)));

const isShare = ({ kind, unit }: Quantity): boolean => (kind === 'fraction' && !unit) || unit === 'percent';

/** Whether a part of a whole is "three of five", counted out of a few: "15 of 27" is never said for a part. */
const isRatio = (share: Quantity, { values, total, unit }: Quantity): boolean =>
  unit !== 'percent' &&
  share.values.some((s) =>
    values.some((v) =>
      total?.some((t) => t <= FEW && v < t && near(share.unit === 'percent' ? s / 100 : s, v / t, 0.001)),
    ),
  );

/** The most that a part is counted out of. */
const FEW = 10;

/** Whether one value could be in the other's unit, whatever the values are. */
export function fitUnits(claim: Quantity, source: Quantity): boolean {
  if ((claim.kind === 'multiple') !== (source.kind === 'multiple'))
    return isHalving(claim, source) || isHalving(source, claim);
  if ((claim.kind === 'group') !== (source.kind === 'group') && claim.unit !== source.unit) return false;
  const [a, b] = [unitOf(claim), unitOf(source)];
  if (a && b) return areOfOneKind(a, b);
  if (!a) return true;
  // A number with nothing that it counts right after it may well be in the unit of its table or of the sentence.
  if (source.kind === 'ordinal') return !source.counts || source.counts === a;
  return !source.noun.length && source.total === undefined;
}

/** "Halved" says what "half of it" does. */
const isHalving = (multiple: Quantity, part: Quantity): boolean =>
  multiple.kind === 'multiple' && multiple.values.every((v) => v < 1) && part.kind === 'fraction' && !part.unit;

/** A part of a whole is so many of a hundred; one that says of what it is a part of a unit, as "half an hour" is. */
const unitOf = ({ unit, kind }: Quantity): UnitName | undefined =>
  unit ?? (kind === 'fraction' ? 'percent' : undefined);

function isEqual(a: number, b: number, claim: Quantity, source: Quantity): boolean {
  if (claim.kind === 'group' && source.kind !== 'group') return b >= a && b < a * (a >= 1000 ? 1000 : 10);
  return near(amount(a, claim, source), amount(b, source, claim), 1e-9);
}

/** A value in the smallest unit of its kind, where the other has a unit too. */
function amount(value: number, { unit, kind }: Quantity, other: Quantity): number {
  if (kind === 'fraction' && !unit) return unitOf(other) === 'percent' ? value * 100 : value;
  return unit && unitOf(other) ? measured(value, unit) : value;
}

const near = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

/** By how much of itself a rounded number may differ from the exact one, for each word that says it is rounded. */
const ROUNDED: Readonly<Record<Side, (said: number, exact: number) => boolean>> = {
  more: (said, exact) => exact > said && exact <= said * 1.25,
  less: (said, exact) => exact < said && exact >= said * 0.8,
  nearly: (said, exact) => exact < said && exact >= said * 0.9,
  about: (said, exact) => near(said, exact, 0.05),
};

/** Whether a quantity that says it is rounded is another in round figures: "more than half a billion" of 582 million. */
export function isRounded(claim: Quantity, source: Quantity): boolean {
  const { side } = claim;
  if (side === undefined || claim.kind === 'year' || source.kind === 'year') return false;
  if (!ratioOf(claim, source) && !fitUnits(claim, source)) return false;
  const exact = ratioOf(claim, source) ?? source;
  const isPart = claim.kind === 'fraction' && !claim.unit;
  return claim.values.some((a) =>
    exact.values.some((b) => {
      const [said, is] = [amount(a, claim, exact), amount(b, exact, claim)];
      // "At least 25%" is no round figure for "at least 30%".
      if (exact === source && (side === 'more' || side === 'less') && source.side === side) return false;
      const isLoose = isPart || (claim.unit !== undefined && exact.unit !== undefined && claim.unit !== exact.unit);
      return ROUNDED[side](said, is) || (side === 'about' && isLoose && near(said / is, 1, 0.1));
    }),
  );
}

/**
 * Whether a number with fewer digits is what another rounds to: "1.84 billion" of "1,842 million". One with a scale and a
 * fraction says itself that it is rounded.
 */
export function roundsTo(claim: Quantity, source: Quantity): 'surely' | 'perhaps' | undefined {
  const [digits = '', whole = '', part = ''] = /(\d+)(?:[.,](\d{1,2})(?!\d))?/u.exec(claim.text) ?? [];
  if (claim.kind !== 'count' || source.kind !== 'count' || !fitUnits(claim, source)) return undefined;
  if (!digits || /\d[.,’]\d{3}/u.test(claim.text)) return undefined;
  if ((whole + part).replace(/^0+/, '').length < 2) return undefined;
  const written = Number(`${whole}.${part || '0'}`);
  const found = claim.values.some((value) => {
    const [said, step] = [amount(value, claim, source), amount((value / written) * 10 ** -part.length, claim, source)];
    return source.values.some((v) => {
      const by = Math.abs(said - amount(v, source, claim));
      return by > 0 && by <= step / 2 + 1e-9 * said;
    });
  });
  if (!found) return undefined;
  return part && claim.values.every((v) => v >= 1000 * written) ? 'surely' : 'perhaps';
}

/** Of "145 of 255" the part that it is, where a part is asked for. */
function ratioOf(claim: Quantity, source: Quantity): Quantity | undefined {
  const { values, total, unit } = source;
  if (!isShare(claim) || !total || unit === 'percent') return undefined;
  const part: Quantity = { ...source, values: values.flatMap((v) => total.map((t) => v / t)), kind: 'fraction' };
  delete part.unit;
  return part;
}

/** Whether the words before two quantities shut each other out: more than it, and less than it. */
export const areOpposed = (a: Side | undefined, b: Side | undefined): boolean =>
  (a === 'more' && (b === 'less' || b === 'nearly')) || (b === 'more' && (a === 'less' || a === 'nearly'));

/** How many beginnings of words two sets share. */
export const shared = (a: Iterable<string>, b: ReadonlySet<string>): number =>
  [...new Set(a)].filter((w) => b.has(w)).length;

/** Whether both count the same thing: in one kind of unit, or a word of what is counted is the same. */
export function countTheSame(a: Quantity, b: Quantity): boolean {
  if ((a.kind === 'year') !== (b.kind === 'year')) return false;
  if (a.total?.some((v) => b.total?.includes(v))) return true;
  if ((a.kind === 'ordinal') !== (b.kind === 'ordinal') && !shared(a.noun, new Set(b.noun))) return false;
  const [first, second] = [unitOf(a) ?? a.counts, unitOf(b) ?? b.counts];
  if (first || second)
    return !!first && !!second && areOfOneKind(first, second) && (isTime(first) || shared(a.near, b.near) > 0);
  return shared(a.noun, new Set(b.noun)) > 0 || shared(a.near, b.near) > 1;
}

/** Whether one may stand where the other was: numbers of one kind, in units of one kind as far as both have one. */
export function couldReplace(a: Quantity, b: Quantity): boolean {
  if (isPart(a) !== isPart(b) && !(isPart(a) && isCountedOut(b)) && !(isPart(b) && isCountedOut(a))) return false;
  if ((a.kind === 'multiple') !== (b.kind === 'multiple') || (a.kind === 'year') !== (b.kind === 'year')) return false;
  return isPart(a) || isPart(b) || !a.unit || !b.unit || areOfOneKind(a.unit, b.unit);
}

const isPart = ({ kind, unit }: Quantity): boolean => kind === 'fraction' || unit === 'percent';

/** "Three of five". */
const isCountedOut = ({ total, values }: Quantity): boolean =>
  total?.some((t) => t <= FEW && values.some((v) => v < t)) ?? false;
