import { assemble, briefingFileOf } from '../model/assemble.ts';
import type { Library } from '../model/library.ts';
import type { Syntax } from '../model/syntax.ts';
import { sortProblems } from '../problem.ts';
import { readContent, type Content } from './folder.ts';
import type { Reading } from './reading.ts';
import { readSyntaxes } from './syntax-reader.ts';

/** Everything a reading holds, by id, references resolved, and every problem in it; briefings are read in threads. */
export async function libraryOf({ content, memory }: Reading): Promise<Library> {
  const texts = new Map([...content.files].filter(([file]) => briefingFileOf(file)));
  return assembled(content, await readSyntaxes(texts, memory));
}

/** Reads a content folder in this thread, with no memory: for a few briefings of one's own. */
export const loadLibrary = async (folder: string): Promise<Library> => assembled(await readContent(folder));

function assembled({ files, problems }: Content, syntaxes?: ReadonlyMap<string, Syntax>): Library {
  const refused = problems.map((p) => p.file);
  const library = assemble(files, syntaxes, refused);
  return refused.length ? { ...library, problems: sortProblems([...library.problems, ...problems]) } : library;
}
