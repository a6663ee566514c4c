import type { Brief } from './brief.ts';

/** The order of briefings: by the day they were published, then by cut-off, the newest first; then by id. */
export function byNewest(a: Ordered, b: Ordered): number {
  return compare(b.published, a.published) || Date.parse(b.asOf) - Date.parse(a.asOf) || compare(a.id, b.id);
}

/** What the order of briefings is told by. */
export type Ordered = Pick<Brief, 'published' | 'asOf' | 'id'>;

/** By UTF-16 code unit: the same in every locale. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Briefings in that order, the list given left as it is. */
export const newestFirst = <T extends Ordered>(briefs: readonly T[]): T[] => [...briefs].sort(byNewest);
