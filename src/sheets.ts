import type { Brief } from './model/brief.ts';
import type { Paper, Site } from './model/site.ts';
import { writeSheets, type SheetFacts } from './pdf/index.ts';
import type { Problem } from './problem.ts';
import { layOut, type Sheet } from './sheet/fit.ts';
import type { FontFiles } from './sheet/laid.ts';
import type { Setter } from './sheet/words.ts';
import { sheetFacts } from './wording/phrases.ts';

/** What no way of setting fits on one page; its problems say what to do. */
export class Unfit extends Error {
  readonly problems: readonly Problem[];

  /** @param of what it is, in a word */
  constructor(of: string, problems: readonly Problem[]) {
    super(`${of}: ${problems[0]?.message ?? 'no sheet'}`);
    this.problems = problems;
  }
}

/** A brief as one page, laid out, and as a PDF on both papers. */
export interface Sheets extends Sheet {
  pdf: Readonly<Record<Paper, Uint8Array>>;
}

/** What sets words and writes them. */
export interface Faces {
  setter: Setter;
  fonts: FontFiles;
}

/**
 * A brief's sheets: made by this alone, in the press, in a command and in a browser's tab, so that all have the same bytes.
 *
 * @throws Unfit where it does not fit: `check` says so first
 */
export function sheetsOf(brief: Brief, site: Site, { setter, fonts }: Faces): Sheets {
  const sheet = layOut(brief, site, setter);
  if ('problems' in sheet) throw new Unfit(brief.id, sheet.problems);
  return { ...sheet, pdf: papersOf(sheet.pages, sheetFacts(brief, site), fonts) };
}

/** A page laid out on both papers, as PDFs. */
export function papersOf({ a4, letter }: Sheet['pages'], facts: SheetFacts, fonts: FontFiles): Sheets['pdf'] {
  const [first, second] = writeSheets([a4, letter], facts, fonts);
  if (!first || !second) throw new Error('A sheet was not written');
  return { a4: first, letter: second };
}
