import type { Brief } from './brief.ts';

/** Whether a newer edition stands in its place. */
export const isSuperseded = ({ edition, editions }: Pick<Brief, 'edition' | 'editions'>): boolean =>
  editions?.all.some((other) => other.edition > edition) ?? false;

/** The part of its address that is the brief's own: an edition that was superseded has its number behind the briefing's id. */
export const slugOf = (brief: Pick<Brief, 'id' | 'edition' | 'editions'>): string =>
  isSuperseded(brief) ? `${brief.id}/${brief.edition}` : brief.id;
