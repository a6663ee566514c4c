/**
 * What the rules know of one language. Phrases are in the grammar of `lexicon`. A part that is absent is not known, and a
 * rule that needs it does not read the language.
 */
export interface Language {
  /** Its primary subtag of BCP 47, by which it is found. */
  readonly tag: string;
  /** Its name as a problem's message says it, in English. */
  readonly name: string;
  /** Pairs of quotation marks that its texts use, the outer ones first. */
  readonly quotationMarks: readonly (readonly [opens: string, closes: string])[];
  /** Endings of a sentence's word that is cut short: "Nr.", "approx." */
  readonly abbreviations: readonly string[];
  readonly numbers: NumberWords;
  readonly calendar: CalendarWords;
  readonly reversals: Reversals;
  readonly stale: PhraseList;
  readonly offices: OfficeWords;
  readonly persons?: PersonWords;
  readonly speech?: SpeechWords;
  readonly probability?: ProbabilityWords;
  readonly advice?: AdviceWords;
  readonly hedges?: readonly string[];
  readonly loaded?: LoadedWords;
  readonly vague?: readonly string[];
  readonly verbs?: VerbWords;
  readonly acronyms?: { readonly known: ReadonlySet<string> };
}

/** The parts of a language that a rule can need, beside those that every language has. */
export type LanguagePart = Exclude<keyof Language, 'tag' | 'name'>;

/** Phrases that a rule looks for, and those in which the same words mean something else. */
export interface PhraseList {
  readonly phrases: readonly string[];
  readonly except: readonly string[];
}

/** Words that count; keys in lower case, as whole words. */
export interface NumberWords {
  /** "three" is 3. What is a pronoun or article as often as a count ("one") is left out. */
  readonly cardinals: Readonly<Record<string, number>>;
  /** Words that multiply what stands before them: "million". */
  readonly scales: Readonly<Record<string, number>>;
  /** Scales that stand right after digits: "3m", "2,5 Mrd." without the full stop. */
  readonly shortScales: Readonly<Record<string, number>>;
  /** What a counted part is of a whole: "third" is 3. */
  readonly parts: Readonly<Record<string, number>>;
  /** Before a small number these make a group that is known already: "the two sides". */
  readonly definite: readonly string[];
  /** The mark that divides whole from part in digits. */
  readonly decimal: '.' | ',';
}

/** Names of the calendar, from the first, each with its usual short and inflected forms. */
export interface CalendarWords {
  /** From January. */
  readonly months: readonly (readonly string[])[];
  /** From Sunday. */
  readonly weekdays: readonly (readonly string[])[];
}

/** Words whose loss or addition can turn a sentence round. */
export interface Reversals {
  readonly negations: readonly string[];
  /** Verbs that say no: "denied", "refused to". */
  readonly denials: readonly string[];
  readonly conditions: readonly string[];
  readonly modals: readonly string[];
  /** Words that make less certain: "allegedly". */
  readonly doubts: readonly string[];
}

export interface OfficeWords {
  /** Offices that one holds from a day to a day. */
  readonly offices: readonly string[];
  /** What a person does rather than holds, lower case in running text. */
  readonly occupations: readonly string[];
  /** Before an office: it is said not to be held. */
  readonly notHeld: readonly string[];
}

export interface PersonWords {
  readonly givenNames: ReadonlySet<string>;
  /** Endings that surnames have, and names of firms and places hardly ever do. */
  readonly surname: RegExp;
  /** Capitalised words that follow an office or stand in a name without being a person's. */
  readonly notAName: ReadonlySet<string>;
}

export interface SpeechWords {
  /** Verbs that attribute what follows to whom they stand with. */
  readonly verbs: readonly string[];
  /** Phrases that attribute without a verb, before who speaks. */
  readonly according: readonly string[];
  /** Passives that say nothing of who speaks. */
  readonly impersonal: readonly string[];
  /** Before a verb of speech these make it a passive. */
  readonly auxiliaries: readonly string[];
  /** Before a verb of speech these make it something to be said, not said. */
  readonly modals: readonly string[];
  /** Words that stand before a verb of speech without being anyone who speaks. */
  readonly nobody: readonly string[];
}

export interface ProbabilityWords {
  /** Words of the scales, and everyday ones with the same sense. */
  readonly words: readonly string[];
  /** Those that are on no scale. */
  readonly offScale: readonly string[];
  /** The author's own view of what is told. */
  readonly evaluation: readonly string[];
  /** What the words mean something else in. */
  readonly except: readonly string[];
  /** Confidence in a judgement, which is not its likelihood. */
  readonly confidence: readonly string[];
  /** Reasons that give none. */
  readonly noReason: readonly string[];
}

export interface AdviceWords extends PhraseList {
  /** Before advice these make it a question of what is required. */
  readonly questions: ReadonlySet<string>;
}

export interface LoadedWords {
  /** Each phrase with what to write instead. */
  readonly instead: Readonly<Record<string, string>>;
  readonly except: readonly string[];
  /** Before "claims" these make it a verb. */
  readonly claimants: ReadonlySet<string>;
  /** After "claims" these do. */
  readonly claimed: ReadonlySet<string>;
}

export interface VerbWords {
  /** In their base form; the regular forms are made from them. */
  readonly verbs: readonly string[];
  readonly pasts: readonly string[];
  readonly auxiliaries: readonly string[];
  /** Forms that are nouns as often as verbs. */
  readonly nounsToo: ReadonlySet<string>;
  /** What may follow a noun but not a verb that needs an object. */
  readonly afterNoun: ReadonlySet<string>;
  readonly beforeNoun: ReadonlySet<string>;
}
