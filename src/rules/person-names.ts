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
