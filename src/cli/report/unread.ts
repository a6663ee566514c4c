import { START, type Place, type RuleName } from '../../problem.ts';

/** The rules that do not read the language of a briefing, or not all of it. */
export interface Unread {
  file: string;
  lang: string;
  rules: readonly RuleName[];
}

/** What a reader is told of it. */
export const unreadInWords = ({ lang, rules }: Unread): string =>
  `in "${lang}" these rules read nothing or less, look yourself: ${rules.join(', ')}`;

/** A note in the shape of a problem, of no rule: nothing is wrong, and nothing was looked at. */
export interface Note extends Place {
  file: string;
  rule: 'unread';
  severity: 'note';
  message: string;
  note: string;
}

export const problemOf = (unread: Unread): Note => ({
  ...{ file: unread.file, ...START, rule: 'unread', severity: 'note' },
  message: unreadInWords(unread),
  note: 'Look at these points yourself',
});
