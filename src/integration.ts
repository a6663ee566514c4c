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
const PLUGIN = 'readout';

/**
 * Gives the site's code its settings, as the module `virtual:readout/settings`, the press of the command that runs Astro, which
 * is no data and so is handed on by this process's own memory, and the loaders what they load.
 *
 * @param given asked each time something loads
 * @param onRefresh in `dev`: given what makes Astro load again
 */
export function readout(given: () => Given, onRefresh?: (refresh: () => Promise<void>) => void): AstroIntegration {
  /** What the site's code runs with. */
  let loaded: string | undefined;
  const plugin = {
    name: PLUGIN,
    api: given,
    resolveId: (id: string) => (id === MODULE || id === PRESS ? `\0${id}` : undefined),
    load: (id: string) => {
      if (id === `\0${PRESS}`) return `export const press = globalThis[Symbol.for(${JSON.stringify(PRESS)})];`;
      return id === RESOLVED ? (loaded = asModule(given().settings)) : undefined;
    },
  };
  const refreshed = (server: Server): void => {
    if (loaded !== undefined && loaded !== asModule(given().settings)) forgetSettings(server);
  };
  return {
    name: PLUGIN,
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        Reflect.set(globalThis, Symbol.for(PRESS), given().press);
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
