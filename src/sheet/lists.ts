import { START, type Place } from '../problem.ts';
import type { Block, Column, Meaning } from './blocks.ts';
import { gap, runIn, say, sayOurs, section, spaced, stack, text, VOICES, type Setup } from './pieces.ts';
import type { Piece } from './prepare.ts';
import type { GapName, SizeName, WidthName } from './theme.ts';

/** An item of a list: what stands before it, and what it says. */
export interface Item {
  readonly label: Piece;
  readonly pieces: readonly Piece[];
  readonly at: Place;
}

/** How the items of a list are set: the size of their lines, the column of their labels, the blank between them. */
interface Manner {
  readonly size: SizeName;
  readonly hang: WidthName;
  readonly gap: GapName;
}

/** What heads a list, where it stands in the briefing, and what is said beside it. */
interface Heading {
  readonly text: string;
  readonly at: Place;
  readonly beside?: readonly Piece[];
}

/** A heading, its items, and how many more there are elsewhere. */
export interface List {
  readonly heading: Heading;
  readonly items: readonly Item[];
  readonly left?: number;
  readonly manner: Manner;
}

/** A list with its labels in a column of their own, or, where lines are shared, one item after the other. */
export function listSection(job: Setup, list: List): Block {
  const { heading, items, manner, left = 0 } = list;
  if (job.setting === 'lines') return listsInLines(job, [list]);
  const hanging = items.map((item) => hangingItem(job, item, manner));
  const more = moreAt(job, left);
  const after = more.length ? [gap('small'), text(job, more, START, { tag: { role: 'P' } })] : [];
  return section(
    job,
    heading.text,
    heading.at,
    [stack(spaced(hanging, manner.gap), { role: 'L' }), ...after],
    heading.beside,
  );
}

/** Short lists one after the other on shared lines, each behind its heading. */
export function listsInLines(job: Setup, lists: readonly List[]): Block {
  const pieces = lists.flatMap(({ heading, items, left = 0 }) => [
    ...inLines(job, heading, items),
    ...within(
      [{ role: 'P' }],
      moreAt(job, left).flatMap((more) => [more, BETWEEN]),
    ),
  ]);
  const [first] = lists;
  if (!first) throw new Error('No list to set');
  return text(job, pieces, first.heading.at, { size: first.manner.size });
}

function hangingItem(job: Setup, { label, pieces, at }: Item, { size, hang }: Manner): Block {
  const columns: Column[] = [
    { block: text(job, [label], at, { size, tag: { role: 'Lbl' } }), width: { fixed: hang } },
    { block: text(job, pieces, at, { size, tag: { role: 'LBody' } }), width: { share: 1 } },
  ];
  return { kind: 'row', columns, tag: { role: 'LI' } };
}

function inLines(job: Setup, { text: words, beside = [] }: Heading, items: readonly Item[]): Piece[] {
  const list: Meaning = { role: 'L' };
  const said = items.flatMap(({ label, pieces }) => {
    const item: Meaning = { role: 'LI' };
    return [
      ...within([list, item, { role: 'Lbl' }], [{ ...label, text: `${label.text}\u00A0` }]),
      ...within([list, item, { role: 'LBody' }], [...pieces, BETWEEN]),
    ];
  });
  const day = beside.length ? [...beside, BETWEEN].map((piece): Piece => ({ ...piece, heading: true })) : [];
  return [...runIn(job, words), ...day, ...said];
}

/** What stands between two things on one line. */
export const BETWEEN: Piece = say('\u2002', VOICES.cell);

/** The pieces as what they are part of, from the outside in; a heading stands beside what it heads. */
export const within = (path: readonly Meaning[], pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) => (piece.heading ? piece : { ...piece, within: path }));

/** "and 3 more at readout.example/briefings/moscow-talks/", where some were left; in the mail, where that has no page. */
export function moreAt(job: Setup, left: number): Piece[] {
  if (!left) return [];
  const { page, w } = job;
  if (!page?.whole) return [sayOurs(job, w.moreInMail(left), VOICES.noteStrong)];
  const link = { href: page.href, alt: page.title };
  return [sayOurs(job, w.moreAt(left, page.shown), VOICES.noteStrong, { link })];
}
