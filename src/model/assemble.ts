import { mendable, problem, sortProblems, START, type Problem } from '../problem.ts';
import type { Actor } from './actor.ts';
import { readActor, readSite, readSource, type Read } from './documents.ts';
import { readFaces, readLogo } from './brand-files.ts';
import { briefingId, id as anyId } from './fields.ts';
import { sortedByEdition } from './editions.ts';
import { editionFaults, insteadFaults, labelFaults, noteFaults } from './edition-faults.ts';
import type { Files, Library } from './library.ts';
import { parseMdx } from './mdx.ts';
import { byNewest } from './newest.ts';
import { readPage, type OwnPage } from './page.ts';
import { parseBriefing, type Parsed, type World } from './parse.ts';
import type { Site } from './site.ts';
import { controlIn, MOST_MARKS, shown, stackedIn } from './shown.ts';
import type { Source } from './source.ts';
import { readSyntax, type Syntax } from './syntax.ts';
import { unknownActor } from './unknown.ts';
import type { PlaceOf } from './yaml.ts';

const FOLDERS = [
  { pattern: /^site\.yaml$/, kind: 'site' },
  { pattern: /^([^/]+)\.mdx$/, kind: 'briefing' },
  { pattern: /^editions\/([^/]+)\.([1-9]\d{0,3})\.mdx$/, kind: 'edition' },
  { pattern: /^sources\/([^/]+)\.md$/, kind: 'source' },
  { pattern: /^actors\/([^/]+)\.yaml$/, kind: 'actor' },
  { pattern: /^pages\/([^/]+)\.md$/, kind: 'page' },
  { pattern: /^brand\/([^/]+)\.(?:svg|png|ttf|otf)$/, kind: 'brand' },
] as const;

/** Whether a file of the folder is a briefing, by its path. */
export const isBriefing = (file: string): boolean => FOLDERS[1].pattern.test(file);

/** The file of the briefing that a file of the folder is, or is an earlier edition of; nothing where it is neither. */
export function briefingFileOf(file: string): string | undefined {
  const id = FOLDERS[2].pattern.exec(file)?.[1];
  return isBriefing(file) ? file : id && `${id}.mdx`;
}

type Kind = (typeof FOLDERS)[number]['kind'];
interface Entry {
  file: string;
  id: string;
  /** Of an earlier edition of a briefing. */
  number?: number;
  text: string;
}

/** What was read of single files, each by its text: for one who assembles a folder again after a file of it has changed. */
export interface KnownFiles {
  /** What `read` gives for a file whose reading depends on nothing but `from`. */
  of: <T>(file: string, from: string, read: () => T) => T;
  /** As `parseMdx`. */
  parse: typeof parseMdx;
  /** What `read` gives for a briefing in a folder, which is the one it is given or takes note of what that is asked. */
  briefing: (file: string, text: string, world: World, read: (world: World) => Parsed) => Parsed;
}

/** Reads every file anew. */
export const NOTHING_KNOWN: KnownFiles = {
  of: (_file, _from, read) => read(),
  parse: parseMdx,
  briefing: (_file, _text, world, read) => read(world),
};

/** Remembers the last reading of each file, and the last tree. */
export function rememberFiles(): KnownFiles {
  const known = new Map<string, { from: string; value: unknown }>();
  let tree: { body: string; parsed: ReturnType<typeof parseMdx> } | undefined;
  return {
    ...NOTHING_KNOWN,
    of: <T>(file: string, from: string, read: () => T): T => {
      const last = known.get(file);
      if (last?.from === from) return last.value as T;
      const value = read();
      known.set(file, { from, value });
      return value;
    },
    parse: (body) => {
      if (tree?.body !== body) tree = { body, parsed: parseMdx(body) };
      return tree.parsed;
    },
  };
}

/** Stands in for settings that are wrong, so that the rest of the folder is checked all the same; never printed. */
const NO_SITE: Site = {
  name: '-',
  url: 'https://invalid',
  lang: 'en',
  paper: 'a4',
  scale: 'icd203',
  audience: 'CLEAR',
};

/**
 * A folder's texts -> the Library. Pure: the same texts give the same Library on every machine.
 *
 * @param syntaxes what `readSyntax` made of briefings before, by file; the others are read here
 * @param refused paths that are there and are no text, which was told of already
 * @param known what was read of the same files before
 */
export function assemble(
  files: Files,
  syntaxes: ReadonlyMap<string, Syntax> = new Map(),
  refused: readonly string[] = [],
  known: KnownFiles = NOTHING_KNOWN,
): Library {
  const [briefings, others] = [new Map<string, string>(), new Map<string, string>()];
  for (const [file, text] of files) (briefingFileOf(file) ? briefings : others).set(file, text);
  return assembleOn(readGround(others, refused, known), briefings, syntaxes, known);
}

/** What the briefings of a folder rest on, read once for all of them: good until a file of it changes. */
export interface Ground {
  readonly files: Files;
  readonly world: World;
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly pages: readonly OwnPage[];
  readonly problems: readonly Problem[];
}

/** @param files all but the briefings */
export function readGround(files: Files, refused: readonly string[] = [], known: KnownFiles = NOTHING_KNOWN): Ground {
  const problems: Problem[] = [];
  const { entries, unreadable } = sortFiles(files, problems);
  const settings = readSettings(entries.site, [...refused, ...unreadable], problems);
  const site = settings?.data ? withFiles(settings, entries.brand, [...refused, ...unreadable], problems) : NO_SITE;
  const places = new Map<string, PlaceOf>();
  const sources = keep(entries.source, places, problems, (e) =>
    known.of(e.file, `${site.lang}\n${e.text}`, () => readSource(e.text, e.id, e.file, site.lang)),
  );
  const actors = keep(entries.actor, places, problems, (e) =>
    known.of(e.file, e.text, () => readActor(e.text, e.id, e.file)),
  );
  const pages = keep(entries.page, places, problems, (e) =>
    known.of(e.file, e.text, () => readPage(e.text, e.id, e.file)),
  );
  const broken = new Set([
    ...lost('sources', entries.source, sources),
    ...lost('actors', entries.actor, actors),
    ...[...refused, ...unreadable].map((f) => f.replace(/\.\w+$/, '')),
    ...(settings?.data ? [] : ['site']),
  ]);
  const world: World = { site, sources: byId(sources), actors: byId(actors), broken };
  checkReferences(world, places, problems);
  return { files, world, sources, actors, pages, problems };
}

/** Briefings on their ground -> the Library of both; the other parameters are those of {@link assemble}. */
export function assembleOn(
  ground: Ground,
  texts: Files,
  syntaxes: ReadonlyMap<string, Syntax> = new Map(),
  known: KnownFiles = NOTHING_KNOWN,
): Library {
  const { files, world, sources, actors } = ground;
  const problems = [...ground.problems];
  const { entries } = sortFiles(texts, problems);
  const comments: Library['comments'] = {};
  const fields: Library['fields'] = {};
  const unread: Library['unread'] = {};
  const briefs = [...entries.briefing, ...entries.edition].flatMap(({ file, id, text }) => {
    const parsed = known.briefing(file, text, world, (asked) =>
      parseBriefing(
        syntaxes.get(file) ?? known.of(file, text, () => readSyntax(text, file, known.parse)),
        briefingId.parse(id),
        file,
        text,
        asked,
      ),
    );
    for (const problem of parsed.problems) problems.push(problem);
    comments[file] = parsed.comments;
    fields[file] = parsed.fields;
    unread[file] = parsed.unread;
    return parsed.brief ?? [];
  });
  for (const found of editionFaults(entries, briefs, fields)) problems.push(found);
  const kept = new Set(entries.edition.map(({ file }) => file));
  // Two of one number are told of, and only one of them can stand.
  const sound = briefs.filter(
    (brief) =>
      !kept.has(brief.file) ||
      briefs.some(({ id, edition, file }) => id === brief.id && !kept.has(file) && edition > brief.edition),
  );
  const { newest, earlier } = sortedByEdition(sound);
  for (const found of insteadFaults(newest, fields)) problems.push(found);
  for (const found of labelFaults(newest, earlier, world.site, fields)) problems.push(found);
  for (const found of noteFaults([...newest, ...earlier], fields)) problems.push(found);
  return {
    site: world.site,
    briefings: newest.sort(byNewest),
    earlier,
    sources: [...sources],
    actors: [...actors],
    pages: [...ground.pages],
    comments,
    fields,
    unread,
    texts: new Map([...files, ...texts]),
    problems: sortProblems(problems),
  };
}

/** A folder's texts by kind; `unreadable` are those of its own that no one should read further. */
function sortFiles(
  files: Files,
  problems: Problem[],
): { entries: Record<Kind, Entry[]>; unreadable: readonly string[] } {
  const unreadable: string[] = [];
  const entries: Record<Kind, Entry[]> = {
    site: [],
    briefing: [],
    edition: [],
    source: [],
    actor: [],
    page: [],
    brand: [],
  };
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const match = FOLDERS.map(({ pattern, kind }) => ({ kind, found: pattern.exec(file) })).find((m) => m.found);
    if (!match?.found) {
      problems.push(problem('schema', file, START, 'The file has no place in a content folder', misplacedNote(file)));
      continue;
    }
    const id = match.found[1] ?? '';
    const wrong = match.kind === 'site' ? undefined : anyId.safeParse(id).error?.issues[0];
    if (wrong) {
      const reason = wrong.code === 'too_big' ? 'has over 80 characters' : wrong.message;
      problems.push(
        problem('schema', file, START, `The file’s name "${shown(id, 100)}" is no id: ${reason}`, 'Rename the file'),
      );
      continue;
    }
    const control = controlIn(text);
    if (control) {
      const message = `The file has a control character (${shown(control.character)})`;
      // Captured words are never altered, not even by what no one sees.
      const fix = { file, ...control.at, text: '', label: 'nothing in its place', safe: true };
      problems.push(
        mendable(
          problem('schema', file, control.at, message, 'Take the character out'),
          match.kind === 'source' ? undefined : fix,
        ),
      );
    }
    const stack = stackedIn(text);
    if (stack) {
      const message = `A letter has over ${MOST_MARKS} marks that combine with it`;
      problems.push(problem('schema', file, stack, message, 'Take the marks out'));
      unreadable.push(file);
      continue;
    }
    const number = match.kind === 'edition' ? { number: Number(match.found[2]) } : {};
    entries[match.kind].push({ file, id, ...number, text });
  }
  return { entries, unreadable };
}

/** Endings that are near the right one, by where a file stands. */
const ENDINGS = [
  { pattern: /^[^/]+\.(md|markdown|mdx\.txt)$/i, ending: '.mdx' },
  { pattern: /^site\.(yml|yaml\.txt)$/i, ending: '.yaml' },
  { pattern: /^sources\/[^/]+\.(mdx|markdown|txt)$/i, ending: '.md' },
  { pattern: /^actors\/[^/]+\.(yml|yaml\.txt)$/i, ending: '.yaml' },
  { pattern: /^pages\/[^/]+\.(mdx|markdown|txt)$/i, ending: '.md' },
] as const;

function misplacedNote(file: string): string {
  const near = ENDINGS.find(({ pattern }) => pattern.test(file));
  if (near) return `Rename it to ${shown(file.replace(/\.(\w+|\w+\.txt)$/, near.ending), 100)}`;
  return 'The folder holds site.yaml, <id>.mdx, editions/<id>.<n>.mdx, sources/<id>.md, actors/<id>.yaml, pages/<id>.md and what a desk’s look is made of in brand/; move it out';
}

/** The site's settings; nothing where there are none that can be read. */
function readSettings([entry]: readonly Entry[], told: readonly string[], problems: Problem[]): Read<Site> | undefined {
  if (!entry) {
    if (told.includes('site.yaml')) return undefined;
    problems.push(
      problem('schema', 'site.yaml', START, 'The folder has no site.yaml', 'Write one with `name` and `url`'),
    );
    return undefined;
  }
  const read = readSite(entry.text, entry.file);
  for (const problem of read.problems) problems.push(problem);
  return read;
}

/** Settings with what their files are; those that cannot be what they are to be are not there. */
function withFiles(
  { data, placeOf = () => START }: Read<Site>,
  entries: readonly Entry[],
  told: readonly string[],
  problems: Problem[],
): Site {
  if (!data) throw new Error('There are no settings');
  const files = new Map(entries.map(({ file, text }) => [file, text]));
  const [logo, faces] = [readLogo(data, placeOf, files, told), readFaces(data, placeOf, files, told)];
  for (const found of [...logo.problems, ...faces.problems]) problems.push(found);
  return {
    ...data,
    ...(logo.data ? { drawnLogo: logo.data } : {}),
    ...(faces.data ? { ownFaces: faces.data } : {}),
  };
}

function keep<T>(
  entries: readonly Entry[],
  places: Map<string, PlaceOf>,
  problems: Problem[],
  read: (e: Entry) => Read<T>,
): T[] {
  return entries.flatMap((e) => {
    const { data, placeOf, problems: found } = read(e);
    for (const problem of found) problems.push(problem);
    if (placeOf) places.set(e.file, placeOf);
    return data === undefined ? [] : [data];
  });
}

/** The ids of files that are there and could not be read. */
function lost(dir: string, entries: readonly Entry[], read: readonly { id: string }[]): string[] {
  const known = new Set(read.map((r) => r.id));
  return entries.filter((e) => !known.has(e.id)).map((e) => `${dir}/${e.id}`);
}

function checkReferences(world: World, places: ReadonlyMap<string, PlaceOf>, problems: Problem[]): void {
  const check = (file: string, path: (string | number)[], id: string) => {
    if (world.actors.has(id) || world.broken.has(`actors/${id}`) || world.broken.has('actors')) return;
    const at = places.get(file)?.(path) ?? START;
    const message = `Actor \`${id}\` in \`${String(path[0])}\` is not in the registry`;
    problems.push(unknownActor(id, world.actors.keys(), { file, place: at }, (meant) => meant, message));
  };
  for (const { id, party } of world.sources.values())
    party.forEach((p, i) => check(`sources/${id}.md`, ['party', i], p));
  for (const { id, represents } of world.actors.values())
    if (represents) check(`actors/${id}.yaml`, ['represents'], represents);
}

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((t) => [t.id, t]));
