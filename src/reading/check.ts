import { rangeIn, type Range } from '../model/mend.ts';
import type { Fix, Problem, RuleName } from '../problem.ts';
import type { Room } from '../sheet/room.ts';
import { claimsIn } from './claims.ts';
import { savedText, type Content } from './folder.ts';
import { WHOLE } from './memory.ts';
import type { Reading } from './reading.ts';

/** A problem as programs are told of it. */
export interface Told extends Problem {
  /** Its `range` is where it stands in the file as saved, in UTF-16 units, a byte order mark and each part of a CRLF counted. */
  fix?: Fix & { readonly range: Range };
}

/** What a check came to. */
export interface Checked {
  briefings: number;
  sources: number;
  problems: Told[];
  /** The words of each briefing's sheet and those it holds, by its file's name; of drafts it is said. */
  rooms: { file: string; draft: boolean; room: Room }[];
  /** The rules that do not read a briefing's language, by its file's name; none where all do. */
  unread: { file: string; lang: string; rules: RuleName[] }[];
}

/**
 * Checks a reading whole; what the same texts came to on the same day, by the same code and rules, is remembered.
 *
 * @param today YYYY-MM-DD, by which a forecast is overdue
 */
export async function checked(reading: Reading, today: string): Promise<Checked> {
  const kept = await reading.memory.open<Inspection>('check');
  const own = await reading.own?.();
  const from = [today, reading.content.digest, ...(own ? [own.digest] : [])].join(' ');
  const result = kept.get(WHOLE, from) ?? (await inspected(reading, today));
  kept.keep(WHOLE, from, result);
  return { ...result, problems: result.problems.map((problem) => told(problem, reading.content)) };
}

/** The same for the same texts, whatever the line ends of their files. */
type Inspection = Omit<Checked, 'problems'> & { problems: Problem[] };

function told({ fix, ...problem }: Problem, content: Content): Told {
  const range = fix && rangeIn(savedText(content, fix.file) ?? '', fix);
  return { ...problem, ...(fix && range ? { fix: { ...fix, range } } : {}) };
}

async function inspected(reading: Reading, today: string): Promise<Inspection> {
  const { inspect } = await import('./inspect.ts');
  const { rulesUnread } = await import('../rules/index.ts');
  const { library, problems, rooms } = await inspect(reading, today);
  // What was just read need not be read again when someone asks what rests on a source.
  await claimsIn(reading, () => Promise.resolve(library));
  return {
    briefings: library.briefings.length,
    sources: library.sources.length,
    problems,
    unread: library.briefings.flatMap(({ file, lang }) => {
      const rules = rulesUnread(lang);
      return rules.length ? [{ file, lang, rules }] : [];
    }),
    rooms: library.briefings.flatMap(({ file, status }) => {
      const room = rooms.get(file);
      return room ? [{ file, draft: status === 'draft', room }] : [];
    }),
  };
}
