import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import project from '../../package.json' with { type: 'json' };
import type { Given, Settings } from '../integration.ts';
import { publish } from '../model/publish.ts';
import type { Library } from '../model/library.ts';
import type { ShownSite } from '../model/page.ts';
import { isInstalled } from '../reading/caches.ts';
import { loadLibrary } from '../reading/library.ts';
import { dayOf } from './command.ts';

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** What npm calls it, and which version this is. */
export const PACKAGE = { name: project.name, version: project.version } as const;

/** Commands that the project's own package.json has a script for. */
const SCRIPTS = ['build', 'check', 'dev', 'preview'];

/** How a command is typed here: by npm in the project itself, by npx where Readout is installed. */
export function typed(command: string): string {
  if (isInstalled(ROOT)) return `npx ${PACKAGE.name} ${command}`;
  return SCRIPTS.includes(command) ? `npm run ${command}` : `npm run readout -- ${command}`;
}

export interface Choice {
  /** Today as YYYY-MM-DD, in UTC. */
  today: string;
  preview?: boolean;
  desk?: boolean;
  /** Where the site is hosted, where it is not what site.yaml says. */
  url?: string | undefined;
}

export function settingsOf(site: ShownSite, { today, preview = false, desk = false, url }: Choice): Settings {
  const shown = { ...site, url: url?.replace(/\/+$/, '') ?? site.url };
  const base = new URL(shown.url).pathname.replace(/\/$/, '');
  return { ...{ root: ROOT, site: shown, base, today, preview, desk }, ...{ inside: false, search: true } };
}

/** A site with its own pages, which stand in no collection: every page links to them. */
export const shownSite = ({ site, pages }: Pick<Library, 'site' | 'pages'>): ShownSite =>
  pages.length ? { ...site, pages } : site;

/** What Astro's own tools are given: what may be published of a folder today. */
export async function givenOf(folder: string): Promise<Given> {
  const library = await loadLibrary(resolve(ROOT, folder));
  const today = dayOf(new Date());
  const { briefings, earlier, sources, actors } = publish(library, today);
  return {
    settings: settingsOf(shownSite(library), { today }),
    collections: { briefings, earlier, sources, actors, checks: [] },
  };
}
