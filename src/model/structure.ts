import type { z } from 'zod';
import { mendable, problem, START, type Fix, type Problem, type RuleName } from '../problem.ts';
import {
  ATTRIBUTES,
  COUNTS,
  HOLDS,
  isComponent,
  TOP,
  type AttributesOf,
  type ComponentName,
  type TopName,
} from './components.ts';
import { rangeIn } from './mend.ts';
import { isSlip, nearNames } from './near-names.ts';
import { placeOfAttribute, type Element } from './syntax.ts';
import { validate } from './validate.ts';

/**
 * Which components a briefing has and whether they are where they may be: unknown ones, misplaced ones and counts are
 * problems, and what is left is grouped in printing order.
 */

export type Groups = Readonly<Record<TopName, readonly Element[]>>;

/** @param text the file's, for edits of it */
export function groupElements(elements: readonly Element[], file: string, text: string, problems: Problem[]): Groups {
  const document = { file, text };
  const known = elements.filter((e) => isKnown(e, TOP, 'the briefing', document, problems));
  for (const element of known) checkInside(element, document, problems);
  const groups = Object.fromEntries(TOP.map((name) => [name, known.filter((e) => e.name === name)])) as Record<
    TopName,
    Element[]
  >;
  for (const name of TOP) checkCount(name, groups[name], file, problems);
  return groups;
}

function isKnown(
  element: Element,
  allowed: readonly string[],
  where: string,
  document: Written,
  problems: Problem[],
): boolean {
  if (allowed.includes(element.name)) return true;
  const kind = /^[a-z]/.test(element.name)
    ? 'HTML'
    : isComponent(element.name)
      ? 'A component out of its place'
      : 'An unknown component';
  const list = allowed.map((n) => `<${n}>`).join(', ');
  const [near] = isComponent(element.name) ? [] : nearNames(element.name, allowed, ALIKE);
  const note = near
    ? `Write <${near}>, or take it out`
    : allowed.length
      ? `Take it out or mend its name; ${where} takes ${list}`
      : `Take it out; ${where} holds no component`;
  const rule = isComponent(element.name) ? 'schema' : 'mdx-safe';
  problems.push(
    mendable(
      problem(rule, document.file, element.at, `${kind}: <${element.name}>`, note),
      near === undefined ? undefined : renamed(element, near, document),
    ),
  );
  return false;
}

/** HTML has many short names: a component is only offered for one that is hardly another. */
const ALIKE = 0.45;

/** A briefing's file with its text. */
interface Written {
  file: string;
  text: string;
}

/** A component under another name, in both its tags; what is in it keeps its bytes. */
function renamed({ name, at }: Element, near: string, { file, text }: Written): Fix | undefined {
  const range = rangeIn(text, at);
  const whole = text.slice(...(range ?? [0, 0]));
  const close = /<\/\s*([^\s<>]+)\s*>$/.exec(whole);
  if (!whole.startsWith(`<${name}`) || (close ? close[1] !== name : !whole.endsWith('/>'))) return undefined;
  const inner = whole.slice(name.length + 1, close?.index);
  const renamedWhole = `<${near}${inner}${close ? `</${near}>` : ''}`;
  return { file, ...at, text: renamedWhole, label: `<${near}>`, safe: isSlip(name, near) };
}

function checkInside(element: Element, document: Written, problems: Problem[]): void {
  const { file } = document;
  if (!isComponent(element.name)) return;
  const holds = HOLDS[element.name];
  for (const child of element.children) {
    if ('name' in child) {
      if (isKnown(child, holds.inside, `<${element.name}>`, document, problems)) checkInside(child, document, problems);
    } else if (!holds.text && child.text.trim()) {
      const list = holds.inside.map((n) => `<${n}>`).join(' and ');
      const note = list ? `Put the text into ${list}` : 'Write it as <… />';
      problems.push(
        problem('schema', file, element.at, `<${element.name}> holds text "${child.text.trim().slice(0, 40)}"`, note),
      );
    }
  }
  if (holds.text && !element.children.some((c) => !('name' in c) && c.text.trim())) {
    problems.push(problem('schema', file, element.at, `<${element.name}> is empty`, 'Write its text or take it out'));
  }
  for (const name of ['Wants', 'Offers', 'Outcome']) {
    const [, second] = element.children.filter((c): c is Element => 'name' in c && c.name === name);
    if (second)
      problems.push(
        problem('schema', file, second.at, `<${name}> stands twice in a <${element.name}>`, 'Make one of the two'),
      );
  }
}

function checkCount(name: TopName, found: readonly Element[], file: string, problems: Problem[]): void {
  const [least, most] = COUNTS[name];
  const expected = least === most ? `${least}` : `${least} to ${most}`;
  const message = `The briefing has ${found.length} <${name}>, expected ${expected}`;
  if (found.length < least)
    problems.push(problem('schema', file, START, message, `Write ${least - found.length} more <${name}>`));
  const extra = found[most];
  if (extra) problems.push(problem('schema', file, extra.at, message, `Take out ${found.length - most} <${name}>`));
  if (name === 'Scenario' && found.length === 1 && found[0]) {
    problems.push(
      problem(
        'schema',
        file,
        found[0].at,
        'The briefing has 1 <Scenario>, expected none or 2 to 3',
        'Write the other or take it out',
      ),
    );
  }
}

/** Of these an attribute that is not given says something of its own: one that is wrong is not taken for that. */
const SAYS_BY_ABSENCE: ReadonlySet<ComponentName> = new Set(['Cite', 'Quote']);

/**
 * The attributes of an element as data. Those that are wrong are told of and then taken as not given, so that the element is
 * read and shown all the same; nothing where one that it needs is wrong.
 */
export function attributesOf<N extends ComponentName>(
  name: N,
  element: Element,
  file: string,
  problems: Problem[],
): AttributesOf<N> | undefined {
  return attributesBy(ATTRIBUTES[name], name, element, file, problems) as AttributesOf<N> | undefined;
}

/** The same by another schema than the component's own, for one that says something else in another place. */
export function attributesBy<T extends z.ZodObject>(
  schema: T,
  name: ComponentName,
  element: Element,
  file: string,
  problems: Problem[],
): z.infer<T> | undefined {
  const result = validate(schema, element.attributes, {
    file,
    noun: 'Attribute',
    of: `<${name}>`,
    placeOf: ([attribute]) => placeOfAttribute(element, String(attribute)),
    told: (attribute) => Object.hasOwn(element.places, attribute),
    ruleOf: (_, unknown): RuleName => (unknown ? 'mdx-safe' : 'schema'),
  });
  for (const problem of result.problems) problems.push(problem);
  const data = result.data ?? (SAYS_BY_ABSENCE.has(name) ? undefined : schema.safeParse(result.sound).data);
  return data as z.infer<T> | undefined;
}
