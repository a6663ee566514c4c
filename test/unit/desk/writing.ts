import fc from 'fast-check';
import type { Act } from '../../../src/desk/act.ts';
import { openTexts, type Engine } from '../../../src/desk/engine.ts';
import { itemAt } from '../../../src/desk/items.ts';
import { Offsets } from '../../../src/model/offsets.ts';
import type { Item, Look, Path } from '../../../src/desk/look.ts';
import { openSession, type Session } from '../../../src/desk/session.ts';
import { isBriefing } from '../../../src/model/assemble.ts';
import { singleBlanks } from '../../../src/model/blanks.ts';
import { outlineOf } from '../../../src/model/outline.ts';
import { partsOf, wordsOfPart, type PartName } from '../../../src/model/parts.ts';
import { lineEndsOf, spliceBetween } from '../../../src/model/splice.ts';
import { typed } from './sequences.ts';

/** A writer who does at the desk whatever can be done there, drawn at random, and what is found wrong after each act. */

/** What is done next; which item it is about, and where in it, are numbers, taken round. */
export interface Deed {
  readonly what: (typeof DEEDS)[number];
  readonly which: number;
  readonly as: 'KeyFact' | 'Wants' | 'Offers' | 'Quote' | 'Outcome';
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const DEEDS = [
  ...([
    'mark',
    'cite',
    'aside',
    'words',
    'type',
    'remove',
    'attribute',
    'field',
    'add',
    'text',
    'undo',
    'redo',
  ] as const),
];

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...DEEDS),
    which: fc.nat(60),
    as: fc.constantFrom<Deed['as'][]>('KeyFact', 'Wants', 'Offers', 'Quote', 'Outcome'),
    from: fc.nat(8000),
    length: fc.nat(200),
    text: typed,
  }),
  { minLength: 3, maxLength: 8 },
);

/** A briefing that is written on, in its folder, with the source beside it. */
export interface Desk {
  readonly files: ReadonlyMap<string, string>;
  readonly file: string;
  readonly source: string;
}

/** Every briefing of a folder with a source that it cites; as it is, and as an editor of another system would have saved it. */
export function writtenOn(files: ReadonlyMap<string, string>): Desk[] {
  return [...files].flatMap(([file, text]) => {
    if (!isBriefing(file)) return [];
    const [only] = [...files.keys()].filter((name) => name.startsWith('sources/'));
    const source =
      /source="([^"]+)"/.exec(text)?.[1] ?? /^sources: *\[?([\w-]+)/m.exec(text)?.[1] ?? only?.slice(8, -3) ?? '';
    const saved = [text, text.replaceAll('\n', '\r\n')];
    return saved.map((as) => ({ files: new Map([...files, [file, as]]), file, source }));
  });
}

/** An engine that sets no sheet and asks no rule: what acts do to texts is seen without, and many more can be tried. */
export function bareEngine(files: Iterable<readonly [string, string]>): Engine {
  const texts = openTexts(files);
  return {
    ...texts,
    view: (file) => {
      const library = texts.library(file);
      return {
        file,
        problems: library.problems,
        found: library.problems,
        brief: library.briefings[0],
        library,
        sheet: undefined,
        room: undefined,
      };
    },
    check: () => [],
    pdf: () => {
      throw new Error('This engine sets no sheet');
    },
  };
}

/** What was found, of how many acts that did something. */
export interface Found {
  readonly acts: number;
  readonly compared: number;
  readonly fault?: string;
}

/** Does all that there is to do, then takes all of it back and does it again. */
export function faultIn(desk: Desk, all: readonly Deed[], engine = bareEngine(desk.files)): Found {
  try {
    return found(desk, all, engine);
  } catch (e) {
    return { acts: 0, compared: 0, fault: e instanceof Error ? (e.stack ?? e.message) : String(e) };
  }
}

function found({ files, file, source }: Desk, all: readonly Deed[], engine: Engine): Found {
  const session = openSession(engine, '2026-05-01');
  const first = session.text(file) ?? '';
  let [acts, compared] = [0, 0];
  for (const deed of all) {
    const before = session.look(file, source);
    const done = take(session, { file, source }, before, deed);
    if (!done) continue;
    const after = session.look(file, source);
    acts++;
    const seen = seenIn(engine, after);
    compared += seen.compared;
    const fault =
      done.fault?.(before, after) ??
      (deed.what === 'text' || deed.what === 'redo' ? undefined : unparsed(after)) ??
      seen.fault;
    if (fault !== undefined) return { acts, compared, fault: `${deed.what}: ${fault}` };
    // Nobody goes on by forms in a text that does not parse; edits of the text that follow one another are taken back as one.
    if (!after.items && !session.undo(file, source).items) return { acts, compared, fault: 'a text is not taken back' };
  }
  const last = session.text(file);
  const afresh = openSession(bareEngine([...files, [file, last ?? '']]), '2026-05-01').look(file, source);
  const shown = session.look(file, source);
  if (JSON.stringify([afresh.items, afresh.source]) !== JSON.stringify([shown.items, shown.source]))
    return { acts, compared, fault: 'the desk shows something else when it is opened on the text afresh' };
  let steps = 0;
  for (; session.look(file).canUndo; steps++) session.undo(file);
  if (session.text(file) !== first) return { acts, compared, fault: 'all taken back is not what it was' };
  while (steps-- > 0) session.redo(file);
  return session.text(file) === last
    ? { acts, compared }
    : { acts, compared, fault: 'all done again is not what it was' };
}

const unparsed = ({ items }: Look): string | undefined => (items ? undefined : 'the text no longer parses');

interface Taken {
  fault?: (before: Look, after: Look) => string | undefined;
}

/** Does one thing; nothing where there is nothing to do it to. */
function take(session: Session, { file, source }: Omit<Desk, 'files'>, look: Look, deed: Deed): Taken | undefined {
  const { what, which, text } = deed;
  if (what === 'undo' || what === 'redo') {
    session[what](file, source);
    return {};
  }
  const item = nth(look.items ?? [], which);
  const act = actOf(deed, look, item, source);
  if (!act) return undefined;
  const acted = session.act(file, source, act);
  if (acted.refused !== undefined)
    return { fault: (before, after) => (before.text === after.text ? undefined : 'refused, and the text is another') };
  return {
    fault: (before, after) =>
      outside(act, before.text, after.text, item) ??
      (item && 'path' in act && act.kind !== 'remove' ? othersChanged(before, after, act.path) : undefined) ??
      (act.kind === 'words' ? differs(itemOf(after, act.path)?.words, singleBlanks(act.words).trim()) : undefined) ??
      (act.kind === 'attribute'
        ? differs(itemOf(after, act.path)?.attributes['computed'] ?? '', singleBlanks(text).trim())
        : undefined),
  };
}

function actOf(
  { what, as, from, length, text, which }: Deed,
  look: Look,
  item: Item | undefined,
  source: string,
): Act | undefined {
  const body = look.source?.paragraphs.at(-1)?.stretches.at(-1);
  const end = body ? body.from + body.text.length : 0;
  const start = end ? from % end : 0;
  const marked = { source, from: start, to: Math.min(end, start + length) };
  switch (what) {
    case 'mark':
      return { kind: 'mark', as, actor: 'ukraine', ...marked };
    case 'aside':
      return { kind: 'aside', because: text, ...marked };
    case 'field':
      return {
        kind: 'field',
        name: ['place', 'changeNote', 'title', 'topics'][which % 4] ?? 'title',
        value: which % 4 === 3 ? [text, 'x'] : text,
      };
    case 'add':
      return { kind: 'add', component: { name: 'Gap', words: text } };
    case 'text': {
      const at = from % (look.text.length + 1);
      return { kind: 'text', text: look.text.slice(0, at) + text + look.text.slice(at) };
    }
    case 'cite':
      return item && { kind: 'cite', path: item.path, ...marked };
    case 'words':
      return item && { kind: 'words', path: item.path, words: text };
    case 'type': {
      // As one types: somewhere in what is there, citations left where they are.
      const words = item?.words;
      const at = words === undefined ? 0 : from % (words.length + 1);
      return words === undefined || !item
        ? undefined
        : { kind: 'words', path: item.path, goesOn: which % 2 > 0, words: words.slice(0, at) + text + words.slice(at) };
    }
    case 'attribute':
      return item && { kind: 'attribute', path: item.path, name: 'computed', value: text };
    case 'remove':
      return item && { kind: 'remove', path: item.path };
    case 'undo':
    case 'redo':
      return undefined;
  }
}

/** Whether bytes changed where an act has no business. */
function outside(act: Act, before: string, after: string, item: Item | undefined): string | undefined {
  if (act.kind === 'text') return after === lineEndsOf(before, act.text) ? undefined : 'the text is not the one given';
  if (act.kind === 'mark' || act.kind === 'add' || act.kind === 'aside') {
    const { from, to } = spliceBetween(before, after);
    return /^[\s/>]*$/u.test(before.slice(from, to)) ? undefined : 'what is added takes something away';
  }
  const own = act.kind === 'field' ? outlineOf(before)?.frontMatter : item;
  if (!own) return 'an act about nothing';
  const blank = act.kind === 'remove' ? [/\s*$/u, /^\s*/u] : [/$/, /^/];
  const from = own.from - (blank[0]?.exec(before.slice(0, own.from))?.[0].length ?? 0);
  const to = own.to + (blank[1]?.exec(before.slice(own.to))?.[0].length ?? 0);
  const kept = after.startsWith(before.slice(0, from)) && after.endsWith(before.slice(to));
  return kept && after.length >= from + before.length - to ? undefined : 'bytes outside changed';
}

/** Every item but one says what it said. */
function othersChanged(before: Look, after: Look, [about]: Path): string | undefined {
  const says = ({ items = [] }: Look): string[] =>
    items.filter((_, i) => i !== about).map((item) => JSON.stringify(item, withoutPlace));
  const [was, is] = [says(before), says(after)];
  const other = was.find((said, i) => said !== is[i]);
  return other === undefined && was.length === is.length ? undefined : `another item changed: ${other}`;
}

/** Where it stands is another, and which source a citation means that names none is the whole briefing's to say. */
const withoutPlace = (key: string, value: unknown): unknown =>
  ['from', 'to', 'pieces', 'source'].includes(key) ? undefined : value;

/** Whether the briefing, as the pages and the sheet read it, says what the desk shows: two readings of one text. */
function seenIn(engine: Engine, { file, text, items }: Look): { compared: number; fault?: string } {
  const { brief, problems } = engine.view(file, '2026-05-01');
  if (!brief || !items) return { compared: 0 };
  const offsets = new Offsets(text);
  // What is refused for safety is not printed, and the desk says so beside it.
  const refused = problems.filter((p) => p.rule === 'mdx-safe' && p.file === file).map((p) => offsets.of(p));
  let compared = 0;
  for (const part of partsOf(brief)) {
    const item = itemAt(items, offsets.of(part.at));
    const said = ATTRIBUTES[part.part] ?? (item?.words === undefined ? undefined : 'words');
    if (item?.name !== part.component) return { compared, fault: `${part.component} is shown as ${item?.name}` };
    if (said === undefined || refused.some((at) => at >= item.from && at < item.to)) continue;
    const shown = said === 'words' ? item.words : item.attributes[said];
    compared++;
    const fault = differs(plainly(shown ?? ''), plainly(wordsOfPart(part)));
    if (fault !== undefined) return { compared, fault: `${part.component}, as it is printed: ${fault}` };
  }
  return { compared };
}

const ATTRIBUTES: Readonly<Partial<Record<PartName, string>>> = {
  computed: 'computed',
  translation: 'translation',
  speaker: 'speaker',
  because: 'because',
  name: 'name',
  criteria: 'criteria',
  resolver: 'resolver',
  deadline: 'by',
};

/**
 * Without the signs of citations, without blanks, which either reading has in its own way where a citation stood, and without
 * the signs of styles, which the desk shows as they are written.
 */
const plainly = (words: string): string => words.replace(/[\u2460-\u2473\s`*_[\]]/gu, '');

const differs = (found: string | undefined, wanted: string): string | undefined =>
  found === wanted ? undefined : `${JSON.stringify(found)} for ${JSON.stringify(wanted)}`;

const nth = (items: readonly Item[], n: number): Item | undefined => {
  const all = items.flatMap((item) => [item, ...item.inside]);
  return all[n % (all.length || 1)];
};

function itemOf({ items = [] }: Look, [top = -1, second]: Path): Item | undefined {
  return second === undefined ? items[top] : items[top]?.inside[second];
}
