import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { buildDesk } from '../cli/desk/build.ts';
import { ROOT } from '../cli/settings.ts';
import { workFolder } from '../cli/work-folder.ts';
import { carry, PLACES, VENDORED } from './vendored.ts';

/**
 * Makes what `npm pack` packs: in `made/` the same tree as here, its TypeScript as JavaScript with declarations, since Node
 * strips no types below `node_modules`. It is run by npm, as `prepack`.
 */
const MADE = join(ROOT, 'made');

/** What is of no use there: this, and what the desk's page was made of, which goes along as it is. */
const LEFT_OUT = [
  'packing',
  'language-server/vscode',
  'desk/screen',
  'desk/site',
  'desk/worker.ts',
  'desk/capture.worker.ts',
  'cli/start.js',
];

const leftOut = (path: string): boolean =>
  LEFT_OUT.some((out) => path === join(ROOT, 'src', out) || path.startsWith(join(ROOT, 'src', out) + sep));

/** What others import: declarations are made of these, and of what they draw on. */
const ENTRIES = ['src/index.ts', 'src/schema.ts', 'src/inside/index.ts'];

/** TypeScript to JavaScript, file by file, and declarations. What is wrong with it the linters say. */
async function emit(): Promise<void> {
  const path = join(ROOT, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const made: ts.CompilerOptions = {
    ...options,
    ...{ noEmit: false, target: ts.ScriptTarget.ESNext },
    ...{ rootDir: ROOT, outDir: MADE, allowJs: false, sourceMap: false },
  };
  for (const fileName of fileNames.map((file) => join(file))) {
    if (!fileName.startsWith(join(ROOT, 'src') + sep) || leftOut(fileName) || fileName.endsWith('.d.ts')) continue;
    const { outputText } = ts.transpileModule(await readFile(fileName, 'utf8'), { fileName, compilerOptions: made });
    const to = join(MADE, relative(ROOT, fileName)).replace(/\.tsx?$/, '.js');
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, outputText);
  }
  const entries = [...ENTRIES.map((file) => join(ROOT, file)), ...fileNames.filter((file) => file.endsWith('.d.ts'))];
  const program = ts.createProgram(entries, { ...made, declaration: true, emitDeclarationOnly: true });
  const { diagnostics } = program.emit();
  const errors = diagnostics.filter(({ category }) => category === ts.DiagnosticCategory.Error);
  if (errors.length) throw new Error(ts.formatDiagnostics(errors, HOST));
}

const HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: () => ROOT,
  getNewLine: () => '\n',
};

/** What is not TypeScript goes along as it is, but for the names of the files it imports. */
async function copySources(): Promise<void> {
  for (const entry of await readdir(join(ROOT, 'src'), { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const [to, kind] = [join(MADE, relative(ROOT, from)), extname(entry.name)];
    if (!entry.isFile() || leftOut(from) || (kind === '.ts' && !entry.name.endsWith('.d.ts')) || kind === '.tsx')
      continue;
    await mkdir(dirname(to), { recursive: true });
    if (kind === '.astro' || kind === '.mdx') await writeFile(to, asBuilt(await readFile(from, 'utf8')));
    else await cp(from, to);
  }
  const start = join(MADE, 'src/cli/start.js');
  await cp(join(ROOT, 'src/packing/start.js'), start);
  await chmod(start, 0o755);
}

/** Imports of files in TypeScript name what they have become. The compiler's own way takes imports of what only runs shows, too. */
const asBuilt = (text: string): string =>
  text
    .replace(/((?:\bfrom|\bimport)\s*\(?\s*)(['"])(\.[^'"\n]*)\.tsx?(\?\w+)?\2/g, '$1$2$3.js$4$2')
    // The address of a script that `dev` serves from the project's own folder.
    .replace(/(\/src\/[\w/-]+)\.ts`/g, '$1.js`');

/** What the compiler leaves as it was: the files of threads, and packages that are carried. */
async function finishCode(): Promise<void> {
  for (const name of await readdir(join(MADE, 'src'), { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(name)) continue;
    const path = join(MADE, 'src', name);
    const text = await readFile(path, 'utf8');
    const vendor = `${'../'.repeat(name.split(/[/\\]/).length)}vendor`;
    let made = asBuilt(text).replace(/(new URL\(\s*(['"])\.[^'"\n]*)\.ts\2/g, '$1.js$2');
    if (name.endsWith('.js'))
      for (const [specifier, place] of PLACES) {
        const quoted = `'${specifier}'`;
        for (const before of ['from ', 'import(', 'import.meta.resolve('])
          made = made.replaceAll(before + quoted, `${before}'${vendor}/${place}'`);
      }
    if (made !== text) await writeFile(path, made);
  }
}

/** What the code reads of the project's description. */
async function manifest(): Promise<string> {
  const { name, version, type, dependencies, devDependencies } = JSON.parse(
    await readFile(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'type', string> & Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const vendored = Object.fromEntries(VENDORED.map((n) => [n, devDependencies[n]]));
  return JSON.stringify({ name, version, type, dependencies, devDependencies: vendored }, null, 2);
}

/** The desk's page, so that nobody who installs the package needs what it is made with. */
async function makeDesk(): Promise<void> {
  const work = await workFolder('desk');
  try {
    await buildDesk(join(work, 'site'), work);
    await cp(join(work, 'site'), join(MADE, 'desk'), { recursive: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

await rm(MADE, { recursive: true, force: true });
await emit();
await copySources();
await finishCode();
await carry(ROOT, join(MADE, 'vendor'));
await cp(join(ROOT, 'public'), join(MADE, 'public'), { recursive: true });
await writeFile(join(MADE, 'package.json'), await manifest());
await makeDesk();
