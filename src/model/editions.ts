import type { Brief } from './brief.ts';
import { compare } from './compare.ts';
import { mayGo } from './label.ts';

/**
 * The editions of a briefing. The newest is the briefing; the others are kept as files, each a brief of its own, with the
 * same id. What each says of the others, and what changed in it, is worked out here, of those that are at hand.
 */

/** Briefs of any number of briefings, told of each other; the newest edition of each, and apart those before it. */
export function sortedByEdition(briefs: readonly Brief[]): { newest: Brief[]; earlier: Brief[] } {
  const newest: Brief[] = [];
  const earlier: Brief[] = [];
  for (const all of Map.groupBy(briefs, ({ id }) => id).values()) {
    const [first, ...rest] = told([...all].sort((a, b) => b.edition - a.edition));
    if (first) newest.push(first);
    for (const brief of rest) earlier.push(brief);
  }
  return { newest, earlier };
}

/** @param briefs the editions of one briefing, the newest first */
function told(briefs: readonly Brief[]): Brief[] {
  return briefs.map((brief, i) => {
    const { editions: _before, ...own } = brief;
    if (briefs.length === 1) return own;
    const all = briefs.map(factsOf);
    const before = briefs[i + 1];
    // What differs from an edition that fewer may have would tell what that one said.
    if (!before || !mayGo(before.tlp, brief.tlp)) return { ...own, editions: { all } };
    return { ...own, editions: { all, since: { edition: before.edition, changes: compare(before, brief) } } };
  });
}

const factsOf = ({ edition, asOf, published, status, changeNote }: Brief) => ({
  ...{ edition, asOf, published, status },
  ...(changeNote === undefined ? {} : { changeNote }),
});
