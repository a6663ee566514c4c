import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as astroBuild } from 'astro';
import { ignoreEnvironment, keepToThisMachine } from '../../astro.ts';
import { CODE, versionOf } from '../../reading/code.ts';
import { isThere } from '../is-there.ts';
import { ROOT } from '../settings.ts';
import { workFolder } from '../work-folder.ts';

/**
 * Makes the desk's page in a folder. It has no address of its own: all it loads it finds beside itself.
 *
 * @param cacheDir for Astro's own notes
 */
export async function buildDesk(outDir: string, cacheDir: string): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  // Astro runs the page from below the folder it was called in, and there it would find no packages.
  process.chdir(ROOT);
  keepToThisMachine();
  ignoreEnvironment();
  await astroBuild({
    configFile: false,
    // Not the project's own: Astro keeps the types of a site's collections there, and the desk has none.
    root: join(ROOT, 'src/desk/site'),
    srcDir: '.',
    publicDir: './public',
    outDir,
    cacheDir,
    logLevel: 'error',
    trailingSlash: 'ignore',
    devToolbar: { enabled: false },
    build: { format: 'file', inlineStylesheets: 'never', assets: 'assets', assetsPrefix: '.' },
    vite: {
      resolve: { alias: { [ENTITIES]: fileURLToPath(import.meta.resolve(ENTITIES)) } },
      build: { assetsInlineLimit: 0, target: 'es2022', chunkSizeWarningLimit: 3000 },
      worker: { format: 'es', rolldownOptions: { output: { assetFileNames: ASSETS } } },
      experimental: { renderBuiltUrl: () => ({ relative: true }) },
    },
  });
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

/** For a browser it has a form that asks the document, and a worker has none: the form for Node needs nothing. */
const ENTITIES = 'decode-named-character-reference';
/** The page and its worker name a file of both alike, so that a browser fetches it once. */
const ASSETS = 'assets/[name].[hash][extname]';

/** The desk as this code makes it, made when it is first asked for and kept under `.readout/`. */
export async function builtDesk(): Promise<string> {
  const made = join(ROOT, '.readout', `desk-${(await versionOf(ROOT, [...CODE, ...DESK_CODE])).slice(0, 16)}`);
  if (await isThere(join(made, 'index.html'))) return made;
  const work = await workFolder('desk');
  try {
    await buildDesk(join(work, 'site'), join(work, 'cache'));
    await mkdir(join(ROOT, '.readout'), { recursive: true });
    // Another command may have made the same meanwhile.
    await rename(join(work, 'site'), made).catch(async (e: unknown) => {
      if (!(await isThere(join(made, 'index.html')))) throw e;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return made;
}

/** What the desk's page is made of beyond what a content folder is read by. */
const DESK_CODE = ['src/desk', 'src/capture', 'src/pdf', 'src/cli/desk'];
