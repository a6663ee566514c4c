/** Rows of two pictures beside each other; -1 where a picture has none there. */
export type RowPair = readonly [was: number, now: number];

/**
 * Which row is which: rows that each picture has once, in one order, are each other's ("patience"), and what is alike beside
 * them goes with them. What is left between stands beside each other from the top. The time grows as the rows do.
 *
 * @param was names of rows: those of one name are the same
 */
export function rowPairs(was: readonly string[], now: readonly string[]): RowPair[] {
  const pairs: RowPair[] = [];
  let [i, j] = [0, 0];
  const between = (endWas: number, endNow: number): void => {
    while (i < endWas && j < endNow && was[i] === now[j]) pairs.push([i++, j++]);
    let foot = 0;
    while (i < endWas - foot && j < endNow - foot && was[endWas - foot - 1] === now[endNow - foot - 1]) foot++;
    const [restWas, restNow] = [endWas - foot, endNow - foot];
    while (i < restWas || j < restNow) pairs.push([i < restWas ? i++ : -1, j < restNow ? j++ : -1]);
    while (i < endWas) pairs.push([i++, j++]);
  };
  for (const [a, b] of [...anchors(was, now), [was.length, now.length] as const]) between(a, b);
  return pairs;
}

/** The longest row of rows that both have once, and in one order. */
function anchors(was: readonly string[], now: readonly string[]): RowPair[] {
  const [inWas, inNow] = [once(was), once(now)];
  const common = [...inWas].flatMap(([name, a]): RowPair[] => {
    const b = inNow.get(name);
    return b === undefined ? [] : [[a, b]];
  });
  return longestRising(common);
}

/** Where rows of a name that no other has stand. */
function once(names: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  names.forEach((name, i) => (places.has(name) ? twice.add(name) : places.set(name, i)));
  for (const name of twice) places.delete(name);
  return places;
}

/** The longest part of pairs, in order of their first, in which the second rises too. */
function longestRising(pairs: readonly RowPair[]): RowPair[] {
  const ends: number[] = [];
  const before = new Map<number, number>();
  pairs.forEach(([, b], i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before.set(i, ends[low - 1] ?? 0);
    ends[low] = i;
  });
  const found: RowPair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
}
