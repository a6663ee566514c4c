import type { AstroConfig, AstroIntegration } from 'astro';
import type { Collections } from './collections.ts';
import type { ShownSite } from './model/page.ts';
import type { Press } from './pressroom/site-press.ts';

/** What the site is made for: everything its code would else take from the machine. */
export interface Settings {
  /** The project's own folder, where its fonts are. */
  root: string;
  site: ShownSite;
  /** The day the site is made, YYYY-MM-DD. */
  today: string;
  /** Whether drafts and embargoed briefings show. */
  preview: boolean;
  /** Whether the site carries the desk, at `/desk/`. */
  desk: boolean;
}

/** All that Astro is given of a content folder, made of one reading of it. */
export interface Given {
  settings: Settings;
  collections: Collections;
  /** What makes the bytes of the site's addresses, begun by the command; without it they are made when they are asked for. */
  press?: Press;
}

const MODULE = 'virtual:readout/settings';
const RESOLVED = `\0${MODULE}`;
const PRESS = 'virtual:readout/press';
const CONTENT = 'virtual:readout/content';
const OURS: readonly string[] = [MODULE, PRESS, CONTENT];
const PLUGIN = 'readout';

/** Where a built site's code finds what it is given: in this process's own memory, so that the code itself holds no content. */
const GIVEN = 'readout/given';

let asked = 0;

/** Gives a built site's code what its pages ask for. */
export function giveSite({ settings, collections, press }: Given): void {
  const collection = (kind: keyof Collections): Promise<readonly unknown[]> => {
    asked++;
    return Promise.resolve(collections[kind]);
  };
  Reflect.set(globalThis, Symbol.for(GIVEN), { settings, collection, press });
}

/** How often the pages have asked for a collection. */
export const timesAsked = (): number => asked;

/**
 * Gives the site's code its settings, as the module `virtual:readout/settings`, the collections, the press of the command that
 * runs Astro, and the loaders what they load. While one writes, the settings are in the code and the collections are Astro's,
 * which follow what changes; a build's code asks for all of it when it runs.
 *
 * @param given asked each time something loads
 * @param onRefresh in `dev`: given what makes Astro load again
 */
export function readout(given: () => Given, onRefresh?: (refresh: () => Promise<void>) => void): AstroIntegration {
  /** What the site's code runs with. */
  let loaded: string | undefined;
  let building = false;
  const plugin = {
    name: PLUGIN,
    api: given,
    resolveId: (id: string) => (OURS.includes(id) ? `\0${id}` : undefined),
    load: (id: string) => {
      if (!OURS.includes(id.slice(1))) return undefined;
      if (building) return builtModule(id.slice(1), given().settings);
      if (id === `\0${PRESS}`) return 'export const press = undefined;';
      if (id === `\0${CONTENT}`) return FOLLOWED;
      return (loaded = asModule(given().settings));
    },
  };
  const refreshed = (server: Server): void => {
    if (loaded !== undefined && loaded !== asModule(given().settings)) forgetSettings(server);
  };
  return {
    name: PLUGIN,
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        building = command === 'build';
        if (building) giveSite(given());
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:server:setup': ({ server, refreshContent }) =>
        onRefresh?.(async () => {
          await refreshContent?.({});
          refreshed(server);
        }),
    },
  };
}

/** Astro's development server. */
type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Makes the server's code ask for the settings anew, all that was made of them with it; and browsers for their page. */
function forgetSettings({ environments }: Server): void {
  for (const environment of Object.values(environments)) {
    const module = environment.moduleGraph.getModuleById(RESOLVED);
    if (module) environment.moduleGraph.invalidateModule(module);
    if (hasRunner(environment)) environment.runner.clearCache();
  }
  environments['client']?.hot.send({ type: 'full-reload', path: '*' });
}

/** An environment that runs code in this process, and keeps what it ran. */
const hasRunner = (environment: object): environment is { runner: { clearCache: () => void } } =>
  'runner' in environment;

/** The collections as Astro keeps them. */
const FOLLOWED = `import { getCollection } from 'astro:content';
export const collection = async (kind) => (await getCollection(kind)).map(({ data }) => data);`;

/** A module of a built site. What no content changes is in it, so that what only a preview needs is left out. */
function builtModule(id: string, { root, preview }: Settings): string {
  const given = `const given = globalThis[Symbol.for(${JSON.stringify(GIVEN)})];`;
  if (id === PRESS) return `${given} export const { press } = given;`;
  if (id === CONTENT) return `${given} export const { collection } = given;`;
  return `${given} export const { site, today, desk } = given.settings;
export const root = ${JSON.stringify(root)}; export const preview = ${JSON.stringify(preview)};`;
}

/** Of the settings, what is no part of a built site's code. */
export const shownSettings = ({ site, today, desk }: Settings): object => ({ site, today, desk });

const asModule = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');

/** What a configuration was given by {@link readout}: a plugin's `api` is where others find it. */
export function givenBy(config: AstroConfig): Given {
  const plugins: readonly unknown[] = config.vite.plugins ?? [];
  const plugin = plugins.find(isOurs);
  if (!plugin) throw new Error('Astro runs without the integration that gives it content');
  return plugin.api();
}

const isOurs = (plugin: unknown): plugin is { api: () => Given } =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === PLUGIN;
