import { perLanguage } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import type { Kinds } from './quantity.ts';

/** What stands around the quantities of a text: which words belong to which, what is counted, which way it went. */

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A word or a quantity in the row of a text, the quantity without a stem. */
interface Item extends Stretch {
  /** Lower case; "" for a quantity. */
  readonly word: string;
  /** Where it tells something: its beginning, by which its other forms are known; "" for a small word. */
  readonly stem: string;
  readonly quantity?: Stretch;
  /** Whether it has a capital. */
  readonly isName: boolean;
  /** How many boundaries of clauses, and of sentences, stand before it. */
  readonly clause: number;
  readonly sentence: number;
}

interface Compiled {
  small: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  up: AnyOf;
  down: AnyOf;
  losses: ReadonlySet<string>;
  contraries: (word: string) => readonly Member[];
  labels: ReadonlySet<string>;
  for: AnyOf | undefined;
  against: AnyOf | undefined;
}

/** A word that shuts others out: which of which group. */
interface Member {
  group: number;
  member: number;
}

const NO_KINDS: Kinds = { own: new Map(), sentence: new Map() };

function grouped(words: readonly Member[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { group, member } of words) found.set(group, (found.get(group) ?? new Set()).add(member));
  return found;
}

/** What a word is of the groups of a language: by the whole word, or its beginning where the list has `*`. */
function membersOf(groups: NonNullable<Language['contraries']>): (word: string) => readonly Member[] {
  const all = groups.flatMap((g, group) =>
    g.flatMap((m, member) => m.split('|').map((word) => ({ word, group, member }))),
  );
  const whole = Map.groupBy(
    all.filter(({ word }) => !word.endsWith('*')),
    ({ word }) => word,
  );
  const begun = all.filter(({ word }) => word.endsWith('*')).map((m) => ({ ...m, word: m.word.slice(0, -1) }));
  return (word) => whole.get(word) ?? begun.filter((m) => word.startsWith(m.word));
}

const compiled = perLanguage(
  ({ small, conjunctions, directions, stances, numbers, contraries = [], labels }: Language): Compiled => ({
    small: new Set(small),
    conjunctions: new Set(conjunctions),
    up: anyOf(directions.up),
    down: anyOf(directions.down),
    losses: new Set(numbers.losses),
    labels: new Set(labels),
    contraries: membersOf(contraries),
    for: stances && anyOf(stances.for),
    against: stances && anyOf(stances.against),
  }),
);

/** Whether a word is one of some, of which those that end in `*` have any ending. */
type AnyOf = (word: string) => boolean;

function anyOf(words: readonly string[]): AnyOf {
  const whole = new Set(words.filter((w) => !w.endsWith('*')));
  const beginnings = words.filter((w) => w.endsWith('*')).map((w) => w.slice(0, -1));
  return (word) => whole.has(word) || beginnings.some((b) => word.startsWith(b));
}

/** Words by their first letters: "expelled" and "expelling", "companies" and "company" are one. */
const STEM = 5;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const HARD = /[;:!?]/u;
const STOP = /\.\S?\s+$/u;
const SOFT = /[,()—]|\s\p{Pd}\s/u;
/** A boundary of clauses keeps a word from a quantity as so many words between them do. */
const CLAUSE = 8;
/** How many words before and after a quantity say which way it went. */
const [BEFORE, AFTER] = [6, 3];

/** How many words after a quantity say which side of a vote it is. */
const STANCE = 6;

export class Surroundings {
  private readonly row: readonly Item[];
  private readonly known: Compiled | undefined;
  private readonly quantities: readonly Stretch[];
  /** Where in the row the quantities are. */
  private readonly places: readonly number[];
  /** Those of them that are no name of something: "paragraph 8". */
  private readonly owners: readonly number[];
  private owned: Map<Stretch, Set<string>> | undefined;

  constructor(text: string, lang: string, quantities: readonly Stretch[]) {
    this.known = compiled(lang);
    this.row = rowOf(text, quantities, this.known);
    this.quantities = quantities;
    this.places = this.row.flatMap((item, i) => (item.quantity ? [i] : []));
    this.owners = this.places.filter((i) => !this.known?.labels.has(this.row[i - 1]?.word ?? ''));
  }

  /** Beginnings of the words nearer to a quantity than to any other of its sentence. */
  near(quantity: Stretch): ReadonlySet<string> {
    return this.words().get(quantity) ?? new Set();
  }

  /** Those of them that stand after it. */
  after(quantity: Stretch): ReadonlySet<string> {
    const own = new Set<string>();
    for (let i = this.indexOf(quantity) + 1; i > 0 && i < this.row.length; i++) {
      const item = this.row[i];
      if (item?.stem && this.ownerOf(i) === quantity) own.add(item.stem);
    }
    return own;
  }

  /** Beginnings of the words in capitals among the nearer ones. */
  names(quantity: Stretch): ReadonlySet<string> {
    const own = this.near(quantity);
    const capitals = (this.capitals ??= new Set(this.row.flatMap((w) => (w.isName && w.stem ? [w.stem] : []))));
    return new Set([...own].filter((w) => capitals.has(w)));
  }

  private capitals: Set<string> | undefined;

  /** Words nearer to a quantity, and all of its sentence, that shut others out. */
  kindsOf(quantity: Stretch): Kinds {
    const all = this.exclusive();
    if (!all.length) return NO_KINDS;
    const { sentence } = this.row[this.indexOf(quantity)] ?? {};
    const beside = all.filter((w) => this.row[w.at]?.sentence === sentence);
    return { own: grouped(beside.filter((w) => this.ownerOf(w.at) === quantity)), sentence: grouped(beside) };
  }

  private found: readonly (Member & { at: number })[] | undefined;

  /** The words that shut others out, and where in the row they are. */
  private exclusive(): readonly (Member & { at: number })[] {
    const { known } = this;
    return (this.found ??= known
      ? this.row.flatMap((w, at) => (w.stem ? known.contraries(w.word).map((m) => ({ ...m, at })) : []))
      : []);
  }

  /** Whether a word near a quantity says that it is below nought. */
  isLoss(quantity: Stretch): boolean {
    const at = this.indexOf(quantity);
    const own = this.row[at];
    const around = this.row.slice(Math.max(0, at - BEFORE), at + 1 + BEFORE);
    return around.some((w) => own?.sentence === w.sentence && !!this.known?.losses.has(w.word));
  }

  private words(): Map<Stretch, Set<string>> {
    if (this.owned) return this.owned;
    const owned = new Map(this.quantities.map((q): [Stretch, Set<string>] => [q, new Set()]));
    this.row.forEach((item, i) => {
      const owner = item.stem ? this.ownerOf(i) : undefined;
      if (owner) owned.get(owner)?.add(item.stem);
    });
    return (this.owned = owned);
  }

  /** Beginnings of up to four words right after a quantity, before the first small word or mark. */
  nounAfter(quantity: Stretch): string[] {
    const at = this.indexOf(quantity);
    const own = this.row[at];
    const run = this.row.slice(at + 1, at + 5);
    const first = run[0];
    if (!own || !first || first.start - own.end > 2) return [];
    const stop = run.findIndex((w) => !w.stem || !isBeside(w, own));
    return (stop < 0 ? run : run.slice(0, stop)).map((w) => w.stem);
  }

  /**
   * Which way a quantity went, by the words of its clause that say so; nothing where they say both. Where it is the start of
   * a change, a word after it is what is measured: "up from a 26% reduction".
   *
   * @param compared how many characters right before it say on which side of it: "up to" is no way up
   */
  wayOf(quantity: Stretch, compared = 0, isStart = false): 'up' | 'down' | undefined {
    const at = this.indexOf(quantity);
    const own = this.row[at];
    if (!this.known || !own) return undefined;
    const around = [
      ...this.row.slice(Math.max(0, at - BEFORE), at).filter((w) => w.end <= own.start - compared),
      ...this.row.slice(at + 1, at + 1 + (isStart ? 0 : AFTER)),
    ];
    const ways = around.filter((w) => isBeside(w, own)).flatMap(({ word }) => this.way(word));
    return new Set(ways).size === 1 ? ways[0] : undefined;
  }

  /**
   * Which side of a vote a quantity is: by the first word that says so after it and before the next quantity, else by the one
   * right before it.
   */
  stanceOf(quantity: Stretch): 'for' | 'against' | undefined {
    const { known } = this;
    if (!known?.for || !known.against) return undefined;
    const at = this.indexOf(quantity);
    const own = this.row[at];
    const next = this.places.find((i) => i > at) ?? this.row.length;
    const after = this.row.slice(at + 1, Math.min(next, at + 1 + STANCE));
    const before = this.row.slice(Math.max(0, at - 1), at);
    for (const { word, sentence, quantity: other } of [...after, ...before]) {
      if (sentence !== own?.sentence || other) continue;
      if (known.against(word)) return 'against';
      if (known.for(word)) return 'for';
    }
    return undefined;
  }

  private way(word: string): 'up' | 'down' | [] {
    if (this.known?.up(word)) return 'up';
    return this.known?.down(word) ? 'down' : [];
  }

  private indexOf(quantity: Stretch): number {
    return this.places.find((i) => this.row[i]?.quantity === quantity) ?? -1;
  }

  /** The quantity that a word belongs to: the nearest; of two as near the one before it ("9.1% in July from 8.4%"). */
  private ownerOf(at: number): Stretch | undefined {
    const word = this.row[at];
    let best: { owner: Stretch; distance: number } | undefined;
    this.owners.forEach((i) => {
      const item = this.row[i];
      if (!word || !item?.quantity || item.sentence !== word.sentence) return;
      const distance = Math.abs(i - at) + Math.abs(item.clause - word.clause) * CLAUSE;
      if (!best || distance < best.distance) best = { owner: item.quantity, distance };
    });
    return best?.owner;
  }
}

const isBeside = (a: Item, b: Item): boolean => a.sentence === b.sentence && a.clause === b.clause;

function rowOf(text: string, quantities: readonly Stretch[], known: Compiled | undefined): Item[] {
  const words = Array.from(text.matchAll(WORD), (m) => ({ start: m.index, end: m.index + m[0].length, written: m[0] }));
  const free = words.filter((w) => !quantities.some((q) => q.start < w.end && w.start < q.end));
  const all: (Stretch & { written: string; quantity?: Stretch })[] = [
    ...free,
    ...quantities.map((quantity) => ({ start: quantity.start, end: quantity.end, quantity, written: '' })),
  ];
  const row: Item[] = [];
  let [clause, sentence, after] = [0, 0, 0];
  for (const item of all.sort((a, b) => a.start - b.start)) {
    const { start, end, written, quantity } = item;
    const [gap, word] = [text.slice(after, start), written.toLowerCase()];
    if (gap === ' ') clause += known?.conjunctions.has(word) ? 1 : 0;
    else if (
      HARD.test(gap) ||
      (STOP.test(gap) &&
        /^\p{Lu}/u.test(text.slice(start)) &&
        (row.at(-1)?.quantity !== undefined || after - (row.at(-1)?.start ?? 0) > 3))
    )
      sentence++;
    else if (SOFT.test(gap) || known?.conjunctions.has(word)) clause++;
    after = end;
    const stem = stemIn(written, word, known);
    row.push({
      word,
      stem,
      start,
      end,
      clause,
      sentence,
      isName: /^\p{Lu}/u.test(written),
      ...(quantity ? { quantity } : {}),
    });
  }
  return row;
}

/** The beginning of a word, by which its other forms are known. */
export const stemOf = (word: string): string => word.slice(0, STEM);

function stemIn(written: string, word: string, known: Compiled | undefined): string {
  if (known?.small.has(word) && written === word) return '';
  return word.length < 3 && !/^\p{Lu}{2,}$/u.test(written) ? '' : stemOf(word);
}
