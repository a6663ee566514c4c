import { ROOT } from './cli/settings.ts';
import type { Brief } from './model/brief.ts';
import type { Library } from './model/library.ts';
import type { Paper, Site } from './model/site.ts';
import { openOutputs } from './outputs.ts';
import type { Problem } from './problem.ts';
import { readContent } from './reading/folder.ts';
import { inspect } from './reading/inspect.ts';
import { loadLibrary } from './reading/library.ts';
import { FORGETFUL } from './reading/memory.ts';

/** Readout for programs of one's own: what the commands do, on values, with nothing remembered and nothing printed. */

export type { Actor } from './model/actor.ts';
export type { Brief } from './model/brief.ts';
export type { Library } from './model/library.ts';
export type { Paper, Site } from './model/site.ts';
export type { Source } from './model/source.ts';
export type { Problem } from './problem.ts';

/** Everything a content folder holds, by id and with references resolved. It may hold what is not to be published. */
export const readFolder = (folder: string): Promise<Library> => loadLibrary(folder);

/**
 * All problems of a content folder, those of its sheets included.
 *
 * @param today YYYY-MM-DD, by which an outlook is overdue
 */
export async function check(folder: string, today: string): Promise<readonly Problem[]> {
  return (await inspect({ root: ROOT, content: await readContent(folder), memory: FORGETFUL }, today)).problems;
}

/** A brief's sheet as a PDF of one page, on each paper. @throws where it does not fit: `check` says so first */
export async function sheet(brief: Brief, site: Site): Promise<Readonly<Record<Paper, Uint8Array>>> {
  return (await openOutputs(ROOT, site, 1).sheets(brief)).pdf;
}

/** A brief's mail as the bytes of a draft, the sheet attached. */
export const mail = (brief: Brief, site: Site): Promise<Uint8Array> => openOutputs(ROOT, site, 1).mail(brief);
