import type { Problem } from '../problem.ts';
import { problemOf, type Unread } from './report/unread.ts';
import { asGithub } from './report/github.ts';
import { asSarif } from './report/sarif.ts';
import { asText } from './report/text.ts';

/** How problems are printed: `text` for people, the others for programs. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * @param folder the content folder as the reader would name it; problems' files are relative to it
 * @param unread the rules that do not read a briefing's language: to programs a note each, beside the problems; people are told
 *   in a line of its own
 */
export function report(
  problems: readonly Problem[],
  folder: string,
  format: Format,
  unread: readonly Unread[] = [],
): string {
  switch (format) {
    case 'text':
      return asText(problems, folder);
    case 'json':
      return JSON.stringify([...problems, ...unread.map(problemOf)], undefined, 2);
    case 'sarif':
      return asSarif(problems, folder, unread);
    case 'github':
      return asGithub(problems, folder, unread);
  }
}
