import {
  LineCounter,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type ParsedNode,
} from 'yaml';
import { problem, START, type Place, type Problem } from '../problem.ts';

/** Where a field's value stands, or its name; an unknown path gives the nearest parent that is there. */
export type PlaceOf = (path: readonly PropertyKey[], part?: 'name') => Place;

export interface Yaml {
  value: unknown;
  placeOf: PlaceOf;
  problems: Problem[];
}

/**
 * Reads YAML as data: no aliases, no duplicate keys, string keys only, dates and numbers-with-zeros left as text where
 * YAML 1.2's core schema leaves them.
 *
 * @param firstLine the file's line on which `text` begins, for front matter
 */
export function readYaml(text: string, file: string, firstLine = 1): Yaml {
  const refused = limits(text, file, firstLine);
  if (refused) return { value: undefined, placeOf: () => START, problems: [refused] };
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true, stringKeys: true, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const range = (start: number, end: number): Place => {
    const [a, b] = [at(start), at(Math.max(start, end))];
    return { line: a.line, column: a.column, endLine: b.line, endColumn: b.column };
  };
  const problems = [...doc.errors, ...doc.warnings].map((e) =>
    problem(
      'schema',
      file,
      range(...e.pos),
      SAID[e.code] ?? `YAML does not parse: ${e.message}`,
      QUOTE.has(e.code) ? 'Put the value in quotes: `field: "value"`' : 'Write it as plain `field: value` lines',
    ),
  );
  return {
    value: problems.length ? undefined : toValue(doc, problems, file, range),
    placeOf: placer(doc, range),
    problems,
  };
}

/** What the parser says for programmers, said for writers. */
const SAID: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'YAML has more than one document',
  NON_STRING_KEY: 'YAML has a field whose name is not text',
  DUPLICATE_KEY: 'YAML has a field twice',
  TAG_RESOLVE_FAILED: 'YAML has a tag, which begins with !',
  BLOCK_AS_IMPLICIT_KEY: 'YAML has a colon and a blank within a value, which begins a field',
  BAD_SCALAR_START: 'YAML has a value that begins with a sign of its own, such as @ % or a backtick',
};

/** What quotation marks around the value mend. */
const QUOTE = new Set<string>(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN']);

/** Limits on one document, so that none can be made to fill the stack or the memory. */
const MAX_LENGTH = 64 * 1024;
const MAX_DEPTH = 32;

function limits(text: string, file: string, line: number): Problem | undefined {
  const at = { line, column: 1, endLine: line, endColumn: 1 };
  if (text.length > MAX_LENGTH) {
    const message = `YAML has ${text.length} characters, at most ${MAX_LENGTH} are read`;
    return problem('schema', file, at, message, 'Shorten it: it says what is known about a document, never its words');
  }
  let [depth, deepest] = [0, 0];
  for (const c of text) {
    if (c === '[' || c === '{') deepest = Math.max(deepest, ++depth);
    else if (c === ']' || c === '}') depth--;
  }
  const message = `YAML is nested ${deepest} deep, at most ${MAX_DEPTH} is read`;
  return deepest > MAX_DEPTH ? problem('schema', file, at, message, 'Write plain `field: value` lines') : undefined;
}

function toValue(
  doc: Document.Parsed,
  problems: Problem[],
  file: string,
  range: (a: number, b: number) => Place,
): unknown {
  try {
    return doc.toJS({ maxAliasCount: 0 }) as unknown;
  } catch (e) {
    if (!(e instanceof ReferenceError)) throw e;
    problems.push(
      problem('schema', file, range(...aliasIn(doc)), 'YAML has an alias', 'Write the value out where it is used'),
    );
    return undefined;
  }
}

function aliasIn(doc: Document.Parsed): [start: number, end: number] {
  let found: [number, number] = [0, 0];
  visit(doc, {
    Alias: (_, node) => {
      if (node.range) found = [node.range[0], node.range[1]];
      return visit.BREAK;
    },
  });
  return found;
}

function placer(doc: Document.Parsed, range: (a: number, b: number) => Place): PlaceOf {
  return (path, part) => {
    let node: ParsedNode | Node | null = doc.contents;
    let key: Node | undefined;
    for (const step of path) {
      const next: { key?: Node; value: Node | null } | undefined = child(node, step);
      if (!next) break;
      node = next.value;
      key = next.key;
    }
    const found = ((isScalar(node) && part !== 'name') || !key ? node : key)?.range ?? key?.range;
    return found ? range(found[0], found[1]) : range(0, 0);
  };
}

function child(node: Node | null, step: PropertyKey): { key?: Node; value: Node | null } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((p) => isScalar(p.key) && p.key.value === step);
    return pair ? { key: pair.key as Node, value: pair.value as Node | null } : undefined;
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step] as Node | undefined;
    return item ? { value: item } : undefined;
  }
  return undefined;
}
