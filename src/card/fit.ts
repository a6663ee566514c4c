import type { Box } from './box.ts';

/** One way to say a brief in a picture, and the smallest scale of its type at which it is still good to read. */
export interface Step {
  readonly smallest: number;
}

/**
 * The first step that fits into so many pixels at its smallest scale, at the largest scale at which it fits. Steps stand in
 * order of what they leave out, the last leaving so little that it always fits.
 */
export function fit<S extends Step>(
  steps: readonly S[],
  largest: number,
  room: number,
  build: (step: S, scale: number) => Box,
): { box: Box; step: S; scale: number } {
  for (const step of steps) {
    let best = { box: build(step, step.smallest), step, scale: step.smallest };
    if (best.box.height > room) continue;
    let above = largest;
    for (let probe = largest; above - best.scale > PRECISION; probe = (best.scale + above) / 2) {
      const box = build(step, probe);
      if (box.height > room) above = probe;
      else best = { box, step, scale: probe };
    }
    return best;
  }
  throw new Error('No step of the picture fits');
}

const PRECISION = 0.015;
