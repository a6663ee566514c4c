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
  snapshot: error('a captured text that is not the one that was captured', false),
  waiver: error('a waiver with no reason or for no rule; one that waives nothing', false),
  'passage-verbatim': error('a cited passage that is not in its source exactly once', false),
  'quote-verbatim': error('words in quotation marks that are not in a passage cited there, or not in its sense', false),
  'quote-speaker': error('a quotation given to another than the source gives it to'),
  'quote-ellipsis': error('a gap that leaves out a negation, a condition or a modal verb'),
  'cite-required': error('a key fact, quotation, outcome or filled position cell without a citation'),
  'number-sourced': error('a numeral that is not in the cited paragraphs, or that no claim has'),
  'claim-attributed': error('a claim that does not say whose it is'),
  'disputed-both': error('a disputed fact with fewer than two attributed versions'),
  'actor-known': error('an actor, or a person whom the text names with an office, who is not in the registry'),
  'office-on-date': error('an office that the actor did not hold that day'),
  'stale-date': error('a word such as today or recently, which is wrong once the day is over'),
  'date-consistent': error('a weekday and date that disagree, a fact after the cut-off, a watch date before it'),
  'estimative-term': error('a probability word that is not on the scale'),
  'assessment-in-facts': error('a probability word or an evaluation in a fact or position'),
  'confidence-apart': error('likelihood and confidence in one sentence, or confidence without a reason'),
  'scenario-sum': error('exclusive scenarios that do not sum to 100'),
  'forecast-resolvable': error('a forecast whose criteria nobody can settle'),
  'forecast-overdue': warning('a forecast past its date with no outcome'),
  'source-status': warning('a briefing that rests on a source which was withdrawn or corrected, and does not say so'),
  'position-silence': warning('an actor with neither cell filled, or a table more than half empty'),
  'one-sided': warning('sources that were all issued by one party'),
  'position-balance': warning('an actor with over 2.5 times another’s words'),
  'loaded-word': warning('a word that takes sides, outside quotation'),
  'policy-advice': warning('should or must in the author’s voice'),
  'passive-hedge': warning('a passive that hides who speaks'),
  'acronym-defined': warning('an acronym that is not written out at its first use'),
  'title-finding': warning('a title that states no finding'),
  'section-budget': warning('a section over its guide in words'),
  'sentence-length': warning('a sentence of over 30 words'),
  'duplicate-claim': warning('one passage under two facts, or a title that repeats the bottom line'),
  'one-page': error('a brief that does not fit one page at the tightest setting', false),
  review: error('published with no reviewer, or reviewed by its author'),
  label: error('no sharing label, or one wrongly formed', false),
  brand: error('a colour that cannot be read, or a file of the brand that cannot be used as it is', false),
  recipients: error('a list of recipients, or a row of it, that no mail may be sent on', false),
  'ai-line': error('no line on what was drafted or translated by machine'),
  'uncited-source': warning('a source sentence with a number, a known name or a quotation that no claim rests on'),
  config: error('a readout.config that cannot be used, or a rule of the desk’s own that fails', false),
  'mdx-safe': error('import, export, expression, raw HTML, unknown component or attribute, unsafe link', false),
  'bidi-control': error('stray direction controls, look-alike letters in words, names and addresses', false),
} as const satisfies Record<string, Rule>;

/** The name of one of Readout's own rules. */
export type RuleName = keyof typeof RULES;

/** The name of a rule of a desk's own: in a namespace of its own, as `desk/no-passive`. */
export type OwnRuleName = `${string}/${string}`;

/**
 * An edit that mends a problem: what stands at its place gives way to `text`. The file need not be the problem's own: a
 * name that the registry lacks is written into the actor's.
 */
export interface Fix extends Place {
  file: string;
  text: string;
  /** What would stand there, as a person is shown it: on one line, and short. */
  label: string;
  /** Whether it changes no meaning and says nothing that a source does not: such fixes may be made unasked. */
  safe: boolean;
}

/** A problem at a place in a file of the content folder; `file` is relative to that folder, with forward slashes. */
export interface Problem extends Place {
  file: string;
  severity: Severity;
  rule: RuleName | OwnRuleName;
  message: string;
  note: string;
  /** How it can be mended mechanically, where it can. */
  fix?: Fix;
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

/** The problem with an edit that mends it, where there is one. */
export const mendable = (problem: Problem, fix: Fix | undefined): Problem => (fix ? { ...problem, fix } : problem);

/** File, then line, then column, then rule, a desk's own after ours: the same order on every machine. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const names = Object.keys(RULES);
  const orderOf = (rule: string): number => names.indexOf(rule) + 1 || names.length + 1;
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      orderOf(a.rule) - orderOf(b.rule) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

export const hasErrors = (problems: readonly Problem[]): boolean => problems.some((p) => p.severity === 'error');
