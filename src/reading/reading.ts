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
 * @throws where the folder itself is not there or cannot be read
 */
export async function readFolder(root: string, folder: string): Promise<Reading> {
  const content = await readContent(folder);
  return { root, content, memory: await openMemory(root, folder, content) };
}
