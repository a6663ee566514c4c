import { isMap, isScalar, isSeq, parseDocument, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { spliced, type Splice } from './splice.ts';

/** Edits of an actor's file that change nothing else in it. */

/**
 * Adds to the `aliases` of an actor, or of one of its offices, in the style in which the file writes lists.
 *
 * @param office which of its offices, from 0
 * @returns nothing where the file is written in a way that is not known here
 */
export function aliasAdded(text: string, alias: string, office?: number): Splice | undefined {
  const doc = parseDocument(text, { uniqueKeys: true, stringKeys: true });
  const path = office === undefined ? [] : ['offices', office];
  const map = office === undefined ? doc.contents : doc.getIn(path, true);
  if (doc.errors.length || !isMap(map)) return undefined;
  const splice = inMap(text, map as YAMLMap<ParsedNode, ParsedNode | null>, JSON.stringify(alias));
  return splice && isAdded(doc.toJS(), spliced(text, splice), alias, path) ? splice : undefined;
}

function inMap(text: string, map: YAMLMap<ParsedNode, ParsedNode | null>, item: string): Splice | undefined {
  const known = map.items.find(({ key }) => isScalar(key) && key.value === 'aliases');
  if (known) return inList(text, known, item);
  const after = map.items.findLast(({ value }) => isScalar(value)) ?? map.items.at(-1);
  const [from, , end] = rangesOf(map.items[0], after);
  if (map.flow || from === undefined || end === undefined) return undefined;
  // The line after the last field of one line: the fields of a list in it would take a field more for theirs.
  const at = lineEnd(text, end);
  const indent = ' '.repeat(from - lineStart(text, from));
  return { from: at, to: at, insert: `${text[at - 1] === '\n' ? '' : '\n'}${indent}aliases: [${item}]\n` };
}

function inList(text: string, { value }: Pair<ParsedNode, ParsedNode | null>, item: string): Splice | undefined {
  if (!isSeq(value)) return undefined;
  const last = value.items.at(-1);
  if (value.flow) {
    const at = last ? (last.range?.[1] ?? 0) : value.range[1] - 1;
    return { from: at, to: at, insert: last ? `, ${item}` : item };
  }
  if (!last?.range) return undefined;
  const dash = text.lastIndexOf('-', last.range[0] - 1);
  const indent = text.slice(lineStart(text, dash), dash);
  const at = lineEnd(text, last.range[1]);
  return { from: at, to: at, insert: `${text[at - 1] === '\n' ? '' : '\n'}${indent}- ${item}\n` };
}

const rangesOf = (
  first: Pair<ParsedNode, ParsedNode | null> | undefined,
  last: Pair<ParsedNode, ParsedNode | null> | undefined,
): [from: number | undefined, keyEnd: number | undefined, end: number | undefined] => [
  first?.key.range[0],
  last?.key.range[1],
  (last?.value ?? last?.key)?.range[1],
];

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** After the line end that follows, or at the end of the text. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Whether a text reads as before but for one alias more at a path: what is written is read back. */
function isAdded(before: unknown, after: string, alias: string, path: (string | number)[]): boolean {
  const doc = parseDocument(after, { uniqueKeys: true, stringKeys: true });
  const added = parseDocument(JSON.stringify(before));
  const known = added.getIn([...path, 'aliases']);
  if (isSeq(known)) known.add(alias);
  else added.setIn([...path, 'aliases'], added.createNode([alias]));
  return !doc.errors.length && sorted(doc.toJS()) === sorted(added.toJS());
}

/** As JSON with the fields of each object in the order of their names. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
