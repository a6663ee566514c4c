import type { Brief } from './brief.ts';

/** The moment a brief came out: its cut-off, or the first moment of a later day of publication, UTC. */
export function cameOut(brief: Pick<Brief, 'asOf' | 'published'>): Date {
  const cutOff = new Date(brief.asOf);
  const day = new Date(`${brief.published}T00:00:00Z`);
  return day > cutOff ? day : cutOff;
}
