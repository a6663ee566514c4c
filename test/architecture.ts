import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** A source file as the house sees it: where it stands, and what it imports. Paths are relative to the repository. */
export interface SourceFile {
  readonly file: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path in the repository, or a module's name. */
  readonly from: string;
  /** Whether only types come through, which no built file keeps. */
  readonly typeOnly: boolean;
}

/**
 * What each room of `src/` may import from the others. A room is a folder, or a file of `src/` itself; within a room
 * everything goes. `*` composes; so does a file of `src/` itself that is not in the table. `: type` allows types alone, and
 * a longer path allows just that file.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  brand: [],
  model: ['problem', 'brand'],
  wording: ['model'],
  capture: ['model'],
  rules: ['problem', 'model', 'wording'],
  figures: ['model', 'wording', 'site: type', 'outlook: type'],
  raster: ['brand'],
  sheet: ['problem', 'brand', 'model', 'wording', 'figures', 'raster'],
  pdf: ['sheet/laid', 'brand'],
  card: ['problem', 'brand', 'model', 'wording', 'sheet/laid', 'raster'],
  mail: ['problem', 'brand', 'model', 'wording', 'lock'],
  feed: ['problem', 'model', 'wording'],
  fonts: ['sheet/laid'],
  disk: [],
  lock: ['disk'],
  built: ['model/shown', 'lock', 'disk'],
  compare: ['problem: type', 'model', 'capture', 'raster/canvas: type'],
  store: ['disk'],
  reading: ['disk', 'problem', 'brand', 'model', 'wording', 'rules', 'sheet', 'fonts', 'store'],
  pressroom: ['model', 'sheet', 'store', 'reading/code', 'reading/folder: type', 'outputs'],
  desk: [
    'problem',
    'brand',
    'model',
    'wording',
    'rules',
    'sheet',
    'sheets',
    'capture',
    'fonts/files',
    'styles',
    'policy',
    'desk',
  ],
  'language-server': ['disk', 'problem', 'model', 'desk/engine', 'sheet/laid: type'],
  styles: [],
  components: [
    'model: type',
    'problem: type',
    'brand',
    'site: type',
    'outlook: type',
    'scores: type',
    'browse: type',
    'figures',
    'policy',
    'wording',
    'styles',
    'components',
  ],
  method: ['components'],
  site: ['problem', 'model', 'wording'],
  outlook: ['model', 'wording', 'site'],
  scores: ['model'],
  browse: ['model', 'wording', 'site'],
  search: ['model', 'wording', 'site'],
  pages: ['*'],
  inside: ['*'],
  cli: ['*'],
  packing: ['*'],
};

/** Modules that one place alone may import. */
const SOLE_IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  satori: ['src/card/'],
  'd3-time': ['src/figures/'],
  pagefind: ['src/cli/search-index.ts'],
  'vscode-languageserver': ['src/language-server/', 'src/cli/lsp.ts'],
  tinypool: ['src/pressroom/pool.ts'],
  nodemailer: ['src/mail/'],
  harfbuzzjs: ['src/sheet/', 'src/card/'],
  'remark-mdx': ['src/model/'],
  diff: ['src/model/told-apart.ts'],
  '@mozilla/readability': ['src/capture/'],
  defuddle: ['src/capture/'],
  linkedom: ['src/capture/'],
  mammoth: ['src/capture/'],
  'pdfjs-dist': ['src/capture/'],
  'postal-mime': ['src/capture/'],
  'node:net': ['src/mail/send.ts'],
  'node:tls': ['src/mail/trust.ts'],
  'node:fs': [
    'src/reading/',
    'src/fonts/index.ts',
    'src/cli/',
    'src/inside/',
    'src/packing/',
    'src/built/',
    'src/lock/',
    'src/disk/',
    'src/store/',
    'src/pressroom/version.ts',
    'src/site.ts',
    'src/pages/',
    'src/mail/ledger.ts',
  ],
};

/** The rooms that run in a browser as they do in Node: they import nothing of Node. */
const IN_A_TAB: ReadonlySet<string> = new Set([
  'problem',
  'brand',
  'model',
  'wording',
  'rules',
  'figures',
  'raster',
  'sheet',
  'pdf',
  'sheets',
  'capture',
]);

/** Names that say nothing of what stands in them. */
const EMPTY_NAMES = ['utils', 'util', 'lib', 'helpers', 'helper', 'types', 'common', 'misc'];

/** What is wrong with these files, one sentence each; nothing where the house is in order. */
export function faults(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap((f) =>
      f.imports.flatMap((i) => [...direction(f.file, i), ...sole(f.file, i), ...ofNode(f.file, i)]),
    ),
    ...files.flatMap(({ file }) => emptyNames(file)),
    ...cycles(files),
  ];
}

function direction(file: string, { from, typeOnly }: Import): string[] {
  const room = roomOf(file);
  const target = roomOf(from);
  if (room === undefined || target === undefined || room === target) return [];
  const allowed = MAY_IMPORT[room] ?? (file.split('/').length === 2 ? ['*'] : undefined);
  if (!allowed) return [`${file}: the room ${room} is not in the table of rooms`];
  const path = from.slice('src/'.length).replace(/\.\w+$/, '');
  const fits = (rule: string): boolean => {
    const [name = '', kind] = rule.split(': ');
    return (name === '*' || name === target || name === path) && (kind !== 'type' || typeOnly);
  };
  return allowed.some(fits) ? [] : [`${file}: ${room} may not import ${from}`];
}

function sole(file: string, { from }: Import): string[] {
  const module = Object.keys(SOLE_IMPORTERS).find((m) => from === m || from.startsWith(`${m}/`));
  if (module === undefined || !file.startsWith('src/')) return [];
  const places = SOLE_IMPORTERS[module] ?? [];
  return places.some((p) => file.startsWith(p)) ? [] : [`${file}: only ${places.join(', ')} may import ${module}`];
}

const ofNode = (file: string, { from, typeOnly }: Import): string[] =>
  from.startsWith('node:') && !typeOnly && IN_A_TAB.has(roomOf(file) ?? '')
    ? [`${file}: runs in a browser too, and may not import ${from}`]
    : [];

const emptyNames = (file: string): string[] =>
  file
    .split('/')
    .map((part) => part.replace(/\..*$/, ''))
    .filter((part) => EMPTY_NAMES.includes(part))
    .map((part) => `${file}: "${part}" does not say what stands there`);

/** `src/sheet/fit.ts` → `sheet`, `src/site.ts` → `site`; nothing outside `src/`. */
const roomOf = (path: string): string | undefined => /^src\/([^/]+?)(\.\w+)?(\/|$)/.exec(path)?.[1];

/** Every import cycle once, types aside, since they are gone when the code runs. */
function cycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((f) => [f.file, f.imports.filter((i) => !i.typeOnly).map((i) => i.from)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push(`Import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

/** Reads the imports of a TypeScript, JavaScript, Astro or MDX text; relative ones become paths in the repository. */
export function readImports(file: string, text: string): SourceFile {
  const tree = ts.createSourceFile(file, script(file, text), ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) imports.push({ from: resolve(file, specifier.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { file, imports };
}

function importsTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return !importClause.name && !!named && ts.isNamedImports(named) && named.elements.every((e) => e.isTypeOnly);
}

/** The part of a text that imports stand in: an Astro file's frontmatter and scripts, an MDX page's import lines. */
function script(file: string, text: string): string {
  if (file.endsWith('.astro')) {
    const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
    return [front, ...[...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1])].join('\n');
  }
  return file.endsWith('.mdx') ? (text.match(/^import .*$/gm) ?? []).join('\n') : text;
}

const resolve = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? join(dirname(file), specifier) : specifier.replace(/^fs(\/|$)/, 'node:fs$1');
