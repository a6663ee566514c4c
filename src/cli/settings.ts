import { fileURLToPath } from 'node:url';
import project from '../../package.json' with { type: 'json' };
import type { Settings } from '../integration.ts';
import type { Library } from '../model/library.ts';
import type { ShownSite } from '../model/page.ts';
import { isInstalled } from '../reading/caches.ts';

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
