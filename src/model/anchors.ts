import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Enough that two passages of one briefing never share them by chance. */
const DIGITS = 10;

/**
 * The citations of a briefing, each with its anchor: the briefing's id and the first digits of a SHA-256 of the source's id
 * and the quoted words. So a link to a passage holds when citations are added or moved. One passage cited twice has two
 * anchors; the later one ends with its count.
 */
export function anchored<C extends { readonly source: string; readonly quoted: string }>(
  briefing: string,
  citations: readonly C[],
): (C & { anchor: string })[] {
  const met = new Map<string, number>();
  return citations.map((citation) => {
    const digest = bytesToHex(sha256(utf8ToBytes(`${citation.source}\n${citation.quoted}`)));
    const anchor = `${briefing}-${digest.slice(0, DIGITS)}`;
    const count = (met.get(anchor) ?? 0) + 1;
    met.set(anchor, count);
    return { ...citation, anchor: count === 1 ? anchor : `${anchor}-${count}` };
  });
}
