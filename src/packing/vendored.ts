import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Packages of which the code uses a small part, or which bring what it has no use for (canvases, source maps, command lines):
 * the package carries that part, in the very version it was tested with. By the names under which the code imports them.
 */
const BUNDLED: Readonly<Record<string, readonly string[]>> = {
  satori: ['default'],
  defuddle: ['default'],
  linkedom: ['parseHTML'],
  mammoth: ['default'],
  '@mozilla/readability': ['Readability'],
  'postal-mime': ['default'],
  '@astrojs/sitemap': ['default'],
  'csv-parse/sync': ['CsvError', 'parse'],
  'nodemailer/lib/mail-composer': ['default'],
  'nodemailer/lib/mime-funcs': ['encodeWord'],
  'nodemailer/lib/smtp-connection': ['default'],
  'nodemailer/lib/dkim': ['default'],
};

/** pdf.js is made to stand as it is, with its tables beside it: of each file that the code names, the smaller form. */
const PDF = 'pdfjs-dist';
const PDF_FILES: Readonly<Record<string, string>> = {
  'legacy/build/pdf.mjs': 'legacy/build/pdf.min.mjs',
  'legacy/build/pdf.worker.mjs': 'legacy/build/pdf.worker.min.mjs',
  'package.json': 'package.json',
};

/** Packages that are no dependencies of the package, since it carries what it needs of them. */
export const VENDORED: readonly string[] = [
  ...new Set(Object.keys(BUNDLED).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)),
  PDF,
];

/** Where each specifier of the code is found below the folder of what is carried. */
export const PLACES: ReadonlyMap<string, string> = new Map([
  ...Object.keys(BUNDLED).map((name) => [name, `${fileOf(name)}.js`] as const),
  ...Object.entries(PDF_FILES).map(([file, small]) => [`${PDF}/${file}`, `${PDF}/${small}`] as const),
]);

function fileOf(name: string): string {
  return name.replace(/^@/, '').replaceAll('/', '-');
}

/**
 * Writes what is carried, and under which licences.
 *
 * @param root the project's own folder
 */
export async function carry(root: string, to: string): Promise<void> {
  const entries = join(to, 'entries');
  await mkdir(entries, { recursive: true });
  for (const [name, taken] of Object.entries(BUNDLED))
    await writeFile(join(entries, `${fileOf(name)}.js`), `export { ${taken.join(', ')} } from '${name}';\n`);
  const { metafile } = await build({
    entryPoints: Object.keys(BUNDLED).map((name) => join(entries, `${fileOf(name)}.js`)),
    outdir: to,
    absWorkingDir: root,
    nodePaths: [join(root, 'node_modules')],
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node22', metafile: true },
    ...{ minify: true, legalComments: 'none', logLevel: 'error' },
    // Older packages among them ask for Node's own modules as they always have.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  await rm(entries, { recursive: true });
  const pdf = join(root, 'node_modules', PDF);
  for (const file of [...Object.values(PDF_FILES), 'cmaps']) {
    await mkdir(dirname(join(to, PDF, file)), { recursive: true });
    await cp(join(pdf, file), join(to, PDF, file), { recursive: true });
  }
  await writeFile(
    join(to, 'LICENSES.txt'),
    await licences(root, [...Object.keys(metafile.inputs), `node_modules/${PDF}/`]),
  );
}

/** The licence of every package that a file was taken of, by its name. */
async function licences(root: string, files: readonly string[]): Promise<string> {
  const folders = new Set(
    files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []),
  );
  const texts = await Promise.all([...folders].sort().map((folder) => licenceOf(join(root, folder))));
  return texts.join('\n');
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Described;
  const file = (await readdir(folder)).find((n) => /^(licen[cs]e|copying)/i.test(n));
  const text = file === undefined ? '' : `\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  return `${name} ${version}: ${license}\n${text}`;
}

interface Described {
  name: string;
  version: string;
  license: string;
}
