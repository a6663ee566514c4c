import type { Actor } from '../model/actor.ts';

/** Whether two forms of a name are one person's: "Donald J. Trump" and "Donald Trump". */

/** A name taken apart; initials without their stops. */
interface Name {
  given: readonly string[];
  surname: string;
  /** "Jr", "III": it tells a son from his father. */
  suffix: string;
}

const SUFFIX = /,? (Jr|Sr|I{2,3}|IV)\.?$/;

function read(name: string): Name {
  const suffix = SUFFIX.exec(name)?.[1] ?? '';
  const words = name
    .replace(SUFFIX, '')
    .replace(/\.(?=\p{Lu})/gu, '. ')
    .split(/\s+/)
    .map((w) => w.replace(/\.$/, ''));
  return { given: words.slice(0, -1), surname: words.at(-1) ?? '', suffix };
}

const isInitial = (word: string): boolean => /^\p{Lu}$/u.test(word);

/** One given name, or the initial of it. */
const agrees = (a: string, b: string): boolean => a === b || ((isInitial(a) || isInitial(b)) && a[0] === b[0]);

/**
 * `same` where the surname and the suffix are one's and the first given name is, or is its initial; `perhaps` where the
 * surname is and the first given names begin alike ("Joseph R. Biden, Jr." and "Joe Biden"), which no form of a name decides.
 */
export function likeness(said: string, registered: string): 'same' | 'perhaps' | undefined {
  const [a, b] = [read(said), read(registered)];
  const [first = '', other = ''] = [a.given[0], b.given[0]];
  if (a.surname !== b.surname || !first || first[0] !== other[0]) return undefined;
  return a.suffix === b.suffix && agrees(first, other) ? 'same' : 'perhaps';
}

/** Shorter names are too near to other words: "Marsh" to "March". */
const SHORTEST = 5;
/** From this length two letters may differ. */
const LONG = 8;

/** Whether a word is another but for a letter that was changed, left out, put in or put before its neighbour. */
export function isSlip(said: string, name: string): boolean {
  const length = Math.min(said.length, name.length);
  if (length < SHORTEST || said === name || Math.abs(said.length - name.length) > 1) return false;
  if (said[0] !== name[0] || said.startsWith(name)) return false;
  return slips(said, name) <= (length >= LONG ? 2 : 1);
}

/** How many single slips part two words (Damerau and Levenshtein, a pair changed round once). */
function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const [last = [], row] = [rows[i - 1], [i]];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const plain = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const turned = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(plain, turned));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}

/** The registered person whom a name may mean, those whom it surely means first. */
export function personLike(
  said: string,
  actors: Iterable<Actor>,
): { actor: Actor; likeness: 'same' | 'perhaps' } | undefined {
  let perhaps: Actor | undefined;
  for (const actor of actors) {
    if (actor.kind !== 'person') continue;
    const all = [actor.name, ...actor.aliases, ...Object.values(actor.names)].map((form) => likeness(said, form));
    if (all.includes('same')) return { actor, likeness: 'same' };
    if (all.includes('perhaps')) perhaps ??= actor;
  }
  return perhaps && { actor: perhaps, likeness: 'perhaps' };
}
