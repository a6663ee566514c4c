import type { Claim, Position } from '../model/brief.ts';
import { START } from '../problem.ts';
import * as phrases from '../wording/phrases.ts';
import { stop } from '../wording/sentence.ts';
import type { Block, Column, ColumnWidth, Meaning } from './blocks.ts';
import { bestShare, measure } from './boxes.ts';
import { gap, rich, rule, say, section, stack, text, VOICES, type Job } from './pieces.ts';
import type { Piece } from './prepare.ts';
import { COLOURS, MIDDLE, themeAt, type Theme } from './theme.ts';

/** The positions as a table: actor, wants, offers; ruled, not boxed. */
export function positions(job: Job): Block[] {
  const { brief, w } = job;
  const first = brief.positions[0];
  if (!first) return [];
  const cells = brief.positions.map((p) => cellsOf(job, p));
  const widths = columnWidths(cells);
  const rows = cells.flatMap((own, i) => [...(i ? [rule(0.5, COLOURS.hair)] : []), tableRow(own, widths)]);
  const table = stack(
    [rule(1.1), stack([headRow(job, widths)], { role: 'THead' }), rule(0.6), stack(rows, { role: 'TBody' }), rule(1.1)],
    { role: 'Table' },
  );
  return [section(job, w.positions, first.at, [gap('row'), table, ...inferredNote(job)])];
}

const inferredNote = (job: Job): Block[] =>
  job.brief.positions.some((p) => p.basis === 'inferred')
    ? [gap('row'), text(job, [say(job.w.inferredNote, VOICES.note)], START, { tag: { role: 'Note', id: 'inferred' } })]
    : [];

function headRow(job: Job, widths: readonly ColumnWidth[]): Block {
  const { w } = job;
  const cells = [w.actor, w.wants, w.offers].map((head) =>
    text(job, [say(head, VOICES.cellHead)], START, { tag: { role: 'TH', scope: 'Column' } }),
  );
  return tableRow(cells, widths);
}

const cellsOf = (job: Job, position: Position): Block[] => [
  actorCell(job, position),
  cell(job, position, position.wants),
  cell(job, position, position.offers),
];

const tableRow = (cells: readonly Block[], widths: readonly ColumnWidth[]): Block => {
  const columns = cells.map((block, i): Column => ({ block, width: widths[i] ?? { share: 1 } }));
  return stack([gap('row'), { kind: 'row', columns, gutter: 'gutter', tag: { role: 'TR' } }, gap('row')]);
};

function actorCell(job: Job, position: Position): Block {
  const { w } = job;
  const { actor, basis, at } = position;
  const name = basis === 'inferred' ? `${actor.name}\u00A0${w.inferredMark}` : actor.name;
  const under = [phrases.underActor(position), basis === 'reported' ? w.reported : undefined];
  const lines = under.filter((line) => line !== undefined);
  const tag: Meaning = { role: 'TH', scope: 'Row' };
  return stack(
    [
      text(job, [say(name, VOICES.actor)], at, { tag: { role: 'P' } }),
      ...lines.map((line) => text(job, [say(line, VOICES.note)], at, { tag: { role: 'P' } })),
    ],
    tag,
  );
}

function cell(job: Job, position: Position, claim: Claim | undefined): Block {
  const { w } = job;
  const tag: Meaning = { role: 'TD' };
  if (!claim) return text(job, [say(w.notStated, VOICES.absent)], position.at, { tag });
  return text(job, [...rich(job, claim.text, VOICES.cell), ...computed(job, claim)], claim.at, { tag });
}

/** How a number was made that no source has. */
export const computed = (job: Job, claim: Claim): Piece[] =>
  claim.computed === undefined ? [] : [say(` ${stop(job.w.computed(claim.computed))}`, VOICES.note)];

/** Shares tried for the actors, of the whole, and for what they want, of the rest. */
const ACTORS = [0.2, 0.17, 0.15, 0.23, 0.26];
const WANTS = [0.5, 0.46, 0.54, 0.42, 0.58, 0.37, 0.63, 0.32, 0.68];

/** The shares at which the table is the least high. */
function columnWidths(rows: readonly (readonly Block[])[]): ColumnWidth[] {
  const theme = themeAt(MIDDLE);
  const height = (widths: readonly ColumnWidth[]) =>
    rows.reduce((sum, cells) => sum + measure(tableRow(cells, widths), theme, theme.measure) + lines(cells, widths), 0);
  // Of two tables equally high the one whose cells are lower, all together, is the evener.
  const lines = (cells: readonly Block[], widths: readonly ColumnWidth[]) =>
    EVENNESS * cells.reduce((sum, c, i) => sum + measure(c, theme, columnWidth(theme, widths[i])), 0);
  const wants = (actors: number) => bestShare(WANTS, (share) => height(shares(actors, share)));
  const actors = bestShare(ACTORS, (share) => height(shares(share, wants(share))));
  return shares(actors, wants(actors));
}

const EVENNESS = 0.01;

const columnWidth = (theme: Theme, width: ColumnWidth | undefined): number =>
  width && 'share' in width ? (theme.measure - 2 * theme.width.gutter) * width.share : theme.measure;

const shares = (actors: number, wants: number): ColumnWidth[] =>
  [actors, (1 - actors) * wants, (1 - actors) * (1 - wants)].map((share) => ({ share }));
