/** Words by which a text says who says what. */
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
  /** After a passive these name who speaks. */
  readonly by: readonly string[];
  /** Verbs of speech only before a clause, a quotation or the end: "maintains that", not "maintains quotas". */
  readonly clause?: readonly string[];
  /** Forms of the verbs that are nouns too: "the states report". */
  readonly orThing?: ReadonlySet<string>;
  /** Before these a form of a verb of speech is none: "the stated aim", "of reported losses". */
  readonly noSpeech?: ReadonlySet<string>;
  /** Adverbs and auxiliaries that may stand between who speaks and the verb. */
  readonly between?: RegExp;
  /** Auxiliaries that make no passive: "has". */
  readonly perfect?: ReadonlySet<string>;
  readonly nominal?: NominalWords;
}

/** Words by which a claim is someone’s without a verb of speech, and by which a claimant is known. */
export interface NominalWords {
  /** After a preposition and a possessive: "by the ministry’s count". */
  readonly accounts: ReadonlySet<string>;
  /** After a possessive and before "is": "Kyiv’s position is". */
  readonly stands: ReadonlySet<string>;
  /** Those who claim, without a name: "officials", "the report", "she". */
  readonly claimants: ReadonlySet<string>;
  /** Pronouns that own: "its". */
  readonly owners: ReadonlySet<string>;
  /** Prepositions before whose account it is: "by". */
  readonly accountAfter: ReadonlySet<string>;
  /** After a stand: "Kyiv’s position is". */
  readonly are: ReadonlySet<string>;
  /** Before whose view it is, where it opens a sentence: "For the White House, …". */
  readonly view: ReadonlySet<string>;
  /** Before a claimant: it is not the subject. */
  readonly prepositions: ReadonlySet<string>;
  /** Articles and titles, which may stand between a preposition and a name. */
  readonly beforeName: ReadonlySet<string>;
  /** Words that are adjectives of a name more often than names: "Polish". */
  readonly adjective: RegExp;
}
