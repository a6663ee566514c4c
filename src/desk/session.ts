import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Actor } from '../model/actor.ts';
import type { Library } from '../model/library.ts';
import { mended } from '../model/mend.ts';
import { placeOfName } from '../model/naming.ts';
import { Offsets } from '../model/offsets.ts';
import type { Outline } from '../model/outline.ts';
import type { Searchable } from '../model/passage.ts';
import { preparedBody } from '../model/prepared-body.ts';
import { SCALES } from '../model/scale.ts';
import type { Paper } from '../model/site.ts';
import type { Fix, Problem } from '../problem.ts';
import { inverse, lineEndsOf, spliceBetween, spliced, type Splice } from '../model/splice.ts';
import { roomInWords } from '../sheet/room.ts';
import type { Act } from './act.ts';
import { addMarked } from './add-marked.ts';
import * as actions from './actions.ts';
import { coverageOf } from './coverage.ts';
import { type Created, create, type NewFile } from './create.ts';
import type { Engine, View } from './engine.ts';
import { componentAt, itemAt, itemsOf, type Bodies, type Item } from './items.ts';
import type { Source } from '../model/source.ts';
import type { Acted, Folder, Look, ShownProblem, SourceLook, SourceName } from './look.ts';
import { markedPassage } from './marked.ts';
import { sheetOf } from './shown-sheet.ts';
import { spliceOfWords } from './words.ts';

/** A writer at a content folder: acts go in as data, what the desk shows comes out. It knows no disk, clock or network. */
export interface Session {
  folder: () => Folder;
  /** @param source the id of the one shown beside it */
  look: (file: string, source?: string) => Look;
  act: (file: string, source: string | undefined, act: Act) => Acted;
  undo: (file: string, source?: string) => Look;
  redo: (file: string, source?: string) => Look;
  /** Takes what was saved by someone else; what was done before can no longer be undone. */
  replace: (file: string, text: string | undefined) => void;
  text: (file: string) => string | undefined;
  files: () => string[];
  pdf: (file: string, paper: Paper) => Uint8Array;
  /** What `check` says of the whole folder. */
  check: () => readonly Problem[];
  /** A new file's path and text, already put into the folder; or why it cannot be. */
  create: (made: NewFile) => Created | { refused: string };
}

/** What was done to a file, and what is undone of it, the latest last. */
interface History {
  readonly done: Done[];
  readonly undone: Done[];
}

interface Done {
  readonly splice: Splice;
  /** Acts that say the same go on with one another, and are undone as one. */
  readonly as: string;
}

/** @param today YYYY-MM-DD */
export function openSession(engine: Engine, today: string): Session {
  const histories = new Map<string, History>();
  const historyOf = (file: string): History => {
    const known = histories.get(file) ?? { done: [], undone: [] };
    histories.set(file, known);
    return known;
  };
  const textOf = (file: string): string => engine.text(file) ?? '';
  const bodyIn = (library: Library, id: string): Searchable | undefined => {
    const source = library.sources.find((s) => s.id === id);
    return source && preparedBody(source).searchable;
  };
  const look = (file: string, source?: string): Look => {
    const text = textOf(file);
    const view = engine.view(file, today);
    const outline = engine.outline(file);
    const bodyOf = (id: string): Searchable | undefined => bodyIn(view.library, id);
    const items = outline && itemsOf(text, outline, view.brief, bodyOf);
    const { done, undone } = historyOf(file);
    return {
      file,
      text,
      fields: fieldsOf(text, outline),
      items,
      problems: problemsOf(view, text, items),
      sheet: sheetOf(view, text, items),
      room: view.room && { ...view.room, said: roomInWords(view.room) },
      source: source === undefined ? undefined : sourceLook(source, view.library, bodyOf, items, outline),
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
    };
  };
  const put = (file: string, splice: Splice): void => engine.put(file, spliced(textOf(file), splice));
  const record = (file: string, found: Splice, as: string, isFresh: boolean): void => {
    const { done, undone } = historyOf(file);
    const before = textOf(file);
    const splice = { ...found, insert: lineEndsOf(before, found.insert) };
    put(file, splice);
    undone.length = 0;
    const last = done.at(-1);
    // The least splice that does what both did: whoever typed on takes it back at once.
    const first = last && as && last.as === as && !isFresh ? spliced(before, last.splice) : undefined;
    if (last && first !== undefined) done[done.length - 1] = { splice: spliceBetween(textOf(file), first), as };
    else done.push({ splice: inverse(before, splice), as });
  };
  const step = (file: string, source: string | undefined, from: Done[], to: Done[]): Look => {
    const last = from.pop();
    if (last) {
      to.push({ splice: inverse(textOf(file), last.splice), as: '' });
      put(file, last.splice);
    }
    return look(file, source);
  };
  const act = (file: string, source: string | undefined, wanted: Act): Acted => {
    if (wanted.kind === 'mend' && wanted.fix.file !== file) return mendElsewhere(file, source, wanted.fix);
    const text = textOf(file);
    const found = spliceOf(wanted, text, () => engine.outline(file), engine.library(file), bodyIn);
    if ('refused' in found) return { look: look(file, source), refused: found.refused };
    record(file, found.splice, found.as ?? '', found.isFresh ?? false);
    const after = look(file, source);
    const focus = found.at === undefined ? undefined : itemAt(after.items ?? [], found.at)?.path;
    return { look: after, ...(focus ? { focus } : {}) };
  };
  const mendElsewhere = (file: string, source: string | undefined, fix: Fix): Acted => {
    const { text } = mended(textOf(fix.file), [fix]);
    engine.put(fix.file, text);
    return { look: look(file, source), also: { file: fix.file, text } };
  };
  return {
    look,
    act,
    undo: (file, source) => step(file, source, historyOf(file).done, historyOf(file).undone),
    redo: (file, source) => step(file, source, historyOf(file).undone, historyOf(file).done),
    replace: (file, text) => {
      histories.delete(file);
      engine.put(file, text);
    },
    folder: () => folderOf(engine),
    text: (file) => engine.text(file),
    files: () => engine.files(),
    pdf: (file, paper) => engine.pdf(file, paper),
    check: () => engine.check(today),
    create: (made) => create(made, engine),
  };
}

/** What has nothing in it: a text that does not parse rests on nothing. */
const EMPTY: Outline = { frontMatter: undefined, components: [], comments: [], background: undefined };

function sourceLook(
  id: string,
  { sources }: Library,
  bodies: Bodies,
  items: readonly Item[] = [],
  outline: Outline = EMPTY,
): SourceLook | undefined {
  const [source, body] = [sources.find((s) => s.id === id), bodies(id)];
  return source && body && { ...sourceName(source), ...coverageOf(id, body, items, outline) };
}

/** A source as lists name it; a field that it does not have is not there. */
const sourceName = ({ id, title, lang, status, statusNote, statusOn }: Source): SourceName => ({
  ...{ id, title, lang },
  ...(status && { status }),
  ...(statusNote !== undefined && { statusNote }),
  ...(statusOn !== undefined && { statusOn }),
});

/** The splice of an act, and where the item stands afterwards that is to be written in. */
type Found =
  | { readonly splice: Splice; readonly at?: number; readonly as?: string; readonly isFresh?: boolean }
  | { readonly refused: string };

type BodyIn = (library: Library, id: string) => Searchable | undefined;

const LOST = 'That part is no longer there';
const UNREADABLE = 'The text has to be mended first: see the problems';

function spliceOf(act: Act, text: string, part: () => Outline | undefined, library: Library, bodyIn: BodyIn): Found {
  if (act.kind === 'text') return { splice: spliceBetween(text, lineEndsOf(text, act.text)), as: 'text' };
  if (act.kind === 'mend') return { splice: spliceBetween(text, mended(text, [act.fix]).text) };
  const outline = part();
  if (!outline) return { refused: UNREADABLE };
  if (act.kind === 'field') {
    const splice = actions.setField(text, outline, act.name, act.value);
    return splice ? { splice, as: `field ${act.name}` } : { refused: UNREADABLE };
  }
  if (act.kind === 'add') {
    const holder = act.path && componentAt(outline, act.path);
    if (act.path && !holder) return { refused: LOST };
    const splice = holder
      ? actions.addInside(text, holder, act.component)
      : actions.addComponent(text, outline, act.component);
    return { splice, at: holder ? splice.from + splice.insert.indexOf('<') : startOf(splice) };
  }
  if (act.kind === 'mark' || act.kind === 'aside' || act.kind === 'cite') {
    const body = bodyIn(library, act.source);
    const marked = body && markedPassage(body, act.from, act.to);
    if (!marked) return { refused: 'These words cannot be cited: mark whole words of one source' };
    if (act.kind === 'aside') return { splice: actions.setAside(text, outline, marked.passage, act.because) };
    if (act.kind === 'mark') {
      const actor = act.actor ?? holderOf(marked.passage, library.actors);
      return addMarked(text, outline, { ...act, ...(actor === undefined ? {} : { actor }) }, marked.passage);
    }
    const component = componentAt(outline, act.path);
    if (!component) return { refused: LOST };
    const cite = { source: act.source, passage: marked.passage };
    return { splice: actions.addCite(text, component, cite), at: component.from };
  }
  const component = componentAt(outline, act.path);
  if (!component) return { refused: LOST };
  switch (act.kind) {
    case 'words': {
      const splice = spliceOfWords(text, component, act.words);
      return splice
        ? { splice, as: `words ${act.path.join('.')}`, isFresh: !act.goesOn, at: component.from }
        : { refused: 'A citation can be taken out here, not moved or made up' };
    }
    case 'attribute': {
      const splice = actions.setAttribute(text, component, act.name, act.value);
      return { splice, as: `attribute ${act.path.join('.')} ${act.name}` };
    }
    case 'remove':
      return { splice: actions.removeComponent(text, component) };
  }
}

/** Whose position words may be: of the actor named first in them, or of the one whom that actor speaks for. */
function holderOf(passage: string, actors: readonly Actor[]): string | undefined {
  const places = actors.map((actor) => ({ actor, at: placeOfName(passage, actor) })).filter(({ at }) => at >= 0);
  const [first] = places.sort((a, b) => a.at - b.at);
  return first && (first.actor.represents ?? first.actor.id);
}

const startOf = ({ from, insert }: Splice): number => from + (/\S/.exec(insert)?.index ?? 0);

function fieldsOf(text: string, outline: Outline | undefined): Readonly<Record<string, unknown>> {
  if (!outline?.frontMatter) return {};
  const { from, to } = outline.frontMatter;
  const { contents } = parseDocument(text.slice(from, to));
  if (!isMap(contents)) return {};
  return Object.fromEntries(contents.items.flatMap(({ key, value }) => [[String(key), valueOf(value)]]));
}

/** A value as it reads; nothing where it means what stands elsewhere, which a briefing’s fields may not. */
function valueOf(value: unknown): unknown {
  if (isScalar(value)) return value.value;
  return isSeq(value) ? value.items.map(valueOf).filter((one) => one !== undefined) : undefined;
}

/** This file's problems first, then those of files it rests on. */
function problemsOf({ file, problems }: View, text: string, items: readonly Item[] = []): ShownProblem[] {
  const offsets = new Offsets(text);
  const own = problems.filter((p) => p.file === file).map((p) => shownProblem(p, text, offsets, items));
  return [...own, ...problems.filter((p) => p.file !== file)];
}

function shownProblem(problem: ShownProblem, text: string, offsets: Offsets, items: readonly Item[]): ShownProblem {
  const at = offsets.of(problem);
  const item = itemAt(items, at);
  if (item) return { ...problem, path: item.path };
  const field = /^(\w+):/.exec(text.slice(offsets.of({ line: problem.line, column: 1 })))?.[1];
  return field !== undefined && problem.line > 1 ? { ...problem, field } : problem;
}

function folderOf(engine: Engine): Folder {
  const briefings = engine.files().filter((f) => /^[^/]+\.mdx$/.test(f));
  const library = engine.library(briefings[0] ?? '');
  const { site } = library;
  return {
    name: site.name,
    paper: site.paper,
    terms: SCALES[site.scale],
    briefings: briefings.map((file) => {
      const text = engine.text(file) ?? '';
      const field = (name: string): string => new RegExp(`^${name}: *(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
      return { file, title: field('title').replace(/^(["'])(.*)\1$/, '$2') || file, status: field('status') };
    }),
    sources: library.sources.map(sourceName),
    actors: library.actors.map(({ id, name, kind }) => ({ id, name, kind })),
  };
}
