import type { Quantifier, Role } from '../quantity.ts';
import type { UnitName } from '../units.ts';
import type { OfficeWords } from './office-words.ts';
import type { SpeechWords } from './speech-words.ts';

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
  /** Words for units, by the name that `units.ts` has for them; `*` at the end stands for any ending. */
  readonly units: Readonly<Partial<Record<UnitName, readonly string[]>>>;
  readonly comparators: Comparators;
  readonly directions: Directions;
  /** Words right before a number that say what it is of a change; where they say much else besides, none. */
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Words that say which side of a vote a number is; `*` at the end of one stands for any ending. */
  readonly stances?: { readonly for: readonly string[]; readonly against: readonly string[] };
  /** Groups of words that shut each other out of one figure, each `a|b|c*`: "surplus" and "deficit". */
  readonly contraries?: readonly (readonly string[])[];
  /** Words before a figure that say how many of them are meant: "none of the 12". */
  readonly quantifiers?: Readonly<Partial<Record<Quantifier, readonly string[]>>>;
  /** Words after a figure that say in what time it comes, by the unit: "a week". */
  readonly rates?: Readonly<Partial<Record<UnitName, readonly string[]>>>;
  /** Words before a number that only names what it stands with: "paragraph 8". No word is nearer to it than to others. */
  readonly labels?: readonly string[];
  /** Small words that name no thing: articles, prepositions, conjunctions, pronouns, auxiliaries. */
  readonly small: readonly string[];
  /** Words and marks at which one clause ends and another begins. */
  readonly conjunctions: readonly string[];
  readonly calendar: CalendarWords;
  readonly reversals: Reversals;
  readonly quoting: QuotingWords;
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

/** Words that count; keys in lower case, as whole words; one of several words has them apart by a blank or a hyphen. */
export interface NumberWords {
  /** "three" is 3. What is a pronoun or article as often as a count ("one") is not among them. */
  readonly cardinals: Readonly<Record<string, number>>;
  /** "sixth" is 6. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Words that multiply what stands before them: "million". */
  readonly scales: Readonly<Record<string, number>>;
  /** Scales that stand right after digits: "3m", "2,5 Mrd." without the full stop; letter case does not count. */
  readonly shortScales: Readonly<Record<string, number>>;
  /** "a million" is one; so is "one million". */
  readonly articles: readonly string[];
  /** The number one, which is a pronoun too. */
  readonly one: readonly string[];
  /** Joins the parts of a number: "two hundred and five", "three and a half". */
  readonly and: readonly string[];
  readonly half: readonly string[];
  /** Before a number below nought. */
  readonly minus: readonly string[];
  /** Words that say the same of a number without its sign: "a loss of 5". */
  readonly losses: readonly string[];
  /** What a counted part is of a whole: "third" is 3. */
  readonly parts: Readonly<Record<string, number>>;
  /** Those of the parts that are ordinals too: "a third country". */
  readonly ofPart: readonly string[];
  /** Between a part and its whole: "15 of 27". */
  readonly of: readonly string[];
  /** Between two that stand against each other: "331 votes to 178". */
  readonly against: readonly string[];
  /** Verbs and adverbs of how many times: "doubled" is 2, "halved" a half. */
  readonly multiples: Readonly<Record<string, number>>;
  /** Those that are adjectives too, before what is multiplied: "double the estimate". */
  readonly times: Readonly<Record<string, number>>;
  /** Numbers that are not told exactly: "dozens" is 12, "tens" 10. */
  readonly groups: Readonly<Record<string, number>>;
  /** Before a small number these make a group that is known already: "the two sides". */
  readonly definite: readonly string[];
  /** The mark that divides whole from part in digits. */
  readonly decimal: '.' | ',';
}

/** Words around a number that say which side of it is meant; phrases of words apart by a blank. */
export interface Comparators {
  readonly more: readonly string[];
  readonly less: readonly string[];
  /** A little under it: "nearly". */
  readonly nearly: readonly string[];
  readonly about: readonly string[];
}

/** Words that say which way a quantity went; `*` at the end of one stands for any ending. */
export interface Directions {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** Names of the calendar, from the first, each with its usual short and inflected forms. */
export interface CalendarWords {
  /** From January. */
  readonly months: readonly (readonly string[])[];
  /** Names of months that begin a sentence as other words: "May". */
  readonly alsoWords?: readonly string[];
  /** From Sunday; in full, in every form that stands in a sentence. */
  readonly weekdays: readonly (readonly string[])[];
  /** From Sunday; they count beside a date only. */
  readonly shortWeekdays: readonly (readonly string[])[];
  /** Words for a part of a day that may stand between a weekday and its date: "morning". */
  readonly dayParts: readonly string[];
  /** Times of day as the language writes them, beside "16:07": patterns with the groups `h`, `m` and `half` (a or morning, else the other). */
  readonly clock: readonly string[];
  /** Words for a time of day, in minutes: "noon" is 720. */
  readonly times: Readonly<Record<string, number>>;
  /** Words that mean a day by how many days it is from that of writing: "yesterday" is -1. */
  readonly relative: Readonly<Record<string, number>>;
  /** Words that mean a year by how many years it is from that of writing: "last year" is -1. */
  readonly relativeYears: Readonly<Record<string, number>>;
  /** What stands before a date in a sentence, and the words after which it does not: "on", but "until 6 August". */
  readonly onDay: { readonly word: string; readonly notAfter: readonly string[] };
  /** Words right before a date that make it the last day of something, or the first. */
  readonly bounds: { readonly latest: readonly string[]; readonly earliest: readonly string[] };
  /** Words that may stand between a day and its month, or a month and its year: "of". */
  readonly links: readonly string[];
  /** What may follow a day's digits: "th", ".", "-го". */
  readonly daySuffix: string;
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

/** Words that tell whose quoted words are, and whether they still say what they said. */
export interface QuotingWords {
  /** What a bracket may stand for, and may put in. */
  readonly pronouns: readonly string[];
  /** Pronouns that stand for a speaker named before. */
  readonly speakers: readonly string[];
  /** Articles, prepositions and auxiliaries: without a word of content beside them they alter nothing. */
  readonly grammar: readonly string[];
  /** Phrases with a negation that denies nothing: "not only". */
  readonly affirmed: readonly string[];
  /** Words that begin another clause: what is denied before them is not denied after. */
  readonly clauses: readonly string[];
  /** Those that begin a clause on the word before them. */
  readonly relatives: readonly string[];
  /** Before a verb in its base form, where the language has such a word: "to". */
  readonly infinitive: readonly string[];
  /** Words that begin a clause after a comma that says what is said: what is denied before it is denied in it. */
  readonly complements?: readonly string[];
  /** Words that leave open what follows: "whether". */
  readonly open: readonly string[];
  /** Words that begin a condition, as patterns; the longer ones may have a blank. */
  readonly conditional: readonly string[];
  /** Words that a clause after a condition begins with: "then". */
  readonly then: readonly string[];
  /** Verbs in a form that a clause says something with, beside the modals of `reversals`. */
  readonly finite: readonly string[];
  /** Forms of one irregular verb or word, apart by a bar: "go|goes|went|gone". */
  readonly irregular: readonly string[];
  /** Conditions that only contrast: "but". */
  readonly concessions: readonly string[];
  /** Denials beside those of `reversals`, in a source. */
  readonly denials: readonly string[];
  /** After a denial, before what is denied in other words: "rejected that as". */
  readonly as: readonly string[];
  /** Words with which a writer says that quoted words are denied. */
  readonly denied: readonly string[];
  /** Words with which a writer says that they are open or have a condition. */
  readonly weighed: readonly string[];
  /** Negations that say nothing else: "not", "don't". */
  readonly nots: readonly string[];
  /** Words right before others that make them less than they say: "almost certainly". */
  readonly dampers: readonly string[];
  /** Verbs that give words to a speaker, beside those of `speech`. */
  readonly says: readonly string[];
  /** Before who speaks, in a passive. */
  readonly by: readonly string[];
  /** Words that speak of someone who asks. */
  readonly askers: readonly string[];
  /** What a bracket may end a word with. */
  readonly endings: RegExp;
}

export interface PersonWords {
  readonly givenNames: ReadonlySet<string>;
  /** Endings that surnames have, and names of firms and places hardly ever do. */
  readonly surname: RegExp;
  /** Capitalised words that follow an office or stand in a name without being a person's. */
  readonly notAName: ReadonlySet<string>;
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
