/**
 * Every problem Readout can find in content, by its permanent name.
 *
 * A problem is data with a place, never an exception: only bugs throw. The grammar of a message is *what was found,
 * what was expected*, with the numbers and without a full stop; the note says what to do.
 */

export type Severity = 'error' | 'warning';

/** A stretch of a file: 1-based lines and columns, columns in UTF-16 units, the end exclusive. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The first character of a file: where a problem stands that concerns the file as a whole. */
export const START: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

interface Rule {
  readonly severity: Severity;
  /** Whether a `readout-allow` comment may cover it. */
  readonly waivable: boolean;
  /** What the rule flags, in one line. */
  readonly flags: string;
}

const error = (flags: string, waivable = true): Rule => ({ severity: 'error', waivable, flags });
const warning = (flags: string, waivable = true): Rule => ({ severity: 'warning', waivable, flags });

/** The rules by name, in the order they are reported for one place. Names are permanent. */
export const RULES = {
  schema: error('a field, count, id, date, reference or file that is not as the content language has it', false),
  'mdx-safe': error('import, export, expression, raw HTML, unknown component or attribute, unsafe link', false),
  snapshot: error('a captured text that is not the one that was captured', false),
  label: error('no sharing label, or one wrongly formed', false),
  'ai-line': error('no line on what was drafted or translated by machine'),
  review: error('published with no reviewer, or reviewed by its author'),
  'passage-verbatim': error('a cited passage that is not in its source exactly once', false),
  'scenario-sum': error('exclusive scenarios that do not sum to 100'),
  'estimative-term': error('a probability word that is not on the scale'),
  'actor-known': error('an actor who is not in the registry'),
  'one-page': error('a brief that does not fit one page at the tightest setting', false),
  waiver: warning('a waiver with no reason, for no rule, or that waives nothing', false),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** A problem at a place in a file of the content folder; `file` is relative to that folder, with forward slashes. */
export interface Problem extends Place {
  file: string;
  severity: Severity;
  rule: RuleName;
  message: string;
  note: string;
}

/** Makes a problem with its rule's own severity, or the one given where a rule has both. */
export function problem(
  rule: RuleName,
  file: string,
  place: Place,
  message: string,
  note: string,
  severity: Severity = RULES[rule].severity,
): Problem {
  const { line, column, endLine, endColumn } = place;
  return { file, line, column, endLine, endColumn, severity, rule, message, note };
}

/** File, then line, then column, then rule: the same order on every machine. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const names = Object.keys(RULES);
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      names.indexOf(a.rule) - names.indexOf(b.rule),
  );
}

export const hasErrors = (problems: readonly Problem[]): boolean => problems.some((p) => p.severity === 'error');
