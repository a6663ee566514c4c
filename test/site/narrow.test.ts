import { describe, expect, it } from 'vitest';
import { FLAGSHIP, KINDS, open } from './browser.ts';

const at = (width: number, height = 800) => ({ viewport: { width, height } });

describe('Nothing is wider than the screen', () => {
  it.each([360, 768, 1056, 1440])('of %i px', async (width) => {
    for (const path of Object.values(KINDS)) {
      const page = await open(path, at(width));
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(`${path} +${over}`).toBe(`${path} +0`);
      await page.context().close();
    }
  });

  it('nor at 200% zoom', async () => {
    const page = await open(FLAGSHIP, { ...at(640), deviceScaleFactor: 2 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  });
});

describe('On a phone of 360 × 640', () => {
  it('the first screen has the bottom line and the first judgement', async () => {
    const page = await open(FLAGSHIP, at(360, 640));
    const box = await page.locator('.bottom-line .first').boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
    expect(await page.locator('.bottom-line').innerText()).toMatch(/\(\d+–\d+\s%\)/);
  });

  it('positions are labelled cards, and still a table to those who do not see it', async () => {
    const page = await open(FLAGSHIP, at(360, 640));
    const [wants, offers] = await page.$$eval('.positions tbody tr:first-child td', (cells) =>
      cells.map((c) => ({
        box: c.getBoundingClientRect().toJSON() as DOMRect,
        label: getComputedStyle(c, '::before').content,
      })),
    );
    expect(wants?.box.left).toBe(offers?.box.left);
    expect(offers?.box.top).toBeGreaterThan(wants?.box.bottom ?? Infinity);
    expect(wants?.label).toContain('Wants');
    expect(offers?.label).toContain('Offers or conditions');
    expect(await page.getByRole('table').count()).toBe(1);
    expect(await page.getByRole('table').getByRole('columnheader').count()).toBe(3);
    expect(await page.getByRole('rowheader').first().innerText()).toContain('Russia');
  });

  it('and a table side by side where there is room', async () => {
    const page = await open(FLAGSHIP, at(768));
    const tops = await page.$$eval('.positions tbody tr:first-child > *', (c) =>
      c.map((e) => e.getBoundingClientRect().top),
    );
    expect(new Set(tops).size).toBe(1);
  });
});
