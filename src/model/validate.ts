import type { z } from 'zod';
import { problem, type Problem, type RuleName } from '../problem.ts';
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
    return issue.keys.map((key) =>
      problem(
        ruleOf(key, true),
        file,
        placeOf([...issue.path, key], 'name'),
        `${noun} \`${key}\` is unknown`,
        remedy(issue.path.length ? '' : named),
      ),
    );
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
  return [
    problem(rule, file, place, `${noun} \`${name}\` is ${show(found)}: ${expectation(issue)}`, `Mend \`${name}\``),
  ];
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
