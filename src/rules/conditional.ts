import { perLanguage } from './languages/index.ts';
import { wordsOf } from './lexicon.ts';
import type { Found } from './quoted-words.ts';
import { saysConditional } from './reversal.ts';

/**
 * A quotation that is the main clause of a sentence whose condition it leaves out: "we will strike again", from "If no offer
 * comes by 2 April, we will strike again", or "Israel will withdraw", from "Israel will withdraw unless it is fired on".
 */

export interface Condition {
  /** The word of the source that begins the condition. */
  by: string;
  /** The condition as the source has it. */
  clause: string;
  side: 'before' | 'after';
}

/** The fewest words that say something by themselves. */
const FEWEST = 3;
/** How many words may stand between what is quoted and the condition after it, or the clause's beginning and what is quoted. */
const REST = 8;
const SUBJECT = 5;

interface Compiled {
  opens: RegExp;
  finite: ReadonlySet<string>;
  then: ReadonlySet<string>;
}

const compiled = perLanguage(({ quoting, reversals }): Compiled => {
  const split = (lists: readonly string[]) => lists.flatMap((l) => l.toLowerCase().split('|'));
  const words = quoting.conditional.map((c) => c.replace(/ /g, String.raw`\s`)).sort((a, b) => b.length - a.length);
  return {
    opens: new RegExp(String.raw`(?<![\p{L}\p{N}’'-])(?:${words.join('|')})(?![\p{L}\p{N}-])`, 'giu'),
    finite: new Set([...split(reversals.modals), ...split(quoting.finite)]),
    then: new Set(split(quoting.then)),
  };
});

/**
 * The condition that a quotation leaves out; nothing where the writer says beside it that there is one.
 *
 * @param beside what the writer says in the quotation's sentence, outside quotation
 * @param lang the writer's language
 */
export function conditionOf(found: Found, beside: string, lang: string): Condition | undefined {
  const { source } = found.source;
  const known = compiled(source.lang);
  const sentence = found.source.sentences.find((s) => s.start <= found.start && found.start < s.end);
  if (!known || !sentence || saysConditional(beside, lang)) return undefined;
  const words = source.body.slice(found.start, found.end);
  if (wordsOf(words).length < FEWEST) return undefined;
  const told = conditionBefore(source.body.slice(sentence.start, found.start), words, known);
  return told ?? conditionAfter(source.body, { ...sentence, ...pick(found) }, words, known);
}

const pick = ({ start, end }: Found) => ({ from: start, to: end });

/** "If X, …": the condition's clause ends at a comma, and the quotation is of the clause right after it. */
function conditionBefore(before: string, words: string, known: Compiled): Condition | undefined {
  const openings = [...before.matchAll(known.opens)].filter((m) => isClauseStart(before.slice(0, m.index)));
  for (const opening of openings.reverse()) {
    const rest = before.slice(opening.index);
    if (/[;:!?"“”«»„]/u.test(rest)) continue;
    const comma = rest.lastIndexOf(',');
    const main = comma < 0 ? undefined : rest.slice(comma + 1);
    if (main === undefined || comma < opening[0].length + 4 || !isWholeClause(main, words, known)) continue;
    return { by: opening[0], clause: rest.slice(0, comma).replace(/\s+/gu, ' ').trim(), side: 'before' };
  }
  return undefined;
}

/** A condition begins its sentence, or comes after a mark or a few small words: "that if", "then — if". */
const isClauseStart = (before: string): boolean => /(?:^|[,;:—–(“"«„‚‘]|\s-)\s*(?:\p{L}{1,7}\s){0,2}$/u.test(before);

/** Whether quoted words are all that the clause says: they begin it, or follow its subject with their verb. */
function isWholeClause(main: string, words: string, { finite, then }: Compiled): boolean {
  const before = wordsOf(main).filter((w) => !then.has(w.key));
  if (!before.length) return true;
  const [first] = wordsOf(words);
  return before.length <= SUBJECT && first !== undefined && finite.has(first.key);
}

interface Sentence {
  start: number;
  end: number;
  from: number;
  to: number;
}

/** "… unless X", "… if X": right after what is quoted, or after a few words that go on with it. */
function conditionAfter(body: string, { start, end, from, to }: Sentence, words: string, known: Compiled) {
  const after = body.slice(to, end);
  const opening = [...after.matchAll(known.opens)][0];
  if (!opening || isAside(after.slice(opening.index))) return undefined;
  const rest = after.slice(0, opening.index);
  if (wordsOf(rest).length > REST || /[;:!?.()“”"«»„]|,\s.*,|—/u.test(rest) || isSoftStart(rest)) return undefined;
  const main = clauseStart(body.slice(start, from));
  if (
    !isWholeClause(main, words, known) ||
    (!saysSomething(words, known) && (wordsOf(main).length || wordsOf(rest).length))
  )
    return undefined;
  return { by: opening[0], clause: after.slice(opening.index).replace(/\s+/gu, ' ').trim(), side: 'after' as const };
}

/** "If any", "if necessary": too short to be a condition. */
const isAside = (after: string): boolean => wordsOf(/^[^,;.:!?]*/u.exec(after)?.[0] ?? '').length < FEWEST;

/** The condition is of another clause: "…, and he asked if". */
const isSoftStart = (rest: string): boolean => /,\s*\p{L}/u.test(rest);

/** What of a sentence stands before the quotation in its clause. */
const clauseStart = (before: string): string => before.slice(Math.max(0, lastStop(before)));

function lastStop(before: string): number {
  const stops = [...before.matchAll(/[;:,—–(“"«„]\s?|\s-\s|(?<!\p{L})(?:that|dass|que|що)\s/giu)];
  const last = stops.at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Whether quoted words have a verb that they say something with. */
const saysSomething = (words: string, { finite }: Compiled): boolean => wordsOf(words).some((w) => finite.has(w.key));
