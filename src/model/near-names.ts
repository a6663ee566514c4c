/** The known names that one which is not known may stand for. */

/** How many are shown. */
const MOST = 3;
/** Names that share less than this of their pairs of letters are not alike. */
const LEAST = 0.3;

/**
 * The names nearest to one, at most three, the nearest first; none where none is like it.
 *
 * @param least how much of their pairs of letters two names share at least, from 0 to 1
 */
export function nearNames(name: string, known: Iterable<string>, least = LEAST): string[] {
  const pairs = pairsOf(name);
  return Array.from(known, (other) => ({ other, likeness: likeness(pairs, pairsOf(other)) }))
    .filter((near) => near.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || (a.other < b.other ? -1 : 1))
    .slice(0, MOST)
    .map(({ other }) => other);
}

/** As a note says it: "use `a`, `b` or `c`"; nothing where none is like it. */
export function orOneOf(names: readonly string[]): string | undefined {
  const [last, ...others] = names.map((name) => `\`${name}\``).reverse();
  return others.length ? `${others.reverse().join(', ')} or ${last}` : last;
}

const pairsOf = (name: string): string[] => {
  const whole = `^${name.toLowerCase()}$`;
  return Array.from({ length: whole.length - 1 }, (_, i) => whole.slice(i, i + 2));
};

/** Dice’s coefficient: how much of their pairs of letters two names share. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (a.length + b.length);
}

/** The least length of a name of which a slip can be told: "on" is one letter from "in". */
const TELLING = 4;

/** Whether one name is the other with one letter more, fewer or another, two changed round, or other letter case; a digit is none. */
export function isSlip(wrong: string, right: string): boolean {
  if (wrong.replace(/\D/g, '') !== right.replace(/\D/g, '')) return false;
  const [a, b] = [wrong.toLowerCase(), right.toLowerCase()];
  if (Math.min(a.length, b.length) < TELLING) return a === b;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = restA.charAt(1) + restA.charAt(0) + restA.slice(2);
  return (
    restA === restB ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.length > 1 && swapped === restB)
  );
}
