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

const HEAD =
  /(?:president|premier|minister|secretary|secretary-general|general|chancellor|chair|chairman|chairwoman|director|governor|mayor|commissioner|representative|speaker|ambassador|administrator|envoy|king|queen|pope|senator|taoiseach|prince|emir|sultan|leader|adviser|advisor)s?$/i;
/** Words of an office that stand in lower case before its head. */
const LOWER =
  /^(?:prime|vice|deputy|foreign|defen[cs]e|finance|interior|home|trade|energy|treasury|commerce|justice|health|environment|agriculture|economy|labou?r|education|transport|culture|climate|special|national|security|attorney|secretary|press|of|the|for|state)$/;
/** Capitalised words at the beginning of a sentence that are of no office. */
const OPENING =
  /^(?:In|On|At|As|When|While|After|Before|But|And|Then|Today|Yesterday|Under|By|With|For|The|A|An|If|Since|Until|Although|Like|Unlike|Both|\p{L}+ly|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Former|Ex|Late|Incoming|Outgoing|Acting)$/u;

/** The office that a text gives a name: before it, in it where an alias has both, or after it and a comma. */
export function officeSaid(text: Printed, name: Named): SaidOffice | undefined {
  const { start, end } = name;
  const words = text.text.slice(start, end).split(' ');
  const inside = words.slice(0, words.findLastIndex((w) => HEAD.test(w)) + 1).join(' ');
  const ownTitle = inside !== '' && inside.length < end - start && !name.actor.name.startsWith(inside);
  const before = phraseBefore(text.text, ownTitle ? start + inside.length + 1 : start);
  if (before) return { ...before, isPast: isPast(text, name, before.before) };
  return phraseAfter(text, name);
}

/** The words of an office that end where a name begins. */
function phraseBefore(text: string, at: number): { phrases: string[]; before: string } | undefined {
  const words =
    /(?:[\p{L}.’'‑-]+ )*[\p{L}.’'‑-]+\s?$/u
      .exec(text.slice(Math.max(0, at - 90), at))?.[0]
      .trim()
      .split(' ') ?? [];
  let from = words.length;
  while (from > 0 && isOfOffice(words[from - 1] ?? '', words[from])) from--;
  while (from < words.length && (/^(?:of|the|for)$/.test(words[from] ?? '') || OPENING.test(words[from] ?? ''))) from++;
  const phrase = words.slice(from);
  if (!phrase.some((w) => HEAD.test(w))) return undefined;
  const said = phrase.join(' ');
  return { phrases: [said], before: text.slice(0, at).trimEnd().slice(0, -said.length) };
}

/** Whether a word belongs to the office that the words after it are of. */
function isOfOffice(word: string, next: string | undefined): boolean {
  if (/^\p{Lu}/u.test(word)) return !/[.]$/.test(word) || /^(?:\p{Lu}\.)+$/u.test(word);
  if (HEAD.test(word)) return true;
  return next !== undefined && LOWER.test(word);
}

/** The office after a name and a comma: "Vladimir Putin, prime minister of Russia". */
function phraseAfter(text: Printed, name: Named): SaidOffice | undefined {
  const [, phrase] = /^, ([^,;:.()]{3,80}?)(?=[,;:.]|$)/u.exec(text.text.slice(name.end)) ?? [];
  if (phrase === undefined || /\b(?:said|says|who|whose|whom|and|with|told|but|when|called)\b/.test(phrase))
    return undefined;
  const words = phrase.split(' ');
  const head = words.findIndex((w) => HEAD.test(w));
  if (head < 0 || head > 5) return undefined;
  const cuts = words.flatMap((w, i) =>
    i > head && /^(?:of|to|for|in|at|under|until|since|from|during)$/.test(w) ? [i] : [],
  );
  const phrases = [words.length, ...cuts.reverse()].map((end) => words.slice(0, end).join(' '));
  return { phrases, before: phrase, isPast: isPast(text, name, phrase) };
}

const PAST = /\b(?:then|until|at the time|formerly|once|previously|under|was|were|had been|served|later|when)\b/i;

/** "then Prime Minister", "who was", "Barack Obama’s secretary of state", "President Obama’s deal", "under President Obama". */
function isPast({ text }: Printed, { end }: Named, clause: string): boolean {
  const near = clause.split(/[,;:]\s/).at(-1) ?? '';
  const last = near.trim().split(/\s+/).slice(-3).join(' ');
  const after = text.slice(end, end + 40);
  return (
    /\b(?:then|under|late)\b/i.test(last) ||
    (near === clause && PAST.test(clause) && clause.length <= 80) ||
    /^[’'](?:s\b)?/u.test(after) ||
    /^,? (?:who|then|at the time|until|as he then was)\b/.test(after)
  );
}
