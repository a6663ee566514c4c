import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { FLAGSHIP, KINDS, open } from './browser.ts';

/** Each place that the keyboard stops at, from the top, with how it shows that it is there. */
async function stops(page: Page) {
  const seen = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return undefined;
      const { top, bottom, left, right, width, height } = at.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return {
        what: at.outerHTML.slice(0, 120),
        index: [...document.querySelectorAll('*')].indexOf(at),
        shown: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
      };
    });
    if (!stop) return seen;
    seen.push(stop);
  }
}

describe('A page is read as its reader needs it', () => {
  it('moves nothing where less motion is asked for', async () => {
    for (const [reducedMotion, behaviour] of [['reduce', 'auto'] as const, ['no-preference', 'smooth'] as const]) {
      const page = await open(FLAGSHIP, { reducedMotion });
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(behaviour);
      const moving = await page.$$eval(
        '*',
        (all) =>
          all.filter(
            (e) =>
              getComputedStyle(e).animationName !== 'none' || parseFloat(getComputedStyle(e).transitionDuration) > 0,
          ).length,
      );
      expect(moving).toBe(0);
    }
  });

  it('in forced colours, ranges stand out from their rail, dots from the paper, and cited words from the rest', async () => {
    const colour = (page: Page, selector: string, property: 'fill' | 'backgroundColor' | 'borderTopColor') =>
      page
        .locator(selector)
        .first()
        .evaluate((e, p) => getComputedStyle(e)[p], property);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(FLAGSHIP, { forcedColors: 'active', colorScheme });
      const paper = await colour(page, 'body', 'backgroundColor');
      expect(await colour(page, '.bar .range', 'fill')).not.toBe(await colour(page, '.bar .rail', 'fill'));
      expect(await colour(page, '.bar svg', 'borderTopColor')).not.toBe(paper);
      await page.locator('.passage summary').first().press('Enter');
      expect(await colour(page, '.passage mark', 'backgroundColor')).not.toBe(paper);
      const outlook = await open(KINDS.scores, { forcedColors: 'active', colorScheme });
      expect(await colour(outlook, '.calibration .dot', 'fill')).not.toBe(paper);
    }
  });
});

describe('By keyboard alone', () => {
  it.each([
    ['on a wide screen', 1280, [FLAGSHIP, KINDS.home, KINDS.source, KINDS.outlook, KINDS.search]],
    ['on a phone', 360, [FLAGSHIP, KINDS.home]],
  ])(
    '%s every stop is on the screen, in the order of the page, and shows that it is there',
    async (_, width, paths) => {
      for (const path of paths) {
        const page = await open(path, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
        const all = await stops(page);
        expect(all.length).toBeGreaterThan(5);
        expect(all.filter((stop) => !stop.shown || stop.outline < 2).map((stop) => stop.what)).toEqual([]);
        const order = all.map((stop) => stop.index);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        await page.context().close();
      }
    },
  );

  it('the archive is filtered, and a filter opened', async () => {
    const page = await open(KINDS.home);
    await page.locator('.filters summary').press('Enter');
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.textContent.trim());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/topics\//);
    expect((await page.locator('h1').innerText()).toLowerCase()).toBe(name?.toLowerCase());
  });

  it('the archive is searched, and what was found is opened', async () => {
    const page = await open(KINDS.search);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('tariff');
    await page.locator('.found li').first().waitFor();
    for (;;) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.closest('.found') !== null)) break;
    }
    const title = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: title ?? '' }).waitFor();
  });
});
