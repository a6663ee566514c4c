/** Words with which an author tells others what to do. */
export const ADVICE: readonly string[] = [
  'should|must',
  'ought to',
  'needs|need to',
  'had better',
  'would do well to',
  'it is essential|imperative|vital|crucial|time that|to',
];

/** A question of what is required is none of advice. */
export const QUESTIONS: ReadonlySet<string> = new Set(['whether', 'who', 'which', 'what', 'how', 'when', 'if']);

/** Where they do not: a condition, or what a text requires. */
export const NOT_ADVICE: readonly string[] = [
  'should the|a|any|talks|he|she|they|it|no|this|that',
  'must have',
  'must be true',
];
