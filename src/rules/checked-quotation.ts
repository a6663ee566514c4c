import type { Citation } from '../model/brief.ts';
import { bracketFaults, type BracketFault } from './bracket.ts';
import { conditionOf, type Condition } from './conditional.ts';
import { clauseTail, deniedBefore, type Denied } from './denied.ts';
import { omissionsOf, type Omission } from './omission.ts';
import type { Printed } from './printed.ts';
import type { Quotation } from './quotation.ts';
import { findQuoted, tokensOf, type Found } from './quoted-words.ts';
import { negationsIn } from './reversal.ts';
import type { Reading } from './rule.ts';

/** A quotation held to its source: where it stands there, and what of it does not say what the source says. */
export interface CheckedQuotation {
  found: Found;
  brackets: BracketFault[];
  omissions: Omission[];
  denied: Denied | undefined;
  /** The condition that it leaves out, before it or after it. */
  condition: Condition | undefined;
  /** Whether it begins with a gap, which then has left out what denies it. */
  beginsWithGap: boolean;
  /** Whether it joins words of two paragraphs. */
  joins: boolean;
}

const checked = new WeakMap<Quotation, CheckedQuotation | 'nowhere'>();

/** A quotation at its kindest place in the cited words; nothing where it stands in none of them. Worked out once. */
export function checkQuotation(
  text: Printed,
  quotation: Quotation,
  citations: readonly Citation[],
  { sourceOf }: Reading,
): CheckedQuotation | undefined {
  const known = checked.get(quotation);
  if (known) return known === 'nowhere' ? undefined : known;
  const best = checkIn(text, quotation, citations, { sourceOf });
  checked.set(quotation, best ?? 'nowhere');
  return best;
}

/** The same in the whole paragraphs that the citations touch: words that stand there and are not cited. */
export function checkInParagraphs(
  text: Printed,
  quotation: Quotation,
  citations: readonly Citation[],
  reading: Pick<Reading, 'sourceOf'>,
): CheckedQuotation | undefined {
  const whole = citations.flatMap((citation) => {
    const pieces = reading.sourceOf(citation)?.paragraphsOf(citation);
    return pieces ? [{ ...citation, pieces }] : [];
  });
  return checkIn(text, quotation, whole, reading);
}

/** Whether nothing is wrong with a quotation for certain. */
export const isSound = (checked: CheckedQuotation): boolean => faultsOf(checked) < 100;

function checkIn(
  text: Printed,
  quotation: Quotation,
  citations: readonly Citation[],
  { sourceOf }: Pick<Reading, 'sourceOf'>,
): CheckedQuotation | undefined {
  const beside = besideQuotation(text, quotation);
  const ahead = text.text.slice(text.sentenceAt(quotation.start).start, quotation.start);
  const placesOf = (words: string) =>
    citations.flatMap((citation) => {
      const source = sourceOf(citation);
      return source ? findQuoted(words, citation, source) : [];
    });
  const exact = placesOf(quotation.words);
  // "None of us": quoted words that begin a writer's sentence may have a capital where the source's do not.
  const mayBeCapital = !exact.length && text.part !== 'quote' && /^$|:$/u.test(ahead.trim());
  const places = mayBeCapital ? placesOf(quotation.words.replace(/^\p{Lu}(?=\p{Ll})/u, (c) => c.toLowerCase())) : exact;
  const leadIn = text.part === 'quote' ? '' : clauseTail(ahead, text.lang);
  const all = places.map((found) =>
    check(quotation.words, found, { beside, leadIn, lang: text.lang, isWish: WISHES.has(text.part) }),
  );
  return all.reduce<CheckedQuotation | undefined>((a, b) => (a && faultsOf(a) <= faultsOf(b) ? a : b), undefined);
}

/** What an actor wants may be what the source says is not so. */
const WISHES: ReadonlySet<Printed['part']> = new Set(['wants', 'offers']);

function check(
  words: string,
  found: Found,
  { beside, leadIn, lang, isWish }: { beside: string; leadIn: string; lang: string; isWish: boolean },
): CheckedQuotation {
  const { body } = found.source.source;
  const [first] = tokensOf(words);
  // A bracket that denies says itself what stands before the source's other words: "[does not] negotiate" of "don't negotiate".
  const isTold = first?.kind === 'bracket' && negationsIn(first.text, found.source.source.lang).length > 0;
  const denied = isTold ? undefined : deniedBefore(found, beside, lang, leadIn);
  return {
    found,
    brackets: bracketFaults(words, found),
    omissions: omissionsOf(found),
    denied: denied && isWish ? { ...denied, unsure: true } : denied,
    condition: isWish ? undefined : conditionOf(found, beside, lang),
    beginsWithGap: tokensOf(words)[0]?.kind === 'gap',
    joins: found.between.some((b) => body.slice(b.start, b.end).includes('\n')),
  };
}

/** An error weighs more than any number of warnings. */
function faultsOf({ brackets, omissions, denied, condition, joins }: CheckedQuotation): number {
  const weight = (fault: { unsure?: true } | undefined) => (fault ? (fault.unsure ? 1 : 100) : 0);
  return [...brackets, ...omissions, denied].reduce(
    (sum, f) => sum + weight(f),
    (joins ? 100 : 0) + (condition ? 100 : 0),
  );
}

/** What the writer says in the sentences that a quotation stands in, outside quotation; of a `Quote`, nothing. */
export function besideQuotation(text: Printed, { start, end }: Quotation): string {
  if (text.part === 'quote') return '';
  const [first, last] = [text.sentenceAt(start), text.sentenceAt(Math.max(start, end - 1))];
  let beside = '';
  let at = first.start;
  for (const q of text.quotations) {
    if (q.end <= first.start || q.start >= last.end) continue;
    beside += `${text.text.slice(at, Math.max(at, q.start))} … `;
    at = Math.max(at, q.end);
  }
  return beside + text.text.slice(at, last.end);
}
