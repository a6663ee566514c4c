import type { z } from 'zod';
import { mendable, problem, type Fix, type Place, type Problem, type RuleName } from '../problem.ts';
import { markupOfAttribute } from './attribute-markup.ts';
import { day } from './fields.ts';
import { isSlip, nearNames, orOneOf } from './near-names.ts';
import { shown } from './shown.ts';
import type { PlaceOf } from './yaml.ts';

/** Whose fields are checked, for the messages: `Field` of a document, `Attribute` of a component. */
export interface Subject {
  file: string;
  /** "Field" or "Attribute". */
  noun: string;
  /** What the fields belong to, as the reader would say it: "site.yaml", "a source", "<KeyFact>". */
  of: string;
  placeOf: PlaceOf;
  /** Whether a field that has no value was told of already. */
  told?: (field: string) => boolean;
  /** The rule under which a field is reported, where it is not `schema`. */
  ruleOf?: (field: string, unknown: boolean) => RuleName;
}

/**
 * Data that passed a schema, and every problem that it has. Where fields are unknown and nothing else is wrong, the data
 * is there without them, so that what it says is checked in the same run.
 */
export function validate<T extends z.ZodObject>(schema: T, value: unknown, subject: Subject): Validated<z.infer<T>> {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, sound: result.data, problems: [] };
  const { issues } = result.error;
  const problems = issues.flatMap((issue) => report(issue, value, subject, Object.keys(schema.shape)));
  const data = issues.every((i) => i.code === 'unrecognized_keys' && !i.path.length)
    ? (schema.strip().parse(value) as z.infer<T>)
    : undefined;
  return { ...(data ? { data } : {}), sound: data ?? soundFields(schema, value), problems };
}

export interface Validated<T> {
  data?: T;
  /** The fields that are each in order, whatever is wrong with others. */
  sound: Partial<T>;
  problems: Problem[];
}

function soundFields<T extends z.ZodObject>(schema: T, value: unknown): Partial<z.infer<T>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const given = new Map(Object.entries(value));
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const { data } = field.safeParse(given.get(name));
    return data === undefined ? [] : [[name, data]];
  });
  return Object.fromEntries(fields) as Partial<z.infer<T>>;
}

function report(issue: z.core.$ZodIssue, value: unknown, subject: Subject, fields: readonly string[]): Problem[] {
  const { file, noun, of, placeOf, told, ruleOf = () => 'schema' as const } = subject;
  const named = fields.length ? `${of} takes ${fields.map((f) => `\`${f}\``).join(', ')}` : `${of} takes none`;
  if (issue.code === 'unrecognized_keys') {
    const open = issue.path.length ? [] : fields.filter((f) => !Object.hasOwn(value as object, f));
    return issue.keys.map((key) => {
      const near = nearNames(key, open);
      const at = placeOf([...issue.path, key], 'name');
      const said = near.length
        ? `Write ${orOneOf(near) ?? ''}, or take it out`
        : remedy(issue.path.length ? '' : named);
      const found = problem(ruleOf(key, true), file, at, `${noun} \`${key}\` is unknown`, said);
      return mendable(found, renamed(key, near, at, subject));
    });
  }
  const name = issue.path.filter((p) => typeof p === 'string').join('.');
  const found = issue.path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value);
  const place = placeOf(issue.path);
  const rule = ruleOf(String(issue.path[0] ?? ''), false);
  if (!name) return [problem(rule, file, place, `${of} is not a list of fields`, named)];
  if (found === undefined || found === null) {
    if (told?.(name)) return [];
    return [problem(rule, file, place, `${noun} \`${name}\` is missing`, `${of} needs it: ${expectation(issue)}`)];
  }
  const wrong = problem(
    rule,
    file,
    place,
    `${noun} \`${name}\` is ${show(found)}: ${expectation(issue)}`,
    `Mend \`${name}\``,
  );
  const meant = typeof found === 'string' ? meantBy(found, issue) : undefined;
  return [mendable(wrong, meant && rewritten(String(issue.path.at(-1)), meant, place, subject))];
}

/** A field under the name that is meant; the name alone is changed. */
function renamed(key: string, near: readonly string[], at: Place, { file, noun }: Subject): Fix | undefined {
  const [meant, ...others] = near.filter((n) => isSlip(key, n));
  const name = meant ?? near[0];
  if (name === undefined) return undefined;
  const place = noun === 'Attribute' ? { ...at, endLine: at.line, endColumn: at.column + key.length } : at;
  return { file, ...place, text: name, label: name, safe: meant !== undefined && !others.length };
}

interface Meant {
  value: string;
  /** Whether it is the same value in another form. */
  same: boolean;
}

/** A label with or without its scheme, in any letter case. */
const plainOf = (value: string): string =>
  value
    .trim()
    .replace(/^TLP:\s*/i, '')
    .toLowerCase();

/** The value that one which is none may stand for. */
function meantBy(found: string, issue: z.core.$ZodIssue): Meant | undefined {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const same = values.find((v) => plainOf(v) === plainOf(found));
    const value = same ?? values.find((v) => isSlip(found, v)) ?? nearNames(found, values)[0];
    return value === undefined ? undefined : { value, same: same !== undefined };
  }
  const [, y = '', m = '', d = ''] = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/.exec(found) ?? [];
  const value = [y, m.padStart(2, '0'), d.padStart(2, '0')].join('-');
  return issue.message.includes('YYYY-MM-DD') && value !== found && day.safeParse(value).success
    ? { value, same: true }
    : undefined;
}

function rewritten(name: string, { value, same }: Meant, at: Place, { file, noun }: Subject): Fix {
  const text = noun === 'Attribute' ? markupOfAttribute(name, value) : value;
  return { file, ...at, text, label: text, safe: same };
}

const remedy = (named: string): string =>
  named
    ? `Take it out or mend its name; ${named.replace(/^An? /, (a) => a.toLowerCase())}`
    : 'Take it out or mend its name';

/** What is expected of a field's kind, in the words of someone who writes YAML. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number without quotation marks',
  array: 'a list',
  object: 'a list of fields',
};

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value')
    return issue.message.startsWith('Invalid') ? `expected ${issue.values.map(String).join(' or ')}` : issue.message;
  if (issue.code === 'invalid_type') return `expected ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_key') return issue.issues[0] ? expectation(issue.issues[0]) : issue.message;
  if (issue.code === 'too_big') {
    const unit = issue.origin === 'string' ? ' characters' : '';
    return issue.message.startsWith('Too') ? `expected at most ${String(issue.maximum)}${unit}` : issue.message;
  }
  if (issue.code === 'too_small')
    return issue.message.startsWith('Too') ? `expected at least ${String(issue.minimum)}` : issue.message;
  if (issue.code === 'invalid_union')
    return issue.errors[0]?.[0] ? expectation(issue.errors[0][0]) : 'expected text or a list';
  return issue.message;
}

function show(value: unknown): string {
  return `"${shown(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))}"`;
}
