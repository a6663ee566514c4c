import type { Reversals } from '../language.ts';

/** Words whose loss can turn a sentence round. */
export const REVERSALS: Reversals = {
  negations: [
    'not|no|never|neither|nor|none|nobody|nothing|hardly|barely|without|cannot',
    "isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|wouldn't|can't|couldn't|shouldn't|hasn't|haven't|hadn't|mustn't|needn't|ain't",
    'rarely|seldom',
  ],
  denials: ['refuse|refuses|refused|deny|denies|denied|reject|rejects|rejected|fail|fails|failed'],
  conditions: [
    'if|unless|until|provided|providing|assuming|except|only|otherwise|although|though|but|however',
    'as|so long as',
    'on condition',
    'in case',
    'in the event',
    'subject to',
  ],
  modals: ['may|might|could|would|should|must|can'],
  doubts: ['perhaps|possibly|probably|likely|unlikely|allegedly|reportedly'],
};
