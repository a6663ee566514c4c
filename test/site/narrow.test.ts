import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { FLAGSHIP, KINDS, open } from './browser.ts';

const at = (width: number, height = 800) => ({ viewport: { width, height } });

const TEXT_SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** The windows that a page is read in, in px, each with the style that its reader may have set. */
const WINDOWS = [
  ['a phone', 360, ''],
  ['a tablet', 768, ''],
  ['a small laptop', 1056, ''],
  ['a screen', 1440, ''],
  ['text at 200%', 1280, 'html { font-size: 200% }'],
  ['text at 200% on a small window', 640, 'html { font-size: 200% }'],
  ['400% zoom of a window of 1280 px', 320, ''],
  ['the text spacing of WCAG 1.4.12', 1280, TEXT_SPACING],
  ['the text spacing of WCAG 1.4.12 on a phone', 360, TEXT_SPACING],
] as const;

/** How far a page is wider than its window, in px, after a style of the reader's own. */
async function over(page: Page, width: number, style: string): Promise<number> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  }, style);
}

describe('Nothing is wider than the window', () => {
  it.each(Object.entries(KINDS))('on the page of kind "%s"', async (_, path) => {
    const page = await open(path);
    const wide: string[] = [];
    for (const [name, width, style] of WINDOWS) {
      const by = await over(page, width, style);
      if (by > 0) wide.push(`${name} (${width} px): +${by}`);
    }
    expect(wide).toEqual([]);
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
    expect(await page.locator('.bottom-line').innerText()).toMatch(/\(\d+–\d+%\)/);
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
