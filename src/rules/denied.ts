import { perLanguage } from './languages/index.ts';
import { wordsOf, type Hit } from './lexicon.ts';
import type { Found } from './quoted-words.ts';
import {
  dampersIn,
  isDeniedTwice,
  isRefusal,
  negationsIn,
  openingsIn,
  saysDampened,
  saysDenied,
  saysOpen,
} from './reversal.ts';

/**
 * A quotation that begins just after the word of its clause that denies it or leaves it open: "U.S. combat troops in the
 * area", from "there will be no U.S. combat troops in the area". Where the writer says so beside it, nothing is lost.
 */

export interface Denied {
  /** The word of the source that denies it. */
  by: string;
  /** From that word to the quotation's end, in the source's own words. */
  clause: string;
  /** Whether it may govern something else, so that a reader has to look. */
  unsure?: true;
}

/** Words between a negation and what it still denies: beyond the first it cannot be told, beyond the second it is another's. */
const NEAR = 5;
const FAR = 12;
/** As many where something is left open. */
const NEAR_OPEN = 2;
/** How much of a source before a quotation is read. */
const BEFORE = 400;

/**
 * @param beside what the writer says in the quotation's sentence, outside quotation
 * @param lang the writer's language
 * @param leadIn what of it stands right before the quotation, in its clause
 */
export function deniedBefore(found: Found, beside: string, lang: string, leadIn = ''): Denied | undefined {
  const { source } = found.source;
  const clause = clauseBefore(found);
  const start = found.start - clause.length;
  const negations = negationsIn(clause, source.lang);
  const all = negations.at(-1);
  const last = all && isOnlyRefused(all, clause, source.lang) ? undefined : all;
  const opening = openingsIn(clause, source.lang).at(-1);
  const told = (by: string, at: number, unsure: boolean): Denied => ({
    by,
    clause: source.body.slice(start + at, found.end).replace(/\s+/gu, ' '),
    ...(unsure && { unsure: true as const }),
  });
  // "Did not rule out" is no "ruled out", and the other way round.
  const isTwice = isDeniedTwice(negations, source.lang);
  const first = negations[0];
  if (first && last && isTwice && isRefusal(last, source.lang) && refuses(leadIn, lang)) {
    if (wordsOf(clause.slice(last.end)).length <= NEAR)
      return told(`${first.found} … ${last.found}`, first.start, false);
  }
  if (last && !saysDenied(beside, lang)) {
    const between = wordsOf(clause.slice(last.end)).length;
    const isTurned = isDeniedTwice(negations, source.lang) || endsInRelative(clause.slice(last.end), source.lang);
    if (between <= FAR) return told(last.found, last.start, isTurned || between > NEAR);
  }
  if (opening && !saysOpen(beside, lang) && !saysDenied(beside, lang)) {
    const between = wordsOf(clause.slice(opening.end)).length;
    if (between <= NEAR) return told(opening.found, opening.start, between > NEAR_OPEN);
  }
  const damper = dampersIn(clause, source.lang).at(-1);
  const isRightBefore = damper && !/\p{L}/u.test(clause.slice(damper.end));
  if (isRightBefore && !saysDampened(beside, lang)) return told(damper.found, damper.start, false);
  return undefined;
}

/** "Rejected that as “unfair”": a verb of refusal, before what is said of the refused. */
function isOnlyRefused(last: Hit, clause: string, lang: string): boolean {
  const words = wordsOf(clause.slice(last.end));
  const isAs = linking(lang)?.as.has(words.at(-1)?.key ?? '') ?? false;
  return isAs && words.length <= NEAR && isRefusal(last, lang);
}

const boundaries = perLanguage(({ quoting }) => {
  const words = quoting.clauses.flatMap((c) => c.split('|'));
  return new RegExp(`(?<![\\p{L}\\p{N}’'])(?:${words.join('|')})(?![\\p{L}\\p{N}’'])`, 'giu');
});

/** Whether a writer's words refuse what follows, and do not deny that. */
function refuses(leadIn: string, lang: string): boolean {
  const negations = negationsIn(leadIn, lang);
  return negations.length > 0 && negations.every((n) => isRefusal(n, lang));
}

/** What stands before a place in its clause. */
export function clauseTail(before: string, lang: string): string {
  const words = boundaries(lang);
  const cuts = [...before.matchAll(/[;:,()—]/gu), ...(words ? before.matchAll(words) : [])];
  return before.slice(cuts.reduce((last, m) => Math.max(last, m.index + m[0].length), 0));
}

/** The words of the quotation's clause that stand before it. */
function clauseBefore({ source, start }: Found): string {
  const { body, lang } = source.source;
  const sentence = source.sentences.find((s) => s.start <= start && start < s.end);
  const before = body.slice(Math.max(sentence?.start ?? 0, start - BEFORE), start);
  const stops = [...before.matchAll(/[;:()]|[.!?…]["”’»]*\s|,["”’»]?\s|\s[-–—]\s|—/gu)];
  const words = boundaries(lang);
  const links = words ? [...before.matchAll(words)] : [];
  const cuts = [0, ...[...stops, ...links].map((m) => m.index + m[0].length)].sort((a, b) => b - a);
  const [cut = 0, earlier = 0] = new Set(cuts);
  const isSaid = beginsComplement(before.slice(cut), body.slice(start, start + COMPLEMENT), lang);
  return before.slice(isSaid ? earlier : cut);
}

/** How much of a quotation is read for the word that it begins with. */
const COMPLEMENT = 12;

/** Whether a clause is what another says, right before the quotation: "er schließt nicht aus, dass". */
function beginsComplement(clause: string, quoted: string, lang: string): boolean {
  const words = linking(lang)?.complements;
  const [only, ...more] = wordsOf(clause);
  const first = only ?? wordsOf(quoted)[0];
  return first !== undefined && !more.length && !!words?.has(first.key);
}

const linking = perLanguage(({ quoting }) => {
  const split = (lists: readonly string[]) => new Set(lists.flatMap((l) => l.toLowerCase().split('|')));
  return {
    relatives: split(quoting.relatives),
    grammar: split(quoting.grammar),
    infinitive: split(quoting.infinitive),
    as: split(quoting.as),
    complements: new Set(quoting.complements),
  };
});

/** Whether a noun with a clause on it comes between: "a party that cut the Army" is not denied with the party. */
function endsInRelative(between: string, lang: string): boolean {
  const words = wordsOf(between);
  const known = linking(lang);
  const at = words.findLastIndex((w) => known?.relatives.has(w.key) ?? false);
  // "Not to suggest that they are": after an infinitive "that" begins what is denied.
  if (known?.infinitive.has(words[at - 2]?.key ?? '')) return false;
  return at >= 2 && (known?.grammar.has(words[at - 2]?.key ?? '') ?? false);
}
