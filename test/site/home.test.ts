import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { FLAGSHIP, KINDS, open } from './browser.ts';

describe('The first page', () => {
  it('says who the desk is, what is newest with its judgement and sheet, and what is due', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('h1').innerText()).toBe('Harbour Street Desk');
    expect(await page.locator('header .lead').innerText()).toMatch(/^Daily one-page briefings/u);
    const newest = page.locator('.newest');
    expect(await newest.locator('h2').innerText()).toContain('Geneva');
    expect(await newest.innerText()).toContain('Very unlikely');
    expect(await newest.locator('img').getAttribute('src')).toMatch(/geneva-meeting\.sheet\.png$/u);
    // What all briefings of a site have in common is no news.
    expect(await page.locator('.tlp').count()).toBe(0);
    const sizes = await page.$$eval('main h1, main h2', (all) =>
      all.map((h) => Number.parseFloat(getComputedStyle(h).fontSize)),
    );
    expect(Math.min(...sizes)).toBeGreaterThan(17);
  });

  it('uses a wide screen', async () => {
    const page = await open('/', { viewport: { width: 2560, height: 1300 } });
    const { width } = (await page.locator('main').boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(1500);
  });
});

describe('What can be taken away', () => {
  it('says its type and size, which are those of the file', async () => {
    const page = await open(FLAGSHIP);
    const links = await page.locator('.actions .pdf a').all();
    for (const [i, link] of links.entries()) {
      const name = (await link.getAttribute('href')) ?? '';
      const { size } = await stat(join(inject('site').folder, name));
      expect(await link.innerText()).toBe(`PDF, ${i ? 'Letter' : 'A4'}, ${Math.round(size / 1000)} KB`);
    }
    expect(links).toHaveLength(2);
  });

  it('is on a phone a link to share or to mail', async () => {
    const page = await open(FLAGSHIP, { viewport: { width: 360, height: 800 } });
    const mail = page.getByRole('link', { name: 'Mail the link' });
    expect(await mail.isVisible()).toBe(true);
    expect(decodeURIComponent((await mail.getAttribute('href')) ?? '')).toContain(
      `body=https://readout.example${FLAGSHIP}`,
    );
    const shares = await page.evaluate(() => 'share' in navigator);
    expect(await page.getByRole('button', { name: 'Share' }).isVisible()).toBe(shares);
    expect(await page.locator('.cite-as').innerText()).toMatch(
      /^How to cite: Harbour Street Desk: “Moscow talks.+”, Edition 3, 6 August 2025\./u,
    );
  });
});

describe('The desk’s own pages', () => {
  it('are linked from every kind of page, and are what was written', async () => {
    const page = await open('/');
    for (const path of [KINDS.briefing, KINDS.outlook, KINDS['not found'], '/pages/privacy/']) {
      await page.goto(inject('site').origin + path);
      const links = await page.$$eval('.foot a[href*="/pages/"]', (all) => all.map((a) => a.getAttribute('href')));
      expect(links).toEqual(['/pages/about/', '/pages/imprint/', '/pages/privacy/']);
    }
    expect(await page.locator('h1').innerText()).toBe('Privacy');
    expect(await page.locator('article').innerText()).toContain('sets no cookies');
  });
});
