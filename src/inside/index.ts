import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroConfig, AstroIntegration } from 'astro';
import type { Loader } from 'astro/loaders';
import { openStore, type StoreFolder } from '../cli/build/store.ts';
import { dayOf } from '../cli/command.ts';
import { follow } from '../cli/dev/follow.ts';
import { writeSearchIndex } from '../cli/search-index.ts';
import { ROOT } from '../cli/settings.ts';
import { loaderOf, type Collections } from '../collections.ts';
import { askingModule, clearSite, forgetModules, giveSite, type Given } from '../integration.ts';
import { actorSchema } from '../model/actor.ts';
import { briefSchema } from '../model/brief.ts';
import { sourceSchema } from '../model/source.ts';
import { originsIn } from '../pressroom/origins.ts';
import { runPress, type Run } from '../pressroom/run.ts';
import { watchFolder } from '../reading/watch.ts';
import { ruleFaults } from '../rules/own-config.ts';
import type { OwnRule } from '../rules/own.ts';
import { entriesOf } from '../search.ts';
import { copied, copyCode, SLOTS, type Parts, type Slot, type Slots } from './code.ts';
import { lookAgain, placeOf, read, Refused, type Folder, type Shown } from './content.ts';

/** Readout inside somebody's own Astro site: its pages below a path of it, and its content for the site's own pages. */

/** What an integration is told of its folder, and where its pages stand. */
export interface Options {
  /** The content folder, from the site's root. */
  folder?: string;
  /** The path below which our pages stand, from the site's own base. */
  base?: string;
  /** Whether our pages have a search of their own. */
  search?: boolean;
  /** Editorial rules of the site's own, beside those of its `readout.config.ts`. */
  rules?: readonly OwnRule[];
  /** Components of the site's own in the place of ours: files, from the site's root. */
  components?: Partial<Record<Slot, string>>;
}

const PLUGIN = 'readout-inside';

/** Adds the pages of a content folder to an Astro site. Several may stand in one site, each with its folder and base. */
export default function readout(options: Options = {}): AstroIntegration {
  const { folder: named = 'briefings', search = true, components = {}, rules = [] } = options;
  const [fault] = ruleFaults(rules);
  if (fault) throw new Refused(`${fault.message}. ${fault.note}`);
  const base = pathOf(options.base ?? '/briefings');
  const name = randomUUID();
  let folder: Folder;
  let preview = false;
  let today = dayOf(new Date());
  let shown: Promise<Shown> | undefined;
  const now = (): Promise<Shown> => (shown ??= read(folder, { today, preview }));
  let press: { run: Run; store: StoreFolder } | undefined;
  /** What changes from now on is read again. */
  const watched = async (): Promise<void> => {
    folder.watch = await watchFolder(folder.path);
  };
  const own: AstroIntegration = {
    name: `readout ${base || '/'}`,
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, injectRoute, createCodegenDir, logger }) => {
        if (command === 'preview') return;
        const root = fileURLToPath(config.root);
        const place = placeOf(config, base);
        refuseWays(config);
        const slots = slotsOf(components, root);
        if (config.integrations.filter((i) => i.name === own.name).length > 1)
          throw new Refused(`Two folders have the base "${base || '/'}": give each its own`);
        folder = { root, path: resolve(root, named), name: named, url: place.url, search, rules };
        preview = command === 'dev';
        if (preview) await watched();
        shown = undefined;
        const api = { folder: folder.path, given: async (): Promise<Given> => (await now()).given };
        if (command === 'sync') return void updateConfig({ vite: { plugins: [{ name: PLUGIN, api }] } });
        const { given, report, refused, withheld } = await now();
        if (refused && !preview) throw new Refused(`Nothing is built.\n${report ?? ''}`);
        if (report !== undefined) logger.warn(`\n${report}`);
        if (withheld !== undefined && !preview) logger.info(withheld);
        giveSite(name, given);
        const code = join(fileURLToPath(createCodegenDir()), command);
        for (const { pattern, entrypoint } of copyCode(code, slots))
          if (search || pattern !== 'search')
            injectRoute({ pattern: `${base}/${pattern}`, entrypoint: pathToFileURL(entrypoint), prerender: true });
        const load = (id: string): string => askingModule(name, id, given.settings);
        let all: readonly Parts[] = [];
        const copy = copied({ name, code, load }, slots, () => all);
        const plugin = {
          ...{ name: PLUGIN, enforce: 'pre' as const, ...copy, api: { ...api, parts: copy.parts } },
          configResolved: ({ plugins }: { plugins: readonly unknown[] }) => {
            all = plugins.filter(isOurs).flatMap(({ api: { parts } }) => parts ?? []);
          },
        };
        const hasMdx = config.integrations.some((i) => i.name === '@astrojs/mdx');
        updateConfig({
          ...(hasMdx ? {} : { integrations: [mdx()] }),
          vite: {
            plugins: [plugin],
            resolve: { alias: [FACES] },
            server: { fs: { allow: [root, ROOT] } },
          },
        });
      },
      'astro:server:setup': async ({ server, refreshContent, logger }) => {
        const { watch } = folder;
        if (!watch) return;
        const again = async (): Promise<Shown> => {
          const before = await now();
          today = dayOf(new Date());
          return read(folder, { today, preview }, before).catch((e: unknown) => {
            logger.error(e instanceof Error ? e.message : String(e));
            return before;
          });
        };
        const show = async (next: Shown): Promise<void> => {
          shown = Promise.resolve(next);
          if (next.report !== undefined) logger.warn(`\n${next.report}`);
          giveSite(name, next.given);
          await refreshContent?.({});
          forgetModules(name, server);
        };
        void follow(watch, again, show).catch((e: unknown) => logger.error(String(e)));
      },
      'astro:server:done': () => {
        folder.watch?.end();
        clearSite(name);
      },
      'astro:build:start': async () => {
        const { given, content, blobs } = await now();
        const { briefings, earlier } = given.collections;
        const store = await openStore({ cache: undefined, noCache: false }, ROOT, blobs);
        const run = await runPress({
          ...{ root: ROOT, site: given.settings.site, briefs: [...briefings, ...earlier], store: store.dir },
          originsOf: originsIn(content),
        });
        press = { run, store };
        giveSite(name, { ...given, press: run });
      },
      'astro:build:done': async ({ dir }) => {
        const made = await now();
        await lookAgain(folder, { today, preview }, made);
        const { given } = made;
        const { briefings, actors } = given.collections;
        const { lang } = given.settings.site;
        if (search) await writeSearchIndex(join(fileURLToPath(dir), base), entriesOf(briefings, actors, lang), lang);
        await press?.run.bound();
        await press?.run.close();
        await press?.store.close();
        clearSite(name);
      },
    },
  };
  return own;
}

/** A file that styles name from the site's root is our own here: the site's root is another's. */
const FACES = {
  find: /^\/fonts\/((?:serif|display|sans)[\w-]*\.woff2)$/,
  replacement: `${join(ROOT, 'public/fonts').replaceAll('\\', '/')}/$1`,
};

/** @throws Refused where it is no path */
function pathOf(base: string): string {
  const path = `/${base}`.replace(/\/+/g, '/').replace(/\/$/, '');
  if (!/^(\/[\p{L}\p{N}_~-][\p{L}\p{N}._~-]*)*$/u.test(path))
    throw new Refused(`\`base: "${base}"\` is no path: write one such as "/briefings"`);
  return path;
}

/** Our pages link to folders, as `/topics/`. */
function refuseWays({ trailingSlash, build }: Pick<AstroConfig, 'trailingSlash' | 'build'>): void {
  if (trailingSlash === 'never' || build.format !== 'directory')
    throw new Refused(
      'The addresses of our pages end in a slash: leave `trailingSlash` and `build.format` out of Astro’s configuration, or say "always" and "directory"',
    );
}

function slotsOf(components: Readonly<Record<string, string>>, root: string): Slots {
  for (const name of Object.keys(components))
    if (!SLOTS.some((slot) => slot === name))
      throw new Refused(`\`components\` has no "${name}": it takes ${SLOTS.join(', ')}`);
  return Object.fromEntries(Object.entries(components).map(([name, file]) => [name, resolve(root, file)]));
}

/** The day's briefings that may be published; while one writes, drafts too. */
export const briefings = (from: From = {}) => ({ loader: loaderFrom('briefings', from), schema: briefSchema });

/** The sources that something published cites. */
export const sources = (from: From = {}) => ({ loader: loaderFrom('sources', from), schema: sourceSchema });

/** The actors that something published refers to. */
export const actors = (from: From = {}) => ({ loader: loaderFrom('actors', from), schema: actorSchema });

/** Which folder a collection is of. */
export interface From {
  /** The content folder, from the site's root. */
  folder?: string;
}

/** Folders that no integration reads, read once a run of Astro. */
const alone = new WeakMap<AstroConfig, Map<string, Promise<Shown>>>();

const loaderFrom = (kind: keyof Collections, { folder = 'briefings' }: From): Loader =>
  loaderOf(kind, async ({ config, watcher }) => {
    const root = fileURLToPath(config.root);
    const path = resolve(root, folder);
    const plugins: readonly unknown[] = config.vite.plugins ?? [];
    const plugin = plugins.find((p): p is Ours => isOurs(p) && p.api.folder === path);
    if (plugin) return plugin.api.given();
    const known = alone.get(config) ?? new Map<string, Promise<Shown>>();
    alone.set(config, known);
    const on = { today: dayOf(new Date()), preview: watcher !== undefined };
    const shown = known.get(path) ?? read({ root, path, name: folder, url: undefined, search: false, rules: [] }, on);
    known.set(path, shown);
    const { given, report, refused } = await shown;
    if (refused && !on.preview) throw new Refused(`Nothing is built.\n${report ?? ''}`);
    return given;
  });

interface Ours {
  api: { folder: string; given: () => Promise<Given>; parts?: Parts };
}

const isOurs = (plugin: unknown): plugin is Ours =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === PLUGIN;
