import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../integration.ts';
import { loadLibrary, type Library } from '../model/library.ts';
import { dayOf } from './command.ts';

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

export interface Choice {
  /** Today as YYYY-MM-DD, in UTC. */
  today?: string;
  preview?: boolean;
  /** Where the site is hosted, where it is not what site.yaml says. */
  url?: string;
}

/** The settings for a folder whose Library is at hand. */
export function settingsOf(folder: string, library: Library, choice: Choice = {}): Settings {
  const url = choice.url?.replace(/\/+$/, '') ?? library.site.url;
  const { today = dayOf(new Date()), preview = false } = choice;
  return { folder: resolve(folder), root: ROOT, site: { ...library.site, url }, today, preview };
}

export async function settingsFor(folder: string, choice: Choice = {}): Promise<Settings> {
  return settingsOf(folder, await loadLibrary(resolve(ROOT, folder)), choice);
}
