import { saidTimes } from './clock.ts';
import { saidDates } from './calendar.ts';
import { perLanguage } from './languages/index.ts';
import type { Comparators, Language } from './languages/language.ts';
import type { Numeral } from './numeral.ts';
import { numerals, scaled } from './numerals.ts';
import type { Quantifier, Quantity, Role, Side } from './quantity.ts';
import { Surroundings } from './surroundings.ts';
import { areOfOneKind, SIGNS, type UnitName } from './units.ts';

/** Every quantity of a text in order, whichever way it is written; dates and times of day are none. */
export const quantities = (text: string, lang: string): Quantity[] =>
  quantitiesBeside(text, lang, [...saidDates(text, lang), ...saidTimes(text, lang)]);

/** The same, where the dates and times of the text are known. */
export function quantitiesBeside(text: string, lang: string, known: readonly Stretch[]): Quantity[] {
  const others = [...known, ...roundTheClock(text)];
  const found = numerals(text, lang).filter((n) => !others.some((o) => o.start < n.end && n.start < o.end));
  if (!found.length) return [];
  const words = compiled(lang);
  // "Por ciento" has a number's word in it, which is the unit's.
  const read = found
    .map((n) => withUnit(n, text, words))
    .filter((n, i, all) => !all.slice(0, i).some((m) => m.numberEnd <= n.start && n.start < m.end));
  for (let i = read.length - 1; i >= 0; i--) shareUnit(read[i], read[i + 1], text, lang);
  const around = new Surroundings(text, lang, read);
  return read.map((n, i) => quantity(n, read[i + 1], text, words, around));
}

interface Stretch {
  start: number;
  end: number;
}

const roundTheClock = (text: string): { start: number; end: number }[] =>
  text.includes('24/7')
    ? Array.from(text.matchAll(/\b24\/7\b/gu), (m) => ({ start: m.index, end: m.index + m[0].length }))
    : [];

/** A numeral with the unit that stands with it, and where both begin and end. */
export interface Measured extends Numeral {
  unit?: UnitName;
  /** Where the number itself ends, without its unit. */
  numberEnd: number;
  /** Whether it is below nought: "minus 2.3%". */
  negative?: true;
}

interface Compiled {
  units: ReadonlyMap<string, readonly (readonly [words: string, unit: UnitName])[]>;
  half: RegExp;
  of: RegExp;
  /** Between a part and its whole alone: not "in", which may stand before anything. */
  part: RegExp;
  against: RegExp;
  minus: RegExp;
  /** A group for each side. */
  sides: RegExp;
  /** A group for each role. */
  roles: RegExp | undefined;
  /** A group for each. */
  quantifiers: RegExp | undefined;
  rates: RegExp | undefined;
  /** The last words of sides and roles. */
  ends: ReadonlySet<string>;
}

const compiled = perLanguage(({ units, comparators, numbers, roles, quantifiers, rates }: Language): Compiled => ({
  units: unitsByFirstWord(units),
  half: new RegExp(
    String.raw`^\s(?:${numbers.and.join('|') || '(?!)'})\s(?:(?:${numbers.articles.join('|') || '(?!)'})\s)?(?:${numbers.half.join('|')})(?!\p{L})`,
    'iu',
  ),
  of: new RegExp(String.raw`^(?:\s\p{L}+)?\s(?:${numbers.of.join('|')})\s(?:\p{L}{1,5}\s)?$`, 'iu'),
  part: new RegExp(String.raw`^(?:\s\p{L}+)?\s${numbers.of[0] ?? '(?!)'}\s(?:\p{L}{1,5}\s)?$`, 'iu'),
  against: new RegExp(String.raw`^(?:\s\p{L}+)?\s(?:${numbers.against.join('|')})\s$`, 'iu'),
  // A hyphen is a sign where a blank stands before it and none after.
  minus: new RegExp(String.raw`(?:(?<!\p{L})(?:${numbers.minus.join('|')})\s|(?<=^|[\s(])[-–−])$`, 'iu'),
  sides: sidesBefore(comparators),
  roles: rolesBefore(roles, comparators),
  quantifiers: quantifiersBefore(quantifiers),
  rates: ratesAfter(rates),
  ends: new Set(
    [comparators, roles, quantifiers ?? {}]
      .flatMap((all) => Object.values(all).flat())
      .map((p: string) => p.split(' ').at(-1) ?? ''),
  ),
}));

function unitsByFirstWord(units: Language['units']): Compiled['units'] {
  const all = Object.entries(units).flatMap(([unit, words]) => words.map((w) => [w, unit as UnitName] as const));
  all.sort(([a], [b]) => b.length - a.length);
  return Map.groupBy(all, ([words]) => words.split(' ')[0] ?? '');
}

/** The leftmost is the longest: "no more than" before "more than". */
function sidesBefore(comparators: Comparators): RegExp {
  const sides = Object.entries(comparators).map(
    ([side, phrases]: [string, readonly string[]]) => `(?<${side}>${phrases.join('|').replace(/'/gu, "['’]")})`,
  );
  return new RegExp(
    String.raw`(?<!\p{L})(?:${sides.join('|')})(?:(?<=['’])|\s+)(?:\p{L}{1,5}\s|[\p{L}\p{Sc}]{1,4}\s?)?$`,
    'iu',
  );
}

function rolesBefore(roles: Language['roles'], comparators: Comparators): RegExp | undefined {
  const all = Object.entries(roles).map(([role, words]) => `(?<${role}>${words.join('|')})`);
  const compared = Object.values(comparators).flat().join('|');
  return all.length
    ? new RegExp(String.raw`(?<!\p{L})(?:${all.join('|')})\s(?:(?:${compared})\s)?[\p{L}\p{Sc}]{0,4}$`, 'iu')
    : undefined;
}

/** Whether one of the last words of a text is one of these, or may be: with an apostrophe it is written onto the next. */
const endsWithOne = (text: string, ends: ReadonlySet<string>): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .slice(-5)
    .some((w) => ends.has(w) || /[^\p{L}]/u.test(w));

function ratesAfter(rates: Language['rates']): RegExp | undefined {
  const all = Object.entries(rates ?? {}).map(([unit, words]) => `(?<${unit}>${words.join('|')})`);
  return all.length ? new RegExp(String.raw`^(?:\s[\p{L}-]+){0,3}?\s(?:${all.join('|')})(?!\p{L})`, 'iu') : undefined;
}

function quantifiersBefore(quantifiers: Language['quantifiers']): RegExp | undefined {
  const all = Object.entries(quantifiers ?? {}).map(([name, words]) => `(?<${name}>${words.join('|')})`);
  return all.length ? new RegExp(String.raw`(?<!\p{L})(?:${all.join('|')})\s(?:\p{L}{2,5}\s)?$`, 'iu') : undefined;
}

/** Which group of a match there is. */
const groupOf = (match: RegExpExecArray | null | undefined): string | undefined =>
  Object.entries(match?.groups ?? {}).find(([, found]) => found !== undefined)?.[0];

const SIGN = Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace(/[$]/g, '\\$&'))
  .join('|');
const SIGN_BEFORE = new RegExp(String.raw`(?<![\p{L}\d])(${SIGN})\s?$`, 'u');
const SIGN_AFTER = new RegExp(String.raw`^[-\s\u00A0\u202F]?(${SIGN})(?![\p{L}\d])`, 'u');
const UNIT_WORD = /^[-\s\u00A0\u202F\u2010\u2011]?(\p{L}+)/u;

function withUnit(n: Numeral, text: string, known: Compiled | undefined): Measured {
  const before = SIGN_BEFORE.exec(text.slice(Math.max(0, n.start - 5), n.start));
  const sign = before?.[1] === undefined ? undefined : SIGNS[before[1]];
  const start = n.start - (sign ? (before?.[0].length ?? 0) : 0);
  const minus = known?.minus.exec(text.slice(Math.max(0, start - 12), start))?.[0];
  const own = minus === undefined ? n : { ...n, start: start - minus.length, negative: true as const };
  if (sign) return { ...own, unit: sign, start: minus === undefined ? start : own.start, numberEnd: n.end };
  return withUnitAfter(own, text, known);
}

function withUnitAfter(n: Numeral & { negative?: true }, text: string, known: Compiled | undefined): Measured {
  const rest = text.slice(n.end, n.end + 40);
  const after = SIGN_AFTER.exec(rest);
  const [unit, length] = after?.[1] === undefined ? unitIn(rest, known) : [SIGNS[after[1]], after[0].length];
  // "a year and a half": the unit is the number's own first word.
  const [own] = unit || n.values[0] !== 1.5 ? [] : unitIn(` ${n.text}`, known);
  if (!unit) return { ...n, ...(own ? { unit: own } : {}), numberEnd: n.end };
  const half = known?.half.exec(text.slice(n.end + length, n.end + length + 20))?.[0].length ?? 0;
  const values = half ? n.values.map((v) => v + 0.5) : n.values;
  return { ...n, values, unit, numberEnd: n.end, end: n.end + length + half };
}

function unitIn(rest: string, known: Compiled | undefined): [unit: UnitName | undefined, length: number] {
  const [whole = '', word = ''] = UNIT_WORD.exec(rest) ?? [];
  const lower = rest
    .slice(whole.length - word.length)
    .toLowerCase()
    .replace(/[-\u2010\u2011\u00A0]/g, ' ')
    .replace(/’/g, "'");
  const match = known?.units
    .get(word.toLowerCase())
    ?.find(([w]) => lower.startsWith(w) && !/^\p{L}/u.test(lower.slice(w.length)));
  return match ? [match[1], whole.length - word.length + match[0].length] : [undefined, 0];
}

/** The unit after one word: "straight month". */
function unitAfterOne(rest: string, known: Compiled | undefined): UnitName | undefined {
  const [word = ''] = /^\s\p{L}+/u.exec(rest) ?? [];
  return word ? unitIn(rest.slice(word.length), known)[0] : undefined;
}

/** "46–50%", "between 2 and 3 million euros": the first has the second's unit. */
function shareUnit(n: Measured | undefined, next: Measured | undefined, text: string, lang: string): void {
  if (!n || !next) return;
  const gap = text.slice(n.end, next.start);
  // "Closer to two million tonnes than to six".
  if (n.unit && !next.unit && THAN.test(gap)) {
    scaled(next, { ...n, text: text.slice(n.start, n.numberEnd) }, lang);
    next.unit = n.unit;
  }
  // "A third, 38%": a part is none of the other's units.
  if (
    !n.unit &&
    next.unit &&
    n.kind !== 'fraction' &&
    !isYear(n) &&
    /^\s?(?:\p{Pd}|,|to|and|or|than|bis|und|oder|à|et|ou|a|y|o|до|та|і|або)\s?$/u.test(gap)
  )
    n.unit = next.unit;
  if (n.unit && !next.unit && /^\s?\p{Pd}\s?$/u.test(gap) && n.end === n.numberEnd) next.unit = n.unit;
  if (isYear(n) && /^\p{Pd}$|^\/$/u.test(gap) && /^\d\d$/.test(next.text)) next.values = century(n, next);
}

const THAN = /^\s(?:rather\s)?(?:than|als|que|ніж)(?:\s\p{L}{1,3})?\s$/u;

const century = (year: Numeral, { values }: Numeral): number[] =>
  values.map((v) => Math.floor((year.values[0] ?? 0) / 100) * 100 + v);

const isYear = ({ text, unit }: Measured): boolean => unit === undefined && /^(?:1[5-9]|20)\d\d$/.test(text);

function quantity(
  n: Measured,
  next: Measured | undefined,
  text: string,
  known: Compiled | undefined,
  around: Surroundings,
): Quantity {
  const before = text.slice(Math.max(0, n.start - 30), n.start);
  const mayBeSaid = known !== undefined && endsWithOne(before, known.ends);
  const match = mayBeSaid ? known.sides.exec(before) : undefined;
  const side = groupOf(match) as Side | undefined;
  const role = mayBeSaid ? (groupOf(known.roles?.exec(before)) as Role | undefined) : undefined;
  const way = around.wayOf(n, match?.[0].length ?? 0, role === 'from');
  const quantifier = mayBeSaid ? (groupOf(known.quantifiers?.exec(before)) as Quantifier | undefined) : undefined;
  const rest = text.slice(n.end, n.end + 50);
  const rate = groupOf(known?.rates?.exec(rest)) as UnitName | undefined;
  const counts = n.kind === 'ordinal' && !n.unit ? unitAfterOne(text.slice(n.end, n.end + 50), known) : undefined;
  const between = next && text.slice(n.end, next.start);
  const isOfOne = !n.unit || !next?.unit || areOfOneKind(n.unit, next.unit);
  const against = next && isOfOne && between !== undefined && known?.against.test(between) ? next.values : undefined;
  const isOf = between !== undefined && !isYear(next as Measured) && known?.of.test(between);
  const total = next && isOf ? next.values : undefined;
  const exceeds = total?.every((t) => n.values.every((v) => v > t)) && between && known?.part.test(between);
  const stance = around.stanceOf(n);
  const kind =
    isYear(n) || (n.kind === 'count' && (n.values[0] ?? 0) > 1500 && /^\d\d$/.test(n.text)) ? 'year' : n.kind;
  return {
    text: text.slice(n.start, n.end).trim(),
    ...{ start: n.start, end: n.end, values: n.values, kind, weak: n.weak },
    ...(n.unit ? { unit: n.unit } : {}),
    ...(quantifier ? { quantifier } : {}),
    ...(rate ? { rate } : {}),
    ...(n.negative ? { negative: true } : {}),
    ...(side ? { side } : {}),
    ...(way && kind !== 'year' ? { way } : {}),
    ...(role && kind !== 'year' ? { role } : {}),
    ...(total ? { total } : {}),
    ...(exceeds && !n.unit ? { exceeds } : {}),
    ...(against ? { against } : {}),
    ...(stance ? { stance } : {}),
    ...(counts ? { counts } : {}),
    noun: around.nounAfter(n),
    get near() {
      return around.near(n);
    },
    get names() {
      return around.names(n);
    },
    get kinds() {
      return around.kindsOf(n);
    },
    get after() {
      return around.after(n);
    },
    get isLoss() {
      return around.isLoss(n);
    },
  };
}
