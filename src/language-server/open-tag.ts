/** The tag that is being written at the end of a text, which need not parse: how far it has come. */
export interface OpenTag {
  /** What was typed of its name, or the whole of it. */
  readonly name: string;
  /** Whether the name is still being written. */
  readonly isNaming: boolean;
  /** The attributes that stand whole. */
  readonly given: Readonly<Record<string, string>>;
  /** The attribute whose value is being written, and what was typed of it. */
  readonly value?: { readonly name: string; readonly typed: string };
  /** What was typed of an attribute's name. */
  readonly typed: string;
  /** The components that are open around it, the innermost last. */
  readonly inside: readonly string[];
}

const TAG = /\{\/\*[\s\S]*?(?:\*\/\}|$)|<(\/?)([A-Za-z]\w*)?/g;
const ATTRIBUTE = /\s+([A-Za-z]\w*)\s*=\s*(?:"([^"]*)("|$)|'([^']*)('|$))/y;

/** @param before all that stands in the file before the cursor */
export function openTagIn(before: string): OpenTag | undefined {
  const inside: string[] = [];
  TAG.lastIndex = 0;
  for (let match = TAG.exec(before); match; match = TAG.exec(before)) {
    const [whole, slash, name = ''] = match;
    if (slash === undefined) continue;
    if (slash) {
      if (inside.at(-1) === name) inside.pop();
      continue;
    }
    const at = match.index + whole.length;
    if (at === before.length) return { name, isNaming: true, given: {}, typed: '', inside };
    if (!name) continue;
    const read = attributesFrom(before, at);
    if (read.value) return { name, isNaming: false, given: read.given, value: read.value, typed: '', inside };
    const end = /^\s*(\/?>)/.exec(before.slice(read.to));
    if (end) {
      if (end[1] === '>') inside.push(name);
      TAG.lastIndex = read.to + end[0].length;
      continue;
    }
    const typed = /^\s+([A-Za-z]\w*)?$/.exec(before.slice(read.to));
    if (typed) return { name, isNaming: false, given: read.given, typed: typed[1] ?? '', inside };
    TAG.lastIndex = Math.max(read.to, at);
  }
  return undefined;
}

/** The attributes that stand from a place on; the last may be open. */
function attributesFrom(
  text: string,
  from: number,
): { given: Record<string, string>; to: number; value?: { name: string; typed: string } } {
  const given: Record<string, string> = {};
  let to = from;
  for (;;) {
    ATTRIBUTE.lastIndex = to;
    const match = ATTRIBUTE.exec(text);
    if (!match) return { given, to };
    const [whole, name = '', double, doubleEnd, single, singleEnd] = match;
    const typed = double ?? single ?? '';
    if (!(doubleEnd ?? singleEnd)) return { given, to, value: { name, typed } };
    given[name] = typed;
    to += whole.length;
  }
}
