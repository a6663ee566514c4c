import { filesAsked, witnessed, wouldAnswer, type Asked } from '../model/asked.ts';
import {
  assembleOn,
  briefingFileOf,
  NOTHING_KNOWN,
  readGround,
  type Ground,
  type KnownFiles,
} from '../model/assemble.ts';
import type { Files, Library } from '../model/library.ts';
import type { Parsed } from '../model/parse.ts';
import { sortProblems } from '../problem.ts';
import { digestOfValue } from './code.ts';
import { readContent, type Content } from './folder.ts';
import type { Reading } from './reading.ts';
import { isLate, readSyntaxes } from './syntax-reader.ts';

/** A briefing as it was read, and what its folder was asked for it. */
interface ReadBriefing {
  asked: Asked;
  parsed: Parsed;
}

/**
 * Everything a reading holds, by id, references resolved, and every problem in it. Briefings are read in threads; one whose text and
 * whose folder's answers are what they were is remembered.
 */
export async function libraryOf({ content, memory }: Reading): Promise<Library> {
  const { briefings, others } = parted(content.files);
  const files = memory.files ?? NOTHING_KNOWN;
  const ground = readGround(others, refusedIn(content), files);
  const kept = await memory.open<ReadBriefing>('briefings');
  const site = digestOfValue(ground.world.site);
  const known = new Map<string, ReadBriefing>();
  for (const [file, text] of briefings) {
    const read = kept.get(file, `${site}\n${text}`);
    if (read && wouldAnswer(read.asked, ground.world, digestOfValue)) known.set(file, read);
  }
  const syntaxes = await readSyntaxes(new Map([...briefings].filter(([file]) => !known.has(file))), memory);
  const briefing: KnownFiles['briefing'] = (file, text, world, read) => {
    const keep = (value: ReadBriefing): Parsed => {
      const of = [file, ...filesAsked(value.asked).filter((name) => content.files.has(name))];
      kept.keep(file, `${site}\n${text}`, value, of);
      return value.parsed;
    };
    const before = known.get(file);
    if (before) return keep(before);
    const witness = witnessed(world, digestOfValue);
    const parsed = read(witness.world);
    const syntax = syntaxes.get(file);
    return syntax && isLate(syntax) ? parsed : keep({ asked: witness.asked(), parsed });
  };
  return withProblems(content, assembleOn(ground, briefings, syntaxes, { ...files, briefing }));
}

/** Reads a content folder in this thread, with no memory: for a few briefings of one's own. */
export async function loadLibrary(folder: string): Promise<Library> {
  const content = await readContent(folder);
  const { briefings, others } = parted(content.files);
  const ground: Ground = readGround(others, refusedIn(content));
  return withProblems(content, assembleOn(ground, briefings));
}

function parted(files: Files): Record<'briefings' | 'others', Map<string, string>> {
  const parts = { briefings: new Map<string, string>(), others: new Map<string, string>() };
  for (const [file, text] of files) (briefingFileOf(file) ? parts.briefings : parts.others).set(file, text);
  return parts;
}

const refusedIn = ({ problems }: Content): string[] => problems.map((p) => p.file);

const withProblems = ({ problems }: Content, library: Library): Library =>
  problems.length ? { ...library, problems: sortProblems([...library.problems, ...problems]) } : library;
