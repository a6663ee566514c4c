import type { SaidDate } from './calendar.ts';
import type { Figures } from './figures.ts';
import { isSame, shared, type Quantity } from './quantity.ts';
import { perLanguage } from './languages/index.ts';
import { stemOf } from './surroundings.ts';
import { areOfOneKind } from './units.ts';

/** Two quantities of a text that may have changed places. */
export interface Swapped {
  pair: [Quantity, Quantity];
  /** Whether only one of them tells so. */
  unsure?: true;
}

/**
 * Two quantities of a text that changed places: each stands with words that the source has at the other, and with none that
 * it has at its own; or with its claimant, its month or year, or its side of a vote.
 */
export function swappedPairs(claimed: readonly Quantity[], source: readonly Quantity[], lang = 'en'): Swapped[] {
  const who = claimants(lang) ?? new Set();
  const firm = claimed.filter((q) => q.kind !== 'year' && source.some((s) => isSame(q, s)));
  return firm.flatMap((q, i) =>
    firm
      .slice(i + 1)
      .filter((r) => couldSwap(q, r, source))
      .flatMap((r): Swapped[] => {
        if (areSwapped(q, r, source) || areCrossed(q, r, source) || areOfOtherTimes(q, r, source))
          return [{ pair: [q, r] }];
        const isOther =
          areOfTheOther(q, r, source, (some) => some.flatMap((s) => [...s.near].filter((w) => who.has(w)))) ??
          areOfTheOther(q, r, source, (some) => some.flatMap((s) => [...s.names])) ??
          oneIsAtTheOther(q, r, source);
        return isOther ? [{ pair: [q, r], ...(isOther === 'perhaps' && { unsure: true as const }) }] : [];
      }),
  );
}

/** "60.4% in August, 62.1% in September", where the source has them the other way round. */
function areOfOtherTimes(q: Quantity, r: Quantity, source: readonly Quantity[]): boolean {
  if (!q.when || !r.when) return false;
  const at = (c: Quantity) => source.filter((s) => isSame(c, s)).flatMap((s) => s.when ?? []);
  const isOne = (a: Quantity['when'], b: Quantity['when']) =>
    (a?.month === undefined || b?.month === undefined
      ? a?.year !== undefined && a.year === b?.year
      : a.month === b.month) &&
    (a?.year === undefined || b?.year === undefined || a.year === b.year);
  const [atQ, atR] = [at(q), at(r)];
  if (!atQ.length || !atR.length) return false;
  return (
    atQ.every((w) => isOne(w, r.when) && !isOne(w, q.when)) && atR.every((w) => isOne(w, q.when) && !isOne(w, r.when))
  );
}

const couldSwap = (q: Quantity, r: Quantity, source: readonly Quantity[]): boolean =>
  !isSame(q, r) && (!q.unit || !r.unit || areOfOneKind(q.unit, r.unit)) && !areEnds(q, r, source);

/** The two ends of a range that the source has too, in the same order: "25 to 35 cm". */
const areEnds = (q: Quantity, r: Quantity, source: readonly Quantity[]): boolean =>
  isBefore(q, r) && source.some((s) => isSame(q, s) && source.some((t) => isSame(r, t) && isBefore(s, t)));

const isBefore = (a: Quantity, b: Quantity): boolean => !!a.against?.some((v) => b.values.includes(v));

/** How many words of the other's outweigh one of its own, such as a verb that both may have. */
const OUTWEIGH = 4;

/** How many words stand at the one alone. */
const count = (words: Iterable<string>, one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...words].filter((w) => one.has(w) && !other.has(w)).length;

function areSwapped(q: Quantity, r: Quantity, source: readonly Quantity[]): boolean {
  const [atQ, atR] = [wordsAt(q, source), wordsAt(r, source)];
  const own = count(q.near, atQ, atR) + count(r.near, atR, atQ);
  const [atOther, andBack] = [count(q.near, atR, atQ), count(r.near, atQ, atR)];
  return atOther > 0 && andBack > 0 && (own === 0 || (own === 1 && atOther + andBack >= OUTWEIGH));
}

/** Words that must be the other's alone before one figure tells that both changed places. */
const [MANY, SOME] = [3, 2];

/**
 * "A 30% chance that it passes north of the island", where all those words stand at the 70%: each figure has none of its own
 * words, and several of the other's follow one of them.
 */
function oneIsAtTheOther(q: Quantity, r: Quantity, source: readonly Quantity[]): 'surely' | 'perhaps' | undefined {
  // Of two votes what stands before them counts too: "the amendment was defeated by six votes to four".
  const areVotes = !!q.against && !!r.against;
  if (source.length !== 2 && !areVotes) return undefined;
  const [atQ, atR] = [wordsAt(q, source), wordsAt(r, source)];
  if (count(q.near, atQ, atR) || count(r.near, atR, atQ)) return undefined;
  const most = Math.max(count(areVotes ? q.near : q.after, atR, atQ), count(areVotes ? r.near : r.after, atQ, atR));
  return most >= MANY ? 'surely' : most >= SOME ? 'perhaps' : undefined;
}

/** Beginnings of words for claimants; those of a verb of speech are none: "spoke of" begins as "spokesman" does. */
const claimants = perLanguage(({ speech, quoting }) => {
  const said = [...(speech?.verbs ?? []), ...quoting.says].flatMap((v) => v.split(/[ |?]+/));
  const none = new Set(said.map(stemOf));
  return new Set([...(speech?.nominal?.claimants ?? [])].map(stemOf).filter((w) => !none.has(w)));
});

/** "Police said 100,000, organisers 40,000": each stands with the claimant, or the name, that the source has at the other. */
function areOfTheOther(
  q: Quantity,
  r: Quantity,
  source: readonly Quantity[],
  whoAt: (some: readonly Quantity[]) => string[],
): 'surely' | 'perhaps' | undefined {
  const [saysQ, saysR] = [new Set(whoAt([q])), new Set(whoAt([r]))];
  if (!saysQ.size && !saysR.size) return undefined;
  const at = (c: Quantity) => new Set(whoAt(source.filter((s) => isSame(c, s))));
  const [atQ, atR] = [at(q), at(r)];
  if (shared(saysQ, atQ) || shared(saysR, atR) || shared(saysQ, saysR)) return undefined;
  const [isQ, isR] = [shared(saysQ, atR) > 0, shared(saysR, atQ) > 0];
  return isQ && isR ? 'surely' : isQ || isR ? 'perhaps' : undefined;
}

/** "178 for, 331 against", where the source has 331 for and 178 against, or "by 331 votes to 178". */
function areCrossed(q: Quantity, r: Quantity, source: readonly Quantity[]): boolean {
  const [yes, no] = q.stance === 'for' ? [q, r] : [r, q];
  if (yes.stance !== 'for' || no.stance !== 'against') return false;
  const [ayes, noes] = [yes, no].map((c) => source.filter((s) => isSame(c, s)));
  if (!ayes?.length || !noes?.length) return false;
  const isStated = ayes.every((s) => s.stance === 'against') && noes.every((s) => s.stance === 'for');
  const isPaired = noes.some((s) => s.against?.some((v) => yes.values.includes(v)));
  return isStated || (isPaired && !ayes.some((s) => s.stance === 'for') && !noes.some((s) => s.stance === 'against'));
}

const wordsAt = (q: Quantity, source: readonly Quantity[]): Set<string> =>
  new Set(source.filter((s) => isSame(q, s)).flatMap((s) => [...s.near]));

/** How far after a number a date may stand that is its own: "Order 14259 of 8 April". */
const TO_DATE = 6;

/** Two dates of a text that changed places: each stands right after the number that the source has before the other. */
export function swappedDates(claimed: Figures, source: Figures): [SaidDate, SaidDate][] {
  const said = numbered(claimed);
  if (said.length < 2) return [];
  const given = numbered(source);
  const isOf = (number: Quantity, own: SaidDate, other: SaidDate): boolean => {
    const days = given.filter((g) => isSame(number, g.number)).map(({ date }) => date);
    return days.length > 0 && days.every((d) => isOneDay(other, d) && !isOneDay(own, d));
  };
  return said.flatMap((a, i) =>
    said
      .slice(i + 1)
      .filter((b) => isOf(a.number, a.date, b.date) && isOf(b.number, b.date, a.date))
      .map((b): [SaidDate, SaidDate] => [a.date, b.date]),
  );
}

const numbered = ({ dates, quantities }: Figures): { number: Quantity; date: SaidDate }[] =>
  dates.flatMap((date) => {
    const number = quantities.find(
      (q) => q.kind === 'count' && !q.unit && q.end <= date.start && date.start - q.end <= TO_DATE,
    );
    return number ? [{ number, date }] : [];
  });

const isOneDay = (a: SaidDate, b: SaidDate): boolean =>
  a.month === b.month && a.days.join() === b.days.join() && (!a.year || !b.year || a.year === b.year);
