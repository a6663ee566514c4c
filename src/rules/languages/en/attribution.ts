/** Before these a form of a verb of speech is none: "the stated aim", "of reported losses". */
export const NO_SPEECH: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'its',
  'his',
  'her',
  'their',
  'our',
  'my',
  'any',
  'no',
]);

/** Adverbs and auxiliaries that may stand between who speaks and the verb. */
export const BETWEEN =
  /^(?:\p{L}+ly|also|again|has|have|had|not|never|then|later|still|even|further|repeatedly|first|did|does|do|now|too|once|twice|often)$/u;

export const PERFECT: ReadonlySet<string> = new Set(['has', 'have', 'had', 'will']);
export const OWNERS: ReadonlySet<string> = new Set(['his', 'her', 'its', 'their']);
export const ACCOUNT_AFTER: ReadonlySet<string> = new Set(['by', 'in', 'on', 'to', 'from', 'under']);
export const ARE: ReadonlySet<string> = new Set(['is', 'was', 'remains']);
export const VIEW: ReadonlySet<string> = new Set(['for']);
export const BEFORE_NAME: ReadonlySet<string> = new Set('the a an mr ms mrs sir lord lady dr us'.split(' '));
export const ADJECTIVE = /(?:an|ish|ese|ch)$/u;
