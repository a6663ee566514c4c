/** Where a text has nearly the words of another: for an edit that is offered, never for a match. */

/** A word or number of a text, in UTF-16 units; "4.5", "can’t" and "%" are one each, "last-ditch" is two. */
interface Token {
  text: string;
  start: number;
  end: number;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\p{N})[.,:/](?=\p{N})|["'’](?=\p{L}))[\p{L}\p{M}\p{N}]+)*|[%‰°$£€¥₴+]/gu;

const tokensIn = (text: string): Token[] =>
  Array.from(text.matchAll(TOKEN), (m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));

/** The stretch of a text that is nearest to a wanted one. */
export interface Aligned {
  start: number;
  end: number;
  /** Whether the words are the same, in their order; letter case and punctuation may differ. */
  alike: boolean;
}

/** Above this many words nothing is aligned: the time grows by their square. */
const MOST_WORDS = 200;
/** What a change costs: of letter case, of a word, of one that is only in the text, and of one that is only wanted. */
const COST = { letterCase: 0.001, other: 1, more: 1, fewer: 1.01 } as const;

/** The stretch that has the wanted words with the fewest changed; nothing where more than half of them would be. */
export function align(wanted: string, text: string): Aligned | undefined {
  const [wish, found] = [tokensIn(wanted), tokensIn(text)];
  if (!wish.length || wish.length > MOST_WORDS) return undefined;
  const best = cheapest(wish, found);
  const [first, last] = [found[best.from], found[best.to - 1]];
  if (!first || !last || best.cost > wish.length / 2) return undefined;
  const lead = /^[^\p{L}\p{N}%‰°$£€¥₴+]*/u.exec(wanted)?.[0] ?? '';
  const tail = /[^\p{L}\p{M}\p{N}%‰°$£€¥₴+]*$/u.exec(wanted)?.[0] ?? '';
  return {
    start: first.start - sharedEnd(lead, text.slice(0, first.start)),
    end: last.end + sharedStart(tail, text.slice(last.end)),
    alike: best.cost < COST.other,
  };
}

interface Path {
  cost: number;
  /** Indexes of the text's words, the end exclusive. */
  from: number;
  to: number;
}

/** Wagner and Fischer’s table, its beginning and end free in the text (Sellers 1980), a row at a time. */
function cheapest(wanted: readonly Token[], found: readonly Token[]): Path {
  let row: Path[] = Array.from({ length: found.length + 1 }, (_, at) => ({ cost: 0, from: at, to: at }));
  for (const { text } of wanted) {
    const next: Path[] = [];
    for (let at = 0; at <= found.length; at++) {
      const fewer = longer(row[at], COST.fewer, at);
      const token = found[at - 1];
      const ways = token
        ? [longer(row[at - 1], change(text, token.text), at), longer(next[at - 1], COST.more, at), fewer]
        : [fewer];
      next.push(ways.reduce((a, b) => (b.cost < a.cost ? b : a)));
    }
    row = next;
  }
  return row.reduce((a, b) => (b.cost < a.cost ? b : a));
}

const longer = (path: Path | undefined, cost: number, to: number): Path => ({
  cost: (path?.cost ?? Infinity) + cost,
  from: path?.from ?? to,
  to,
});

const change = (a: string, b: string): number =>
  a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? COST.letterCase : COST.other;

function sharedStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

function sharedEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a.at(-1 - n) === b.at(-1 - n)) n++;
  return n;
}
