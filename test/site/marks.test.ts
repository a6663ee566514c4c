import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/reading/library.ts';
import { FLAGSHIP, open } from './browser.ts';

const { briefings } = await loadLibrary(join(import.meta.dirname, '../../briefings'));

const WIDE = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };
const NARROW = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };

/** Where every passage and its claim stand on the page, in px, in reading order. */
const places = (page: Page) =>
  page.$$eval('.passage', (all) =>
    all.map((passage) => ({
      passage: passage.getBoundingClientRect().toJSON() as DOMRect,
      claim: passage.closest('.claim')?.getBoundingClientRect().toJSON() as DOMRect,
    })),
  );

describe('On a wide screen', () => {
  it('each passage stands in the margin beside its claim, and none covers another', async () => {
    const found = await places(await open(FLAGSHIP, WIDE));
    expect(found.length).toBeGreaterThan(15);
    found.forEach(({ passage, claim }, i) => {
      const before = found[i - 1]?.passage;
      expect(passage.height).toBeGreaterThan(15);
      expect(passage.left).toBeGreaterThan(claim.right);
      expect(passage.right).toBeLessThanOrEqual(1280);
      expect(passage.top).toBeGreaterThanOrEqual(claim.top - 1);
      expect(passage.top).toBeLessThan(claim.top + 220);
      if (before) expect(passage.top).toBeGreaterThan(before.bottom);
    });
  });

  it('opening a mark gives the paragraph that the margin shortens', async () => {
    const page = await open(FLAGSHIP, WIDE);
    const first = page.locator('.cite').first();
    const far = 'for Russia to agree to peace in Ukraine approaches.';
    const passage = first.locator('.passage').first();
    expect(await passage.innerText()).not.toContain(far);
    await first.locator('summary').press('Enter');
    expect(await passage.innerText()).toContain(far);
  });
});

describe('On a narrow screen', () => {
  it('every mark opens its passage under its line by one key, and closes it again', async () => {
    const page = await open(FLAGSHIP, NARROW);
    for (const cite of await page.locator('.cite').all()) {
      const hidden = await cite.locator('mark').allInnerTexts();
      expect(hidden.join('')).toBe('');
      await cite.locator('summary').press('Enter');
      for (const passage of await cite.locator('.passage').all())
        expect((await passage.locator('mark').allInnerTexts()).join(' ').length).toBeGreaterThan(5);
      const below = await cite.evaluate((c) => {
        const top = (selector: string) => c.querySelector(selector)?.getBoundingClientRect().top ?? NaN;
        return top('.passage') - top('summary');
      });
      expect(below).toBeGreaterThan(5);
      expect(below).toBeLessThan(60);
      await cite.locator('summary').press('Enter');
      expect(await cite.getAttribute('open')).toBeNull();
    }
  });

  it('a screen reader hears a button that says which source it opens', async () => {
    const page = await open(FLAGSHIP, NARROW);
    const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
    const marks = nodes.filter((n) => n.role?.value === 'DisclosureTriangle');
    expect(marks).toHaveLength(await page.locator('.cite').count());
    expect(marks[0]?.name?.value).toBe('Source 1');
    expect(marks[0]?.properties?.find((p) => p.name === 'expanded')?.value.value).toBe(false);
  });
});

describe('A passage', () => {
  it('leads to the marked words on its source’s page, and that page back to the claim', async () => {
    const page = await open(FLAGSHIP, WIDE);
    const last = page.locator('.cite').last();
    const passage = last.locator('.passage').last();
    const cited = (await passage.locator('mark').allInnerTexts()).join(' ');
    await passage.locator('.from a').first().click();
    const id = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${id}"] + mark`).innerText()).toBe(cited);
    await page.locator(`.rests a[href$="#${id}"]`).click();
    expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
    expect(page.url()).toContain(FLAGSHIP);
  });

  it('on a narrow screen opens when a link leads to it', async () => {
    const anchor = briefings.find(({ id }) => FLAGSHIP.includes(id))?.citations[2]?.anchor;
    const page = await open(`${FLAGSHIP}#${anchor}`, NARROW);
    const target = page.locator(`[id="${anchor}"]`);
    await target.waitFor({ state: 'visible' });
    expect(await target.locator('mark').first().innerText()).toContain('exchanged');
  });
});
