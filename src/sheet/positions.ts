import type { Claim, Position } from '../model/brief.ts';
import { START } from '../problem.ts';
import type { Block, Column, ColumnWidth, Meaning } from './blocks.ts';
import { bestShare, measure } from './boxes.ts';
import { headInLines, rowInLines } from './positions-in-lines.ts';
import {
  VOICES,
  claimPieces,
  gap,
  rule,
  say,
  sayAll,
  sayOurs,
  section,
  stack,
  text,
  type Job,
  underActor,
} from './pieces.ts';
import { COLOURS, MIDDLE, themeAt, type Theme } from './theme.ts';

/** The positions as a table: actor, wants, offers; ruled, not boxed. Where lines are shared its rows run on from cell to cell. */
export function positions(job: Job): Block[] {
  const { brief, w } = job;
  const first = brief.positions[0];
  if (!first) return [];
  if (job.setting === 'lines') {
    const rows = brief.positions.map((p) => rowInLines(job, p));
    return [ruled(headInLines(job, first.at), rows)];
  }
  const cells = brief.positions.map((p) => cellsOf(job, p));
  const widths = columnWidths(cells);
  return [
    section(job, w.positions, first.at, [
      gap('row'),
      ruled(
        headRow(job, widths),
        cells.map((own) => tableRow(own, widths)),
      ),
    ]),
  ];
}

/** A table's head and its rows, with rules above, between and below. */
const ruled = (head: Block, rows: readonly Block[]): Block =>
  stack(
    [
      rule(1.1),
      stack([head], { role: 'THead' }),
      rule(0.6),
      stack(
        rows.flatMap((row, i) => [...(i ? [rule(0.5, COLOURS.hair)] : []), row]),
        { role: 'TBody' },
      ),
      rule(1.1),
    ],
    { role: 'Table' },
  );

function headRow(job: Job, widths: readonly ColumnWidth[]): Block {
  const { w } = job;
  const cells = [w.actor, w.wants, w.offers].map((head) =>
    text(job, [sayOurs(job, head, VOICES.cellHead)], START, { tag: { role: 'TH', scope: 'Column' } }),
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

/** Who, in which office, and how the desk knows: each under the name. */
function actorCell(job: Job, position: Position): Block {
  const { at } = position;
  const tag: Meaning = { role: 'TH', scope: 'Row' };
  const name = text(job, [say(position.actor.name, VOICES.actor)], at, { tag: { role: 'P' } });
  const under = underActor(job, position).map((line) =>
    text(job, sayAll(job, line, VOICES.note), at, { tag: { role: 'P' } }),
  );
  return stack([name, ...under], tag);
}

function cell(job: Job, position: Position, claim: Claim | undefined): Block {
  const { w } = job;
  const tag: Meaning = { role: 'TD' };
  if (!claim) return text(job, [sayOurs(job, w.notStated, VOICES.absent)], position.at, { tag });
  return text(job, claimPieces(job, claim, VOICES.cell), claim.at, { tag });
}

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
