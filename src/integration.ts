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

/**
 * Gives a site's code what its pages ask for, from now on; what was made by the same settings is kept.
 *
 * @returns whether they are the same
 */
export function giveSite(name: string, given: Given): boolean {
  const known = seats().get(name);
  if (known && JSON.stringify(known.given.settings) === JSON.stringify(given.settings)) {
    known.given = given;
    return true;
  }
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
      return seat.given.press ?? seat.own;
    },
  };
  seats().set(name, seat);
  return false;
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
    if (hasRunner(environment)) forgetEvaluated(environment.runner.evaluatedModules);
  }
  environments['client']?.hot.send(RELOAD);
}

const RELOAD = { type: 'full-reload', path: '*' } as const;

/** By which a browser says how long ago it asked for the page that it shows, in milliseconds. */
const SHOWN = 'readout:shown';

/** A page that was asked for before a change and is told of changes since it was shown may have missed one. */
const TELLING = `if (import.meta.hot) {
  const tell = () => import.meta.hot.send(${JSON.stringify(SHOWN)}, { age: performance.now() });
  import.meta.hot.on('vite:ws:connect', tell);
  tell();
}`;

/** Pages are asked for anew, which addresses there are with them. */
function askAgain({ environments }: Server): void {
  // By this Astro tells its own code of new content.
  for (const environment of Object.values(environments)) environment.hot.send('astro:content-changed', {});
  environments['client']?.hot.send(RELOAD);
}

/** Astro's development server. */
export type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** An environment that runs code in this process, and keeps what it ran. */
const hasRunner = (environment: object): environment is { runner: { evaluatedModules: Evaluated } } =>
  'runner' in environment;

interface Evaluated {
  idToModuleMap: ReadonlyMap<string, { id: string }>;
  invalidateModule: (module: never) => void;
}

/** Code runs anew, but for packages: were all of it forgotten, Astro would not hear any more that its addresses have changed. */
function forgetEvaluated(evaluated: Evaluated): void {
  const own = slashed(fileURLToPath(new URL('.', import.meta.url)));
  for (const [id, module] of evaluated.idToModuleMap)
    if (id.includes(own) || !id.includes('/node_modules/')) evaluated.invalidateModule(module as never);
}

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

/**
 * Gives the site's code its settings, as the module `virtual:readout/settings`, the collections, and the press of the command that
 * runs Astro. The code asks this process's memory for all of it: so a change of one text among many costs no more than to say so.
 * Astro's own collections are empty, since Astro would write all of them to the disk at each change.
 *
 * @param given asked at the start, and at each refresh
 * @param onRefresh in `dev`: given what makes pages and browsers ask again
 */
export function readout(given: () => Given, onRefresh?: (refresh: () => void) => void): AstroIntegration {
  let now = given();
  const load = (id: string): string => askingModule(OWN, id, now.settings);
  const code = fileURLToPath(new URL('.', import.meta.url));
  const plugin = {
    name: PLUGIN,
    api: () => Promise.resolve({ ...now, collections: NOTHING }),
    ...giving({ name: OWN, code, load }),
  };
  return {
    name: PLUGIN,
    hooks: {
      'astro:config:setup': ({ command, injectScript, updateConfig }) => {
        giveSite(OWN, now);
        if (command === 'dev') injectScript('page', TELLING);
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:server:setup': ({ server }) => {
        let refreshed = -Infinity;
        server.environments.client.hot.on(SHOWN, ({ age }: { age: number }, browser) => {
          if (performance.now() - age < refreshed) browser.send(RELOAD);
        });
        onRefresh?.(() => {
          refreshed = performance.now();
          now = given();
          if (giveSite(OWN, now)) askAgain(server);
          else forgetModules(OWN, server);
        });
      },
    },
  };
}

const NOTHING: Collections = { briefings: [], earlier: [], sources: [], actors: [], checks: [] };

/** Of the settings, what is no part of a built site's code. */
export const shownSettings = ({ site, today, desk }: Settings): Pick<Settings, 'site' | 'today' | 'desk'> => ({
  site,
  today,
  desk,
});

/** What a configuration was given by {@link readout}: a plugin's `api` is where others find it. */
export async function givenBy(config: AstroConfig): Promise<Given> {
  const plugins: readonly unknown[] = config.vite.plugins ?? [];
  const plugin = plugins.find(isOurs);
  if (!plugin) throw new Error('Astro runs without the integration that gives it content');
  return plugin.api();
}

const isOurs = (plugin: unknown): plugin is { api: () => Promise<Given> } =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === PLUGIN;
