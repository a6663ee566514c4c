import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { loadLibrary } from '../../src/reading/library.ts';
import { FLAGSHIP, KINDS, open } from './browser.ts';
import { unevenOn, WIDTHS, type levelsOf } from './levels.ts';

const { briefings } = await loadLibrary(join(import.meta.dirname, '../../briefings'));

const WIDE = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };
const NARROW = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false };

describe('Where there is room', () => {
  it('each passage begins where its claim does, at its side, on every page, closed and open', async () => {
    const page = await open(FLAGSHIP);
    const evaluate = (run: typeof levelsOf, opened: boolean, level: number) =>
      page.evaluate<ReturnType<typeof levelsOf>, [string, boolean, number]>(
        // As text: vitest names functions in a way that a page does not know.
        ([source, ...args]) => (0, eval)(`(${source})`)(...args),
        [String(run), opened, level],
      );
    const wrong: string[] = [];
    let passages = 0;
    for (const path of await addresses()) {
      await page.goto(inject('site').origin + path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const { count, said } = await unevenOn({ evaluate });
        passages += count;
        wrong.push(...said.map((what) => `${path} at ${width}: ${what}`));
      }
    }
    expect(passages).toBeGreaterThan(600);
    expect(wrong).toEqual([]);
  });

  it('none covers another, and none is wider than the window', async () => {
    const page = await open(KINDS['another briefing'], WIDE);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const rows = await page.$$eval('.evidence', (all) =>
        all.map((row) => [...row.children].map((passage) => passage.getBoundingClientRect().toJSON() as DOMRect)),
      );
      expect(rows.length).toBeGreaterThan(8);
      const flat = rows.flat();
      expect(flat.every((a, i) => flat.every((b, k) => i === k || apart(a, b)))).toBe(true);
      for (const row of rows) expect(row[0]?.right).toBeLessThanOrEqual(width);
    }
  });

  it('opening a passage gives the paragraph that the row shortens', async () => {
    const page = await open(FLAGSHIP, WIDE);
    const far = 'for Russia to agree to peace in Ukraine approaches.';
    const passage = page.locator('.passage').first();
    expect(await passage.innerText()).not.toContain(far);
    await passage.locator('summary').press('Enter');
    expect(await passage.innerText()).toContain(far);
  });

  it('each says where in its source it stands, and what its source is where the page first has it', async () => {
    for (const path of [KINDS['another briefing'], KINDS.actor]) {
      const page = await open(path, WIDE);
      const found = await page.$$eval('.passage .from', (all) =>
        all.map((from) => ({
          at: from.querySelector('a')?.textContent,
          source: from.querySelector('a')?.pathname,
          named: from.querySelector('span') !== null,
        })),
      );
      expect(found.length).toBeGreaterThan(5);
      expect(found.filter(({ at }) => !/^\d+\u00A0¶\d+(–\d+)?$/.test(at ?? ''))).toEqual([]);
      const first = new Set<string | undefined>();
      for (const { source, named } of found) {
        expect(`${source} ${named}`).toBe(`${source} ${!first.has(source)}`);
        first.add(source);
      }
    }
  });
});

const apart = (a: DOMRect, b: DOMRect): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/** Every page of the sample site, by its address. */
async function addresses(): Promise<string[]> {
  const names = await readdir(inject('site').folder, { recursive: true });
  return names.filter((name) => name.endsWith('.html')).map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`);
}

describe('On a narrow screen', () => {
  it('every passage opens under its claim by one key, and closes again', async () => {
    const page = await open(FLAGSHIP, NARROW);
    for (const passage of await page.locator('.passage').all()) {
      expect(await passage.locator('mark').first().isVisible()).toBe(false);
      await passage.locator('summary').press('Enter');
      for (const mark of await passage.locator('mark').all()) expect(await mark.isVisible()).toBe(true);
      const below = await passage.evaluate((p) => {
        const { bottom } = p.closest('.claim')?.querySelector('.words')?.getBoundingClientRect() ?? new DOMRect();
        return p.getBoundingClientRect().top - bottom;
      });
      expect(below).toBeGreaterThanOrEqual(0);
      expect(below).toBeLessThan(100);
      await passage.locator('summary').press('Enter');
      expect(await passage.locator('details').getAttribute('open')).toBeNull();
    }
  });

  it.each([FLAGSHIP, KINDS.actor])('%s: a screen reader hears which passage each button opens', async (path) => {
    const page = await open(path, NARROW);
    const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
    const marks = nodes.filter((n) => n.role?.value === 'DisclosureTriangle');
    expect(marks).toHaveLength(await page.locator('.passage').count());
    const names = marks.map((n) => n.name?.value as string);
    expect(names.filter((name) => !/^Source \d, passage \d+, (.+, )?\d\u00A0¶\d/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(marks[0]?.properties?.find((p) => p.name === 'expanded')?.value.value).toBe(false);
  });
});

describe('A passage', () => {
  it('leads to the marked words on its source’s page, and that page back to the claim', async () => {
    const page = await open(FLAGSHIP, WIDE);
    const passage = page.locator('.passage').last();
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
