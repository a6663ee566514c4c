import type { Range } from 'vscode-languageserver';
import type { Place } from '../problem.ts';

/** A place of a file as editors count: lines and UTF-16 units from 0. */
export const rangeOf = ({ line, column, endLine, endColumn }: Place): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});

/** An editor's range as the place of a file: lines and columns from 1. */
export const placeOf = ({ start, end }: Range): Place => ({
  ...{ line: start.line + 1, column: start.character + 1 },
  ...{ endLine: end.line + 1, endColumn: end.character + 1 },
});

const isBefore = (a: { line: number; column: number }, b: { line: number; column: number }): boolean =>
  a.line < b.line || (a.line === b.line && a.column <= b.column);

/** Whether two places touch: an editor asks for what stands at the cursor, which may be at an end of it. */
export const touch = (a: Place, b: Place): boolean =>
  isBefore(a, { line: b.endLine, column: b.endColumn }) && isBefore(b, { line: a.endLine, column: a.endColumn });
