/** Reads a content stream by the rules of ISO 32000-1, 7.2, 7.3 and 7.8, and follows marks, fonts and strings through it. */

export interface Token {
  readonly kind: 'name' | 'operator' | 'string' | 'number' | 'delimiter';
  readonly value: string;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string from after its opening parenthesis: its bytes, and where it ends. */
function literalString(source: string, start: number): { value: string; end: number } {
  let value = '';
  let depth = 1;
  let at = start;
  while (at < source.length) {
    const c = source[at++] ?? '';
    if (c === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(at, at + 3))?.[0];
      const next = source[at] ?? '';
      if (octal) value += String.fromCharCode(parseInt(octal, 8) & 255);
      else if (next !== '\n') value += ESCAPES[next] ?? next;
      at += octal?.length ?? 1;
      continue;
    }
    if (c === '(') depth++;
    if (c === ')' && --depth === 0) return { value, end: at };
    value += c === '\r' ? '\n' : c;
  }
  throw new Error('String without an end');
}

/** White space (which a null is, too), and what ends a word besides. */
const WHITE = /[\0\t\n\f\r ]/;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;

export function tokens(source: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < source.length;) {
    const c = source[at] ?? '';
    if (WHITE.test(c)) at++;
    else if (c === '(') {
      const { value, end } = literalString(source, at + 1);
      found.push({ kind: 'string', value });
      at = end;
    } else if (source.startsWith('<<', at) || source.startsWith('>>', at)) {
      found.push({ kind: 'delimiter', value: source.slice(at, at + 2) });
      at += 2;
    } else if (c === '<') {
      const end = source.indexOf('>', at);
      found.push({
        kind: 'string',
        value: Buffer.from(source.slice(at + 1, end).replace(/\s/g, ''), 'hex').toString('latin1'),
      });
      at = end + 1;
    } else if (c === '[' || c === ']') {
      found.push({ kind: 'delimiter', value: c });
      at++;
    } else {
      regular.lastIndex = c === '/' ? at + 1 : at;
      const word = (c === '/' ? '/' : '') + (regular.exec(source)?.[0] ?? '');
      found.push({ kind: c === '/' ? 'name' : /^[-+.\d]/.test(word) ? 'number' : 'operator', value: word });
      at += Math.max(1, word.length);
    }
  }
  return found;
}

/** A mark that is open: its tag, and the properties beside it. */
export interface OpenMark {
  readonly tag: string;
  readonly mcid?: number;
  readonly actual?: string;
}

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Token[];
  /** The marks it stands in, outermost first. */
  readonly marks: readonly OpenMark[];
  /** The font selected, as a resource's name. */
  readonly font?: string;
}

function openMark(operands: readonly Token[]): OpenMark {
  const after = (key: string): string | undefined =>
    operands[operands.findIndex(({ value }) => value === key) + 1]?.value;
  const has = (key: string): boolean => operands.some(({ kind, value }) => kind === 'name' && value === key);
  const actual = has('/ActualText') ? (after('/ActualText') ?? '') : undefined;
  return {
    tag: operands[0]?.value ?? '',
    ...(has('/MCID') ? { mcid: Number(after('/MCID')) } : {}),
    ...(actual === undefined ? {} : { actual: Buffer.from(actual.slice(2), 'latin1').swap16().toString('utf16le') }),
  };
}

/** The operations of a content stream in order. Throws where a mark is closed that was not open, or never closed. */
export function operations(source: string): Operation[] {
  const done: Operation[] = [];
  const marks: OpenMark[] = [];
  let operands: Token[] = [];
  let font: string | undefined;
  for (const token of tokens(source)) {
    if (token.kind !== 'operator' || token.value === 'true' || token.value === 'false') {
      operands.push(token);
      continue;
    }
    if (token.value === 'Tf') font = operands[0]?.value;
    if (token.value === 'EMC' && !marks.pop()) throw new Error('Mark closed that was not open');
    done.push({ operator: token.value, operands, marks: [...marks], ...(font === undefined ? {} : { font }) });
    if (token.value === 'BDC' || token.value === 'BMC') marks.push(openMark(operands));
    operands = [];
  }
  if (marks.length) throw new Error(`Mark ${marks[0]?.tag} never closed`);
  return done;
}
