import type { Problem } from '../problem.ts';
import { asGithub } from './report/github.ts';
import { asSarif } from './report/sarif.ts';
import { asText } from './report/text.ts';

/** How problems are printed: `text` for people, the others for programs. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** @param folder the content folder as the reader would name it; problems' files are relative to it */
export function report(problems: readonly Problem[], folder: string, format: Format): string {
  switch (format) {
    case 'text':
      return asText(problems, folder);
    case 'json':
      return JSON.stringify(problems, undefined, 2);
    case 'sarif':
      return asSarif(problems, folder);
    case 'github':
      return asGithub(problems, folder);
  }
}
