/** Words whose loss can turn a sentence round: negations, conditions, modal verbs and hedges. */
export const REVERSALS: readonly string[] = [
  'not|no|never|neither|nor|none|nobody|nothing|hardly|barely|without|cannot',
  "isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|wouldn't|can't|couldn't|shouldn't|hasn't|haven't|hadn't",
  'refuse|refuses|refused|deny|denies|denied|reject|rejects|rejected|fail|fails|failed',
  'if|unless|until|provided|except|only|otherwise|although|though|but|however',
  'may|might|could|would|should|must|can',
  'perhaps|possibly|probably|likely|unlikely|allegedly|reportedly',
];
