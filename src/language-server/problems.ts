import { DiagnosticSeverity, type CodeAction, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver';
import { mended } from '../model/mend.ts';
import { spliceBetween } from '../model/splice.ts';
import { Offsets } from '../model/offsets.ts';
import type { Fix, Problem } from '../problem.ts';
import { placeOf, rangeOf, touch } from './ranges.ts';

/** A problem as an editor shows it: the checker's own words, place and rule. */
export const diagnosticOf = (problem: Problem): Diagnostic => ({
  range: rangeOf(problem),
  severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  source: 'readout',
  code: problem.rule,
  message: `${problem.message}\n${problem.note}`,
});

/** A mend as edits of the file that it is of. */
export interface Mend {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.readout';
  readonly file: string;
  readonly edits: readonly TextEdit[];
  readonly mends: readonly Problem[];
  readonly isPreferred: boolean;
}

/** The mends of the problems that a range touches. */
export function mendsAt(
  problems: readonly Problem[],
  range: Range,
  textOf: (file: string) => string | undefined,
): Mend[] {
  const at = placeOf(range);
  return problems.flatMap((problem) => {
    const { fix } = problem;
    if (!fix || !touch(problem, at)) return [];
    const edit = editOf(fix, textOf(fix.file));
    return edit
      ? [{ ...edit, title: `Write ${fix.label}`, kind: 'quickfix', mends: [problem], isPreferred: fix.safe }]
      : [];
  });
}

/** All that can be mended without changing what is said, at once; nothing where there is nothing. */
export function safeMendsOf(file: string, text: string, problems: readonly Problem[]): Mend | undefined {
  const fixes = problems.flatMap(({ fix }) => (fix?.safe && fix.file === file ? [fix] : []));
  const { text: after, made } = mended(text, fixes);
  if (!made.length) return undefined;
  const { from, to, insert } = spliceBetween(text, after);
  const edits = [{ range: rangeOf(new Offsets(text).between(from, to)), newText: insert }];
  const mends = problems.filter(({ fix }) => fix && made.includes(fix));
  return {
    title: 'Mend all that changes no meaning',
    kind: 'source.fixAll.readout',
    file,
    edits,
    mends,
    isPreferred: false,
  };
}

/** A mend as a code action, on the edits of a client's own kind. */
export const actionOf = (
  { title, kind, mends, isPreferred }: Mend,
  edit: NonNullable<CodeAction['edit']>,
): CodeAction => ({ title, kind, edit, isPreferred, diagnostics: mends.map(diagnosticOf) });

function editOf(fix: Fix, text: string | undefined): Pick<Mend, 'file' | 'edits'> | undefined {
  if (text === undefined) return undefined;
  const newText = text.includes('\r\n') ? fix.text.replaceAll('\n', '\r\n') : fix.text;
  return { file: fix.file, edits: [{ range: rangeOf(fix), newText }] };
}
