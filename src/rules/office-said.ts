import { languageOf } from './languages/index.ts';
import type { OfficeSaidWords } from './languages/office-words.ts';
import type { Printed } from './printed.ts';
import type { Named } from './registry.ts';

/** An office as a text gives it to a name. */
export interface SaidOffice {
  /** Forms of what the text says, the fullest first. */
  phrases: readonly string[];
  /** What stands before it in its clause. */
  before: string;
  /** Whether the sentence says that it is, or may be, of another time than the day of the claim. */
  isPast: boolean;
}

/** The office that a text gives a name: before it, in it where an alias has both, or after it and a comma. */
export function officeSaid(text: Printed, name: Named): SaidOffice | undefined {
  const known = languageOf(text.lang)?.offices.said;
  if (!known) return undefined;
  const { start, end } = name;
  const words = text.text.slice(start, end).split(' ');
  const inside = words.slice(0, words.findLastIndex((w) => known.head.test(w)) + 1).join(' ');
  const ownTitle = inside !== '' && inside.length < end - start && !name.actor.name.startsWith(inside);
  const before = phraseBefore(text.text, ownTitle ? start + inside.length + 1 : start, known);
  if (before) return { ...before, isPast: isPast(text, name, before.before, known) };
  return phraseAfter(text, name, known);
}

/** The words of an office that end where a name begins. */
function phraseBefore(
  text: string,
  at: number,
  known: OfficeSaidWords,
): { phrases: string[]; before: string } | undefined {
  const words =
    /(?:[\p{L}.’'‑-]+ )*[\p{L}.’'‑-]+\s?$/u
      .exec(text.slice(Math.max(0, at - 90), at))?.[0]
      .trim()
      .split(' ') ?? [];
  let from = words.length;
  while (from > 0 && isOfOffice(words[from - 1] ?? '', words[from], known)) from--;
  while (from < words.length && (known.small.test(words[from] ?? '') || known.opening.test(words[from] ?? ''))) from++;
  const phrase = words.slice(from);
  if (!phrase.some((w) => known.head.test(w))) return undefined;
  const said = phrase.join(' ');
  return { phrases: [said], before: text.slice(0, at).trimEnd().slice(0, -said.length) };
}

/** Whether a word belongs to the office that the words after it are of. */
function isOfOffice(word: string, next: string | undefined, known: OfficeSaidWords): boolean {
  if (/^\p{Lu}/u.test(word)) return !/[.]$/.test(word) || /^(?:\p{Lu}\.)+$/u.test(word);
  if (known.head.test(word)) return true;
  return next !== undefined && known.lower.test(word);
}

/** The office after a name and a comma: "Vladimir Putin, prime minister of Russia". */
function phraseAfter(text: Printed, name: Named, known: OfficeSaidWords): SaidOffice | undefined {
  const [, phrase] = /^, ([^,;:.()]{3,80}?)(?=[,;:.]|$)/u.exec(text.text.slice(name.end)) ?? [];
  if (phrase === undefined || known.noOffice.test(phrase)) return undefined;
  const words = phrase.split(' ');
  const head = words.findIndex((w) => known.head.test(w));
  if (head < 0 || head > 5) return undefined;
  const cuts = words.flatMap((w, i) => (i > head && known.links.test(w) ? [i] : []));
  const phrases = [words.length, ...cuts.reverse()].map((end) => words.slice(0, end).join(' '));
  return { phrases, before: phrase, isPast: isPast(text, name, phrase, known) };
}

/** "then Prime Minister", "who was", "Barack Obama’s secretary of state", "President Obama’s deal", "under President Obama". */
function isPast({ text }: Printed, { end }: Named, clause: string, known: OfficeSaidWords): boolean {
  const near = clause.split(/[,;:]\s/).at(-1) ?? '';
  const last = near.trim().split(/\s+/).slice(-3).join(' ');
  const after = text.slice(end, end + 40);
  return (
    known.pastBefore.test(last) ||
    (near === clause && known.past.test(clause) && clause.length <= 80) ||
    /^[’'](?:s\b)?/u.test(after) ||
    known.pastAfter.test(after)
  );
}
