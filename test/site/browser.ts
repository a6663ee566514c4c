import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { launchChromium } from '../chromium.ts';

/** A page of every kind, the flagship first. */
export const KINDS = {
  briefing: '/briefings/moscow-talks/',
  'another briefing': '/briefings/black-sea/',
  home: '/',
  source: '/sources/moscow-talks/',
  'whole source': '/sources/india-tariffs/',
  actor: '/actors/united-states/',
  person: '/actors/vladimir-putin/',
  'actor only named': '/actors/china/',
  outlook: '/outlook/',
  topic: '/topics/negotiations/',
  topics: '/topics/',
  place: '/places/geneva/',
  places: '/places/',
  year: '/years/2025/',
  years: '/years/',
  actors: '/actors/',
  search: '/search/',
  method: '/method/',
  'not found': '/404.html',
} as const;

export const FLAGSHIP = KINDS.briefing;

let running: Promise<Browser> | undefined;

/** Opens a page of the sample site, or one at an address of its own, in Debian's Chromium, in a context of its own. */
export async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  running ??= launchChromium();
  const context = await (await running).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  // The first page asked for waits for the site to be built.
  const response = await page.goto(new URL(path, inject('site').origin).href, { timeout: 200_000 });
  if (!response?.ok()) throw new Error(`${path} answers ${response?.status()}: ${await response?.text()}`);
  return page;
}

afterAll(async () => (await running)?.close());
