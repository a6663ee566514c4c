import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const DOCS = join(import.meta.dirname, '../../docs');

/** What a page of the guide tells its reader to do, in order: save a file, or run a command. */
export type Step = { file: string; text: string } | { command: string };

const BLOCK = /(?:`([^`\s]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```/gm;

/** The steps of a page. @throws where a block is neither a command nor a file with a name */
export async function stepsOf(page: string): Promise<Step[]> {
  const text = await readFile(join(DOCS, page), 'utf8');
  return [...text.matchAll(BLOCK)].flatMap(([, file, kind, block = '']): Step[] => {
    if (kind === 'sh')
      return block
        .replaceAll('\\\n', ' ')
        .split('\n')
        .filter((line) => line !== '')
        .map((command) => ({ command }));
    if (file === undefined) throw new Error(`${page}: a block of ${kind ?? ''} without the name of a file`);
    return [{ file, text: block }];
  });
}
