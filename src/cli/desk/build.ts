import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as astroBuild } from 'astro';
import { workingIn } from '../../astro.ts';
import { remove, rename } from '../../disk/in-use.ts';
import { cachesOf } from '../../reading/caches.ts';
import { CODE, versionOf } from '../../reading/code.ts';
import { ignoreEnvironment, keepToThisMachine } from '../environment.ts';
import { isThere } from '../is-there.ts';
import { ROOT } from '../settings.ts';
import { workFolder } from '../work-folder.ts';

/**
 * Makes the desk's page in a folder. It has no address of its own: all it loads it finds beside itself.
 *
 * @param work a folder for what Astro notes and makes on the way
 */
export async function buildDesk(outDir: string, work: string): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  keepToThisMachine();
  ignoreEnvironment();
  const root = join(ROOT, 'src/desk/site');
  await astroBuild(
    workingIn(work, {
      root,
      srcDir: root,
      publicDir: join(root, 'public'),
      outDir,
      logLevel: 'error',
      trailingSlash: 'ignore',
      devToolbar: { enabled: false },
      build: { format: 'file', inlineStylesheets: 'never', assets: 'assets', assetsPrefix: '.' },
      vite: {
        resolve: {
          alias: Object.fromEntries(ONE_FORM.map((name) => [name, fileURLToPath(import.meta.resolve(name))])),
        },
        build: { assetsInlineLimit: 0, target: 'es2022', chunkSizeWarningLimit: 3000 },
        worker: { format: 'es', rolldownOptions: { output: { assetFileNames: ASSETS } } },
        experimental: { renderBuiltUrl: () => ({ relative: true }) },
      },
    }),
  );
  await findBeside(join(outDir, 'assets'));
}

/** A style sheet finds its faces beside itself, as all else does: Astro has it ask for them from the host's root. */
async function findBeside(assets: string): Promise<void> {
  for (const name of await readdir(assets)) {
    if (!name.endsWith('.css')) continue;
    const text = await readFile(join(assets, name), 'utf8');
    await writeFile(join(assets, name), text.replaceAll('url(/assets/', 'url('));
  }
}

/**
 * Packages of which only the form that Node imports is taken. Of the first, the one for a browser asks the document, and a worker has
 * none; the second has another form for those who require it, and would be carried twice.
 */
const ONE_FORM = ['decode-named-character-reference', 'acorn'];
/** The page and its worker name a file of both alike, so that a browser fetches it once. */
const ASSETS = 'assets/[name].[hash][extname]';

/** The desk as this code makes it: as it came with the package, or made when it is first asked for and kept. */
export async function builtDesk(): Promise<string> {
  const packed = join(ROOT, 'desk');
  if (await isThere(join(packed, 'index.html'))) return packed;
  const made = join(cachesOf(ROOT), `desk-${(await versionOf(ROOT, [...CODE, ...DESK_CODE])).slice(0, 16)}`);
  if (await isThere(join(made, 'index.html'))) return made;
  const work = await workFolder('desk');
  try {
    await buildDesk(join(work, 'site'), work);
    await mkdir(cachesOf(ROOT), { recursive: true });
    // Another command may have made the same meanwhile.
    await rename(join(work, 'site'), made).catch(async (e: unknown) => {
      if (!(await isThere(join(made, 'index.html')))) throw e;
    });
  } finally {
    await remove(work);
  }
  return made;
}

/** What the desk's page is made of beyond what a content folder is read by. */
const DESK_CODE = ['src/sheets.ts', 'src/desk', 'src/capture', 'src/pdf', 'src/cli/desk'];
