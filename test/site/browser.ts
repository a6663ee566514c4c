import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, inject } from 'vitest';
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
  scores: '/outlook/scores/',
  digest: '/digest/',
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

/** The contexts that the test which runs has opened: each has processes of its own, which would slow the tests after it. */
let opened: BrowserContext[] = [];

/** Opens a page of the sample site, or one at an address of its own, in Debian's Chromium, in a context of its own. */
export async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  running ??= launchChromium();
  const context = await (await running).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  opened.push(context);
  const page = await context.newPage();
  // The first page asked for waits for the site to be built.
  const response = await page.goto(new URL(path, inject('site').origin).href, { timeout: 200_000 });
  if (!response?.ok()) throw new Error(`${path} answers ${response?.status()}: ${await response?.text()}`);
  return page;
}

// What a file opened for all its tests was there before the first of them, and stays.
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((context) => context.close()));
});
afterAll(async () => (await running)?.close());
