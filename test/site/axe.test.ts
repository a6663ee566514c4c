import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { KINDS, open } from './browser.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s', (colorScheme) => {
  describe.each([360, 1280])('at %i px', (width) => {
    it.each(Object.entries(KINDS))('%s page', async (_, path) => {
      const page = await open(path, { viewport: { width, height: 800 }, colorScheme });
      await page.$$eval('.cite', (all) => all.slice(0, 2).forEach((cite) => cite.setAttribute('open', '')));
      await page.evaluate(axe.source);
      const found = await page.evaluate(
        async (tags) => (await (window as unknown as { axe: typeof axe }).axe.run({ runOnly: tags })).violations,
        TAGS,
      );
      expect(found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
    });
  });
});
