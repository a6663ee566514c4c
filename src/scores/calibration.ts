import type { Score } from './brier.ts';
import { wilson } from './wilson.ts';

/** Forecasts of like probability: what was said of them on average, and how many of them came true. */
export interface Bin {
  /** In per cent, `high` left out but for the last. */
  low: number;
  high: number;
  count: number;
  yes: number;
  /** Shares from 0 to 1. */
  said: number;
  came: number;
  /** Where the share that comes true in the long run lies, with 95% confidence. */
  from: number;
  to: number;
}

/** The forecasts in ten bins of ten per cent, those without any left out. */
export function calibration(scores: readonly Score[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => i * 10).flatMap((low): Bin[] => {
    const inside = scores.filter(({ probability }) => Math.min(9, Math.floor(probability * 10 + 1e-9)) * 10 === low);
    if (!inside.length) return [];
    const count = inside.length;
    const yes = inside.filter((s) => s.came).length;
    const said = inside.reduce((sum, s) => sum + s.probability, 0) / count;
    return [{ low, high: low + 10, count, yes, said, came: yes / count, ...wilson(yes, count) }];
  });
}
