import type { Brief, Citation } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import { shown } from '../model/shown.ts';
import { RULES, START, type OwnRuleName, type Place, type Problem, type Severity } from '../problem.ts';
import { placeOfStretch } from './place.ts';
import { printedOf, type Part, type Printed } from './printed.ts';

/** Rules of a desk's own: what they are, and what comes of them. Nothing that they do stops a check or changes a brief. */

/** A stretch of a text, in UTF-16 units, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One printed text of a brief, as a rule of one's own reads it. */
export interface Text {
  /** What it is in its brief: `title`, `keyFact`, `wants`, … */
  readonly part: Part;
  /** Its words, without markup and citations. */
  readonly text: string;
  /** Its language, as BCP 47 has it. */
  readonly lang: string;
  /** Where its component stands in the briefing's file. */
  readonly at: Place;
  /** What it cites. */
  readonly citations: readonly Citation[];
  /** The stretches that stand in quotation marks; of a quotation, all of it. */
  readonly quoted: readonly Stretch[];
}

/** What a rule is given beside the brief: its texts, and where words of theirs stand. */
export interface Words {
  /** Every printed text that is a sentence of the desk's, title first, in printing order. */
  readonly texts: readonly Text[];
  /** Where a stretch of a text stands in the briefing's file; else where its component does. */
  readonly placeOf: (text: Text, stretch: Stretch) => Place;
  /** Where a field of the front matter stands. */
  readonly field: (name: keyof Brief) => Place;
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
}

/** What a rule of one's own found. */
export interface OwnFinding {
  /** Where in the briefing's file: a part's own `at`, or what `placeOf` gives. */
  readonly at: Place;
  /** What was found and what was expected, without a full stop. */
  readonly message: string;
  /** What to do. */
  readonly note: string;
  /** The rule's own where none is given. */
  readonly severity?: Severity;
}

/** An editorial rule of a desk's own. It reads one briefing at a time, and gives the same for the same. */
export interface OwnRule {
  /** In a namespace of the desk's own, as `desk/no-passive`; waivers and reports name it so. */
  readonly name: OwnRuleName;
  /** An error stops a build, a warning does not. */
  readonly severity: Severity;
  /** What it flags, in one line. */
  readonly flags: string;
  /** Whether a `readout-allow` comment may cover it: yes, where it does not say. */
  readonly waivable?: boolean;
  /** Finds what is wrong in a briefing; what it is given can be read and not changed. */
  readonly find: (brief: Brief, library: Library, words: Words) => readonly OwnFinding[];
  /** Components of a briefing in which it finds nothing (`good`) or something (`bad`); `testRule` runs them. */
  readonly examples?: { readonly good?: readonly string[]; readonly bad?: readonly string[] };
}

/** What `readout.config.ts` exports. */
export interface Config {
  /** The desk's own rules, checked beside Readout's. */
  readonly rules?: readonly OwnRule[];
}

/** What a rule could not do. */
export interface Failure {
  readonly rule: OwnRuleName;
  /** The briefing's file that it was reading. */
  readonly file: string;
  /** What happened, as a clause whose subject is the rule. */
  readonly why: string;
  /** Where in the desk's code, as the machine that ran it tells. */
  readonly stack?: string;
}

export interface Found {
  readonly problems: Problem[];
  readonly failures: Failure[];
}

/**
 * What rules of a desk's own find in the briefings of a library, which they are given frozen. A rule that fails is told of once, and
 * runs no further.
 *
 * @param library a copy for them alone
 * @param begun is told of each step before it is taken, by its number
 */
export function findOwn(
  rules: readonly OwnRule[],
  library: Library,
  today: string,
  begun: (step: number) => void = () => undefined,
): Found {
  const problems: Problem[] = [];
  const failures: Failure[] = [];
  freeze(library);
  const failed = new Set<OwnRule>();
  library.briefings.forEach((brief, i) => {
    const words = wordsOf(brief, library, today);
    const lines = (library.texts.get(brief.file) ?? '').split('\n');
    rules.forEach((rule, j) => {
      if (failed.has(rule)) return;
      begun(i * rules.length + j);
      const result = findOne(rule, brief, library, words, lines);
      if ('why' in result) {
        failed.add(rule);
        failures.push({ rule: rule.name, file: brief.file, ...result });
      } else for (const problem of result.found) problems.push(problem);
    });
  });
  return { problems, failures };
}

function findOne(
  rule: OwnRule,
  brief: Brief,
  library: Library,
  words: Words,
  lines: readonly string[],
): { found: Problem[] } | Pick<Failure, 'why' | 'stack'> {
  let result: unknown;
  try {
    result = rule.find(brief, library, words);
  } catch (e) {
    return thrown(e);
  }
  if (!Array.isArray(result)) return { why: `returned ${kindOf(result)}, expected a list of findings` };
  const found: Problem[] = [];
  for (const [i, finding] of (result as unknown[]).entries()) {
    const why = notAFinding(finding, lines);
    if (why !== undefined) return { why: `returned a list whose item ${i + 1} ${why}` };
    const { at, message, note, severity = rule.severity } = finding as OwnFinding;
    const { line, column, endLine, endColumn } = at;
    found.push({ file: brief.file, line, column, endLine, endColumn, severity, rule: rule.name, message, note });
  }
  return { found };
}

function thrown(e: unknown): Pick<Failure, 'why' | 'stack'> {
  if (!(e instanceof Error)) return { why: `threw ${kindOf(e)}` };
  const { name, message, stack } = e;
  return { why: `threw ${name}: ${message}`, ...(stack === undefined ? {} : { stack }) };
}

function notAFinding(finding: unknown, lines: readonly string[]): string | undefined {
  if (!isRecord(finding)) return `is ${kindOf(finding)}, expected { at, message, note }`;
  const { at, message, note, severity } = finding;
  if (typeof message !== 'string' || !message.trim()) return 'has no `message`';
  if (typeof note !== 'string' || !note.trim()) return 'has no `note`';
  if (severity !== undefined && severity !== 'error' && severity !== 'warning') return 'has an unknown `severity`';
  return isPlace(at, lines) ? undefined : 'has no place (`at`) in the briefing’s file';
}

function isPlace(at: unknown, lines: readonly string[]): boolean {
  if (!isRecord(at)) return false;
  const { line, column, endLine, endColumn } = at as Partial<Place>;
  const isIn = (row: unknown, col: unknown): boolean =>
    Number.isInteger(row) &&
    Number.isInteger(col) &&
    Number(col) >= 1 &&
    Number(col) <= (lines[Number(row) - 1]?.length ?? -1) + 1;
  if (!isIn(line, column) || !isIn(endLine, endColumn)) return false;
  return Number(line) < Number(endLine) || (line === endLine && Number(column) <= Number(endColumn));
}

function wordsOf(brief: Brief, library: Library, today: string): Words {
  const file = library.texts.get(brief.file) ?? '';
  const fields = library.fields[brief.file] ?? {};
  const field = (name: keyof Brief): Place => fields[name] ?? START;
  const printed = new Map<Text, Printed>(
    printedOf(brief, field('title')).texts.map((one) => {
      const { part, text, lang, at, citations } = one;
      const quoted = one.quotations.map(({ start, end }) => ({ start, end }));
      return [freeze({ part, text, lang, at, citations, quoted }), one];
    }),
  );
  return Object.freeze({
    texts: Object.freeze([...printed.keys()]),
    placeOf: (text: Text, stretch: Stretch) => {
      const known = printed.get(text);
      return known ? placeOfStretch(file, known, stretch) : text.at;
    },
    field,
    today,
  });
}

/** Frozen, all that is in it too; a map takes nothing more. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freeze(part as unknown);
  return value;
}

const refuse = (): never => {
  throw new TypeError('What a rule is given cannot be changed');
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise';
  if (typeof value === 'string') return `“${shown(value)}”`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : shown(String(value));
}

/** Whether a name is that of a rule of a desk's own, whoever's that is. */
export const isOwnName = (name: string): name is OwnRuleName => name.includes('/') && !Object.hasOwn(RULES, name);
