import { readContent, type Content } from './folder.ts';
import { openMemory, type Memory } from './memory.ts';
import type { OwnRules } from './own-rules.ts';

/** One reading of a content folder, and what earlier runs worked out from the same texts. */
export interface Reading {
  /** The project's own folder, where its fonts are. */
  root: string;
  content: Content;
  memory: Memory;
  /** The desk's own rules, read when they are first asked for; nothing where it has none. */
  own?: () => Promise<Pick<OwnRules, 'digest' | 'files' | 'waivable' | 'problems'> | undefined>;
}

/**
 * Reads a content folder, once: everything a command then does with it is a function of the value.
 *
 * @param root the project's own folder
 * @param folder the content folder's absolute path
 * @param before an earlier reading of the same folder: what was not saved since is not read again
 * @throws where the folder itself is not there or cannot be read
 */
export const readFolder = async (root: string, folder: string, before?: Before): Promise<Reading> =>
  readingOf(root, folder, await readContent(folder, { before: before?.content }), before);

/** What is kept of a reading for the next one. */
export type Before = Partial<Pick<Reading, 'content' | 'memory'>>;

/** The same of what was read already. */
export const readingOf = async (root: string, folder: string, content: Content, before?: Before): Promise<Reading> => ({
  ...{ root, content },
  memory: await openMemory(root, folder, content, before),
});
