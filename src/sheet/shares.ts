import type { Block, Row } from './blocks.ts';

/** Which share of the width columns have: chosen once for a brief, whatever its density and paper. */
export interface Shares {
  /** In the table of positions: the actor's, what they want, what they offer. */
  readonly positions: readonly number[];
  /** Of what to watch, where what is not known stands beside it. */
  readonly watch: number | undefined;
}

/** The shares of a page's columns, read off its description. */
export function sharesOf(body: Block): Shares {
  const rows = rowsOf(body);
  const table = rows.find((row) => row.tag?.role === 'TR');
  const beside = rows.map(columnShares).find((shares) => shares.length === 2 && isWhole(shares));
  return { positions: table ? columnShares(table) : [], watch: beside?.[0] };
}

/** Columns that are alike have a share of 1 each; those that were weighed against each other sum to 1. */
const isWhole = (shares: readonly number[]): boolean => Math.abs(shares.reduce((a, b) => a + b, 0) - 1) < 1e-6;

const columnShares = (row: Row): number[] =>
  row.columns.flatMap(({ width }) => ('share' in width ? [width.share] : []));

function rowsOf(block: Block): Row[] {
  if (block.kind === 'row') return [block, ...block.columns.flatMap((c) => rowsOf(c.block))];
  if (block.kind === 'stack') return block.children.flatMap(rowsOf);
  return block.kind === 'frame' ? rowsOf(block.block) : [];
}
