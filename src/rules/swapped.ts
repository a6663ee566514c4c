import { isSame, shared, type Quantity } from './quantity.ts';
import { perLanguage } from './languages/index.ts';
import { stemOf } from './surroundings.ts';
import { areOfOneKind } from './units.ts';

/**
 * Two quantities of a text that changed places: each stands with words that the source has at the other, and with none that
 * it has at its own.
 */
export function swappedPairs(
  claimed: readonly Quantity[],
  source: readonly Quantity[],
  lang = 'en',
): [Quantity, Quantity][] {
  const who = claimants(lang) ?? new Set();
  const firm = claimed.filter((q) => q.kind !== 'year' && source.some((s) => isSame(q, s)));
  return firm.flatMap((q, i) =>
    firm
      .slice(i + 1)
      .filter((r) => couldSwap(q, r))
      .filter((r) => areSwapped(q, r, source) || areOfTheOther(q, r, source, who) || areCrossed(q, r, source))
      .map((r): [Quantity, Quantity] => [q, r]),
  );
}

const couldSwap = (q: Quantity, r: Quantity): boolean =>
  !isSame(q, r) && (!q.unit || !r.unit || areOfOneKind(q.unit, r.unit));

function areSwapped(q: Quantity, r: Quantity, source: readonly Quantity[]): boolean {
  const [atQ, atR] = [wordsAt(q, source), wordsAt(r, source)];
  const [onlyQ, onlyR] = [without(atQ, atR), without(atR, atQ)];
  return !shared(q.near, onlyQ) && !shared(r.near, onlyR) && shared(q.near, onlyR) > 0 && shared(r.near, onlyQ) > 0;
}

/** Beginnings of words for claimants; those of a verb of speech are none: "spoke of" begins as "spokesman" does. */
const claimants = perLanguage(({ speech, quoting, verbs }) => {
  const said = [...(speech?.verbs ?? []), ...quoting.says].flatMap((v) => v.split(/[ |?]+/));
  const none = new Set([...said, ...(verbs?.verbs ?? []), ...(verbs?.pasts ?? [])].map(stemOf));
  return new Set([...(speech?.nominal?.claimants ?? [])].map(stemOf).filter((w) => !none.has(w)));
});

/** "Police said 100,000, organisers 40,000": each stands with the claimant whom the source has at the other. */
function areOfTheOther(q: Quantity, r: Quantity, source: readonly Quantity[], who: ReadonlySet<string>): boolean {
  const whoAt = (words: ReadonlySet<string>) => new Set([...words].filter((w) => who.has(w)));
  const [saysQ, saysR] = [whoAt(q.near), whoAt(r.near)];
  const [atQ, atR] = [whoAt(wordsAt(q, source)), whoAt(wordsAt(r, source))];
  return !shared(saysQ, atQ) && !shared(saysR, atR) && shared(saysQ, atR) > 0 && shared(saysR, atQ) > 0;
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

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...words].filter((w) => !others.has(w)));
