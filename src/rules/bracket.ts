import { languageOf, perLanguage } from './languages/index.ts';
import { wordsOf, type Word } from './lexicon.ts';
import type { Between, Found } from './quoted-words.ts';
import { lossesIn } from './reversal.ts';

/**
 * What a writer put into a quotation in square brackets: words for the reader's sake, in the place of a pronoun, a name or
 * an ending. They may not deny, count or condition what the source does not, nor take the place of what it says.
 */

/** What is wrong with a bracket, as a message has it after "The bracket". */
export interface BracketFault {
  /** With its brackets. */
  bracket: string;
  fault: string;
  /** What the source has there, where that is known. */
  instead?: string;
  /** Whether it may be right, so that a reader has to look. */
  unsure?: true;
}

/** The most words of a source that one bracket may stand for without being an omission. */
const MOST_REPLACED = 6;
/** The most words that may be put in beside few of the source's. */
const MOST_PUT_IN = 3;
/** Letters that two forms of one word share at least. */
const STEM = 3;

export function bracketFaults(words: string, found: Found): BracketFault[] {
  const { lang, body } = found.source.source;
  const quoted = wordsOf(words.replace(/\[[^\]]*\]/gu, ' ')).length;
  return found.between.flatMap((between): BracketFault[] => {
    const { token } = between;
    if (token.kind !== 'bracket') return [];
    const put = { text: token.text, ...token.joins };
    const replaced = replacedBy(between, found);
    const judged = faultOf(put, replaced, { lang, quoted, before: body.slice(0, between.start).slice(-80) });
    const instead = token.joins.before || token.joins.after ? '' : body.slice(between.start, between.end).trim();
    return judged ? [{ bracket: `[${token.text}]`, ...judged, ...(instead && { instead }) }] : [];
  });
}

/** What the source has in a bracket's place; for one at either end, the word beside it. */
function replacedBy({ token, start, end }: Between, found: Found): string {
  const { body } = found.source.source;
  if (start < end || token.kind !== 'bracket' || token.joins.before || token.joins.after) return body.slice(start, end);
  if (start <= found.start)
    return /[\p{L}\p{N}\p{M}’']+\s*$/u.exec(body.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  return '';
}

interface Put {
  text: string;
  before: boolean;
  after: boolean;
}

interface Context {
  lang: string;
  /** How many words of the quotation are the source's. */
  quoted: number;
  before: string;
}

function faultOf(put: Put, replaced: string, context: Context): Omit<BracketFault, 'bracket'> | undefined {
  const { lang, quoted } = context;
  const isAtEdge = !replaced.trim();
  if (put.before || put.after) return joinedFault(put, replaced, context);
  if (isSameDenial(wordsOf(put.text), wordsOf(replaced), lang)) return undefined;
  const lost = missing(lossesIn(replaced, lang), lossesIn(put.text, lang));
  if (lost.length) return { fault: `stands for ${said(lost)} of the source` };
  if (!put.text) return isAtEdge ? undefined : { fault: `is empty and stands for "${replaced.trim()}"` };
  const added = missing(lossesIn(put.text, lang), lossesIn(replaced, lang));
  if (added.length) return { fault: `puts in ${said(added)}` };
  const counted = missing(numbersIn(put.text, lang), numbersIn(replaced, lang));
  if (counted.length) return { fault: `puts in the number ${said(counted)}` };
  const count = wordsOf(put.text).length;
  if (count > quoted && count > MOST_PUT_IN)
    return { fault: `has more words than the source’s own, ${count} to ${quoted}` };
  return kindFault(put.text, replaced, lang);
}

/** "[does not]" for "don't": both deny with a word that says nothing else, and nothing but grammar is beside it. */
function isSameDenial(put: readonly Word[], gone: readonly Word[], lang: string): boolean {
  const known = wordsOfGrammar(lang);
  const rest = (words: readonly Word[]) => words.filter((w) => !known?.nots.has(w.key));
  const isGrammar = (words: readonly Word[]) => rest(words).every((w) => known?.grammar.has(w.key));
  const denies = (words: readonly Word[]) => rest(words).length < words.length;
  return denies(put) && denies(gone) && isGrammar(put) && isGrammar(gone);
}

/** Of words that are whole: whether they are a name, a pronoun, or another form of what they stand for. */
function kindFault(text: string, replaced: string, lang: string): Omit<BracketFault, 'bracket'> | undefined {
  if (/^sic\b/i.test(text)) return undefined;
  const [put, gone] = [wordsOf(text), wordsOf(replaced)];
  if (isForm(put, gone, lang)) return undefined;
  const isPointer = isReference(put, lang);
  if (!gone.length) {
    if (isPointer) return undefined;
    const isAside = put.length === 1 && !/ly$|ed$/.test(text);
    return { fault: 'puts in what the source does not say', ...(isAside && { unsure: true as const }) };
  }
  if (gone.length > MOST_REPLACED) return { fault: `stands for ${gone.length} words of the source` };
  if (isReference(gone, lang) && isPointer) return undefined;
  return { fault: `stands for "${replaced.trim()}"` };
}

/** Letters that end or begin a word: an ending in the place of an ending, one letter in the place of one. */
function joinedFault(put: Put, replaced: string, { lang, before }: Context): Omit<BracketFault, 'bracket'> | undefined {
  const length = [...put.text].length;
  if (put.after)
    return length === 1 && !replaced.trim() ? undefined : { fault: 'begins a word as the source does not' };
  const stem = /[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? '';
  const rest = /^[\p{L}\p{M}’']*/u.exec(replaced)?.[0] ?? '';
  const lost = missing(lossesIn(stem + replaced, lang), lossesIn(stem + put.text, lang));
  const added = missing(lossesIn(stem + put.text, lang), lossesIn(stem + replaced, lang));
  if (lost.length || added.length) return { fault: `makes "${stem + put.text}" of "${stem + rest}"` };
  if (replaced.slice(rest.length).trim()) return { fault: `stands for "${replaced.trim()}"` };
  const endings = languageOf(lang)?.quoting.endings ?? /^\p{L}{1,3}$/u;
  const isEnding = (ending: string) => ending === '' || endings.test(ending);
  return isEnding(put.text) && isEnding(rest) ? undefined : { fault: `makes "${stem + put.text}" of "${stem + rest}"` };
}

/** Every form of an irregular word with all its others. */
const irregular = perLanguage(({ quoting }) => {
  const forms = quoting.irregular.map((family) => family.toLowerCase().split('|'));
  const all = new Map<string, Set<string>>();
  for (const family of forms) for (const f of family) all.set(f, new Set([...(all.get(f) ?? []), ...family]));
  return all;
});

/** Another form of the same words: "[compel]" for "compels", "[went]" for "go". */
function isForm(put: readonly Word[], gone: readonly Word[], lang: string): boolean {
  return (
    put.length === gone.length &&
    put.every(({ key }, i) => {
      const other = gone[i]?.key ?? '';
      const shared = [...key].findIndex((c, j) => c !== other[j]);
      const stem = shared < 0 ? key.length : shared;
      return (
        key === other ||
        (irregular(lang)?.get(key)?.has(other) ?? false) ||
        (stem >= STEM && stem >= Math.max(key.length, other.length) - 4)
      );
    })
  );
}

const wordsOfGrammar = perLanguage(({ quoting }) => {
  const split = (lists: readonly string[]) => new Set(lists.flatMap((l) => l.toLowerCase().split('|')));
  return { pronouns: split(quoting.pronouns), grammar: split(quoting.grammar), nots: split(quoting.nots) };
});

/** Words that point to someone or something: a pronoun, a name, or a noun with its article, and nothing but grammar beside. */
function isReference(words: readonly Word[], lang: string): boolean {
  const known = wordsOfGrammar(lang);
  if (!words.length) return true;
  const isSmall = (w: Word) => (known?.grammar.has(w.key) ?? false) || (known?.pronouns.has(w.key) ?? false);
  const isName = (w: Word) => /^\p{Lu}/u.test(w.text);
  if (words.every((w) => isSmall(w) || isName(w))) return true;
  const [first, last] = [words[0], words.at(-1)];
  return (
    first !== undefined &&
    (isSmall(first) || isName(first)) &&
    last !== undefined &&
    !isSmall(last) &&
    words.length <= 8
  );
}

const countingWords = perLanguage(
  ({ numbers }) => new Set([...Object.keys(numbers.cardinals), ...Object.keys(numbers.scales)]),
);

/** Digits and number words, as the text has them. */
const numbersIn = (text: string, lang: string): string[] =>
  wordsOf(text).flatMap((w) => (/\p{Nd}/u.test(w.text) || countingWords(lang)?.has(w.key) ? [w.text] : []));

/** What of one list is not in another. */
const missing = (wanted: readonly string[], there: readonly string[]): string[] => {
  const known = there.map((t) => t.toLowerCase());
  return wanted.filter((w) => !known.includes(w.toLowerCase()));
};

const said = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format([...new Set(words)].map((w) => `"${w}"`));
