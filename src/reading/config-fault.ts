import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a desk's own code. */
export interface CodePlace {
  /** An absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a config, and where. */
export interface PlacedFault {
  readonly message: string;
  readonly note: string;
  readonly at: CodePlace;
}

/**
 * Why a config could not be read, at the place in the desk's code that the error is of.
 *
 * @param texts the desk's files that were read, by their paths
 */
export function faultOfImport(e: unknown, config: string, texts: ReadonlyMap<string, string>): PlacedFault {
  const start: CodePlace = { file: config, line: 1, column: 1 };
  if (!(e instanceof Error)) return { message: `The config threw ${String(e)}`, note: 'Mend it', at: start };
  const { code } = e as NodeJS.ErrnoException;
  const message = (e.message.split('\n')[0] ?? '').trim();
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
    return {
      message,
      note: 'Write it as JavaScript with types: Node takes the types out, and no more',
      at: placeIn(e) ?? start,
    };
  if (code === 'ERR_MODULE_NOT_FOUND') return notFound(message, start, texts);
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
    return {
      message: `This Node (${process.version}) reads no TypeScript`,
      note: 'Call the file readout.config.mjs, or use Node 22.18 or later',
      at: start,
    };
  if (e instanceof SyntaxError)
    return {
      message: `The config does not parse: ${message}`,
      note: 'Mend it',
      at: placeIn(e) ?? placeOfSyntax(texts) ?? start,
    };
  return { message: `The config threw ${e.name}: ${message}`, note: 'Mend it', at: placeIn(e) ?? start };
}

/** Where the import stands of what is not there. */
function notFound(message: string, start: CodePlace, texts: ReadonlyMap<string, string>): PlacedFault {
  const [, from] = /imported from (.+)$/.exec(message) ?? [];
  const file = from?.startsWith('file:') ? fileURLToPath(from) : from;
  const [, wanted = ''] = /Cannot find (?:module|package) '([^']+)'/.exec(message) ?? [];
  const name = wanted.split(/[/\\]/).at(-1) ?? '';
  const text = file === undefined ? undefined : texts.get(file);
  const index = name && text ? text.search(new RegExp(`['"/]${name.replace(/[^\w-]/g, '\\$&')}['"]`)) : -1;
  const at = file === undefined || text === undefined || index < 0 ? start : { file, ...positionAt(text, index + 1) };
  return {
    message: `The config imports what is not there: ${name || message}`,
    note: 'Name the file with its ending, as ./rules/no-passive.ts, or install the package',
    at,
  };
}

function positionAt(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The first place in an error's stack that is in a file of the desk's: none of ours, of Node's or of a package's. */
export function placeIn({ stack = '' }: { stack?: string | undefined }, isOfDesk = ofNoPackage): CodePlace | undefined {
  const lines = stack.split('\n');
  const [, head, row] = /^(file:\/\/.*?):(\d+)$/.exec(lines[0] ?? '') ?? [];
  if (head !== undefined && isOfDesk(head)) {
    const carets = lines.slice(1).find((line) => /^\s*\^+\s*$/.test(line));
    return { file: fileURLToPath(head), line: Number(row), column: (carets?.search(/\^/) ?? 0) + 1 };
  }
  for (const [, url = '', line, column] of stack.matchAll(/(file:\/\/\/[^\s)]+?):(\d+):(\d+)/g))
    if (isOfDesk(url)) return { file: fileURLToPath(url), line: Number(line), column: Number(column) };
  return undefined;
}

const OURS = new URL('../../src/', import.meta.url).href;
const ofNoPackage = (url: string): boolean => !url.includes('/node_modules/') && !url.startsWith(OURS);

/** Node does not say where JavaScript does not parse; its reader of TypeScript does. */
function placeOfSyntax(texts: ReadonlyMap<string, string>): CodePlace | undefined {
  for (const [file, text] of [...texts].reverse()) {
    if (!/\.[mc]?[jt]s$/.test(file)) continue;
    try {
      module.stripTypeScriptTypes(text);
    } catch (e) {
      const [, line, column] = /:(\d+)(?::(\d+))?\n/.exec((e as Error).stack ?? '') ?? [];
      const carets = ((e as Error).stack ?? '').split('\n').find((l) => /^\s*\^+\s*$/.test(l));
      return { file, line: Number(line ?? 1), column: Number(column ?? (carets?.search(/\^/) ?? 0) + 1) };
    }
  }
  return undefined;
}
