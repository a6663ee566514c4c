/** The 97.5% point of the normal distribution. */
const Z = 1.959964;

/** Where a share lies in the long run. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Wilson's score interval for a share (Wilson 1927), 95%: it holds for few cases, and never leaves 0 to 1. */
export function wilson(yes: number, count: number): Interval {
  const share = yes / count;
  const spread = Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  const scale = 1 + (Z * Z) / count;
  const middle = share + (Z * Z) / (2 * count);
  return { from: Math.max(0, (middle - spread) / scale), to: Math.min(1, (middle + spread) / scale) };
}
