import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import type { Collections } from './collections.ts';
import type { ShownSite } from './model/page.ts';
import { openDevPress, type DevPress, type Press } from './pressroom/site-press.ts';

/** What the site is made for: everything its code would else take from the machine. */
export interface Settings {
  /** The project's own folder, where its fonts are. */
  root: string;
  site: ShownSite;
  /** What stands before the path of each of its addresses: where the site stands on its host, without a slash at the end. */
  base: string;
  /** The day the site is made, YYYY-MM-DD. */
  today: string;
  /** Whether drafts and embargoed briefings show. */
  preview: boolean;
  /** Whether the site carries the desk, at `/desk/`. */
  desk: boolean;
  /** Whether it is a part of somebody's own site, which has its own icon, policy and list of pages. */
  inside: boolean;
  /** Whether it has a search of its own. */
  search: boolean;
}

/** All that Astro is given of a content folder, made of one reading of it. */
export interface Given {
  settings: Settings;
  collections: Collections;
  /** What makes the bytes of the site's addresses, begun by the command; without it they are made when they are asked for. */
  press?: Press;
}

const MODULE = 'virtual:readout/settings';
const PRESS = 'virtual:readout/press';
const CONTENT = 'virtual:readout/content';
const OURS: readonly string[] = [MODULE, PRESS, CONTENT];
const PLUGIN = 'readout';

/** The site that a command makes: a process makes one. */
export const OWN = 'own';

/** One site's place in this process's memory, where its code finds what it is given, so that the code itself holds no content. */
interface Seat {
  given: Given;
  own?: DevPress;
  asked: number;
}

/** Sites of one process know nothing of each other: each has a name, which is in its code. */
const SEATS = Symbol.for('readout/seats');

function seats(): Map<string, Seat> {
  const known = Reflect.get(globalThis, SEATS) as Map<string, Seat> | undefined;
  const all = known ?? new Map<string, Seat>();
  if (!known) Reflect.set(globalThis, SEATS, all);
  return all;
}

/** Gives a site's code what its pages ask for, from now on. */
export function giveSite(name: string, given: Given): void {
  const seat: Seat & Record<'collection' | 'press', unknown> = {
    given,
    asked: 0,
    collection: (kind: keyof Collections): Promise<readonly unknown[]> => {
      seat.asked++;
      return Promise.resolve(seat.given.collections[kind]);
    },
    get own() {
      const { root, site } = given.settings;
      const own = openDevPress(root, site);
      Object.defineProperty(seat, 'own', { value: own });
      return own;
    },
    get press() {
      return given.press ?? seat.own;
    },
  };
  seats().set(name, seat);
}

/** Forgets what a site was given. */
export const clearSite = (name: string): boolean => seats().delete(name);

/** How often the pages have asked for a collection. */
export const timesAsked = (name = OWN): number => seats().get(name)?.asked ?? 0;

/** What tells Vite of the modules that a site's code is given. */
export interface Modules {
  /** Which site. */
  name: string;
  /** The folder of the site's code: what is imported from there is given to it, and to no other site's. */
  code: string;
  /** The text of a module. */
  load: (id: string) => string;
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** The part of a plugin for Vite that gives one site's code its modules. */
export function giving({ name, code, load }: Modules) {
  const mark = `?${name}`;
  const folder = slashed(code.endsWith(sep) ? code : `${code}/`);
  const isOurs = (importer: string | undefined): boolean =>
    importer !== undefined && (slashed(importer).startsWith(folder) || importer.endsWith(mark));
  return {
    resolveId: (id: string, importer?: string) =>
      OURS.includes(id) && isOurs(importer) ? `\0${id}${mark}` : undefined,
    load: (id: string) =>
      id.startsWith('\0') && id.endsWith(mark) && OURS.includes(id.slice(1, -mark.length))
        ? load(id.slice(1, -mark.length))
        : undefined,
  };
}

/** Of a site, the modules that were loaded are made anew, all that was made of them with them; and browsers ask for their page. */
export function forgetModules(name: string, { environments }: Server): void {
  for (const environment of Object.values(environments)) {
    for (const id of OURS) {
      const module = environment.moduleGraph.getModuleById(`\0${id}?${name}`);
      if (module) environment.moduleGraph.invalidateModule(module);
    }
    if (hasRunner(environment)) environment.runner.clearCache();
  }
  environments['client']?.hot.send({ type: 'full-reload', path: '*' });
}

/** Astro's development server. */
export type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** An environment that runs code in this process, and keeps what it ran. */
const hasRunner = (environment: object): environment is { runner: { clearCache: () => void } } =>
  'runner' in environment;

/**
 * The text of a module that asks this process's memory. What no content changes is in it, so that what only a preview needs is
 * left out.
 */
export function askingModule(name: string, id: string, { root, preview, inside, search }: Settings): string {
  const seat = `const seat = globalThis[Symbol.for(${JSON.stringify(SEATS.description)})].get(${JSON.stringify(name)});`;
  if (id === PRESS) return `${seat} export const { press, own } = seat;`;
  if (id === CONTENT) return `${seat} export const { collection } = seat;`;
  return `${seat} export const { site, base, today, desk } = seat.given.settings;
${constants({ root, preview, inside, search })}`;
}

const constants = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');

/** The same of a site whose content is in Astro's own collections, which follow what changes. */
function followingModule(id: string, settings: Settings): string {
  if (id === PRESS) return MADE_WHEN_ASKED;
  if (id === CONTENT) return FOLLOWED;
  return constants(settings);
}

const FOLLOWED = `import { getCollection } from 'astro:content';
export const collection = async (kind) => (await getCollection(kind)).map(({ data }) => data);`;

const MADE_WHEN_ASKED = `import { openDevPress } from ${JSON.stringify(slashed(fileURLToPath(new URL('./pressroom/site-press.ts', import.meta.url))))};
import { root, site } from '${MODULE}';
export const own = openDevPress(root, site);
export const press = own;`;

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
  const load = (id: string): string => {
    if (building) return askingModule(OWN, id, given().settings);
    const module = followingModule(id, given().settings);
    if (id === MODULE) loaded = module;
    return module;
  };
  const code = fileURLToPath(new URL('.', import.meta.url));
  const plugin = { name: PLUGIN, api: () => Promise.resolve(given()), ...giving({ name: OWN, code, load }) };
  return {
    name: PLUGIN,
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        building = command === 'build';
        if (building) giveSite(OWN, given());
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:server:setup': ({ server, refreshContent }) =>
        onRefresh?.(async () => {
          await refreshContent?.({});
          if (loaded !== undefined && loaded !== constants(given().settings)) forgetModules(OWN, server);
        }),
    },
  };
}

/** Of the settings, what is no part of a built site's code. */
export const shownSettings = ({ site, today, desk }: Settings): object => ({ site, today, desk });

/** What a configuration was given by {@link readout}: a plugin's `api` is where others find it. */
export async function givenBy(config: AstroConfig): Promise<Given> {
  const plugins: readonly unknown[] = config.vite.plugins ?? [];
  const plugin = plugins.find(isOurs);
  if (!plugin) throw new Error('Astro runs without the integration that gives it content');
  return plugin.api();
}

const isOurs = (plugin: unknown): plugin is { api: () => Promise<Given> } =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === PLUGIN;
