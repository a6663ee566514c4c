import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { BASE } from './built.ts';
import { KINDS, open } from './browser.ts';

/** What is asked, and the first results' lines as a reader sees them. */
async function ask(words: string, path: string = KINDS.search) {
  const page = await open(path);
  await page.getByRole('searchbox').fill(words);
  await page.locator('#found:not(:empty)').waitFor();
  return page;
}

describe('The search', () => {
  it('finds briefings, actors and passages, and leads to them', async () => {
    const page = await ask('Lukashenko');
    const kinds = await page.locator('.found span').allInnerTexts();
    for (const kind of ['Briefing', 'Actor', 'Passage']) expect(kinds.join('\n')).toContain(kind);
    expect(await page.locator('.found mark').first().innerText()).toMatch(/Lukashenko/);
    await page.locator('.found li', { hasText: 'Passage' }).getByRole('link').first().click();
    await page.waitForURL(/\/sources\/.+\/#.+/);
    const cited = await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).count();
    expect(cited).toBe(1);
  });

  it('narrows to a kind, keeps what was asked in its address, and says so where nothing is found', async () => {
    const page = await ask('tariff');
    await page.locator('.found mark').first().waitFor();
    for (const marked of await page.locator('.found mark').allInnerTexts()) expect(marked).toMatch(/^tariffs?$/i);
    await page.getByRole('radio', { name: 'Actor' }).check();
    await page.waitForURL(/q=tariff&kind=actor/);
    await page.getByRole('radio', { name: 'Briefing' }).check();
    await page.waitForFunction(() => {
      const kinds = [...document.querySelectorAll('.found span')].map((span) => span.textContent);
      return kinds.length > 0 && kinds.every((kind) => kind.startsWith('Briefing'));
    });
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await again.locator('.found li').first().waitFor();
    expect(await again.getByRole('searchbox').inputValue()).toBe('tariff');
    await again.getByRole('searchbox').fill('zzzqqx');
    await again.getByText('Nothing was found.').waitFor();
  });

  it('says how many it found once they are there, and not before', async () => {
    const page = await open(KINDS.search);
    await page.route('**/*.pf_fragment', async (route) => {
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await page.getByRole('searchbox').fill('Lukashenko');
    const shown = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const status = document.querySelector('#found');
          const seen = new MutationObserver(() => done(document.querySelectorAll('.found li').length));
          if (status) seen.observe(status, { childList: true });
        }),
    );
    expect(shown).toBeGreaterThan(0);
  });

  it('is asked from home as well, and is not there where no script runs', async () => {
    const home = await open(KINDS.home);
    await home.getByRole('searchbox').fill('Lukashenko');
    await home.getByRole('search').getByRole('button').click();
    await home.waitForURL(/\/search\/\?q=Lukashenko/);
    await home.locator('.found li').first().waitFor();
    const paperless = await open(KINDS.home, { javaScriptEnabled: false });
    expect(await paperless.getByRole('searchbox').count()).toBe(0);
  });

  it('finds again after its files could not be had', async () => {
    const page = await open(KINDS.home);
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.getByRole('navigation').getByRole('link', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('tariff');
    await page.getByText('The search index could not be loaded').waitFor();
    await page.unroute('**/pagefind/**');
    await page.getByRole('searchbox').fill('tariffs');
    await page.locator('.found li').first().waitFor();
  });

  /** Fails the first so many requests of a file, each in its own way: not had, an error, a page in its place, cut off. */
  async function failing(page: Page, files: string, times: number): Promise<() => number> {
    let asked = 0;
    await page.route(files, (route) => {
      if (asked++ >= times) return route.continue();
      if (asked % 3 === 0) return route.fulfill({ status: 503, body: '' });
      return asked % 3 === 1 ? route.abort() : route.fulfill({ contentType: 'text/html', body: '<p>Sign in</p>' });
    });
    return () => asked;
  }

  describe.each(['pagefind-entry.json*', '*.pf_meta', 'wasm.*', 'index/*', 'fragment/*', 'kinds.json'])(
    'where %s is not to be had',
    (file) => {
      const question = async (words: string): Promise<Page> => {
        const page = await open(KINDS.home);
        await failing(page, `**/pagefind/${file}`, Infinity);
        await page.goto(new URL(`${KINDS.search}?q=${words}&kind=passage`, page.url()).href);
        return page;
      };

      it('says so, not that nothing is found, and finds once it is there', async () => {
        const page = await question('tariff');
        await page.getByText('The search index could not be loaded').waitFor();
        expect(await page.locator('.found li').count()).toBe(0);
        await page.unrouteAll();
        await page.getByRole('search').getByRole('button').click();
        await page.locator('.found li').first().waitFor();
        expect(await page.locator('#found').innerText()).toMatch(/results?$/);
      });

      it('tries a second time by itself', async () => {
        const page = await open(KINDS.home);
        const asked = await failing(page, `**/pagefind/${file}`, 1);
        await page.goto(new URL(`${KINDS.search}?q=tariff&kind=passage`, page.url()).href);
        await page.locator('.found li').first().waitFor();
        expect(asked()).toBeGreaterThan(1);
      });
    },
  );

  it('keeps what it shows where more cannot be had, and shows every result once in the end', async () => {
    const page = await ask('the');
    await page.locator('.found li').first().waitFor();
    const count = parseInt(await page.locator('#found').innerText());
    expect(count).toBeGreaterThan(16);
    const more = page.getByRole('button', { name: 'Show more' });
    await failing(page, '**/*.pf_fragment', Infinity);
    await more.click();
    await page.getByText('More results could not be loaded').waitFor();
    expect(await page.locator('.found li').count()).toBe(8);
    await page.unrouteAll();
    while (await more.isVisible()) {
      const before = await page.locator('.found li').count();
      await more.dblclick();
      await page.locator(`.found li:nth-child(${before + 1})`).waitFor();
    }
    const shown = await page.locator('.found a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(shown).toHaveLength(count);
    expect(new Set(shown).size).toBe(count);
  });

  it('works under a path', async () => {
    const page = await ask('Geneva', `${BASE}/search/`);
    const href = await page.locator('.found a').first().getAttribute('href');
    expect(href).toMatch(new RegExp(`^${BASE}/`));
    expect((await fetch(inject('site').origin + (href ?? ''))).status).toBe(200);
  });

  it('says without a script that it needs one, and leads to everything', async () => {
    const page = await open(KINDS.search, { javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toContain('The search needs JavaScript');
    expect(await page.getByRole('searchbox').count()).toBe(0);
    for (const name of ['Briefings', 'Topics', 'Places', 'Actors', 'Years', 'Outlook'])
      expect(await page.locator('main').getByRole('link', { name }).count()).toBe(1);
  });
});
