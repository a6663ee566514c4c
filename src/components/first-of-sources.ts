import type { Citation } from '../model/brief.ts';

/** The first citation of each source, of citations in the order in which a page shows them. */
export function firstOfSources(citations: readonly Citation[]): ReadonlySet<Citation> {
  const first = new Map<string, Citation>();
  for (const citation of citations) if (!first.has(citation.source)) first.set(citation.source, citation);
  return new Set(first.values());
}
