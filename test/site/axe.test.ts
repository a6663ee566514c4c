import { readdir } from 'node:fs/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { KINDS, open } from './browser.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The widths whose layouts differ. */
const WIDTHS = [360, 768, 1440];

/** The rules whose answer the width or the colours may change; every other one reads the page's markup alone. */
const BY_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** What axe says against a page as it stands, by the rules of the tags or of those names. */
async function violations(page: Page, type: 'tag' | 'rule', values: string[]): Promise<string[]> {
  const found = await page.evaluate(
    async (runOnly) =>
      (await (window as unknown as { axe: typeof axe }).axe.run({ runOnly, resultTypes: ['violations'] })).violations,
    { type, values },
  );
  return found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`);
}

/** Every page of the sample site, by its address. */
async function addresses(): Promise<string[]> {
  const names = await readdir(inject('site').folder, { recursive: true });
  return names.filter((name) => name.endsWith('.html')).map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`);
}

it('axe finds nothing on any page, light and dark, narrow and wide', { timeout: 240_000 }, async () => {
  const page = await open(KINDS.home);
  const all = await addresses();
  expect(all).toEqual(expect.arrayContaining(Object.values(KINDS)));
  const found: string[] = [];
  for (const path of all) {
    await page.goto(inject('site').origin + path);
    await page.$$eval('.passage details', (all) => all.slice(0, 2).forEach((one) => one.setAttribute('open', '')));
    await page.evaluate(axe.source);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const whole = width !== 768 && colorScheme === 'light';
        const against = await (whole ? violations(page, 'tag', TAGS) : violations(page, 'rule', BY_LOOKS));
        found.push(...against.map((v) => `${path} at ${width} in the ${colorScheme}, ${v}`));
      }
    }
  }
  expect(found).toEqual([]);
});
