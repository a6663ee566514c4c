import { shown } from '../model/shown.ts';
import { alikeFiles } from './alike.ts';
import type { Change } from './change.ts';
import { isSilent, type Comparison, type FileChange, type Shared } from './compared.ts';
import type { Kind } from './files.ts';
import type { Layout } from './sheet.ts';

/** So many files of a kind are listed, so many changes of a file, and so many names in a row. */
const MOST = { files: 30, changes: 12, shared: 30, names: 6 } as const;

export const TITLES: Readonly<Record<Kind, string>> = {
  page: 'Pages',
  sheet: 'Sheets',
  mail: 'Mails',
  data: 'Feeds and data',
  picture: 'Pictures',
  look: 'Styles, faces and scripts',
  index: 'Search index',
};

/** The comparison as lines for a terminal. */
export function toldLines({ shared, changed, index }: Comparison): string[] {
  const kinds = Map.groupBy(changed, ({ kind }) => kind);
  return [
    ...(shared.length
      ? [
          '',
          'The same in several files:',
          ...shared.slice(0, MOST.shared).map(sharedLine),
          ...rest(shared.length - MOST.shared),
        ]
      : []),
    ...[...kinds].flatMap(([kind, files]) => ['', `${TITLES[kind]}: ${tallyOf(files)}`, ...filesTold(files)]),
    ...(index ? ['', `${TITLES.index}: ${numbered(index, 'file')}, which follow from the pages`] : []),
  ];
}

const rest = (n: number): string[] => (n > 0 ? [`  and ${n} more`] : []);

/** "2 added, 1 gone, 59 changed" */
export function tallyOf(files: readonly FileChange[]): string {
  const many = (is: FileChange['is']): number =>
    files.filter((f) => f.is === is).reduce((sum, f) => sum + 1 + f.also.length, 0);
  return (['added', 'gone', 'changed'] as const)
    .map((is) => [many(is), is] as const)
    .filter(([n]) => n)
    .map(([n, is]) => `${n} ${is}`)
    .join(', ');
}

export const numbered = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** "59 pages and 3 mails" of the names of files. */
export function onWhat(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const what = name.startsWith('/')
      ? 'page'
      : name.endsWith('.pdf')
        ? 'sheet'
        : name.endsWith('.eml')
          ? 'mail'
          : 'file';
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return ['page', 'sheet', 'mail', 'file'].flatMap((what) => numberedIf(counts.get(what), what)).join(', ');
}

const numberedIf = (n: number | undefined, what: string): string[] => (n === undefined ? [] : [numbered(n, what)]);

const sharedLine = ({ change, on }: Shared, i: number): string => `  ${i + 1}. on ${onWhat(on)}: ${changeLine(change)}`;

function filesTold(files: readonly FileChange[]): string[] {
  const groups = alikeFiles(files);
  const told = groups.slice(0, MOST.files).flatMap((group) => groupLines(group));
  return [...told, ...rest(groups.slice(MOST.files).reduce((sum, group) => sum + group.length, 0))];
}

const SIGNS = { added: '+', gone: '-', changed: '~' } as const;

function groupLines(group: readonly FileChange[]): string[] {
  const [first] = group;
  if (!first) return [];
  const names = group.flatMap(({ name, also }) => [name, ...also]);
  const head = `  ${SIGNS[first.is]} ${listOf(names)}`;
  return first.is === 'changed' ? [head, ...detailLines(first).map((line) => `      ${line}`)] : [head];
}

const listOf = (names: readonly string[]): string => {
  const more = names.length - MOST.names;
  const said = names.slice(0, MOST.names).map((name) => shown(name, 120));
  return more > 0 ? `${said.join(', ')} and ${more} more` : said.join(', ');
};

/** What is told of a file that changed, a line each. */
function detailLines(file: FileChange): string[] {
  const { changes, more, shared, loads, layout, unread } = file;
  const told = changes.slice(0, MOST.changes).map(changeLine);
  const untold = changes.length - told.length + more;
  return [
    ...told,
    ...(untold ? [`and ${numbered(untold, 'more change')}`] : []),
    ...(shared.length
      ? [`${shared.length === 1 ? 'change' : 'changes'} ${shared.map((i) => i + 1).join(', ')} of those above`]
      : []),
    ...(loads.length ? [`looks otherwise where it shows: ${listOf(loads)}`] : []),
    ...(layout ? layoutLines(layout) : []),
    ...(unread === undefined ? [] : [`compared by its bytes alone: ${unread}`]),
    ...(isSilent(file) ? [silence(file)] : []),
  ];
}

export function silence({ kind }: Pick<FileChange, 'kind'>): string {
  if (kind === 'sheet')
    return 'the same words at the same places: what differs is in its drawing, its tags or its faces';
  if (kind === 'mail') return 'the same words: what differs is attached to it, or how it is written';
  if (kind === 'page')
    return 'the same words, links and labels: what differs is in its markup, or what it hands to the printer';
  return 'other bytes';
}

export function layoutLines({ pages, lines, broken, moved, furthest, size }: Layout): string[] {
  const both = <T>(was: T, now: T): string =>
    String(was) === String(now) ? `${String(now)}` : `${String(was)} → ${String(now)}`;
  const said = (list: readonly string[]): string =>
    list.length === 1 ? (list[0] ?? '') : `${numbered(list.length, 'page')}: ${list.join(', ')}`;
  const changed = said(pages.was) === said(pages.now) ? [] : [`page: ${said(pages.was)} → ${said(pages.now)}`];
  const parts = [
    `${both(lines.was, lines.now)} lines`,
    ...(broken ? [`${broken} of them with other words`] : []),
    ...(moved ? [`${moved} moved, by up to ${furthest} pt`] : []),
    ...(size.was === size.now ? [] : [`text in ${both(size.was, size.now)} pt`]),
  ];
  return [...changed, `layout: ${parts.join(', ')}`];
}

/** What a change is of, in words before it; nothing of plain words. */
export const LEADS: Readonly<Record<Change['of'], string>> = {
  words: '',
  order: 'stands elsewhere',
  labels: 'label',
  links: 'link',
  anchors: 'place to link to',
  head: 'head',
  fields: 'field',
  markup: 'markup',
};

/** As `wdiff` writes it: … the dues rise by [-4.5-] {+4.6+} per cent … */
export function changeLine({ of, under, before, was, now, after }: Change): string {
  const lead = [LEADS[of], under && shown(under, 60)].filter(Boolean).join(', ');
  const change =
    of === 'order'
      ? `“${clean(now, 100)}”`
      : [was && `[-${clean(was, 240)}-]`, now && `{+${clean(now, 240)}+}`].filter(Boolean).join(' ');
  return `${lead ? `${lead}: ` : ''}${clean(before)}${change}${clean(after)}`;
}

const clean = (text: string, most = 240): string => shown(text.replace(/\s+/gu, ' '), most);
