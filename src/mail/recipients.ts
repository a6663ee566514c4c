import { CsvError, parse } from 'csv-parse/sync';
import { language } from '../model/fields.ts';
import { LABELS, type Label } from '../model/label.ts';
import { shown } from '../model/shown.ts';
import type { Paper } from '../model/site.ts';
import { problem, START, type Problem } from '../problem.ts';
import { addressFault, addressKey, nameFault, onTheWire } from './address.ts';

/** One row of a list, every value checked. */
export interface Recipient {
  /** As it stands on the wire. */
  readonly address: string;
  readonly name?: string;
  /** The language the recipient reads, BCP 47. */
  readonly lang?: string;
  /** Where it is not the site's. */
  readonly paper?: Paper;
  /** What the recipient is cleared for, where the list says so in a column. */
  readonly cleared?: Label;
  /** Counted from 1. */
  readonly line: number;
}

export interface List {
  readonly recipients: readonly Recipient[];
  /** Every bad row with its line; one is enough for nothing to be sent. */
  readonly problems: readonly Problem[];
}

interface Row {
  readonly cells: readonly string[];
  readonly raw: string;
  readonly line: number;
}

/** Reports on one cell, or on its row. */
type Flag = (message: string, note: string, cell?: string) => void;

/**
 * Reads a list of recipients: CSV (RFC 4180) in UTF-8 with a header, in which `email` is required, `name`, `lang`, `paper`
 * and `label` are known, and any other column is left alone. A semicolon or a tab may stand for the comma, as spreadsheets
 * write them.
 *
 * @param file the list's name, for its problems
 */
export function readList(file: string, bytes: Uint8Array): List {
  const problems: Problem[] = [];
  const rows = readRows(file, bytes, problems);
  const [head, ...body] = rows;
  if (!head) return { recipients: [], problems: problems.length ? problems : [empty(file)] };
  const columns = head.cells.map((c) => c.trim().toLowerCase());
  const wrong = headFault(columns);
  if (wrong) problems.push(at(file, head, wrong, 'The first line names the columns: email, name, lang, paper, label'));
  if (problems.length) return { recipients: [], problems };
  const recipients = body.flatMap((row) => readRow(file, row, columns, problems) ?? []);
  twice(file, recipients, problems);
  if (!body.length) problems.push(empty(file));
  return { recipients, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

const empty = (file: string): Problem =>
  problem('recipients', file, START, 'The list has no recipients', 'Give a header line, and a line for each recipient');

function readRows(file: string, bytes: Uint8Array, problems: Problem[]): Row[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    problems.push(problem('recipients', file, START, 'The list is not UTF-8', 'Save it as CSV in UTF-8'));
    return [];
  }
  try {
    return rowsOf(text);
  } catch (e) {
    if (!(e instanceof CsvError)) throw e;
    const line = Number(e['lines'] ?? 1);
    const place = { line, column: 1, endLine: line, endColumn: 1 };
    const note = 'A cell with a comma, a quote or a line end stands in quotes, a quote in it is doubled';
    problems.push(problem('recipients', file, place, `The line is not CSV: ${reason(e.code)}`, note));
    return [];
  }
}

const reason = (code: string): string => code.toLowerCase().replace(/^csv_/, '').replaceAll('_', ' ');

function rowsOf(text: string): Row[] {
  const first = /^.*/.exec(text)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].find((d) => first.includes(d)) ?? ',';
  const parsed = parse(text, { delimiter, raw: true, bom: true, relax_column_count: true }) as unknown as {
    record: string[];
    raw: string;
  }[];
  let line = 1;
  const rows = parsed.map(({ record, raw }): Row => {
    const row = { cells: record, raw, line };
    line += raw.match(/\r\n|\r|\n/g)?.length ?? 0;
    return row;
  });
  return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
}

function headFault(columns: readonly string[]): string | undefined {
  if (!columns.includes('email')) return 'The header has no column `email`';
  const again = columns.find((c, i) => c !== '' && columns.indexOf(c) !== i);
  return again === undefined ? undefined : `The header has the column \`${shown(again)}\` twice`;
}

function at(file: string, { raw, line }: Pick<Row, 'raw' | 'line'>, message: string, note: string, cell = ''): Problem {
  const found = cell === '' ? -1 : raw.indexOf(cell);
  const column = found < 0 || raw.slice(0, found).includes('\n') ? 1 : found + 1;
  const end = found < 0 ? column : column + cell.length;
  return problem('recipients', file, { line, column, endLine: line, endColumn: end }, message, note);
}

function readRow(file: string, row: Row, columns: readonly string[], problems: Problem[]): Recipient | undefined {
  const before = problems.length;
  const flag: Flag = (message, note, cell) => void problems.push(at(file, row, message, note, cell));
  if (row.cells.length !== columns.length) {
    flag(
      `The row has ${row.cells.length} cells, the header ${columns.length}`,
      'Give every column a cell, empty if need be',
    );
    return undefined;
  }
  const cell = (name: string): string => row.cells[columns.indexOf(name)]?.trim() ?? '';
  const email = row.cells[columns.indexOf('email')] ?? '';
  const address = readAddress(email, flag);
  const optional = {
    ...readName(cell('name'), flag),
    ...readLang(cell('lang'), flag),
    ...readPaper(cell('paper'), flag),
  };
  const cleared = readLabel(cell('label'), flag);
  return problems.length > before ? undefined : { address, ...optional, ...cleared, line: row.line };
}

function readAddress(cell: string, flag: Flag): string {
  const text = cell.replace(/^ +| +$/g, '');
  const fault = text === '' ? 'is empty' : addressFault(text);
  if (!fault) return onTheWire(text);
  flag(`The address "${shown(text)}" ${fault}`, 'One address a row, as name@example.org, and no name in it', text);
  return '';
}

function readName(name: string, flag: Flag): { name?: string } {
  const fault = nameFault(name);
  if (fault) flag(`The name "${shown(name)}" ${fault}`, 'Write the name as it is printed, on one line', name);
  return name ? { name } : {};
}

function readLang(cell: string, flag: Flag): { lang?: string } {
  if (cell === '') return {};
  const { success, data } = language.safeParse(cell);
  if (!success)
    flag(`The language "${shown(cell)}" is not a language tag`, 'Write a tag such as en, uk or sr-Latn', cell);
  return success ? { lang: data } : {};
}

function readPaper(cell: string, flag: Flag): { paper?: Paper } {
  const paper = cell.toLowerCase();
  if (paper === '') return {};
  if (paper === 'a4' || paper === 'letter') return { paper };
  flag(`The paper "${shown(cell)}" is neither a4 nor letter`, 'Write a4 or letter, or leave the cell empty', cell);
  return {};
}

function readLabel(cell: string, flag: Flag): { cleared?: Label } {
  if (cell === '') return {};
  const cleared = labelOf(cell);
  if (!cleared) flag(`The label "${shown(cell)}" is not of TLP 2.0`, `Write one of ${LABELS.join(', ')}`, cell);
  return cleared ? { cleared } : {};
}

/** A label with or without its "TLP:". */
export const labelOf = (text: string): Label | undefined =>
  LABELS.find((l) => l === text.toUpperCase().replace(/^TLP:/, ''));

function twice(file: string, recipients: readonly Recipient[], problems: Problem[]): void {
  const lines = new Map<string, number>();
  for (const { address, line } of recipients) {
    const first = lines.get(addressKey(address));
    if (first === undefined) lines.set(addressKey(address), line);
    else {
      const note = 'Take one of the two out: each address gets one message';
      problems.push(
        at(file, { raw: '', line }, `The address "${shown(address)}" stands on line ${first} already`, note),
      );
    }
  }
}
