import type { Claim, Position } from '../model/brief.ts';
import type { Place } from '../problem.ts';
import type { Block, Meaning } from './blocks.ts';
import { VOICES, actorPieces, claimPieces, gap, runIn, sayOurs, stack, text, type Job } from './pieces.ts';
import type { Piece } from './prepare.ts';
import { within } from './lists.ts';

/** Rows of the table of positions whose cells follow each other on the same lines: a reader's program has the same table. */

/** The heading of the section and the heads of the columns, on one line. */
export function headInLines(job: Job, at: Place): Block {
  const { w } = job;
  const heads = [w.actor, w.wants, w.offers].flatMap((head, i) =>
    cell({ role: 'TH', scope: 'Column' }, [
      ...(i ? [sayOurs(job, ' · ', VOICES.cellHead)] : []),
      sayOurs(job, head, VOICES.cellHead),
    ]),
  );
  return inRow(text(job, [...runIn(job, w.positions), ...heads], at, { size: 'cell', tag: { role: 'TR' } }));
}

/** Who, then what they want and what they offer, each behind its word. */
export function rowInLines(job: Job, position: Position): Block {
  const { w } = job;
  const said = (label: string, claim: Claim | undefined): Piece[] =>
    cell({ role: 'TD' }, [
      sayOurs(job, `\u2002${label}: `, VOICES.cellHead),
      ...(claim ? claimPieces(job, claim, VOICES.cell) : [sayOurs(job, w.notStated, VOICES.absent)]),
    ]);
  const pieces = [
    ...cell({ role: 'TH', scope: 'Row' }, actorPieces(job, position)),
    ...said(w.browse.wants, position.wants),
    ...said(w.browse.offers, position.offers),
  ];
  return inRow(text(job, pieces, position.at, { size: 'cell', tag: { role: 'TR' } }));
}

const inRow = (row: Block): Block => stack([gap('row'), row, gap('row')]);

const cell = (of: Meaning, pieces: readonly Piece[]): Piece[] => within([of], pieces);
