import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { zipSync, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ROOT, sampleIn, temporary } from '../build/command.ts';
import { launchChromium } from '../chromium.ts';
import { differsFrom, inkOn, openDesk, saved } from './desk.ts';
import type { Served } from './serve-files.ts';
import { serveStaticDesk } from './static-desk.ts';

let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serveStaticDesk();
  browser = await launchChromium();
});
afterAll(() => Promise.all([site.close(), browser.close()]));

/** What went wrong on a page, and what it asked of others. */
interface Watched {
  page: Page;
  wrong: string[];
  asked: string[];
}

/** In a browser of its own: what one test writes at its desk, no other finds. */
async function watched(address: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const [wrong, asked]: [string[], string[]] = [[], []];
  page.on('pageerror', (e) => wrong.push(e.message));
  page.on('console', (m) => void (m.type() === 'error' && wrong.push(m.text())));
  page.on('request', (r) => asked.push(r.url()));
  await page.goto(address);
  return { page, wrong, asked };
}

async function sample(): Promise<Watched> {
  const opened = await watched(site.origin);
  await opened.page.getByRole('button', { name: 'Open the sample' }).click();
  await opened.page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('geneva-meeting.mdx');
  await opened.page.locator('.front > summary', { hasText: 'Geneva' }).waitFor();
  await opened.page.locator('.paper canvas').waitFor();
  return opened;
}

/** Marks a stretch of a paragraph of the source with the mouse. */
async function drag(page: Page, paragraph: number): Promise<void> {
  const box = await page.locator('.source .text p').nth(paragraph).boundingBox();
  if (!box) throw new Error('There is no such paragraph');
  await page.mouse.move(box.x + 2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 220, box.y + 12, { steps: 4 });
  await page.mouse.up();
}

const lastFact = (page: Page) => page.locator('.item.keyfact').last().locator('textarea');

describe('On the desk', () => {
  it('words marked with the mouse are a cited claim after one press, and undone in the sentence at once', async () => {
    const { page, wrong, asked } = await sample();
    const facts = await page.locator('.item.keyfact').count();
    await drag(page, 4);
    await page.getByRole('button', { name: 'Fact f', exact: true }).click();
    await page.waitForFunction(() => document.activeElement?.matches('.keyfact textarea'));
    await page.keyboard.type('The presidents decide');
    expect(await lastFact(page).inputValue()).toBe('The presidents decide ①');
    expect(await page.locator('.item.keyfact').count()).toBe(facts + 1);
    expect(await page.locator('.item.keyfact').last().locator('.cites').textContent()).toContain('Final decisions');
    await saved(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => lastFact(page).inputValue(), { timeout: 15_000 }).toContain('Final decisions under this');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.item.keyfact').count(), { timeout: 15_000 }).toBe(facts);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => page.locator('.item.keyfact').count(), { timeout: 15_000 }).toBe(facts + 1);
    expect(wrong).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(site.origin) && !url.startsWith('blob:'))).toEqual([]);
  });

  it('a claim, its passage and its line on the sheet lead to one another', async () => {
    const { page } = await sample();
    await page.locator('.item.keyfact textarea').nth(1).click();
    await expect
      .poll(() => page.locator('.text .lit').allTextContents(), { timeout: 15_000 })
      .toEqual(['As a result of the discussions, the parties drafted an updated and refined peace framework.']);
    expect(await page.locator('.paper .line.active').count()).toBeGreaterThan(0);
    const line = page.locator('.paper .line[aria-label^="Why it matters"]').first();
    await line.click();
    await page.waitForFunction(() => document.activeElement?.matches('.whyitmatters textarea'));
    await page.locator('.text .used').first().click();
    await page.waitForFunction(() => document.activeElement?.matches('.keyfact textarea'));
  });

  it('the sheet that was drawn on key by key is the one that is drawn at once', async () => {
    const { page } = await sample();
    expect(await inkOn(page)).toBeGreaterThan(0.01);
    await differsFrom(page, 'first');
    const why = page.locator('.whyitmatters textarea');
    const words = await why.inputValue();
    for (const more of [' It', ' It matters', ' It matters to the harbour', ' It may']) await why.fill(words + more);
    await saved(page);
    expect(await differsFrom(page, 'first', 'by key')).toBeGreaterThan(100);
    // Another paper and back: all is drawn anew. At the edge of what is drawn again a letter may come out a shade darker.
    await page.getByRole('button', { name: 'Letter', exact: true }).click();
    await expect.poll(() => differsFrom(page, 'by key', 'letter'), { timeout: 15_000 }).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'A4', exact: true }).click();
    await expect.poll(() => differsFrom(page, 'by key', 'anew'), { timeout: 15_000 }).toBeLessThan(10);
    await why.fill(words);
    await expect.poll(() => differsFrom(page, 'first', 'back'), { timeout: 15_000 }).toBeLessThan(10);
  });

  it('what is set aside is seen, with its reason in the file', async () => {
    const { page } = await sample();
    await drag(page, 0);
    await page.locator('.source .text').press('x');
    await page.keyboard.type('said again below');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.locator('.item.keyfact').first().getByRole('button', { name: 'Remove' }).click();
    await expect
      .poll(() => page.locator('.text .aside').first().textContent(), { timeout: 15_000 })
      .toContain('On 23 November 2025');
  });

  it('a text that no longer parses is mended as text, and its sheet stays as it last was', async () => {
    const { page, wrong } = await sample();
    await page.getByRole('button', { name: 'As text' }).click();
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('<KeyFact');
    await page.getByText('The sheet as it last could be set').waitFor();
    expect(await page.locator('.paper.stale canvas').isVisible()).toBe(true);
    expect(await page.locator('.all-problems summary').textContent()).toMatch(/^[1-9]\d* errors?/);
    for (let i = 0; i < '<KeyFact'.length; i++) await page.keyboard.press('Backspace');
    await page.locator('.paper:not(.stale) canvas').waitFor();
    expect(wrong).toEqual([]);
  });

  it('what is written is kept by the browser', async () => {
    const { page } = await sample();
    const why = page.locator('.whyitmatters textarea');
    await why.fill('It matters to the harbour.');
    await saved(page);
    await page.reload();
    await page.getByRole('button', { name: 'My desk in this browser' }).click();
    await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('geneva-meeting.mdx');
    await expect
      .poll(() => page.locator('.whyitmatters textarea').inputValue(), { timeout: 15_000 })
      .toBe('It matters to the harbour.');
  });

  it('the sample and a zip write over nothing that is kept by the browser', async () => {
    const { page } = await sample();
    const why = page.locator('.whyitmatters textarea');
    await why.fill('It matters to the harbour.');
    await saved(page);
    await page.reload();
    await page.getByRole('button', { name: 'Open the sample' }).click();
    await page.getByText('Stayed as you wrote it here: geneva-meeting.mdx').waitFor();
    await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('geneva-meeting.mdx');
    await expect.poll(() => why.inputValue(), { timeout: 15_000 }).toBe('It matters to the harbour.');
    await page.reload();
    const theirs = await readFile(join(ROOT, 'briefings/geneva-meeting.mdx'), 'utf8');
    const zip = Buffer.from(zipSync({ 'geneva-meeting.mdx': strToU8(theirs), 'new.mdx': strToU8('new') }));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'desk.zip', mimeType: 'application/zip', buffer: zip });
    await page.getByRole('heading', { name: 'There are two texts of geneva-meeting.mdx' }).waitFor();
    await page.locator('.merge .cm-content').nth(1).waitFor();
    await page.getByRole('button', { name: 'Take the right text' }).click();
    await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('geneva-meeting.mdx');
    await expect.poll(() => why.inputValue(), { timeout: 15_000 }).toBe('It matters to the harbour.');
  });

  it('who leaves the desk leaves no worker behind, and every key is kept', async () => {
    const { page } = await sample();
    expect(page.workers()).toHaveLength(1);
    await page.locator('.whyitmatters textarea').fill('Typed as one left.');
    await page.getByRole('button', { name: 'Other desk' }).click();
    await page.getByRole('button', { name: 'My desk in this browser' }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 15_000 }).toBe(0);
    await page.getByRole('button', { name: 'My desk in this browser' }).click();
    await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('geneva-meeting.mdx');
    await expect
      .poll(() => page.locator('.whyitmatters textarea').inputValue(), { timeout: 15_000 })
      .toBe('Typed as one left.');
  });

  it('a problem is mended by its button, which says what it writes', async () => {
    const { page } = await sample();
    await page.locator('.item.keyfact').first().getByLabel('On', { exact: true }).fill('2025-11-24');
    await page.keyboard.press('Enter');
    const fact = page.locator('.item.keyfact textarea').nth(2);
    await fact.fill((await fact.inputValue()).replace('must fully uphold', 'must uphold'));
    const mend = page
      .locator('.item.keyfact')
      .nth(2)
      .getByRole('button', { name: /^Mend: / });
    const label = /“(.*)”/u.exec((await mend.textContent()) ?? '')?.[1] ?? 'no label';
    await mend.click();
    await expect.poll(() => fact.inputValue(), { timeout: 15_000 }).toContain(label);
    expect(label).toContain('fully uphold');
  });

  it('axe finds nothing, light and dark, narrow and wide', { timeout: 240_000 }, async () => {
    const { page } = await sample();
    await page.evaluate(axe.source);
    const found: string[] = [];
    for (const asText of [false, true]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      if (asText) await page.getByRole('button', { name: 'As text' }).click();
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        for (const pane of ['Source', 'Briefing', 'Sheet']) {
          if (width < 1000) await page.getByRole('navigation').getByRole('button', { name: pane }).click();
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
            const where = `${pane} at ${width}, ${colorScheme}${asText ? ', as text' : ''}`;
            found.push(...violations.map((v) => `${where}: ${v.id} ${v.nodes.map((n) => n.html).join(' ')}`));
          }
          if (width >= 1000) break;
        }
      }
    }
    expect(found).toEqual([]);
  });
});

it('a file that is saved elsewhere while it is written in is not written over: both texts are shown', () =>
  temporary(async (folder) => {
    const content = await sampleIn(folder);
    const file = join(content, 'black-sea.mdx');
    const before = await readFile(file, 'utf8');
    const desk = await openDesk(content);
    try {
      const { page, wrong } = await watched(desk.address);
      await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('black-sea.mdx');
      await page.locator('.paper canvas').waitFor();
      await page.locator('.whyitmatters textarea').fill('Mine, not yet saved');
      await writeFile(file, before.replace('Black Sea', 'Black Sea, theirs'));
      await page.getByRole('heading', { name: 'was changed elsewhere' }).waitFor();
      expect(await readFile(file, 'utf8')).toContain('theirs');
      await page.locator('.merge .cm-content').nth(1).waitFor();
      await page.getByRole('button', { name: 'Keep the left text' }).click();
      await expect.poll(() => readFile(file, 'utf8'), { timeout: 15_000 }).toContain('Mine, not yet saved');
      expect(wrong.filter((line) => !line.includes('409'))).toEqual([]);
      await page.close();
      const { page: other } = await watched(desk.address);
      await other.getByRole('combobox', { name: 'Briefing in hand' }).selectOption('black-sea.mdx');
      await other.locator('.paper canvas').waitFor();
      await writeFile(file, before);
      await expect
        .poll(() => other.locator('.whyitmatters textarea').inputValue(), { timeout: 15_000 })
        .not.toContain('Mine');
    } finally {
      await desk.close();
    }
  }));
