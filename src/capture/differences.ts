/** From this many words on, what one text has and the other has not is told. */
export const MOST_UNTOLD = 20;
/** So many words in a row are the same words, wherever they stand. */
const SAME = 4;

/** Every stretch of words of one text that the other has not, each as one line. */
export function onlyIn(text: string, other: string): string[] {
  const words = wordsOf(text);
  const shared = sharedWith(words, runsOf(wordsOf(other)));
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    let end = at;
    while (end < words.length && !shared[end]) end++;
    if (end > at) found.push(words.slice(at, end).join(' '));
    at = end;
  }
  return found;
}

/** So many words as there are in stretches. */
export const wordCount = (stretches: readonly string[]): number => stretches.flatMap(wordsOf).length;

/** Stretches as notes show them: each of {@link MOST_UNTOLD} words and more for itself, the shorter ones together. */
export function told(stretches: readonly string[]): string[] {
  const long = stretches.filter((s) => wordsOf(s).length >= MOST_UNTOLD);
  const short = stretches.filter((s) => wordsOf(s).length < MOST_UNTOLD);
  const all = [...long, ...(short.length ? [short.join(' | ')] : [])];
  return all.map((s) => `${wordCount([s.replaceAll(' | ', ' ')])} words: “${cut(s)}”`);
}

/** The first and last words of a stretch. */
export function cut(stretch: string): string {
  const words = stretch.split(' ');
  return words.length > 24 ? `${words.slice(0, 14).join(' ')} … ${words.slice(-6).join(' ')}` : stretch;
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

const runAt = (words: readonly string[], at: number): string => words.slice(at, at + SAME).join(' ');

function runsOf(words: readonly string[]): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + SAME <= words.length; at++) runs.add(runAt(words, at));
  return runs;
}

/** Which words stand in a run that the other text has. */
function sharedWith(words: readonly string[], runs: ReadonlySet<string>): boolean[] {
  const shared = new Array<boolean>(words.length).fill(false);
  for (let at = 0; at + SAME <= words.length; at++) if (runs.has(runAt(words, at))) shared.fill(true, at, at + SAME);
  return shared;
}
