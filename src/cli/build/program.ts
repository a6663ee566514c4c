import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesIn } from '../../built/sums.ts';
import { remove, rename } from '../../disk/in-use.ts';
import { giveSite, OWN, type Given } from '../../integration.ts';
import { versionOfSite } from '../../pressroom/version.ts';
import { cachesOf } from '../../reading/caches.ts';
import { sha256 } from '../../reading/code.ts';
import { ROOT } from '../settings.ts';
import { workFolder } from '../work-folder.ts';

/** An address of the site's code, as Astro knows it. */
export interface Route {
  route: string;
  component: string;
  type: string;
}

/** The site's code, made ready by Astro; its pages ask for what `giveSite` was given. */
export interface App {
  render: (request: Request, about: { routeData: Route }) => Promise<Response>;
  /** What each address with parameters was given for each of its pages, by the page's path. */
  routeCache: { get: (route: Route) => { staticPaths: { keyed: Map<string, { props?: object }> } } | undefined };
  manifest: { entryModules: Readonly<Record<string, string>> };
  setInternals: (internals: object) => void;
  setOptions: (options: object) => void;
}

/** The program that makes a site of whatever content. */
export interface Program {
  /** Says all that it was made of. */
  key: string;
  app: App;
  /** The folder of what a site has besides its pages: style sheets, scripts, faces. */
  files: string;
}

/** After how long a program that no build asked for goes, in milliseconds: a day. */
const UNUSED = 86_400_000;

const SERVER = 'pages';
const FILES = 'files';
const STYLES = 'styles.json';

/** Whoever runs the pages otherwise than Astro does has to name where their code begins. */
const ENTRY = { environments: { prerender: { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } } } };

/** Astro's name of the script that all pages have. */
const ON_PAGES = 'astro:scripts/page.js';

let opened = false;

/**
 * Opens the program for an address, which Astro makes once for each version of the code: no content is in it, so that no content
 * changes it. A process can open one, since the modules of a program run once.
 */
export async function openProgram(given: Given): Promise<Program> {
  if (opened) throw new Error('A process makes one site');
  opened = true;
  giveSite(OWN, given);
  const key = sha256([await versionOfSite(ROOT), ROOT, given.settings.site.url].join('\n'));
  const dir = join(cachesOf(ROOT), 'programs', key.slice(0, 40));
  if (!(await isThere(join(dir, STYLES)))) await make(given, dir);
  const now = new Date();
  await utimes(dir, now, now);
  const styles = JSON.parse(await readFile(join(dir, STYLES), 'utf8')) as [string, unknown[]][];
  const app = await load(join(dir, SERVER));
  const bundles = new Map(Object.entries(app.manifest.entryModules));
  app.setInternals({
    pagesByKeys: new Map(styles.map(([page, all]) => [page, { styles: all }])),
    entrySpecifierToBundleMap: bundles,
  });
  const scripts = bundles.has(ON_PAGES) ? [{ stage: 'page', content: '' }] : [];
  // What goes wrong in a page is thrown.
  app.setOptions({ settings: { scripts }, logger: { options: { destination: { write: () => undefined } } } });
  return { key, app, files: join(dir, FILES) };
}

async function load(dir: string): Promise<App> {
  const entry = (await readdir(dir)).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error('Astro made no program');
  return ((await import(pathToFileURL(join(dir, entry)).href)) as { app: App }).app;
}

/** Makes it beside its place: another build may be making the same. */
async function make(given: Given, dir: string): Promise<void> {
  const work = await workFolder('build');
  try {
    const [{ build }, { astroConfig, workingIn }] = await Promise.all([import('astro'), import('../../astro.ts')]);
    const nothing = { briefings: [], earlier: [], sources: [], actors: [], checks: [] };
    const config = workingIn(work, astroConfig({ settings: given.settings, collections: nothing }));
    const integrations = [...(config.integrations ?? []), instead(work)];
    // What Vite would say of its end is in the error that it throws.
    const vite = { ...config.vite, logLevel: 'silent' as const };
    await build({ ...config, integrations, vite, outDir: join(work, FILES), logLevel: 'error' });
    giveSite(OWN, given);
    await forgetUnused(join(dir, '..'));
    await mkdir(join(dir, '..'), { recursive: true });
    await rename(work, dir).catch(async (e: unknown) => {
      if (!(await isThere(join(dir, STYLES)))) throw e;
    });
  } finally {
    await remove(work);
  }
}

/** Keeps the program that Astro would run, instead of letting it run. */
function instead(work: string): AstroIntegration {
  let pages: ReadonlyMap<string, object> = new Map();
  return {
    name: 'readout-program',
    hooks: {
      'astro:build:setup': ({ pages: all, updateConfig }) => {
        updateConfig(ENTRY);
        pages = all;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'readout-program',
          setup: async () => {
            await rename(join(work, 'server', '.prerender'), join(work, SERVER));
            const styles = [...pages].map(([key, page]) => [key, (page as { styles: unknown }).styles]);
            await writeFile(join(work, STYLES), JSON.stringify(styles));
          },
          getStaticPaths: () => Promise.resolve([]),
          render: () => Promise.reject(new Error('No page is made while the program is')),
        });
      },
    },
  };
}

async function forgetUnused(programs: string): Promise<void> {
  for (const name of await readdir(programs).catch(() => [])) {
    const dir = join(programs, name);
    const used = await stat(dir).catch(() => undefined);
    if (used && Date.now() - used.mtimeMs > UNUSED) await remove(dir);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** What the program brings along, by its path in a site. */
export const filesOf = ({ files }: Program): string[] => filesIn(files).map(({ path }) => path);
